// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as an epoll server under load leaves it, made up: for benchmarks that need millions of
// events at once. One thread.
#pragma once

#include "trace/trace_log.h"

#include <cstdint>

namespace muxscope::bench {

// Appends to `log` until it holds at least `events`: a listener, `connections` accepted keep-alive
// connections, then waits that answer with all of them ready, each read, answered and read again.
void appendLoad(trace::TraceLog& log, std::uint64_t events, int connections);

} // namespace muxscope::bench
