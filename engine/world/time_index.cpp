// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/time_index.h"

#include <algorithm>

namespace muxscope::world {

TimeBounds timeBounds(const trace::TraceLog& log) {
    const trace::TraceReader hold(log);
    const Moment end = log.end();
    if (hold.keepFrom() >= end)
        return {};
    return {log.atNsOf(hold.keepFrom()), log.atNsOf(end - 1)};
}

Moment momentAtTime(const trace::TraceLog& log, std::int64_t atNs) {
    const trace::TraceReader hold(log);
    return log.firstAfter(atNs, hold.keepFrom(), std::max(log.end(), hold.keepFrom()));
}

std::int64_t timeOfMoment(const trace::TraceLog& log, Moment moment) {
    const trace::TraceReader hold(log);
    const Moment end = log.end();
    if (hold.keepFrom() >= end)
        return 0;
    const std::uint64_t event = std::clamp<std::uint64_t>(moment, hold.keepFrom() + 1, end) - 1;
    return log.atNsOf(event);
}

} // namespace muxscope::world
