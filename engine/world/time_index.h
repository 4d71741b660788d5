// SPDX-License-Identifier: GPL-3.0-or-later
// From times to moments. Times are ns since the log's epoch. Each call holds the log while it
// looks; any thread.
#pragma once

#include "trace/trace_log.h"

#include <cstdint>

namespace muxscope::world {

struct TimeBounds {
    std::int64_t firstNs = 0; // of the oldest event held
    std::int64_t lastNs = 0;  // of the latest
    bool operator==(const TimeBounds&) const = default;
};

// Both 0 for an empty log.
TimeBounds timeBounds(const trace::TraceLog& log);

// The moment that was the present at this time: after the last event that had happened by then.
// Before the oldest event held: log.begin().
Moment momentAtTime(const trace::TraceLog& log, std::int64_t atNs);

// When the event that leads to this moment happened; the oldest held for earlier moments.
std::int64_t timeOfMoment(const trace::TraceLog& log, Moment moment);

} // namespace muxscope::world
