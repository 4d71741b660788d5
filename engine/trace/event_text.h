// SPDX-License-Identifier: GPL-3.0-or-later
// The one-line text form of an event: what logs, golden files, failing tests and the command line
// speak. Stable, escaped, no pointers:
//
//   #000123 +12.004ms t1 enter epoll_wait epfd=5 max=64 timeout=-1
//   #000124 +23.180ms t1 exit  epoll_wait -> 1 [fd=7 IN|RDHUP] took=11.176ms
//   #000126 +23.190ms t1 exit  recv -> 18 "GET / HTTP/1.1\r\n\r\n" took=0.004ms
//   #000131 +23.300ms t1 exit  accept4 -> -1 EAGAIN took=0.002ms
#pragma once

#include "trace/event.h"
#include "trace/trace_log.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace muxscope::trace {

struct TextOptions {
    bool times = true;             // false: "+..." and "took=" are left out (golden files)
    std::size_t payloadBytes = 64; // of bytes shown; a "..." says that there are more
    std::size_t listItems = 64;    // of interest and ready lists shown
};

// Remembers the enter of each thread, so that an exit can say how long the call took. One thread.
class EventTextWriter {
public:
    explicit EventTextWriter(TextOptions options = {}) : m_options(options) {}
    // One line, without a newline. Events must come in order.
    std::string line(const Event& event);

private:
    TextOptions m_options;
    std::unordered_map<std::uint16_t, std::int64_t> m_enteredNs;
};

// The call as a program would write it, "recv(5, 65536)"; of an enter. For tables and banners.
std::string callText(const Event& enter);
// The answer, "19", "-1 EAGAIN", "3 ready", of an exit.
std::string resultText(const Event& exit);
// Bytes between quotes with C escapes; at most `limit` bytes, then "...".
std::string quoted(std::span<const std::byte> bytes, std::size_t limit);

} // namespace muxscope::trace
