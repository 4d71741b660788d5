// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_orders.h"

#include <QCoreApplication>
#include <QMenu>
#include <QWidget>

namespace muxscope::ui {

namespace {

struct Row {
    CallsOrder order;
    const char* name; // object name
    const char* text;
    QKeySequence key;
    bool wantsCall;
    bool separated; // from the one before
};

const QList<Row>& table() {
    static const QList<Row> rows{
        {CallsOrder::nextNotable, "nextNotable",
         QT_TRANSLATE_NOOP("CallsOrders", "Next notable call"), QKeySequence(Qt::Key_F8), false,
         false},
        {CallsOrder::previousNotable, "previousNotable",
         QT_TRANSLATE_NOOP("CallsOrders", "Previous notable call"),
         QKeySequence(Qt::SHIFT | Qt::Key_F8), false, false},
        {CallsOrder::nextOfFd, "nextOfFd",
         QT_TRANSLATE_NOOP("CallsOrders", "Next call of this descriptor"),
         QKeySequence(Qt::ALT | Qt::Key_Down), true, false},
        {CallsOrder::previousOfFd, "previousOfFd",
         QT_TRANSLATE_NOOP("CallsOrders", "Previous call of this descriptor"),
         QKeySequence(Qt::ALT | Qt::Key_Up), true, false},
        {CallsOrder::runHere,
         "runHere",
         QT_TRANSLATE_NOOP("CallsOrders", "Run to this call"),
         {},
         true,
         true},
        {CallsOrder::runToLikeThis,
         "runToLikeThis",
         QT_TRANSLATE_NOOP("CallsOrders", "Run to the next call at the same place"),
         {},
         true,
         false},
        {CallsOrder::toggleBreakpoint,
         "toggleBreakpointHere",
         QT_TRANSLATE_NOOP("CallsOrders", "Breakpoint at calls like this, or none"),
         {},
         true,
         false},
        {CallsOrder::onlyThisFd,
         "onlyThisFd",
         QT_TRANSLATE_NOOP("CallsOrders", "List only this descriptor"),
         {},
         true,
         true},
        {CallsOrder::onlyThisCall,
         "onlyThisCall",
         QT_TRANSLATE_NOOP("CallsOrders", "List only calls of this name"),
         {},
         true,
         false},
        {CallsOrder::copyText, "copyText", QT_TRANSLATE_NOOP("CallsOrders", "Copy as text"),
         QKeySequence(QKeySequence::Copy), false, true},
        {CallsOrder::copyCsv,
         "copyCsv",
         QT_TRANSLATE_NOOP("CallsOrders", "Copy as CSV"),
         {},
         false,
         false},
        {CallsOrder::copyJson,
         "copyJson",
         QT_TRANSLATE_NOOP("CallsOrders", "Copy as JSON"),
         {},
         false,
         false},
        {CallsOrder::selectAll, "selectAllCalls", QT_TRANSLATE_NOOP("CallsOrders", "Select all"),
         QKeySequence(QKeySequence::SelectAll), false, false},
    };
    return rows;
}

} // namespace

CallsOrders::CallsOrders(QWidget& widget) : QObject(&widget) {
    for (const Row& row : table()) {
        auto* action = new QAction(QCoreApplication::translate("CallsOrders", row.text), this);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setShortcut(row.key);
        // F8 goes on from wherever the keys are; the arrows mean something else elsewhere.
        const bool anywhere =
            row.order == CallsOrder::nextNotable || row.order == CallsOrder::previousNotable;
        action->setShortcutContext(anywhere ? Qt::WindowShortcut : Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this,
                [this, order = row.order] { emit wanted(order); });
        widget.addAction(action);
        m_actions << action;
    }
}

void CallsOrders::addTo(QMenu& menu) const {
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        if (table()[i].separated)
            menu.addSeparator();
        menu.addAction(m_actions[i]);
    }
}

void CallsOrders::enable(bool hasRow, bool isCall) {
    for (qsizetype i = 0; i < m_actions.size(); ++i)
        m_actions[i]->setEnabled(hasRow && (isCall || !table()[i].wantsCall));
}

} // namespace muxscope::ui
