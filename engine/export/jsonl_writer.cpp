// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/jsonl_writer.h"

#include "export/json_text.h"
#include "world/process_names.h"

#include <fmt/format.h>
#include <iterator>

namespace muxscope::exporting {

namespace {

std::string_view phaseName(trace::Phase phase) {
    switch (phase) {
    case trace::Phase::enter:
        return "enter";
    case trace::Phase::exit:
        return "exit";
    case trace::Phase::observer:
        return "observer";
    case trace::Phase::note:
        return "note";
    case trace::Phase::submission:
        return "submission";
    case trace::Phase::completion:
        return "completion";
    }
    return "?";
}

// With the number that the thread's process uses, where that is another one.
std::string listText(std::span<const trace::FdBits> items, const world::World& after,
                     ThreadId thread) {
    std::string text = "[";
    for (const trace::FdBits& item : items) {
        fmt::format_to(std::back_inserter(text), "{}{{\"fd\":{},\"bits\":{}",
                       text.size() > 1 ? "," : "", item.fd, item.bits);
        if (const Fd own = world::numberFor(after, thread, Fd{item.fd}); own.n != item.fd)
            fmt::format_to(std::back_inserter(text), ",\"number\":{}", own.n);
        text += '}';
    }
    return text + ']';
}

// Calls whose payload is one number (trace/record.h).
bool isWord(trace::Call call) {
    switch (call) {
    case trace::Call::epoll_ctl:
    case trace::Call::setsockopt:
    case trace::Call::getsockopt:
    case trace::Call::ioctl:
    case trace::Call::sendfile:
    case trace::Call::io_uring_enter:
        return true;
    default:
        return false;
    }
}

bool isAddress(const trace::Event& event) {
    switch (event.call()) {
    case trace::Call::bind:
    case trace::Call::connect:
        return event.isEnter();
    case trace::Call::accept:
    case trace::Call::accept4:
    case trace::Call::getsockname:
    case trace::Call::getpeername:
        return event.isAnswer();
    default:
        return false;
    }
}

} // namespace

void JsonlWriter::add(const trace::Event& event, const world::World& after) {
    const trace::Record& r = event.record;
    std::string line = fmt::format(
        "{{\"moment\":{},\"at_ns\":{},\"thread\":{},\"phase\":\"{}\",\"call\":\"{}\",\"fd\":{},"
        "\"value\":{},\"aux\":{}",
        event.moment(), r.atNs, r.thread.n, phaseName(r.phase), trace::callName(r.call), r.fd,
        r.value, r.aux);
    if (r.site != trace::Site::none)
        fmt::format_to(std::back_inserter(line), ",\"site\":\"{}\"", trace::siteName(r.site));
    if (!after.processes.empty()) {
        const world::Task task = world::taskOf(after, r.thread);
        fmt::format_to(std::back_inserter(line), ",\"pid\":{},\"tid\":{}", task.pid, task.tid);
        if (const Fd own = world::numberFor(after, r.thread, Fd{r.fd}); own.n != r.fd)
            fmt::format_to(std::back_inserter(line), ",\"number\":{}", own.n);
    }
    if (event.error() != 0)
        fmt::format_to(std::back_inserter(line), ",\"error\":\"{}\"",
                       trace::errnoName(event.error()));
    addPayload(line, event, after);
    line += "}\n";
    sink().write(line);
}

void JsonlWriter::addPayload(std::string& line, const trace::Event& event,
                             const world::World& after) {
    if (event.isCut())
        fmt::format_to(std::back_inserter(line), ",\"cut\":{}", event.payloadFullLength);
    if (trace::isMultiplexer(event.call()) && event.isEnter()) {
        const trace::Interest interest = event.interest();
        if (!event.payload.empty())
            fmt::format_to(std::back_inserter(line),
                           ",\"interest\":{{\"nfds\":{},\"full\":{},\"items\":{}}}",
                           interest.head.nfds, interest.head.full != 0,
                           listText(interest.items, after, event.record.thread));
        return;
    }
    if (trace::isMultiplexer(event.call()) && event.isExit()) {
        line += ",\"ready\":" + listText(event.ready(), after, event.record.thread);
        return;
    }
    if (event.payload.empty())
        return;
    const auto peer = isAddress(event) ? event.payload : event.address();
    if (!peer.empty())
        line += ",\"address\":" + jsonString(trace::addressText(anonymizer().address(peer)));
    if (isAddress(event))
        return;
    if (isWord(event.call()) && event.phase() != trace::Phase::observer)
        fmt::format_to(std::back_inserter(line), ",\"word\":{}", event.payloadWord());
    else if (event.phase() ==
             trace::Phase::observer) // numbers and addresses of the kernel's tables
        line += ",\"base64\":\"" +
                base64(anonymizer().hides() ? "" : trace::asText(event.payload)) + '"';
    else
        addBytes(line, event.moved());
}

void JsonlWriter::addBytes(std::string& line, std::span<const std::byte> bytes) {
    const std::string shown = anonymizer().bytes(bytes);
    if (isUtf8(shown))
        line += ",\"text\":" + jsonString(shown);
    else
        line += ",\"base64\":\"" + base64(shown) + '"';
}

} // namespace muxscope::exporting
