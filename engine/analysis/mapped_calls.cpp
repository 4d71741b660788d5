// SPDX-License-Identifier: GPL-3.0-or-later
// What each call's enter and exit say in a record (the table in trace/record.h).
#include "analysis/mapped_values.h"
#include "analysis/trace_mapping.h"
#include "import/constants.h"
#include "trace/not_told.h"

#include <algorithm>
#include <cstring>

namespace muxscope::analysis {

using namespace strace;
using trace::Call;

namespace {

template <class T>
void put(std::vector<std::byte>& bytes, const T& value) {
    const auto* from = reinterpret_cast<const std::byte*>(&value);
    bytes.insert(bytes.end(), from, from + sizeof(value));
}

std::uint64_t flags(std::string_view text) {
    return flagsIn(text).value_or(0);
}

} // namespace

// fcntl, ioctl and socket options by number; one whose name is not known stays a remark.
std::int64_t TraceMapping::enterOption(ThreadKey, const CallText& call, Under& under) {
    const bool option = under.call == Call::getsockopt || under.call == Call::setsockopt;
    const auto what = constantIn(call.argument(option ? 2 : 1));
    const auto level = option ? constantIn(call.argument(1)) : std::optional<std::uint64_t>(0);
    const bool answers = under.call != Call::ioctl ||
                         (what && (*what == kFionbio || *what == kFionread || *what == kTcgets));
    // A duplicate is another number for the same file: no event tells that.
    const bool duplicates =
        under.call == Call::fcntl && what && (*what == kDupFd || *what == kDupFdCloexec);
    if (!what || !level || !answers || duplicates) {
        under.call = Call::none;
        return 0;
    }
    under.aux = static_cast<std::uint16_t>(*what);
    if (option)
        put(m_payload, static_cast<std::int32_t>(*level));
    if (under.call == Call::setsockopt) {
        std::string_view value = call.argument(3);
        if (const auto time = timeSpanNs(value, 1000); time && value.starts_with('{'))
            return *time;
        if (value.starts_with('['))
            value.remove_prefix(1);
        return leadingNumber(value).value_or(trace::kNotTold);
    }
    if (under.call != Call::fcntl)
        return 0;
    const std::string_view argument = call.argument(2);
    if (argument.starts_with('{')) { // F_SETOWN_EX; locks are of no interest
        const auto owner = leadingNumber(memberOf(argument, "pid"));
        under.call = owner ? under.call : Call::none;
        return owner.value_or(0);
    }
    if (const auto signal = signalIn(argument))
        return *signal;
    return static_cast<std::int64_t>(flags(argument));
}

std::int64_t TraceMapping::enter(ThreadKey thread, const CallText& call, Under& under) {
    const auto first = fdIn(call.argument(0)).fd;
    switch (under.call) {
    case Call::socket:
    case Call::socketpair:
        under.aux = static_cast<std::uint16_t>(flags(call.argument(1)));
        return static_cast<std::int64_t>(flags(call.argument(0)));
    case Call::open:
    case Call::openat: {
        const std::size_t at = under.call == Call::openat ? 1 : 0;
        if (at != 0 && first >= 0) // else AT_FDCWD
            under.fd = shown(thread, first);
        for (const char c : stringIn(call.argument(at)).bytes)
            put(m_payload, c);
        return static_cast<std::int64_t>(flags(call.argument(at + 1)));
    }
    case Call::epoll_create1:
        return call.name == "epoll_create1" ? static_cast<std::int64_t>(flags(call.argument(0)))
                                            : 0;
    case Call::eventfd:
        return 0;
    case Call::nanosleep:
        return timeSpanNs(call.argument(call.name == "clock_nanosleep" ? 2 : 0), 1)
            .value_or(trace::kNotTold);
    case Call::io_uring_setup:
        return leadingNumber(call.argument(0)).value_or(0);
    case Call::rt_sigsuspend:
    case Call::pause:
        return 0;
    case Call::wait4:
    case Call::waitid:
        return lateArguments(call, under, nullptr);
    case Call::futex:
        return call.argument(3) == "NULL"
                   ? -1
                   : timeSpanNs(call.argument(3), 1).value_or(trace::kNotTold);
    case Call::select:
    case Call::poll:
    case Call::sigtimedwait:
        return enterWait(thread, call, under);
    default:
        break;
    }
    under.fd = shown(thread, first);
    switch (under.call) {
    case Call::bind:
    case Call::connect:
        m_payload = sockaddrOf(addressIn(call.argument(1)));
        return 0;
    case Call::listen:
        return leadingNumber(call.argument(1)).value_or(0);
    case Call::shutdown:
        return static_cast<std::int64_t>(flags(call.argument(1)));
    case Call::flock:
        under.aux = waitOptionsOf(call);
        return 0;
    case Call::pread64: {
        const std::int64_t offset = leadingNumber(call.argument(3)).value_or(0);
        put(m_payload, offset);
        return lateArguments(call, under, nullptr);
    }
    case Call::sendto:
        m_payload = sockaddrOf(addressIn(call.argument(4)));
        [[fallthrough]];
    case Call::accept4:
    case Call::recv:
    case Call::recvfrom:
    case Call::read:
    case Call::send:
    case Call::write:
        return lateArguments(call, under, nullptr);
    case Call::epoll_wait:
        return enterWait(thread, call, under);
    case Call::io_uring_enter:
        return enterRing(thread, call, under);
    case Call::sendfile:
        put(m_payload, shown(thread, fdIn(call.argument(1)).fd));
        return leadingNumber(call.argument(3)).value_or(0);
    case Call::epoll_ctl:
        under.aux = static_cast<std::uint16_t>(flags(call.argument(1)));
        if (const auto event = epollEventIn(call.argument(3)))
            put(m_payload, event->bits);
        return shown(thread, fdIn(call.argument(2)).fd);
    case Call::fcntl:
    case Call::ioctl:
    case Call::setsockopt:
    case Call::getsockopt:
        return enterOption(thread, call, under);
    default:
        return 0;
    }
}

std::int64_t TraceMapping::exitTransfer(ThreadKey thread, const CallText& call, Under& under) {
    (void)lateArguments(call, under, nullptr); // the flags
    under.fd = under.fd < 0 ? shown(thread, fdIn(call.argument(0)).fd) : under.fd;
    const std::string bytes = movedBytes(call);
    const auto* from = reinterpret_cast<const std::byte*>(bytes.data());
    if (under.call != Call::recvfrom) {
        m_payload.assign(from, from + bytes.size());
        return call.answer.value;
    }
    const auto address = sockaddrOf(addressIn(call.argument(4)));
    trace::encodeDatagram({address, std::span(from, bytes.size())}, m_payload);
    return call.answer.value;
}

std::int64_t TraceMapping::exitOption(const CallText& call, const Under& under) {
    std::string_view text = call.argument(under.call == Call::ioctl ? 2 : 3);
    if (under.aux == kTcgets && under.call == Call::ioctl)
        return call.answer.value;
    if (text.starts_with('['))
        text.remove_prefix(1);
    std::int32_t number = static_cast<std::int32_t>(leadingNumber(text).value_or(0));
    if (number == 0 && text.starts_with('E'))
        number = errnoOf(text.substr(0, text.find(']')));
    put(m_payload, number);
    return call.answer.value;
}

std::int64_t TraceMapping::exit(ThreadKey thread, const CallText& call, Under& under) {
    const std::int64_t value = call.answer.value;
    switch (under.call) {
    case Call::socket:
    case Call::open:
    case Call::openat:
    case Call::eventfd:
    case Call::epoll_create1:
    case Call::io_uring_setup:
        return shown(thread, value);
    case Call::sigtimedwait:
        putSignal(thread, call, under);
        return value;
    case Call::accept:
    case Call::accept4: {
        AddressText peer = addressIn(call.argument(1));
        if (peer.text().empty())
            peer = socketNamesIn(fdIn(call.answer.whole).annotation).peer;
        const std::int32_t fd = shown(thread, value);
        m_payload = sockaddrOf(peer);
        return fd;
    }
    case Call::recv:
    case Call::recvfrom:
    case Call::read:
    case Call::pread64:
    case Call::send:
    case Call::sendto:
    case Call::write:
        return exitTransfer(thread, call, under);
    case Call::getsockname:
    case Call::getpeername:
        m_payload = sockaddrOf(addressIn(call.argument(1)));
        return value;
    case Call::socketpair: {
        std::vector<std::int32_t> ends;
        forEachItem(call.argument(3), [&](std::string_view end) {
            ends.push_back(shown(thread, fdIn(end).fd));
            return true;
        });
        m_payload.clear();
        for (const std::int32_t end : ends)
            put(m_payload, end);
        return value;
    }
    case Call::ioctl:
    case Call::getsockopt:
        return exitOption(call, under);
    default:
        return value;
    }
}

} // namespace muxscope::analysis
