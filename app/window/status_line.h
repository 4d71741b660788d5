// SPDX-License-Identifier: GPL-3.0-or-later
// The status bar: what the engine does, a few counters of the newest world, what history is held.
// Refreshed a few times a second, not with every event. GUI thread.
#pragma once

#include "session/refresh.h"
#include "session/session.h"

#include <QObject>

class QStatusBar;
class QToolButton;

namespace muxscope::ui {

class LineLabel;

class StatusLine : public QObject {
    Q_OBJECT
public:
    StatusLine(Session& session, QStatusBar& bar);
    void tellStop(const QString& why); // empty: nothing stopped it

signals:
    void warningsWanted(); // the badge was pressed

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void showWarnings();
    [[nodiscard]] QString engineText(QString& meaning) const;
    [[nodiscard]] QString countersText() const;
    [[nodiscard]] QString historyText() const;

    Session& m_session;
    LineLabel* m_engine;
    QString m_stop;
    QToolButton* m_warnings; // a badge, while there are any
    LineLabel* m_counters;
    LineLabel* m_history;
    Refresh m_refresh;
};

} // namespace muxscope::ui
