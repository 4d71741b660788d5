// SPDX-License-Identifier: GPL-3.0-or-later
// When a view shows what has moved: at once, or at most once in a while; while a crowd of events
// comes, when it is the view's turn (see ViewTurns). GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>

namespace muxscope::ui {

class Session;

class Refresh : public QObject {
    Q_OBJECT
public:
    // What it costs to lay out and draw: heavy is a frame's work by itself.
    enum class Weight { light, heavy };

    // `show` is called in the event loop at most once in `paceMs`; soon after while paused, where each
    // step counts. With 0 it is called within soon(). The session outlives it. The view owns it: a
    // widget, or what several widgets show.
    Refresh(Session& session, QObject* view, std::function<void()> show, int paceMs = 0,
            Weight weight = Weight::light);
    ~Refresh() override;

    void soon();
    // Whatever the pace and whoever's turn it is.
    void showNow();
    // For a view whose work grows: of the next ones, and while paused.
    void setPaceMs(int paceMs, int pausedMs) {
        m_paceMs = paceMs;
        m_pausedMs = pausedMs;
    }

    [[nodiscard]] bool waiting() const { return m_waiting; }
    [[nodiscard]] bool due() const;
    [[nodiscard]] Weight weight() const { return m_weight; }
    // Of ViewTurns; 0: in none yet.
    [[nodiscard]] std::uint64_t shownInRound() const { return m_shownInRound; }
    void setShownInRound(std::uint64_t round) { m_shownInRound = round; }
    // False only for a widget that is not on the screen.
    [[nodiscard]] bool isVisible() const;

private:
    void paceOver();

    Session& m_session;
    std::function<void()> m_show;
    int m_paceMs;
    int m_pausedMs = 0;
    Weight m_weight;
    bool m_waiting = false;
    std::uint64_t m_shownInRound = 0;
    QTimer m_timer;
    QElapsedTimer m_sinceShown;
};

} // namespace muxscope::ui
