// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/event_printer.h"

#include "trace/event_text.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <optional>

namespace muxscope::cli {
namespace {

constexpr std::uint64_t kBatchEvents = 4096;
constexpr std::uint64_t kMostBehind = 1'000'000; // events

} // namespace

EventPrinter::EventPrinter(const trace::TraceLog& log) : m_log(log), m_thread([this] { main(); }) {}

EventPrinter::~EventPrinter() {
    stop();
}

void EventPrinter::stop() {
    m_stopping.store(true, std::memory_order_release);
    if (m_thread.joinable())
        m_thread.join();
}

void EventPrinter::main() {
    std::optional<trace::TraceReader> reader(std::in_place, m_log);
    trace::EventTextWriter writer;
    std::uint64_t next = reader->keepFrom();
    std::string text;
    while (true) {
        const bool last = m_stopping.load(std::memory_order_acquire);
        const Moment end = m_log.end();
        if (next == end) {
            if (last)
                return;
            std::fflush(stdout);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            continue;
        }
        text.clear();
        if (!reader)
            reader.emplace(m_log);
        if (end - next > kMostBehind || next < reader->keepFrom()) {
            const std::uint64_t to =
                std::max(end - std::min(end, kBatchEvents), reader->keepFrom());
            text = fmt::format("... {} events not printed: the output is too slow\n", to - next);
            next = to;
        }
        const std::uint64_t to = std::min(end, next + kBatchEvents);
        m_log.forEach(next, to, [&](const trace::Event& event) {
            text += writer.line(event);
            text += '\n';
        });
        next = to;
        reader.reset(); // a slow reader of stdout must not hold the log, and with it the server
        // Nobody reads any more (head has seen enough): the server goes on without us.
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
            return;
        if (next == end)
            std::fflush(stdout);
    }
}

} // namespace muxscope::cli
