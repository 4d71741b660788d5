// SPDX-License-Identifier: GPL-3.0-or-later
// How long the session may fold in a frame, so that what is drawn after it still fits: what the drawing
// of the same view took of the processor lately is left to it, on a slow machine more than on a fast
// one. One thread.
#pragma once

#include <cstdint>
#include <unordered_map>

namespace muxscope::ui {

class FrameBudget {
public:
    // When the session's tick begins: what was drawn since the last one ended belongs to whom that one
    // showed.
    void tickBegins();
    // What the tick may still take, in nanoseconds, after `shown` was shown in it. Whoever shows is told
    // apart by its address only; nullptr: nobody.
    std::int64_t leftNs(const void* shown);
    void tickEnds();

private:
    std::int64_t m_tickBeganNs = 0;  // of the processor's time
    std::int64_t m_tickEndedNs = -1; // likewise
    const void* m_shown = nullptr;
    std::unordered_map<const void*, std::int64_t> m_drawingNs; // the most of late
};

// Of the processor, used by the calling thread so far (clock_gettime(2), CLOCK_THREAD_CPUTIME_ID).
std::int64_t processorNs();

} // namespace muxscope::ui
