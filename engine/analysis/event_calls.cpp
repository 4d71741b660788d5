// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/event_calls.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <iterator>

namespace muxscope::analysis {
namespace {

using trace::Call;
using Out = std::back_insert_iterator<std::string>;

constexpr std::int64_t kSecond = 1'000'000'000;

std::string stringText(std::span<const std::byte> bytes, std::uint64_t fullLength) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 4 + 5);
    text += '"';
    for (const std::byte byte : bytes) { // there are many: no formatter for each
        const auto value = static_cast<unsigned>(byte);
        const char escape[] = {'\\', 'x', kDigits[value >> 4], kDigits[value & 15]};
        text.append(escape, sizeof(escape));
    }
    text += '"';
    if (fullLength > bytes.size())
        text += "...";
    return text;
}

std::string addressText(std::span<const std::byte> bytes) {
    const std::string text = trace::addressText(bytes);
    const std::size_t colon = text.rfind(':');
    if (text.starts_with("unix"))
        return "{sa_family=AF_UNIX}";
    if (colon == std::string::npos)
        return "NULL";
    const std::string port = text.substr(colon + 1);
    if (text.starts_with('['))
        return fmt::format("{{sa_family=AF_INET6, sin6_port=htons({}), inet_pton(AF_INET6, \"{}\", "
                           "&sin6_addr)}}",
                           port, text.substr(1, colon - 2));
    return fmt::format("{{sa_family=AF_INET, sin_port=htons({}), sin_addr=inet_addr(\"{}\")}}",
                       port, text.substr(0, colon));
}

std::string timeText(std::int64_t ns) {
    return ns < 0 ? "NULL" : fmt::format("{{tv_sec={}, tv_nsec={}}}", ns / kSecond, ns % kSecond);
}

std::int64_t milliseconds(std::int64_t ns) {
    return ns < 0 ? -1 : ns / 1'000'000;
}

std::string setText(std::span<const trace::FdBits> items, std::uint32_t bit) {
    std::string text = "[";
    for (const trace::FdBits& item : items)
        if ((item.bits & bit) != 0)
            fmt::format_to(Out(text), "{}{}", text.size() > 1 ? " " : "", item.fd);
    return text + "]";
}

std::string answerText(const trace::Event& exit) {
    const auto ready = exit.ready();
    std::string text;
    if (exit.record.value <= 0)
        return text;
    if (exit.call() == Call::select)
        return fmt::format(" (in {}, out {}, except {})", setText(ready, trace::kIn),
                           setText(ready, trace::kOut), setText(ready, trace::kPri));
    for (const trace::FdBits& item : ready)
        fmt::format_to(Out(text), "{}{{fd={}, revents={:#x}}}", text.empty() ? "" : ", ", item.fd,
                       item.bits);
    return " ([" + text + "])";
}

std::string eventsText(const trace::Event& exit) {
    std::string text;
    for (const trace::FdBits& item : exit.ready())
        fmt::format_to(Out(text), "{}{{events={:#x}, data={:#x}}}", text.empty() ? "" : ", ",
                       item.bits, item.fd);
    return "[" + text + "]";
}

} // namespace

// What a select or poll watches, its changes applied.
std::string EventCalls::watched(const trace::Event& enter) {
    const trace::Record& r = enter.record;
    Bits& bits = m_interest[{r.thread.n, r.call}];
    const trace::Interest interest = enter.interest();
    if (interest.head.full != 0)
        bits.clear();
    for (const trace::FdBits& item : interest.items) {
        if (item.bits == 0)
            bits.erase(item.fd);
        else
            bits[item.fd] = item.bits;
    }
    std::vector<trace::FdBits> all;
    for (const auto& [fd, mask] : bits)
        all.push_back({fd, mask});
    if (r.call == Call::select)
        return fmt::format("{}, {}, {}, {}, {}", interest.head.nfds, setText(all, trace::kIn),
                           setText(all, trace::kOut), setText(all, trace::kPri), timeText(r.value));
    std::string list;
    for (const trace::FdBits& item : all)
        fmt::format_to(Out(list), "{}{{fd={}, events={:#x}}}", list.empty() ? "" : ", ", item.fd,
                       item.bits);
    return fmt::format("[{}], {}, {}", list, all.size(), milliseconds(r.value));
}

