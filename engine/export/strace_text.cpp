// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/strace_text.h"

#include "export/strace_words.h"

#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <iterator>

namespace muxscope::exporting {

namespace {

using trace::Call;

constexpr std::string_view kSomewhere = "0x7ffe00000000"; // a buffer that was not filled
constexpr int kAdd = 1; // EPOLL_CTL_ADD, _DEL, _MOD (epoll_ctl(2))
constexpr int kDelete = 2;
constexpr int kFionbio = 0x5421;

std::string_view systemCall(Call call) {
    switch (call) {
    case Call::recv:
        return "recvfrom";
    case Call::send:
        return "sendto";
    case Call::open:
        return "openat";
    case Call::eventfd:
        return "eventfd2";
    case Call::nanosleep:
        return "clock_nanosleep";
    case Call::sigtimedwait:
        return "rt_sigtimedwait";
    default:
        return trace::callName(call);
    }
}

std::string fdSet(const world::Mux& mux, std::uint32_t bit) {
    std::string text = "[";
    mux.interest.forEach([&](std::size_t fd, std::uint32_t bits) {
        if ((bits & bit) != 0)
            fmt::format_to(std::back_inserter(text), "{}{}", text.size() > 1 ? " " : "", fd);
    });
    return text + ']';
}

std::string pollSet(const world::Mux& mux) {
    std::string text = "[";
    mux.interest.forEach([&](std::size_t fd, std::uint32_t bits) {
        if (bits != 0)
            fmt::format_to(std::back_inserter(text), "{}{{fd={}, events={}}}",
                           text.size() > 1 ? ", " : "", fd, eventBits(bits, "POLL"));
    });
    return text + ']';
}

const world::Mux* muxOf(const world::World& world, const trace::Event& enter) {
    for (const world::Mux& mux : world.muxes)
        if (mux.call == enter.call() && mux.thread == enter.record.thread)
            return &mux;
    return nullptr;
}

// "in [3 5], out [4]"
std::string selectAnswer(const trace::Event& exit) {
    constexpr std::pair<std::uint32_t, std::string_view> kSets[] = {
        {trace::kIn, "in"}, {trace::kOut, "out"}, {trace::kPri, "except"}};
    std::string text;
    for (const auto& [bit, name] : kSets) {
        std::string fds;
        for (const trace::FdBits& item : exit.ready())
            if ((item.bits & bit) != 0)
                fmt::format_to(std::back_inserter(fds), "{}{}", fds.empty() ? "" : " ", item.fd);
        if (!fds.empty())
            fmt::format_to(std::back_inserter(text), "{}{} [{}]", text.empty() ? "" : ", ", name,
                           fds);
    }
    return text;
}

std::string pollAnswer(const trace::Event& exit) {
    std::string text;
    for (const trace::FdBits& item : exit.ready())
        fmt::format_to(std::back_inserter(text), "{}{{fd={}, revents={}}}",
                       text.empty() ? "" : ", ", item.fd, eventBits(item.bits, "POLL"));
    return '[' + text + ']';
}

std::string epollAnswer(const trace::Event& exit) {
    std::string text;
    for (const trace::FdBits& item : exit.ready())
        fmt::format_to(std::back_inserter(text), "{}{{events={}, data={{u32={}, u64={}}}}}",
                       text.empty() ? "" : ", ", eventBits(item.bits, "EPOLL"), item.fd, item.fd);
    return '[' + text + ']';
}

std::string fcntlArguments(const trace::Record& r) {
    if (r.aux == F_GETFL)
        return "F_GETFL";
    if (r.aux == F_SETFL)
        return "F_SETFL, " + openFlags(r.value);
    return fmt::format("{:#x}, {:#x}", r.aux, r.value);
}

std::string familyName(std::int64_t domain) {
    return domain == 2    ? "AF_INET"
           : domain == 10 ? "AF_INET6"
           : domain == 1  ? "AF_UNIX"
                          : std::to_string(domain);
}

} // namespace

std::string straceString(std::string_view bytes) {
    std::string text = "\"";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        static constexpr std::string_view kEscaped = "\"\\\n\r\t\v\f";
        static constexpr std::string_view kLetters = "\"\\nrtvf";
        const std::size_t known = kEscaped.find(bytes[i]);
        const bool digitFollows =
            i + 1 < bytes.size() && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
        if (known != std::string_view::npos)
            text += {'\\', kLetters[known]};
        else if (byte >= 0x20 && byte < 0x7f)
            text += bytes[i];
        else // as short as what follows allows
            text += fmt::format(fmt::runtime(digitFollows ? "\\{:03o}" : "\\{:o}"), byte);
    }
    return text + '"';
}

