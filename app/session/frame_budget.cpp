// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/frame_budget.h"

#include <algorithm>
#include <ctime>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kFrameNs =
    10'500'000; // of 16 ms: other programs want the processor, somebody may press a key
constexpr std::int64_t kLeastNs = 2'000'000; // or the folding would never come to an end
constexpr std::int64_t kMostNs = 11'000'000;
constexpr std::int64_t kForgets = 16; // each time a share of so much of the most is forgotten

} // namespace

std::int64_t processorNs() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::int64_t{used.tv_sec} * 1'000'000'000 + used.tv_nsec;
}

void FrameBudget::tickBegins() {
    m_tickBeganNs = processorNs();
    if (m_tickEndedNs < 0)
        return;
    std::int64_t& most = m_drawingNs[m_shown];
    most = std::max(most - most / kForgets, m_tickBeganNs - m_tickEndedNs);
}

std::int64_t FrameBudget::leftNs(const void* shown) {
    m_shown = shown;
    const std::int64_t usedNs = processorNs() - m_tickBeganNs;
    return std::clamp(kFrameNs - usedNs - m_drawingNs[shown], kLeastNs, kMostNs);
}

void FrameBudget::tickEnds() {
    m_tickEndedNs = processorNs();
}

} // namespace muxscope::ui
