// SPDX-License-Identifier: GPL-3.0-or-later
// The cursor: which moment the window shows. Live, paused and history are one slider.
//
//   live       cursor = head, the server runs freely
//   replaying  the cursor moves through history at a speed; reaching the head it goes live
//   paused     the cursor stands; the server stands at the gate before its next call
//
// Stepping forward inside history moves the cursor; at the head it asks the gate for one more call.
// Stepping back only moves the cursor. GUI thread, never blocks.
#pragma once

#include "base/ids.h"
#include "trace/call.h"

#include <QElapsedTimer>
#include <QObject>
#include <optional>

namespace muxscope::ui {

class Session;

class Playback : public QObject {
    Q_OBJECT
public:
    enum class Mode { live, replaying, paused };
    Q_ENUM(Mode)
    // How far one step goes.
    enum class Unit {
        call,      // to the next (previous) answered call
        event,     // to the next (previous) event: "about to call" and "returned" apart
        ready,     // to the next ready descriptor's first call
        iteration, // to the next select, poll or epoll_wait
        // Everything of the descriptor at hand: until the loop turns to another one of those that its
        // wait reported, or waits again. Files and the far ends of tunnels are part of it.
        descriptor,
    };
    Q_ENUM(Unit)

    explicit Playback(Session& session);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] Moment cursor() const { return m_cursor; }
    [[nodiscard]] bool atHead() const;
    // A step was asked of the gate and its answer has not come (the call may be asleep).
    [[nodiscard]] bool stepPending() const { return m_stepPending; }
    // Recorded time over wall time when replaying: 0.001 .. 16.
    [[nodiscard]] double speed() const { return m_speed; }
    // Above this many events a second tokens jump instead of travelling (views ask).
    [[nodiscard]] bool motionWanted() const;

public slots:
    void pause();
    void run();       // replay from the cursor, or live when it is at the head
    void toggleRun(); // F5
    void goLive();
    void goTo(quint64 moment); // pauses the cursor there; the server's gate is left as it is
    // On to that moment of the history, at once; a breakpoint on the way ends it.
    void runTo(quint64 moment);
    // On to the next call made at this place of the listing: in history at once, else the server runs
    // until it stands there.
    void runToSite(muxscope::trace::Site site);
    void goFirst();
    void goLast(); // live when the server runs freely, else the newest moment
    void stepForward(muxscope::ui::Playback::Unit unit);
    void stepBack(muxscope::ui::Playback::Unit unit);
    void setSpeed(double speed);
    void setReducedMotion(bool reduced); // things jump, never travel

signals:
    void cursorChanged(quint64 moment);
    void modeChanged(muxscope::ui::Playback::Mode mode);
    void speedChanged(double speed);

private:
    friend class Session;
    void reset(Mode mode); // a new trace
    void frame();          // called once a frame by the session, after the head has moved
    void engineStopped();
    // Whether the next frame may differ although no event comes: a step, a replay, a settling.
    [[nodiscard]] bool busy() const;
    void noticeBreakpoints();
    [[nodiscard]] std::optional<Moment> breakpointWithin(Moment from, Moment to);
    void replay(double elapsedNs);
    void settle();
    void followGauges();
    void dropForgotten(); // called by the session before it tells of a new head
    void finishStep();
    void startReplay();
    void holdCursor(Moment moment);
    void setCursor(Moment moment);
    void setMode(Mode mode);

    Session& m_session;
    Mode m_mode = Mode::live;
    Moment m_cursor = 0;
    double m_speed = 1.0;
    bool m_stepPending = false;
    Unit m_pendingUnit = Unit::call;
    Moment m_pendingFrom = 0;
    std::optional<std::uint64_t> m_steppedAt; // the enter that the gate was asked to let through
    bool m_atHeadLast = false; // at the end of the last frame, and not moved by the user since
    // Paused while the server ran: the cursor still follows the head, until the server stands.
    bool m_settling = false;
    bool m_reducedMotion = false;
    std::uint64_t m_breakpointHits = 0;
    QElapsedTimer m_sinceFrame;
    double m_replayAtNs = 0;
    double m_replayEventsPerSecond = 0;
};

} // namespace muxscope::ui
