// SPDX-License-Identifier: GPL-3.0-or-later
// Every system call, one row each, newest at the bottom; rows after the cursor are grey. A click
// moves the cursor. Paints the visible rows only, so millions of rows cost nothing. GUI thread.
#pragma once

#include "models/calls_model.h"
#include "session/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace muxscope::ui {

class CallsTable;

class CallsView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit CallsView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const {
        return m_subtitle;
    } // "1 312 calls", for the title bar
    [[nodiscard]] QString filterText() const;
    [[nodiscard]] CallsModel& model() { return m_model; }

public slots:
    // Checked as it is typed; a text that is no filter says why below the field and changes nothing.
    void setFilterText(const QString& text);
    void focusFilter();

signals:
    void subtitleChanged(const QString& subtitle);

private:
    void applyFilter(const QString& text);
    void advance(); // once a frame
    void followCursor();
    void goToRow(int row);
    void updateSubtitle();

    Session& m_session;
    CallsModel m_model;
    QString m_subtitle;
    QLineEdit* m_filter = nullptr;
    QLabel* m_fault = nullptr;
    CallsTable* m_table = nullptr;
    QTimer m_more; // goes on taking in history after the server stopped
};

} // namespace muxscope::ui
