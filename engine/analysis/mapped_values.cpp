// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/mapped_values.h"

#include "analysis/mux_calls.h"
#include "import/constants.h"
#include "trace/not_told.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <unordered_map>

namespace muxscope::analysis {

using namespace strace;
using trace::Call;

namespace {

bool hasVectors(std::string_view name) {
    return name == "readv" || name == "writev";
}
bool hasMessage(std::string_view name) {
    return name == "recvmsg" || name == "sendmsg";
}

BufferList buffersOf(const CallText& call) {
    if (hasVectors(call.name))
        return buffersIn(call.argument(1));
    if (hasMessage(call.name))
        return buffersIn(memberOf(call.argument(1), "msg_iov"));
    return {{{call.argument(1), -1}}, false};
}

template <class T>
void put(std::vector<std::byte>& bytes, const T& value) {
    const auto* from = reinterpret_cast<const std::byte*>(&value);
    bytes.insert(bytes.end(), from, from + sizeof(value));
}

} // namespace

Call traceCallOf(const CallText& call) {
    const std::string_view name = call.name;
    if (name == "sendto") // send(2) is it, too
        return call.argument(4).starts_with('{') ? Call::sendto : Call::send;
    // What fstat(2) has become.
    if (name == "newfstatat")
        return call.argument(1) == "\"\"" && fdIn(call.argument(0)).fd >= 0 ? Call::fstat
                                                                            : Call::none;
    if (name == "futex" || name == "futex_time64")
        return futexWaits(call.argument(1)) ? Call::futex : Call::none;
    static const std::unordered_map<std::string_view, Call> kOthers = {
        {"recvfrom", Call::recv},
        {"recvmsg", Call::recv},
        {"readv", Call::read},
        {"rt_sigtimedwait", Call::sigtimedwait},
        {"rt_sigtimedwait_time64", Call::sigtimedwait},
        {"sendmsg", Call::send},
        {"writev", Call::write},
        {"fcntl64", Call::fcntl},
        {"sendfile64", Call::sendfile},
        {"eventfd2", Call::eventfd},
        {"epoll_create", Call::epoll_create1},
        {"sigsuspend", Call::rt_sigsuspend},
        {"clock_nanosleep", Call::nanosleep}};
    static const std::unordered_map<std::string_view, Call> kSame = {
        {"socket", Call::socket},
        {"bind", Call::bind},
        {"listen", Call::listen},
        {"accept", Call::accept},
        {"accept4", Call::accept4},
        {"connect", Call::connect},
        {"recv", Call::recv},
        {"read", Call::read},
        {"send", Call::send},
        {"write", Call::write},
        {"sendfile", Call::sendfile},
        {"shutdown", Call::shutdown},
        {"close", Call::close},
        {"fcntl", Call::fcntl},
        {"ioctl", Call::ioctl},
        {"setsockopt", Call::setsockopt},
        {"getsockopt", Call::getsockopt},
        {"pread64", Call::pread64},
        {"fstat", Call::fstat},
        {"io_uring_setup", Call::io_uring_setup},
        {"io_uring_enter", Call::io_uring_enter},
        {"getsockname", Call::getsockname},
        {"getpeername", Call::getpeername},
        {"epoll_create1", Call::epoll_create1},
        {"epoll_ctl", Call::epoll_ctl},
        {"open", Call::open},
        {"openat", Call::openat},
        {"eventfd", Call::eventfd},
        {"socketpair", Call::socketpair},
        {"nanosleep", Call::nanosleep},
        {"rt_sigsuspend", Call::rt_sigsuspend},
        {"pause", Call::pause},
        {"wait4", Call::wait4},
        {"waitid", Call::waitid},
        {"flock", Call::flock}};
    if (const auto api = muxApiOf(name))
        return isEpoll(*api)                                   ? Call::epoll_wait
               : *api == MuxApi::poll || *api == MuxApi::ppoll ? Call::poll
                                                               : Call::select;
    if (const auto found = kOthers.find(name); found != kOthers.end())
        return found->second;
    const auto found = kSame.find(name);
    return found != kSame.end() ? found->second : Call::none;
}

bool isToldLate(Call call) {
    return call == Call::recv || call == Call::recvfrom || call == Call::read ||
           call == Call::pread64 || call == Call::accept4 || call == Call::epoll_wait ||
           call == Call::sigtimedwait || call == Call::wait4 || call == Call::waitid;
}

// FUTEX_WAIT_PRIVATE, FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME, FUTEX_LOCK_PI, 0x189 (futex(2)).
bool futexWaits(std::string_view operation) {
    if (operation.starts_with("FUTEX_"))
        return operation.starts_with("FUTEX_WAIT") || operation.starts_with("FUTEX_LOCK_PI");
    constexpr std::uint64_t kOptions = 128 | 256; // FUTEX_PRIVATE_FLAG, FUTEX_CLOCK_REALTIME
    const auto number = flagsIn(operation);
    if (!number)
        return false;
    const std::uint64_t plain = *number & ~kOptions;
    return plain == 0 || plain == 6 || plain == 9 || plain == 11 || plain == 13;
}

// wait4(pid, status, options, usage), waitid(type, id, about, options, usage), flock(fd, operation).
std::uint16_t waitOptionsOf(const CallText& call) {
    constexpr std::uint16_t kNoHang = 1;
    constexpr std::uint16_t kLockNonblock = 4;
    if (call.name == "flock")
        return call.argument(1).find("LOCK_NB") != std::string_view::npos
                   ? kLockNonblock
                   : static_cast<std::uint16_t>(leadingNumber(call.argument(1)).value_or(0));
    const std::string_view options = call.argument(call.name == "wait4" ? 2 : 3);
    return options.find("WNOHANG") != std::string_view::npos
               ? kNoHang
               : static_cast<std::uint16_t>(leadingNumber(options).value_or(0));
}

// Realtime signals by their distance from 32, the kernel's first.
std::optional<std::int64_t> signalIn(std::string_view text) {
    constexpr std::string_view kRealtime = "SIGRT_";
    if (text == "SIGRTMIN")
        return 32;
    if (text == "SIGIO")
        return 29;
    if (!text.starts_with(kRealtime))
        return {};
    const auto number = leadingNumber(text.substr(kRealtime.size()));
    return number ? std::optional(32 + *number) : std::nullopt;
}

int errnoOf(std::string_view name) {
    static const auto kNumbers = [] {
        std::unordered_map<std::string_view, int> numbers;
        for (int number = 1; number < 200; ++number)
            if (const char* known = strerrorname_np(number))
                numbers.emplace(known, number);
        return numbers;
    }();
    const auto found = kNumbers.find(name);
    return found == kNumbers.end() ? 0 : found->second;
}

// struct sockaddr_in, sockaddr_in6, sockaddr_un (ip(7), ipv6(7), unix(7)).
std::vector<std::byte> sockaddrOf(const AddressText& address) {
    std::vector<std::byte> bytes;
    unsigned char ip[16] = {};
    const bool six = address.family == AddressText::Family::ip6;
    if (address.family == AddressText::Family::local) {
        put(bytes, static_cast<std::uint16_t>(kFamilyUnix));
        for (const char c : address.path.substr(0, 107))
            put(bytes, c);
        if (!address.path.empty())
            put(bytes, '\0');
        return bytes;
    }
    if ((address.family != AddressText::Family::ip4 && !six) || address.port < 0 ||
        inet_pton(six ? AF_INET6 : AF_INET, address.ip.c_str(), ip) != 1)
        return bytes;
    put(bytes, static_cast<std::uint16_t>(six ? kFamilyIp6 : kFamilyIp4));
    put(bytes, htons(static_cast<std::uint16_t>(address.port)));
    if (six)
        put(bytes, std::uint32_t{0}); // flow
    const auto* from = reinterpret_cast<const std::byte*>(ip);
    bytes.insert(bytes.end(), from, from + (six ? 16 : 4));
    bytes.resize(six ? 28 : 16);
    return bytes;
}

std::int64_t roomOf(const CallText& call) {
    if (!hasVectors(call.name) && !hasMessage(call.name)) {
        const auto room = leadingNumber(call.argument(2));
        return room ? std::max<std::int64_t>(*room, 0) : trace::kNotTold;
    }
    if (call.arguments.size() < 2)
        return trace::kNotTold;
    std::int64_t room = 0;
    for (const BufferText& buffer : buffersOf(call).buffers)
        room += std::clamp<std::int64_t>(buffer.length, 0, INT32_MAX);
    return room;
}

std::string movedBytes(const CallText& call) {
    std::string bytes;
    auto left = static_cast<std::uint64_t>(std::max<std::int64_t>(call.answer.value, 0));
    for (const BufferText& buffer : buffersOf(call).buffers) {
        if (left == 0)
            break;
        const std::uint64_t held =
            buffer.length < 0 ? left : std::min(left, static_cast<std::uint64_t>(buffer.length));
        const std::string shown = stringIn(buffer.string).bytes.substr(0, held);
        bytes += shown;
        left -= held;
        if (shown.size() < held) // what follows would stand at the wrong place
            break;
    }
    return bytes;
}

std::uint16_t messageFlagsOf(const CallText& call) {
    const std::size_t at = hasMessage(call.name) ? 2 : 3;
    const bool flagged = call.name.starts_with("recv") || call.name.starts_with("send");
    return flagged ? static_cast<std::uint16_t>(flagsIn(call.argument(at)).value_or(0)) : 0;
}

std::string callLine(const CallText& call) {
    constexpr std::size_t kMost = 180;
    std::string text(call.name);
    text += '(';
    for (const std::string_view argument : call.arguments) {
        if (text.back() != '(')
            text += ", ";
        text += argument.substr(0, kMost);
        if (text.size() > kMost)
            break;
    }
    text = text.substr(0, kMost) + ')';
    if (call.answer.kind != Answer::Kind::none)
        text.append(" = ").append(call.answer.whole.substr(0, 60));
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e)
            c = '?';
    return text;
}

} // namespace muxscope::analysis