bool StraceText::shows(Call call) {
    return call != Call::none && call != Call::async_cancel && call != Call::clock_gettime;
}

std::string StraceText::address(std::span<const std::byte> sockaddr) {
    const std::vector<std::byte> shown = m_anonymizer.address(sockaddr);
    std::uint16_t family = 0;
    if (shown.size() < sizeof family)
        return "NULL";
    std::memcpy(&family, shown.data(), sizeof family);
    const std::string text = trace::addressText(shown);
    const std::size_t colon = text.rfind(':');
    const std::string_view port = std::string_view(text).substr(colon + 1);
    if (family == 2)
        return fmt::format("{{sa_family=AF_INET, sin_port=htons({}), sin_addr=inet_addr(\"{}\")}}",
                           port, std::string_view(text).substr(0, colon));
    if (family == 10)
        return fmt::format("{{sa_family=AF_INET6, sin6_port=htons({}), sin6_flowinfo=htonl(0), "
                           "inet_pton(AF_INET6, \"{}\", &sin6_addr), sin6_scope_id=0}}",
                           port, std::string_view(text).substr(1, colon - 2));
    if (family == 1 && text.size() > 5)
        return fmt::format("{{sa_family=AF_UNIX, sun_path={}}}",
                           straceString(std::string_view(text).substr(5)));
    return family == 1 ? "{sa_family=AF_UNIX}" : fmt::format("{{sa_family={:#x}}}", family);
}

std::string StraceText::moved(const trace::Event& exit, std::int64_t whole) const {
    const std::string shown = m_anonymizer.bytes(exit.moved());
    return straceString(shown) + (static_cast<std::int64_t>(shown.size()) < whole ? "..." : "");
}

StraceCall StraceText::begin(const trace::Event& enter, const world::World& after) {
    return {enter.record,
            {enter.payload.begin(), enter.payload.end()},
            fmt::format("{}({}", systemCall(enter.call()), head(enter, after))};
}

