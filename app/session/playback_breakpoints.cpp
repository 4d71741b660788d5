// SPDX-License-Identifier: GPL-3.0-or-later
// Where breakpoints stop the cursor: on the way through history, and of the server that runs.
#include "session/playback.h"
#include "session/session.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

quint64 hitsOf(const Breakpoints& breakpoints) {
    quint64 all = 0;
    for (const Breakpoints::Item& item : breakpoints.list())
        all += item.hits;
    return all;
}

// Whoever looks at the stage, not at the list of breakpoints, reads why everything stands.
void tellStop(Session& session) {
    QStringList conditions;
    for (const Breakpoints::Item& item : session.breakpoints().list()) {
        if (!item.last)
            continue;
        const auto site = item.any.empty() ? std::nullopt : item.any.front().site;
        const bool ofListing = site && session.breakpoints().atSite(*site) == &item;
        conditions << (ofListing
                           ? Session::tr("“%1” in the listing")
                                 .arg(QString::fromStdString(std::string(trace::siteName(*site))))
                           : item.text);
    }
    if (!conditions.isEmpty())
        emit session.message(
            {UserMessage::Severity::note,
             Session::tr("Stopped at a breakpoint: %1").arg(conditions.join(QStringLiteral(" · "))),
             UserMessage::Remedy::none, true});
}

} // namespace

void Playback::runTo(quint64 moment) {
    moment = std::clamp<Moment>(moment, m_session.firstMoment(), m_session.head());
    const auto stop = moment > m_cursor ? breakpointWithin(m_cursor, moment) : std::nullopt;
    holdCursor(stop ? std::min<Moment>(*stop, moment) : moment);
}

void Playback::runToSite(trace::Site site) {
    m_session.breakpoints().runTo(site);
    const auto stop = breakpointWithin(m_cursor, m_session.head());
    if (stop)
        holdCursor(*stop);
    else if (m_session.control() != nullptr)
        goLive();
    else
        holdCursor(m_session.head());
    if (m_mode != Mode::live)
        m_session.breakpoints().stopped();
}

// Where a breakpoint stands on the way; counted.
std::optional<Moment> Playback::breakpointWithin(Moment from, Moment to) {
    Breakpoints& breakpoints = m_session.breakpoints();
    if (!breakpoints.active())
        return {};
    const auto stop =
        breakpoints.nextStop(m_session.log(), m_session.calls(),
                             std::max(from, m_session.firstMoment()), to, m_session.head());
    if (!stop)
        return {};
    breakpoints.count(*stop);
    tellStop(m_session);
    return stop->moment;
}

void Playback::noticeBreakpoints() {
    EngineControl* engine = m_session.control();
    if (engine == nullptr || engine->breakpointHits() == m_breakpointHits)
        return;
    m_breakpointHits = engine->breakpointHits();
    const quint64 before = hitsOf(m_session.breakpoints());
    m_session.breakpoints().readHits(*engine);
    if (hitsOf(m_session.breakpoints()) != before) // else it ran to a place, and is there
        tellStop(m_session);
    m_session.breakpoints().stopped();
    m_stepPending = false;
    m_settling = true;
    setMode(Mode::paused);
}

} // namespace muxscope::ui
