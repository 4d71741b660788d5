// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/event_printer.h"

#include "cli/exit_code.h"
#include "trace/event_text.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <unistd.h>

namespace muxscope::cli {
namespace {

constexpr std::uint64_t kBatchEvents = 4096;
constexpr std::uint64_t kMostBehind = 1'000'000; // events
constexpr std::size_t kWriteBytes = 4096; // at one time, so that a slow reader is seen to read

} // namespace

EventPrinter::EventPrinter(const trace::TraceLog& log) : m_log(log), m_thread([this] { main(); }) {}

EventPrinter::~EventPrinter() {
    stop();
}

void EventPrinter::stop() {
    using Clock = std::chrono::steady_clock;
    if (!m_thread.joinable())
        return;
    m_stopping.store(true, std::memory_order_release);
    std::uint64_t taken = m_taken.load();
    auto takenAt = Clock::now();
    while (!m_ended.load() && !m_interrupt.requested()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (const std::uint64_t now = m_taken.load(); now != taken) {
            taken = now;
            takenAt = Clock::now();
        }
        if (Clock::now() - takenAt > std::chrono::milliseconds(kPatienceMs))
            giveUp();
    }
    m_thread.join();
}

// Whatever is written to stdout from here on finds room, up to the last flush of the program.
void EventPrinter::giveUp() {
    complain("nobody reads the output: the last events are not printed");
    if (const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC); nowhere >= 0) {
        dup2(nowhere, STDOUT_FILENO);
        close(nowhere);
    }
    m_interrupt.request(); // wakes a write that waits on what stdout was
}

void EventPrinter::main() {
    m_interrupt.enterThread();
    printAll();
    m_interrupt.leaveThread();
    m_ended.store(true);
}

// write(2) and no stdio: what is held back in a buffer would be tried again at the end of the program.
bool EventPrinter::print(const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        if (m_interrupt.requested())
            return false;
        const ssize_t took =
            write(STDOUT_FILENO, text.data() + done, std::min(text.size() - done, kWriteBytes));
        if (took < 0 && errno != EINTR)
            return false;
        done += took > 0 ? static_cast<std::size_t>(took) : 0;
        m_taken.fetch_add(took > 0 ? static_cast<std::uint64_t>(took) : 0);
    }
    return true;
}

void EventPrinter::printAll() {
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
        if (!print(text))
            return;
    }
}

} // namespace muxscope::cli
