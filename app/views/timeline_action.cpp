// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline's window around one action: what happened without a pause, a request mostly, which in an
// idle second would be a hair.
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_view.h"
#include "world/activity.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kPauseNs = 100'000'000; // longer than it: another action
constexpr Moment kMostEvents = 5000;           // looked at on each side
constexpr int kMostActions = 64;           // passed over while they are only waits that timed out
constexpr Moment kWorthIt = 5;             // events; a wait that timed out and the next one are 2
constexpr std::int64_t kLeastNs = 200'000; // shown
constexpr double kHair = 48;               // pixels

struct Action {
    Moment first = 0;
    Moment last = 0;
};

// Gauges look from outside and at any time: they are part of no action.
bool counts(const Session& session, Moment moment) {
    return session.eventAt(moment).phase() != trace::Phase::observer;
}

std::int64_t timeOf(const Session& session, Moment moment) {
    return session.eventAt(moment).record.atNs;
}

// From `at` in steps of `step` to the last event before a pause.
Moment endOf(const Session& session, Moment at, int step) {
    Moment end = at;
    const Moment first = session.firstMoment() + 1;
    const Moment last = session.head();
    for (Moment seen = 0; seen < kMostEvents; ++seen) {
        if (step < 0 ? at <= first : at >= last)
            break;
        at += step < 0 ? Moment(-1) : Moment(1);
        if (!counts(session, at))
            continue;
        const std::int64_t pause = timeOf(session, at) - timeOf(session, end);
        if (pause > kPauseNs || pause < -kPauseNs)
            break;
        end = at;
    }
    return end;
}

// The action around `moment`, or the latest before it that is more than a wait.
Action actionNear(const Session& session, Moment moment) {
    Action action;
    for (int i = 0; i < kMostActions && moment > session.firstMoment(); ++i) {
        action = {endOf(session, moment, -1), endOf(session, moment, 1)};
        if (action.last - action.first + 1 >= kWorthIt)
            break;
        moment = action.first - 1;
    }
    return action;
}

} // namespace

bool TimelineView::actionSpan(std::int64_t& fromNs, std::int64_t& toNs) const {
    if (!m_session.hasTrace() || m_session.world().moment <= m_session.firstMoment())
        return false;
    const Action action = actionNear(m_session, m_session.world().moment);
    if (action.first == 0)
        return false;
    fromNs = timeOf(m_session, action.first);
    toNs = std::max(timeOf(m_session, action.last), fromNs + 1);
    return true;
}

void TimelineView::frameAction() {
    std::int64_t from = 0;
    std::int64_t to = 0;
    if (!actionSpan(from, to))
        return;
    const std::int64_t span = std::max(to - from, kLeastNs);
    m_follows = false;
    showSpan(from - span / 4, from + span + span / 4);
}

void TimelineView::frameHair() {
    std::int64_t from = 0;
    std::int64_t to = 0;
    if (m_fits || choices().range() || !actionSpan(from, to))
        return;
    const double pixels = static_cast<double>(to - from) / scale().nsPerPixel();
    if (pixels < kHair)
        frameAction();
}

} // namespace muxscope::ui
