// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/time_index.h"

#include <algorithm>

namespace muxscope::world {

TimeBounds timeBounds(const trace::TraceLog& log) {
    const trace::TraceReader hold(log);
    const Moment end = log.end();
    if (hold.keepFrom() >= end)
        return {};
    return {log.at(hold.keepFrom()).record.atNs, log.at(end - 1).record.atNs};
}

Moment momentAtTime(const trace::TraceLog& log, std::int64_t atNs) {
    const trace::TraceReader hold(log);
    Moment low = hold.keepFrom();
    Moment high = std::max(log.end(), low);
    while (low < high) {
        const Moment middle = low + (high - low) / 2;
        if (log.at(middle).record.atNs <= atNs)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::int64_t timeOfMoment(const trace::TraceLog& log, Moment moment) {
    const trace::TraceReader hold(log);
    const Moment end = log.end();
    if (hold.keepFrom() >= end)
        return 0;
    const std::uint64_t event = std::clamp<std::uint64_t>(moment, hold.keepFrom() + 1, end) - 1;
    return log.at(event).record.atNs;
}

} // namespace muxscope::world
