// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/strace_writer.h"

#include <fmt/format.h>

namespace muxscope::exporting {

namespace {

constexpr int kFirstThread = 1000; // the thread t1 gets this number and so on

// recvfrom, of "recvfrom(5, "
std::string_view nameOf(const StraceCall& call) {
    return std::string_view(call.head).substr(0, call.head.find('('));
}

} // namespace

StraceWriter::StraceWriter(ByteSink& sink, ExportFacts facts)
    : ExportWriter(sink, std::move(facts)), m_text(anonymizer()) {}

void StraceWriter::line(std::uint16_t thread, std::int64_t atNs, const std::string& text) {
    const std::int64_t us = wallNs(atNs) / 1000;
    sink().write(fmt::format("{:<5} {}.{:06} {}\n", kFirstThread + thread - 1, us / 1'000'000,
                             us % 1'000'000, text));
}

void StraceWriter::interrupt() {
    for (auto& [thread, pending] : m_pending)
        if (!pending.printed) {
            line(thread, pending.call.enter.atNs, pending.call.head + " <unfinished ...>");
            pending.printed = true;
        }
}

void StraceWriter::add(const trace::Event& event, const world::World& after) {
    if (!StraceText::shows(event.call()) || (!event.isEnter() && !event.isExit()))
        return;
    const std::uint16_t thread = event.record.thread.n;
    if (event.isEnter()) {
        interrupt();
        m_pending[thread] = {m_text.begin(event, after), false};
        return;
    }
    const auto pending = m_pending.find(thread);
    if (pending == m_pending.end()) // it began before the range
        return;
    const StraceCall& call = pending->second.call;
    const std::string took =
        fmt::format(" <{:.6f}>", static_cast<double>(event.record.atNs - call.enter.atNs) / 1e9);
    const std::string rest = m_text.finish(call, event) + took;
    if (pending->second.printed)
        line(thread, event.record.atNs, fmt::format("<... {} resumed>{}", nameOf(call), rest));
    else
        line(thread, call.enter.atNs, call.head + rest);
    m_pending.erase(pending);
}

void StraceWriter::end(const world::World&) {
    interrupt();
}

} // namespace muxscope::exporting
