// SPDX-License-Identifier: GPL-3.0-or-later
// The status bar: what the engine does, a few counters of the newest world, what history is held.
// Refreshed a few times a second, not with every event. GUI thread.
#pragma once

#include "session/session.h"

#include <QObject>
#include <QTimer>

class QLabel;
class QStatusBar;
class QToolButton;

namespace muxscope::ui {

class StatusLine : public QObject {
    Q_OBJECT
public:
    StatusLine(Session& session, QStatusBar& bar);

signals:
    void warningsWanted(); // the badge was pressed

private:
    void wake();
    void refresh();
    void showWarnings();
    [[nodiscard]] QString engineText(QString& meaning) const;
    [[nodiscard]] QString countersText() const;
    [[nodiscard]] QString historyText() const;

    Session& m_session;
    QLabel* m_engine;
    QToolButton* m_warnings; // a badge, while there are any
    QLabel* m_counters;
    QLabel* m_history;
    QTimer m_pace;
};

} // namespace muxscope::ui
