// SPDX-License-Identifier: GPL-3.0-or-later
// Prints a growing log to stdout, one line an event, from a thread of its own. A reader of the log
// like others, but never the one that makes the server wait: when stdout is too slow to keep up, it
// skips and says in a line how many events it did not print.
#pragma once

#include "kernel/interrupt.h"
#include "trace/trace_log.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace muxscope::cli {

class EventPrinter {
public:
    // Nothing taken from stdout for so long after stop(): nobody reads it any more.
    static constexpr int kPatienceMs = 1'000;

    explicit EventPrinter(const trace::TraceLog& log); // starts
    ~EventPrinter();                                   // stops
    EventPrinter(const EventPrinter&) = delete;
    EventPrinter& operator=(const EventPrinter&) = delete;

    // Prints what is there by now and ends. Blocks while stdout is read, however slowly. Where it is not (a
    // pipe to a program that hangs, a terminal that is held), what is left goes to /dev/null, and that is
    // said on stderr.
    void stop();

private:
    void main();
    void printAll();
    // False when nobody reads any more.
    bool print(const std::string& text);
    void giveUp();

    const trace::TraceLog& m_log;
    kernel::Interrupt m_interrupt;
    std::atomic<bool> m_stopping{false};
    std::atomic<bool> m_ended{false};
    std::atomic<std::uint64_t> m_taken{0}; // bytes that stdout has taken
    std::thread m_thread;
};

} // namespace muxscope::cli
