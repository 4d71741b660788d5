// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/frame_meter.h"

#include "session/frame_budget.h"
#include "session/session.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr std::size_t kMostFrames = 2'000'000; // some nine hours

double share(const std::vector<float>& sorted, std::size_t percent) {
    return sorted[std::min(sorted.size() * percent / 100, sorted.size() - 1)];
}

} // namespace

FrameMeter::FrameMeter(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void FrameMeter::start() {
    m_usedNs = processorNs();
    m_sinceFrame.start();
    connect(&m_session, &Session::frameBegins, this, &FrameMeter::frameBegins);
}

void FrameMeter::frameBegins() {
    const qint64 used = processorNs();
    if (m_workMs.size() < kMostFrames) {
        m_workMs.push_back(static_cast<float>(used - m_usedNs) / 1e6F);
        m_waitMs.push_back(static_cast<float>(m_sinceFrame.nsecsElapsed()) / 1e6F);
    }
    m_usedNs = used;
    m_sinceFrame.restart();
}

FrameMeter::Summary FrameMeter::summary() const {
    Summary summary;
    if (m_workMs.empty())
        return summary;
    std::vector<float> work = m_workMs;
    std::vector<float> wait = m_waitMs;
    std::sort(work.begin(), work.end());
    std::sort(wait.begin(), wait.end());
    summary.count = work.size();
    summary.p50Ms = share(work, 50);
    summary.p99Ms = share(work, 99);
    summary.maxMs = work.back();
    summary.waitP99Ms = share(wait, 99);
    summary.waitMaxMs = wait.back();
    return summary;
}

} // namespace muxscope::ui
