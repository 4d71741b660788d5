// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/frame_meter.h"

#include <algorithm>

namespace muxscope::ui {

namespace {
constexpr std::size_t kMostFrames = 2'000'000; // some nine hours
}

FrameMeter::FrameMeter(QObject* parent) : QObject(parent) {
    m_heartbeat.setTimerType(Qt::PreciseTimer);
    m_heartbeat.setInterval(16);
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        if (m_framesMs.size() < kMostFrames)
            m_framesMs.push_back(static_cast<float>(m_sinceBeat.nsecsElapsed()) / 1e6F);
        m_sinceBeat.restart();
    });
}

void FrameMeter::start() {
    m_sinceBeat.start();
    m_heartbeat.start();
}

FrameMeter::Summary FrameMeter::summary() const {
    Summary summary;
    if (m_framesMs.empty())
        return summary;
    std::vector<float> sorted = m_framesMs;
    std::sort(sorted.begin(), sorted.end());
    summary.count = sorted.size();
    summary.p50Ms = sorted[sorted.size() / 2];
    summary.p99Ms = sorted[sorted.size() * 99 / 100];
    summary.maxMs = sorted.back();
    return summary;
}

} // namespace muxscope::ui
