// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/frame_budget.h"

#include <algorithm>
#include <ctime>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kFrameNs = 13'000'000; // of 16 ms: somebody may press a key besides
constexpr std::int64_t kLeastNs = 4'000'000;
constexpr std::int64_t kMostNs = 10'000'000;
constexpr std::int64_t kForgets = 16; // each frame a share of so much of the most is forgotten

} // namespace

std::int64_t processorNs() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::int64_t{used.tv_sec} * 1'000'000'000 + used.tv_nsec;
}

std::int64_t FrameBudget::tickBegins() {
    m_drawingNs -= m_drawingNs / kForgets;
    if (m_tickEndedNs >= 0)
        m_drawingNs = std::max(m_drawingNs, processorNs() - m_tickEndedNs);
    return std::clamp(kFrameNs - m_drawingNs, kLeastNs, kMostNs);
}

void FrameBudget::tickEnds() {
    m_tickEndedNs = processorNs();
}

} // namespace muxscope::ui
