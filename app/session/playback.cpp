// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/playback.h"

#include "session/session.h"
#include "session/step_boundary.h"
#include "session/watched_engine.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr double kMotionEventsPerSecond = 30;
constexpr double kSlowest = 0.001;
constexpr double kFastest = 16;

kernel::Gate::Step gateStep(Playback::Unit unit) {
    switch (unit) {
    case Playback::Unit::ready:
    case Playback::Unit::descriptor: // asked again until it is there
        return kernel::Gate::Step::ready;
    case Playback::Unit::iteration:
        return kernel::Gate::Step::iteration;
    case Playback::Unit::call:
    case Playback::Unit::event:
        break;
    }
    return kernel::Gate::Step::call;
}

} // namespace

Playback::Playback(Session& session) : m_session(session) {
    m_sinceFrame.start();
}

bool Playback::atHead() const {
    return m_cursor == m_session.head();
}

bool Playback::motionWanted() const {
    if (m_reducedMotion)
        return false;
    switch (m_mode) {
    case Mode::live:
        return m_session.eventsPerSecond() <= kMotionEventsPerSecond;
    case Mode::replaying:
        return m_replayEventsPerSecond <= kMotionEventsPerSecond;
    case Mode::paused:
        break;
    }
    return true;
}

bool Playback::busy() const {
    return m_mode == Mode::replaying || m_stepPending || m_settling;
}

void Playback::pause() {
    m_session.breakpoints().stopped();
    m_stepPending = false;
    // While a crowd of events is shown in turns the live cursor is a little behind the head.
    EngineControl* engine = m_session.control();
    // What cannot be held runs on: the cursor stands where it is.
    m_settling =
        canBeHeld(engine) && (m_mode == Mode::live || (m_mode == Mode::paused && atHead()));
    if (engine != nullptr)
        engine->pause();
    setMode(Mode::paused);
}

void Playback::run() {
    m_stepPending = false;
    m_settling = false;
    if (atHead())
        goLive();
    else
        startReplay();
}

void Playback::toggleRun() {
    if (m_mode == Mode::paused)
        run();
    else
        pause();
}

void Playback::goLive() {
    m_stepPending = false;
    m_settling = false;
    EngineControl* engine = m_session.control();
    if (engine != nullptr)
        engine->run();
    setCursor(m_session.head());
    setMode(engine != nullptr ? Mode::live : Mode::paused);
}

void Playback::goTo(quint64 moment) {
    holdCursor(std::clamp<Moment>(moment, m_session.firstMoment(), m_session.head()));
}

void Playback::goFirst() {
    goTo(m_session.firstMoment());
}

void Playback::goLast() {
    EngineControl* engine = m_session.control();
    if (engine != nullptr && !engine->paused())
        goLive();
    else
        goTo(m_session.head());
}

void Playback::stepForward(Unit unit) {
    if (m_stepPending)
        return;
    if (m_mode != Mode::paused) {
        pause();
        return;
    }
    m_settling = false;
    const Moment head = m_session.head();
    if (const auto moment =
            nextBoundary(m_session.log(), m_cursor, head, unit, m_session.firstMoment())) {
        const bool isLong = unit != Unit::call && unit != Unit::event;
        const auto stop = isLong ? breakpointWithin(m_cursor, *moment) : std::nullopt;
        holdCursor(stop ? std::min(*stop, *moment) : *moment);
        return;
    }
    if (EngineControl* engine = m_session.control(); engine != nullptr && canBeHeld(engine)) {
        engine->pause();
        m_stepPending = true;
        m_pendingUnit = unit;
        m_pendingFrom = std::max(m_cursor, m_session.firstMoment());
        m_steppedAt.reset();
        finishStep();
    } else {
        holdCursor(head);
    }
}

void Playback::stepBack(Unit unit) {
    const Moment first = m_session.firstMoment();
    const auto moment = previousBoundary(m_session.log(), m_cursor, first, unit);
    holdCursor(moment.value_or(first));
}

void Playback::setSpeed(double speed) {
    speed = std::clamp(speed, kSlowest, kFastest);
    if (qFuzzyCompare(speed, m_speed))
        return;
    m_speed = speed;
    emit speedChanged(m_speed);
}

void Playback::setReducedMotion(bool reduced) {
    m_reducedMotion = reduced;
}

