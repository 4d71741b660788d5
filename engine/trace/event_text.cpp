// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/event_text.h"

#include <cinttypes>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <iterator>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace muxscope::trace {
namespace {

using Out = std::back_insert_iterator<std::string>;

void putItem(Out out, Call call, const FdBits& item, bool changes) {
    if (changes && item.bits == 0)
        fmt::format_to(out, "-fd={}", item.fd);
    else if (call == Call::select)
        fmt::format_to(out, "fd={} {}", item.fd, selectBitsText(item.bits));
    else
        fmt::format_to(out, "fd={} {}", item.fd, bitsText(item.bits));
}

void putList(std::string& text, Call call, std::span<const FdBits> items, bool changes,
             std::size_t limit) {
    const Out out(text);
    text += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != 0)
            text += ", ";
        if (i == limit) {
            fmt::format_to(out, "... {} more", items.size() - i);
            break;
        }
        putItem(out, call, items[i], changes);
    }
    text += ']';
}

// Each call in its own unit: select and sigtimedwait s, poll and epoll_wait ms.
std::string timeoutText(Call call, std::int64_t ns) {
    const bool inSeconds =
        call == Call::select || call == Call::sigtimedwait || call == Call::io_uring_enter;
    if (ns < 0)
        return inSeconds ? "NULL" : "-1";
    if (inSeconds)
        return fmt::format("{:.3f}", static_cast<double>(ns) / 1e9);
    return fmt::format("{}", (ns + 999'999) / 1'000'000);
}

std::string_view epollOpName(int op) {
    switch (op) {
    case EPOLL_CTL_ADD:
        return "EPOLL_CTL_ADD";
    case EPOLL_CTL_MOD:
        return "EPOLL_CTL_MOD";
    case EPOLL_CTL_DEL:
        return "EPOLL_CTL_DEL";
    default:
        return "?";
    }
}

// Realtime signals have no names but their distance from the first (signal(7)).
std::string signalText(std::int64_t signal) {
    if (signal == SIGIO)
        return "SIGIO";
    return signal >= SIGRTMIN && signal <= SIGRTMAX ? fmt::format("SIGRTMIN+{}", signal - SIGRTMIN)
                                                    : fmt::format("{}", signal);
}

// fcntl(2): the commands that loops use.
std::string fcntlText(const Record& r) {
    const auto setting = [&r] {
        std::string text = "O_RDWR";
        text += (r.value & O_NONBLOCK) != 0 ? "|O_NONBLOCK" : "";
        text += (r.value & O_ASYNC) != 0 ? "|O_ASYNC" : "";
        return text;
    };
    switch (r.aux) {
    case F_GETFL:
        return "F_GETFL";
    case F_SETFL:
        return "F_SETFL, " + setting();
    case F_SETSIG:
        return "F_SETSIG, " + signalText(r.value);
    case F_SETOWN_EX:
        return fmt::format("F_SETOWN_EX, thread {}", r.value);
    case F_SETOWN:
        return fmt::format("F_SETOWN, {}", r.value);
    default:
        return fmt::format("{}, {}", r.aux, r.value);
    }
}

std::string messageFlagsText(unsigned flags) {
    std::string text;
    const auto add = [&](unsigned bit, std::string_view name) {
        if ((flags & bit) == 0)
            return;
        text += text.empty() ? "" : "|";
        text += name;
        flags &= ~bit;
    };
    add(MSG_OOB, "MSG_OOB");
    add(MSG_PEEK, "MSG_PEEK");
    add(MSG_TRUNC, "MSG_TRUNC");
    add(MSG_DONTWAIT, "MSG_DONTWAIT");
    add(MSG_NOSIGNAL, "MSG_NOSIGNAL");
    if (flags != 0 || text.empty())
        text += fmt::format("{}{}", text.empty() ? "" : "|", flags);
    return text;
}

void putWaitArguments(std::string& text, const Event& event, std::size_t limit) {
    const Out out(text);
    if (event.call() == Call::epoll_wait) {
        fmt::format_to(out, " epfd={} max={}", event.record.fd, event.record.aux);
    } else if (event.call() != Call::sigtimedwait) {
        const Interest interest = event.interest();
        fmt::format_to(out, " nfds={} {}=", interest.head.nfds,
                       interest.head.full != 0 ? "watch" : "change");
        putList(text, event.call(), interest.items, interest.head.full == 0, limit);
    }
    fmt::format_to(out, " timeout={}", timeoutText(event.call(), event.record.value));
}

void putArguments(std::string& text, const Event& event, std::size_t limit) {
    const Out out(text);
    const Record& r = event.record;
    switch (event.call()) {
    case Call::select:
    case Call::poll:
    case Call::epoll_wait:
    case Call::sigtimedwait:
        putWaitArguments(text, event, limit);
        return;
    case Call::epoll_ctl:
        fmt::format_to(out, " epfd={} {} fd={} {}", r.fd, epollOpName(r.aux), r.value,
                       bitsText(event.payloadWord()));
        return;
    case Call::io_uring_setup:
        fmt::format_to(out, " entries={}", r.value);
        return;
    case Call::io_uring_enter:
        fmt::format_to(out, " ring={} submit={} min={} timeout={}", r.fd, event.payloadWord(),
                       r.aux, timeoutText(r.call, r.value));
        return;
    case Call::async_cancel:
        fmt::format_to(out, " fd={} {}", r.fd, callName(static_cast<Call>(r.value)));
        return;
    case Call::socket:
        fmt::format_to(out, " domain={} type={}{}", r.value, r.aux & 0xf,
                       (r.aux & SOCK_NONBLOCK) != 0 ? "|NONBLOCK" : "");
        return;
    case Call::sendfile:
        fmt::format_to(out, " fd={} len={} from={}", r.fd, r.value, event.payloadWord());
        return;
    case Call::bind:
    case Call::connect:
        fmt::format_to(out, " fd={} addr={}", r.fd, addressText(event.payload));
        return;
    case Call::listen:
        fmt::format_to(out, " fd={} backlog={}", r.fd, r.value);
        return;
    case Call::recv:
    case Call::send:
    case Call::recvfrom:
        fmt::format_to(out, " fd={} len={} flags={}", r.fd, r.value, messageFlagsText(r.aux));
        return;
    case Call::sendto:
        fmt::format_to(out, " fd={} len={} flags={} to={}", r.fd, r.value, messageFlagsText(r.aux),
                       addressText(event.address()));
        return;
    case Call::read:
    case Call::write:
        fmt::format_to(out, " fd={} len={}", r.fd, r.value);
        return;
    case Call::setsockopt:
        fmt::format_to(out, " fd={} level={} opt={} value={}", r.fd, event.payloadWord(), r.aux,
                       r.value);
        return;
    case Call::getsockopt:
        fmt::format_to(out, " fd={} level={} opt={}", r.fd, event.payloadWord(), r.aux);
        return;
    case Call::fcntl:
        fmt::format_to(out, " fd={} cmd={} arg={:#x}", r.fd, r.aux, r.value);
        return;
    case Call::open:
    case Call::openat:
        fmt::format_to(out, " path={} flags={:#x}", quoted(event.payload, SIZE_MAX), r.value);
        return;
    default:
        if (r.fd >= 0)
            fmt::format_to(out, " fd={}", r.fd);
        if (r.value != 0)
            fmt::format_to(out, " value={}", r.value);
    }
}

void putAnswer(std::string& text, const Event& event, const TextOptions& options) {
    const Out out(text);
    if (event.error() != 0) {
        fmt::format_to(out, " -> -1 {}", errnoName(event.error()));
        return;
    }
    if (event.call() == Call::sigtimedwait)
        fmt::format_to(out, " -> {}", signalText(event.record.value));
    else
        fmt::format_to(out, " -> {}", event.record.value);
    if (isMultiplexer(event.call())) {
        text += ' ';
        putList(text, event.call(), event.ready(), false, options.listItems);
        return;
    }
    if (event.payload.empty())
        return;
    text += ' ';
    switch (callKind(event.call())) {
    case CallKind::read:
    case CallKind::write:
        if (event.call() == Call::recvfrom)
            fmt::format_to(out, "from={} ", addressText(event.address()));
        text += quoted(event.moved(), options.payloadBytes);
        if (event.isCut()) {
            const std::size_t head = event.payload.size() - event.moved().size();
            fmt::format_to(out, " cut={}/{}", event.moved().size(), event.payloadFullLength - head);
        }
        return;
    default:
        if (event.call() == Call::socketpair) {
            std::array<std::int32_t, 2> ends{};
            std::memcpy(ends.data(), event.payload.data(),
                        std::min(sizeof(ends), event.payload.size()));
            fmt::format_to(out, "[{}, {}]", ends[0], ends[1]);
        } else if (event.call() == Call::getsockopt)
            fmt::format_to(out, "value={}", static_cast<std::int32_t>(event.payloadWord()));
        else
            fmt::format_to(out, "addr={}", addressText(event.payload));
    }
}

std::string_view noteName(NoteKind kind) {
    constexpr std::string_view kNames[] = {
        "none",           "serverStarted",   "serverStopped", "connectionRefused",
        "listenerPaused", "listenerResumed", "remark",        "historyStalled",
        "threadStarted",  "threadEnded",     "signalsLost",   "teachingSwitch",
        "tunnelOpened"};
    const auto i = static_cast<std::size_t>(kind);
    return i < std::size(kNames) ? kNames[i] : "unknown";
}

} // namespace

std::string quoted(std::span<const std::byte> bytes, std::size_t limit) {
    std::string text = "\"";
    for (std::size_t i = 0; i < bytes.size() && i < limit; ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        switch (c) {
        case '\r':
            text += "\\r";
            break;
        case '\n':
            text += "\\n";
            break;
        case '\t':
            text += "\\t";
            break;
        case '"':
        case '\\':
            text += '\\';
            text += static_cast<char>(c);
            break;
        default:
            if (c >= 0x20 && c < 0x7f)
                text += static_cast<char>(c);
            else
                fmt::format_to(Out(text), "\\x{:02x}", c);
        }
    }
    text += '"';
    if (bytes.size() > limit)
        text += "...";
    return text;
}

std::string EventTextWriter::line(const Event& event) {
    const Record& r = event.record;
    std::string text = fmt::format("#{:06}", event.moment());
    if (m_options.times)
        fmt::format_to(Out(text), " +{:.3f}ms", static_cast<double>(r.atNs) / 1e6);
    fmt::format_to(Out(text), " t{}", r.thread.n);
    switch (event.phase()) {
    case Phase::enter:
        fmt::format_to(Out(text), " enter {}", callName(r.call));
        putArguments(text, event, m_options.listItems);
        m_enteredNs[r.thread.n] = r.atNs;
        break;
    case Phase::exit:
        fmt::format_to(Out(text), " exit  {}", callName(r.call));
        putAnswer(text, event, m_options);
        if (const auto it = m_enteredNs.find(r.thread.n); it != m_enteredNs.end()) {
            if (m_options.times)
                fmt::format_to(Out(text), " took={:.3f}ms",
                               static_cast<double>(r.atNs - it->second) / 1e6);
            m_enteredNs.erase(it);
        }
        break;
    case Phase::submission:
        fmt::format_to(Out(text), " sqe   {}", callName(r.call));
        putArguments(text, event, m_options.listItems);
        break;
    case Phase::completion:
        fmt::format_to(Out(text), " cqe   {} fd={}", callName(r.call), r.fd);
        putAnswer(text, event, m_options);
        break;
    case Phase::observer:
        if (r.call == Call::clock_gettime) {
            fmt::format_to(Out(text), " gauge cpu={:.3f}ms", static_cast<double>(r.value) / 1e6);
            break;
        }
        if (r.call == Call::getsockopt)
            fmt::format_to(Out(text), " gauge details={}",
                           event.payload.size() / sizeof(SocketDetails));
        else
            fmt::format_to(Out(text), " gauge sockets={}",
                           event.payload.size() / sizeof(SocketGauge));
        break;
    case Phase::note:
        fmt::format_to(Out(text), " note  {}", noteName(event.note()));
        if (r.fd >= 0)
            fmt::format_to(Out(text), " fd={}", r.fd);
        if (event.note() == NoteKind::historyStalled)
            break;
        if (!event.payload.empty())
            fmt::format_to(Out(text), " {}", quoted(event.payload, 200));
        break;
    }
    return text;
}

std::string callText(const Event& enter) {
    const Record& r = enter.record;
    switch (enter.call()) {
    case Call::select:
        return fmt::format("select(rlist, wlist, xlist, {})",
                           r.value < 0 ? "None" : timeoutText(Call::select, r.value));
    case Call::poll:
        return fmt::format("poll(fds, {}, {})", enter.interest().head.nfds,
                           timeoutText(Call::poll, r.value));
    case Call::epoll_wait:
        return fmt::format("epoll_wait({}, events, {}, {})", r.fd, r.aux,
                           timeoutText(Call::epoll_wait, r.value));
    case Call::epoll_ctl:
        return fmt::format("epoll_ctl({}, {}, {}, {})", r.fd, epollOpName(r.aux), r.value,
                           bitsText(enter.payloadWord()));
    case Call::recv:
    case Call::send:
    case Call::recvfrom:
        return r.aux == 0 || r.aux == MSG_NOSIGNAL
                   ? fmt::format("{}({}, {})", callName(r.call), r.fd, r.value)
                   : fmt::format("{}({}, {}, {})", callName(r.call), r.fd, r.value,
                                 messageFlagsText(r.aux));
    case Call::socket:
        return fmt::format("socket({}, {}, 0)", r.value == AF_INET6 ? "AF_INET6" : "AF_INET",
                           (r.aux & 0xf) == SOCK_DGRAM ? "SOCK_DGRAM" : "SOCK_STREAM");
    case Call::sendfile:
        return fmt::format("sendfile({}, {}, {})", r.fd, enter.payloadWord(), r.value);
    case Call::bind:
    case Call::connect:
        return fmt::format("{}({}, {})", callName(r.call), r.fd, addressText(enter.payload));
    case Call::sendto:
        return fmt::format("sendto({}, {}, {})", r.fd, r.value, addressText(enter.address()));
    case Call::read:
    case Call::write:
        return fmt::format("{}({}, {})", callName(r.call), r.fd, r.value);
    case Call::listen:
        return fmt::format("listen({}, {})", r.fd, r.value);
    case Call::fcntl:
        return fmt::format("fcntl({}, {})", r.fd, fcntlText(r));
    case Call::io_uring_setup:
        return fmt::format("io_uring_setup({}, params)", r.value);
    case Call::io_uring_enter:
        return fmt::format("io_uring_enter({}, {}, {}, {})", r.fd, enter.payloadWord(), r.aux,
                           timeoutText(r.call, r.value));
    case Call::async_cancel:
        return fmt::format("async_cancel({}, {})", r.fd, callName(static_cast<Call>(r.value)));
    case Call::sigtimedwait:
        return fmt::format("sigtimedwait(signals, info, {})",
                           timeoutText(Call::sigtimedwait, r.value));
    case Call::epoll_create1:
        return "epoll_create1(EPOLL_CLOEXEC)";
    case Call::accept4:
        return r.value == 0 ? fmt::format("accept4({})", r.fd)
                            : fmt::format("accept4({}, SOCK_NONBLOCK)", r.fd);
    default:
        return r.fd >= 0 ? fmt::format("{}({})", callName(r.call), r.fd)
                         : fmt::format("{}()", callName(r.call));
    }
}

std::string resultText(const Event& exit) {
    if (exit.error() != 0)
        return fmt::format("-1 {}", errnoName(exit.error()));
    if (exit.call() == Call::sigtimedwait)
        return signalText(exit.record.value);
    if (isMultiplexer(exit.call()))
        return fmt::format("{} ready", exit.record.value);
    return fmt::format("{}", exit.record.value);
}

} // namespace muxscope::trace