// Arguments that strace prints as soon as the call begins.
std::string StraceText::head(const trace::Event& enter, const world::World& after) {
    const trace::Record& r = enter.record;
    const world::Mux* mux = muxOf(after, enter);
    switch (r.call) {
    case Call::select:
        return mux == nullptr ? "0, NULL, NULL, NULL, " + timeval(r.value)
                              : fmt::format("{}, {}, {}, {}, {}", mux->nfds,
                                            fdSet(*mux, trace::kIn), fdSet(*mux, trace::kOut),
                                            fdSet(*mux, trace::kPri), timeval(r.value));
    case Call::poll:
        return fmt::format("{}, {}, {}", mux == nullptr ? "[]" : pollSet(*mux),
                           mux == nullptr ? 0 : mux->nfds,
                           r.value < 0 ? -1 : (r.value + 999'999) / 1'000'000);
    case Call::socket:
        return fmt::format("{}, {}, IPPROTO_IP", familyName(r.value), socketType(r.aux));
    case Call::socketpair:
        return fmt::format("{}, {}, 0, ", familyName(r.value), socketType(r.aux));
    case Call::bind:
    case Call::connect:
        return fmt::format("{}, {}, {}", r.fd, address(enter.payload), enter.payload.size());
    case Call::listen:
        return fmt::format("{}, {}", r.fd, r.value);
    case Call::shutdown:
        return fmt::format("{}, {}", r.fd,
                           r.value == 0   ? "SHUT_RD"
                           : r.value == 1 ? "SHUT_WR"
                                          : "SHUT_RDWR");
    case Call::fcntl:
        return fmt::format("{}, {}", r.fd, fcntlArguments(r));
    case Call::epoll_create1:
        return "EPOLL_CLOEXEC";
    case Call::epoll_ctl: {
        const std::string_view operation = r.aux == kAdd      ? "EPOLL_CTL_ADD"
                                           : r.aux == kDelete ? "EPOLL_CTL_DEL"
                                                              : "EPOLL_CTL_MOD";
        return r.aux == kDelete
                   ? fmt::format("{}, {}, {}, NULL", r.fd, operation, r.value)
                   : fmt::format("{}, {}, {}, {{events={}, data={{u32={}, u64={}}}}}", r.fd,
                                 operation, r.value, eventBits(enter.payloadWord(), "EPOLL"),
                                 r.value, r.value);
    }
    case Call::open:
    case Call::openat:
        return fmt::format("AT_FDCWD, {}, {}{}", straceString(m_anonymizer.bytes(enter.payload)),
                           openFlags(r.value), (r.value & O_CREAT) != 0 ? ", 0666" : "");
    case Call::eventfd:
        return "0, 0";
    case Call::nanosleep:
        return fmt::format("CLOCK_REALTIME, 0, {}, NULL", timespec(r.value));
    case Call::sendfile:
        return fmt::format("{}, {}, NULL, {}", r.fd, enter.payloadWord(), r.value);
    case Call::io_uring_setup:
        return fmt::format("{}, {}", r.value, kSomewhere);
    case Call::io_uring_enter:
        return fmt::format("{}, {}, {}, {}, NULL, 8", r.fd, enter.payloadWord(), r.aux,
                           r.aux != 0 ? "IORING_ENTER_GETEVENTS" : "0");
    case Call::sigtimedwait:
        return "~[], ";
    case Call::close:
        return std::to_string(r.fd);
    case Call::rt_sigsuspend:
        return "[], 8";
    case Call::pause:
        return {};
    case Call::wait4:
        return fmt::format("{}, NULL, {}, NULL", r.value, r.aux == 1 ? "WNOHANG" : "0");
    case Call::waitid:
        return fmt::format("P_PID, {}, NULL, WEXITED{}, NULL", r.value,
                           r.aux == 1 ? "|WNOHANG" : "");
    case Call::futex:
        return fmt::format("{}, FUTEX_WAIT_PRIVATE, 0, {}", kSomewhere,
                           r.value < 0 ? "NULL" : timespec(r.value));
    case Call::flock:
        return fmt::format("{}, LOCK_EX{}", r.fd, (r.aux & 4) != 0 ? "|LOCK_NB" : "");
    default: // what follows the descriptor is known with the answer
        return fmt::format("{}, ", r.fd);
    }
}

// Arguments that the kernel fills in, and those behind them.
std::string StraceText::rest(const StraceCall& call, const trace::Event& exit) {
    const trace::Record& r = call.enter;
    const bool failed = exit.error() != 0;
    switch (r.call) {
    case Call::recv:
    case Call::recvfrom: {
        const auto sender = exit.address();
        return fmt::format(
            "{}, {}, {}, {}", failed ? std::string(kSomewhere) : moved(exit, exit.record.value),
            r.value, messageFlags(r.aux),
            sender.empty() ? "NULL, NULL"
                           : fmt::format("{}, [{}]", address(sender), sender.size()));
    }
    case Call::send:
    case Call::sendto: {
        const bool named = r.call == Call::sendto && !call.payload.empty();
        return fmt::format("{}, {}, {}, {}", moved(exit, r.value), r.value, messageFlags(r.aux),
                           named ? fmt::format("{}, {}", address(call.payload), call.payload.size())
                                 : "NULL, 0");
    }
    case Call::read:
    case Call::pread64: {
        std::int64_t offset = 0;
        if (call.payload.size() >= sizeof offset)
            std::memcpy(&offset, call.payload.data(), sizeof offset);
        return fmt::format(
            "{}, {}{}", failed ? std::string(kSomewhere) : moved(exit, exit.record.value), r.value,
            r.call == Call::pread64 ? fmt::format(", {}", offset) : std::string());
    }
    case Call::write:
        return fmt::format("{}, {}", moved(exit, r.value), r.value);
    case Call::accept:
    case Call::accept4: {
        const std::string peer =
            failed ? fmt::format("{}, [128]", kSomewhere)
            : exit.payload.empty()
                ? "NULL, NULL"
                : fmt::format("{}, [128 => {}]", address(exit.payload), exit.payload.size());
        const std::string flags =
            r.value == 0 ? "0" : socketType(static_cast<unsigned>(r.value)).substr(2);
        return r.call == Call::accept ? peer : fmt::format("{}, {}", peer, flags);
    }
    case Call::getsockname:
    case Call::getpeername:
        return failed ? fmt::format("{}, [128]", kSomewhere)
                      : fmt::format("{}, [128 => {}]", address(exit.payload), exit.payload.size());
    case Call::setsockopt: {
        std::int32_t level = 0;
        if (call.payload.size() >= sizeof level)
            std::memcpy(&level, call.payload.data(), sizeof level);
        return fmt::format("{}, [{}], 4", socketOption(level, r.aux), r.value);
    }
    case Call::getsockopt: {
        std::int32_t level = 0;
        if (call.payload.size() >= sizeof level)
            std::memcpy(&level, call.payload.data(), sizeof level);
        return fmt::format("{}, [{}], [4]", socketOption(level, r.aux),
                           static_cast<std::int32_t>(exit.payloadWord()));
    }
    case Call::ioctl:
        return fmt::format("{}, [{}]", r.aux == kFionbio ? "FIONBIO" : fmt::format("{:#x}", r.aux),
                           static_cast<std::int32_t>(exit.payloadWord()));
    case Call::socketpair: {
        std::int32_t pair[2] = {-1, -1};
        if (exit.payload.size() >= sizeof pair)
            std::memcpy(pair, exit.payload.data(), sizeof pair);
        return fmt::format("[{}, {}]", pair[0], pair[1]);
    }
    case Call::epoll_wait:
        return fmt::format("{}, {}, {}", failed ? std::string(kSomewhere) : epollAnswer(exit),
                           r.aux, r.value < 0 ? -1 : (r.value + 999'999) / 1'000'000);
    case Call::sigtimedwait:
        return failed ? fmt::format("{}, {}, 8", kSomewhere, timespec(r.value))
                      : fmt::format("{{si_signo={}, si_fd={}}}, {}, 8", exit.record.value,
                                    exit.ready().empty() ? -1 : exit.ready().front().fd,
                                    timespec(r.value));
    case Call::fstat:
        return std::string(kSomewhere);
    default:
        return {};
    }
}

std::string StraceText::finish(const StraceCall& call, const trace::Event& exit) {
    std::string text = rest(call, exit) + ") ";
    const bool timedOut = exit.error() == 0 && exit.record.value == 0;
    if (call.enter.call == Call::fcntl && call.enter.aux == F_GETFL && exit.error() == 0)
        return text +
               fmt::format("= {:#x} (flags {})", exit.record.value, openFlags(exit.record.value));
    text += plainResult(exit);
    if (exit.error() != 0)
        return text;
    if (call.enter.call == Call::select)
        text += timedOut ? " (Timeout)" : fmt::format(" ({})", selectAnswer(exit));
    else if (call.enter.call == Call::poll)
        text += timedOut ? " (Timeout)" : fmt::format(" ({})", pollAnswer(exit));
    return text;
}

} // namespace muxscope::exporting
