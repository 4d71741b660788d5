// SPDX-License-Identifier: GPL-3.0-or-later
// How long the session may work in a frame, so that what the views draw after it still fits: what they
// lately took of the processor is left to them, on a slow machine more than on a fast one. One thread.
#pragma once

#include <cstdint>

namespace muxscope::ui {

class FrameBudget {
public:
    // When the session's tick begins; the nanoseconds that it may take.
    std::int64_t tickBegins();
    void tickEnds();

private:
    std::int64_t m_tickEndedNs = -1; // of the processor's time
    std::int64_t m_drawingNs = 0;    // the most of late
};

// Of the processor, used by the calling thread so far (clock_gettime(2), CLOCK_THREAD_CPUTIME_ID).
std::int64_t processorNs();

} // namespace muxscope::ui
