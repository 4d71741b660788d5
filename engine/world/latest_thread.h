// SPDX-License-Identifier: GPL-3.0-or-later
// "The" thread of a moment where several run: the one that made, or got the answer of, the latest
// call. Pure.
#pragma once

#include "world/world.h"

#include <algorithm>

namespace muxscope::world {

// The latest event that the thread took part in, counted from 1; 0 before its first.
inline std::uint64_t latestMoment(const Thread& thread) {
    const auto momentOf = [](std::uint64_t event) {
        return event == kNoEvent ? 0 : event + 1;
    };
    return std::max(momentOf(thread.enterEvent), momentOf(thread.exitEvent));
}

// nullptr before the first call.
inline const Thread* latestThread(const World& world) {
    const Thread* latest = world.serverThread();
    for (const Thread& thread : world.threads)
        if (latestMoment(thread) > latestMoment(*latest))
            latest = &thread;
    return latest;
}

} // namespace muxscope::world