// The arguments that are known when the call starts.
std::string EventCalls::inputs(const trace::Event& enter) {
    const trace::Record& r = enter.record;
    switch (r.call) {
    case Call::socket:
        return fmt::format("{}, {:#x}, 0", r.value, r.aux);
    case Call::bind:
    case Call::connect:
        return fmt::format("{}, {}, 16", r.fd, addressText(enter.payload));
    case Call::listen:
    case Call::shutdown:
        return fmt::format("{}, {}", r.fd, r.value);
    case Call::select:
    case Call::poll:
        return watched(enter);
    case Call::epoll_ctl:
        return fmt::format("{}, {}, {}, {{events={:#x}, data={:#x}}}", r.fd, r.aux, r.value,
                           enter.payloadWord(), r.value);
    case Call::open:
        return fmt::format("{}, {:#x}", stringText(enter.payload, 0), r.value);
    case Call::openat:
        return fmt::format("AT_FDCWD, {}, {:#x}", stringText(enter.payload, 0), r.value);
    case Call::epoll_create1:
        return fmt::format("{:#x}", r.value);
    case Call::eventfd:
        return "0";
    case Call::fcntl:
        return fmt::format("{}, {}, {:#x}", r.fd, r.aux, r.value);
    case Call::sendfile:
        return fmt::format("{}, {}, NULL, {}", r.fd, static_cast<std::int32_t>(enter.payloadWord()),
                           r.value);
    case Call::getsockopt:
    case Call::setsockopt:
        return fmt::format("{}, {}, {}", r.fd, enter.payloadWord(), r.aux);
    default:
        return r.fd >= 0 ? std::to_string(r.fd) : std::string();
    }
}

// All arguments and the answer.
std::string EventCalls::whole(const trace::Event& exit, const Pending& pending) {
    const trace::Record& r = exit.record;
    std::string arguments = pending.head;
    std::string note;
    const bool ok = exit.error() == 0;
    switch (r.call) {
    case Call::accept:
    case Call::accept4:
        arguments = fmt::format("{}, {}, [16], {:#x}", r.fd, addressText(exit.payload),
                                pending.enter.value);
        break;
    case Call::recv:
    case Call::recvfrom:
    case Call::read:
    case Call::pread64:
    case Call::send:
    case Call::sendto:
    case Call::write:
        arguments = fmt::format(
            "{}, {}, {}, {:#x}", r.fd,
            ok ? stringText(exit.moved(),
                            static_cast<std::uint64_t>(std::max<std::int64_t>(r.value, 0)))
               : "NULL",
            pending.enter.value, r.aux);
        break;
    case Call::getsockname:
    case Call::getpeername:
        arguments = fmt::format("{}, {}, [16]", r.fd, addressText(exit.payload));
        break;
    case Call::getsockopt:
        arguments += fmt::format(", [{}], [4]", static_cast<std::int32_t>(exit.payloadWord()));
        break;
    case Call::ioctl:
        arguments = fmt::format("{}, {:#x}, [{}]", r.fd, r.aux,
                                static_cast<std::int32_t>(exit.payloadWord()));
        break;
    case Call::socketpair: {
        std::int32_t ends[2] = {-1, -1};
        if (exit.payload.size() >= sizeof(ends))
            std::memcpy(ends, exit.payload.data(), sizeof(ends));
        arguments = fmt::format("{}, {:#x}, 0, [{}, {}]", pending.enter.value, pending.enter.aux,
                                ends[0], ends[1]);
        break;
    }
    case Call::select:
    case Call::poll:
        note = ok ? answerText(exit) : "";
        break;
    case Call::epoll_wait:
        arguments = fmt::format("{}, {}, {}, {}", r.fd, ok ? eventsText(exit) : "NULL",
                                pending.enter.aux, milliseconds(pending.enter.value));
        break;
    default:
        break;
    }
    return fmt::format("{}({}) = {}{}{}", trace::callName(r.call), arguments,
                       ok ? std::to_string(r.value) : "-1",
                       ok ? "" : fmt::format(" {} ()", trace::errnoName(exit.error())), note);
}

void EventCalls::tell(const trace::Event& event, const std::string& text, bool ends,
                      std::int64_t tookNs) {
    const strace::ThreadKey thread = m_roll.ofPid(event.record.thread.n);
    const strace::Stamp at{event.record.atNs, true};
    strace::readCall(text, m_call);
    m_sink.seen(thread, at);
    if (ends)
        m_sink.ended(thread, at, m_call, tookNs);
    else
        m_sink.started(thread, at, m_call, false);
}

void EventCalls::add(const trace::Event& event) {
    const trace::Record& r = event.record;
    if (r.phase == trace::Phase::submission || r.phase == trace::Phase::completion) {
        m_operations += r.phase == trace::Phase::submission ? 1 : 0;
        return;
    }
    if ((!event.isEnter() && !event.isExit()) || r.call == Call::none ||
        static_cast<std::uint8_t>(r.call) >= trace::kCallCount)
        return;
    if (r.thread.n >= m_pending.size())
        m_pending.resize(r.thread.n + std::size_t{1});
    Pending& pending = m_pending[r.thread.n];
    if (event.isEnter()) {
        pending = {true, r, inputs(event)};
        // Of a wait on an epoll the rest is known on return only.
        return tell(event,
                    fmt::format("{}({}{}", trace::callName(r.call), pending.head,
                                pending.head.empty() ? "" : ","),
                    false, -1);
    }
    if (!pending.active || pending.enter.call != r.call)
        return; // the beginning of the recording cut it in two
    pending.active = false;
    tell(event, whole(event, pending), true,
         std::max<std::int64_t>(r.atNs - pending.enter.atNs, 0));
}

} // namespace muxscope::analysis
