// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/event_text.h"

#include "trace/value_text.h"

#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <iterator>
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

void putWaitArguments(std::string& text, const Event& event, std::size_t limit) {
    const Out out(text);
    if (event.call() == Call::epoll_wait) {
        fmt::format_to(out, " epfd={} max={}", event.record.fd, placesText(event.record));
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
        fmt::format_to(out, " fd={} len={} flags={}", r.fd, amountText(r.value),
                       messageFlagsText(r.aux));
        return;
    case Call::sendto:
        fmt::format_to(out, " fd={} len={} flags={} to={}", r.fd, r.value, messageFlagsText(r.aux),
                       addressText(event.address()));
        return;
    case Call::read:
    case Call::write:
        fmt::format_to(out, " fd={} len={}", r.fd, amountText(r.value));
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
            fmt::format_to(out, " value={}", amountText(r.value));
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
        "tunnelOpened",   "processIs",       "programIs",     "processEnded",
        "descriptorIs",   "descriptorLeft"};
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

} // namespace muxscope::trace
