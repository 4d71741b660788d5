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
    Frames& frames = m_fullLoad ? m_atFullLoad : m_otherwise;
    if (frames.workMs.size() < kMostFrames) {
        frames.workMs.push_back(static_cast<float>(used - m_usedNs) / 1e6F);
        frames.waitMs.push_back(static_cast<float>(m_sinceFrame.nsecsElapsed()) / 1e6F);
    }
    m_usedNs = used;
    m_fullLoad = m_session.turns().crowded();
    m_sinceFrame.restart();
}

FrameMeter::Report FrameMeter::report() const {
    return {summaryOf(m_atFullLoad), summaryOf(m_otherwise)};
}

FrameMeter::Summary FrameMeter::summaryOf(Frames frames) {
    Summary summary;
    if (frames.workMs.empty())
        return summary;
    std::sort(frames.workMs.begin(), frames.workMs.end());
    std::sort(frames.waitMs.begin(), frames.waitMs.end());
    summary.count = frames.workMs.size();
    summary.p50Ms = share(frames.workMs, 50);
    summary.p99Ms = share(frames.workMs, 99);
    summary.maxMs = frames.workMs.back();
    summary.waitP99Ms = share(frames.waitMs, 99);
    summary.waitMaxMs = frames.waitMs.back();
    return summary;
}

} // namespace muxscope::ui
