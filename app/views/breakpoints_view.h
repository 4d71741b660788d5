// SPDX-License-Identifier: GPL-3.0-or-later
// All breakpoints in one list: to see, add, change, switch off and remove. GUI thread.
#pragma once

#include "session/session.h"
#include "views/breakpoints_table.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace muxscope::ui {

class BreakpointsView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit BreakpointsView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; }

signals:
    void subtitleChanged(const QString& subtitle);

private:
    void layOut();
    void add();
    void removeCurrent();
    void check(const QString& text);
    void showFault(const QString& text);
    void refresh();

    Breakpoints& m_breakpoints;
    BreakpointsTable m_model;
    QLineEdit* m_condition;
    QToolButton* m_add;
    QToolButton* m_remove;
    QLabel* m_fault;
    QTreeView* m_list;
    QString m_subtitle;
};

} // namespace muxscope::ui
