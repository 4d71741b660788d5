// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with calls in the table, with keys, in one list: the context menu and the menu
// button are made from it. GUI thread.
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QMenu;

namespace muxscope::ui {

enum class CallsOrder {
    nextNotable,
    previousNotable,
    nextOfFd,
    previousOfFd,
    runHere,
    runToLikeThis,
    toggleBreakpoint,
    onlyThisFd,
    onlyThisCall,
    copyText,
    copyCsv,
    copyJson,
    selectAll,
};

class CallsOrders : public QObject {
    Q_OBJECT
public:
    // The keys work while `table` has the focus.
    explicit CallsOrders(QWidget& table);

    void addTo(QMenu& menu) const;
    // What needs a row, and what needs a trace that can be steered.
    void enable(bool hasRow, bool isCall);

signals:
    void wanted(muxscope::ui::CallsOrder order);

private:
    QList<QAction*> m_actions;
};

} // namespace muxscope::ui
