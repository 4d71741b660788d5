// SPDX-License-Identifier: GPL-3.0-or-later
// Prints a growing log to stdout, one line an event, from a thread of its own. A reader of the log
// like others, but never the one that makes the server wait: when stdout is too slow to keep up, it
// skips and says in a line how many events it did not print.
#pragma once

#include "trace/trace_log.h"

#include <atomic>
#include <thread>

namespace muxscope::cli {

class EventPrinter {
public:
    explicit EventPrinter(const trace::TraceLog& log); // starts
    ~EventPrinter();                                   // stops
    EventPrinter(const EventPrinter&) = delete;
    EventPrinter& operator=(const EventPrinter&) = delete;

    // Prints what is there by now and ends. Blocks as long as stdout does.
    void stop();

private:
    void main();

    const trace::TraceLog& m_log;
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

} // namespace muxscope::cli
