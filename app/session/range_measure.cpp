// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/range_measure.h"

#include "session/session.h"
#include "session/timeline_choices.h"
#include "world/time_index.h"

#include <QElapsedTimer>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr Moment kBetweenLooks = 2048; // events between two looks at the clock

} // namespace

RangeMeasure::RangeMeasure(Session& session) : m_session(session) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &RangeMeasure::slice);
    connect(&session.timelineChoices(), &TimelineChoices::rangeChanged, this,
            &RangeMeasure::restart);
    connect(&session, &Session::traceReplaced, this, &RangeMeasure::restart);
}

void RangeMeasure::restart() {
    m_statistics.reset();
    m_timer.stop();
    m_done = false;
    const auto& range = m_session.timelineChoices().range();
    if (range && m_session.hasTrace()) {
        const trace::TraceLog& log = m_session.log();
        m_statistics = std::make_unique<world::RangeStatistics>(range->fromNs, range->toNs);
        m_from = std::max(world::momentAtTime(log, range->fromNs - 1), m_session.firstMoment());
        m_to = std::min(world::momentAtTime(log, range->toNs - 1), m_session.head());
        m_at = m_from;
        m_timer.start();
    }
    emit changed();
}

double RangeMeasure::progress() const {
    return m_done || m_to <= m_from
               ? 1.0
               : static_cast<double>(m_at - m_from) / static_cast<double>(m_to - m_from);
}

quint64 RangeMeasure::responses() const {
    return m_statistics == nullptr
               ? 0
               : m_session.counters().responsesIn(m_statistics->fromNs(), m_statistics->toNs());
}

void RangeMeasure::slice() {
    QElapsedTimer clock;
    clock.start();
    const world::World& facts = m_session.headWorld();
    // What went while it was being measured is not there to be counted.
    m_at = std::max(m_at, m_session.firstMoment());
    while (m_at < m_to && clock.nsecsElapsed() < kSliceNs) {
        const Moment until = std::min(m_to, m_at + kBetweenLooks);
        m_session.log().forEach(m_at, until, [&](const trace::Event& event) {
            m_statistics->take(event, facts);
            return true;
        });
        m_at = until;
    }
    if (m_at >= m_to) {
        m_statistics->finish(facts);
        m_done = true;
        m_timer.stop();
    }
    emit changed();
}

} // namespace muxscope::ui