void Playback::reset(Mode mode) {
    m_stepPending = false;
    m_steppedAt.reset();
    m_settling = mode == Mode::paused;
    m_breakpointHits = 0;
    m_cursor = m_session.head();
    setMode(mode);
    emit cursorChanged(m_cursor);
}

void Playback::engineStopped() {
    m_stepPending = false;
    // The last calls of a server that stops are part of what a live window shows.
    m_settling = m_settling || m_mode == Mode::live;
    if (m_mode == Mode::live)
        setMode(Mode::paused);
}

void Playback::frame() {
    const auto elapsedNs = static_cast<double>(m_sinceFrame.nsecsElapsed());
    m_sinceFrame.restart();
    noticeBreakpoints();
    if (m_mode == Mode::live)
        setCursor(m_session.head());
    else if (m_mode == Mode::replaying)
        replay(elapsedNs);
    else if (m_stepPending)
        finishStep();
    else if (m_settling)
        settle();
    else if (m_atHeadLast)
        followGauges();
    m_atHeadLast = atHead();
}

// The cursor never stands in history that is no longer held.
void Playback::dropForgotten() {
    if (m_cursor < m_session.firstMoment())
        setCursor(m_session.firstMoment());
}

// While the server stands at the gate only gauges tell something new: the kernel goes on receiving,
// and whoever looks at the newest moment sees the buffers fill.
void Playback::followGauges() {
    const EngineControl* engine = m_session.control();
    const auto standing = engine != nullptr ? engine->standing() : std::nullopt;
    if (standing && m_cursor >= *standing + 1)
        setCursor(m_session.head());
}

void Playback::startReplay() {
    const Moment first = m_session.firstMoment();
    m_replayAtNs = m_cursor > first
                       ? static_cast<double>(m_session.log().at(m_cursor - 1).record.atNs)
                       : static_cast<double>(m_session.log().at(first).record.atNs);
    m_replayEventsPerSecond = 0;
    m_sinceFrame.restart();
    setMode(Mode::replaying);
}

void Playback::replay(double elapsedNs) {
    m_replayAtNs += elapsedNs * m_speed;
    const Moment head = m_session.head();
    const Moment from = std::max(m_cursor, m_session.firstMoment());
    const Moment to =
        momentAtTime(m_session.log(), from, head, static_cast<std::int64_t>(m_replayAtNs));
    if (elapsedNs > 0) {
        const double rate = static_cast<double>(to - from) * 1e9 / elapsedNs;
        m_replayEventsPerSecond = 0.9 * m_replayEventsPerSecond + 0.1 * rate;
    }
    if (const auto stop = to > from ? breakpointWithin(from, to) : std::nullopt) {
        holdCursor(*stop);
        return;
    }
    setCursor(to);
    if (to == head)
        goLive();
}

// Follows the server until it stands before its next call and that enter is on the screen.
void Playback::settle() {
    setCursor(m_session.head());
    const EngineControl* engine = m_session.control();
    const auto standing = engine != nullptr ? engine->standing() : std::nullopt;
    const bool stands = standing && m_session.head() >= *standing + 1;
    if (stands || (engine == nullptr && m_session.behind() == 0 && m_session.loadProgress() >= 1))
        m_settling = false;
}

void Playback::finishStep() {
    const Moment head = m_session.head();
    if (const auto moment = nextBoundary(m_session.log(), m_pendingFrom, head, m_pendingUnit,
                                         m_session.firstMoment())) {
        m_stepPending = false;
        setCursor(*moment);
        return;
    }
    setCursor(head);
    EngineControl* engine = m_session.control();
    if (engine == nullptr) {
        m_stepPending = false;
        return;
    }
    // Inside a call there is nothing to let through: its answer ends the step or brings the server
    // to the gate.
    const auto standing = engine->standing();
    if (standing && head >= *standing + 1 && m_steppedAt != standing) {
        m_steppedAt = standing;
        engine->step(gateStep(m_pendingUnit));
    }
}

void Playback::holdCursor(Moment moment) {
    m_stepPending = false;
    m_settling = false;
    setCursor(moment);
    m_atHeadLast = atHead();
    setMode(Mode::paused);
}

void Playback::setCursor(Moment moment) {
    if (moment == m_cursor)
        return;
    m_cursor = moment;
    emit cursorChanged(moment);
}

void Playback::setMode(Mode mode) {
    if (mode == m_mode)
        return;
    m_mode = mode;
    emit modeChanged(mode);
}

} // namespace muxscope::ui
