// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/docks.h"

#include "client/client_panel.h"
#include "session/session.h"
#include "window/dock_panel.h"
#include "window/section_stack.h"
#include "window/server_panel.h"
#include "window/view_factories.h"

#include <QCoreApplication>
#include <QTabBar>

#include <algorithm>
#include <functional>

namespace muxscope::ui {

namespace {

struct Row {
    const char* name;
    const char* title;
    int minimumHeight; // of the content; all of them together fit into 720 pixels
    std::function<QWidget*(Session&)> make;
};

QString titleOf(const char* title) {
    return QCoreApplication::translate("Docks", title);
}

// Exchange, bytes, mask and socket: one column that scrolls as a whole when it does not fit.
QWidget* makeDetails(Session& session) {
    auto* stack = new SectionStack;
    stack->add(QStringLiteral("exchange"), titleOf(QT_TRANSLATE_NOOP("Docks", "Exchange")),
               makeExchangeView(session), 150, 4);
    stack->add(QStringLiteral("bytes"), titleOf(QT_TRANSLATE_NOOP("Docks", "Bytes")),
               makeBytesView(session), 96, 3);
    stack->add(QStringLiteral("mask"), titleOf(QT_TRANSLATE_NOOP("Docks", "Event mask")),
               makeMaskView(session), 0, 0);
    stack->add(QStringLiteral("socket"), titleOf(QT_TRANSLATE_NOOP("Docks", "Socket")),
               makeSocketView(session), 104, 1);
    return stack;
}

const QList<Row>& table() {
    static const QList<Row> rows = {
        {"client", QT_TRANSLATE_NOOP("Docks", "Client"), 200,
         [](Session& session) {
             return new ClientPanel(session);
         }},
        {"server", QT_TRANSLATE_NOOP("Docks", "Server"), 200,
         [](Session&) {
             return new ServerPanel;
         }},
        {"stage", QT_TRANSLATE_NOOP("Docks", "Stage"), 230, makeStageView},
        {"details", QT_TRANSLATE_NOOP("Docks", "Exchange"), 200, makeDetails},
        {"loop", QT_TRANSLATE_NOOP("Docks", "Loop"), 100, makeLoopView},
        {"calls", QT_TRANSLATE_NOOP("Docks", "Calls"), 100, makeCallsView},
        {"timeline", QT_TRANSLATE_NOOP("Docks", "Timeline"), 110, makeTimelineView},
        {"terminal", QT_TRANSLATE_NOOP("Docks", "Terminal"), 110, makeTerminalView},
    };
    return rows;
}

} // namespace

Docks::Docks(QMainWindow& window, Session& session) : m_window(window) {
    window.setDockNestingEnabled(true);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    for (const Row& row : table()) {
        QWidget* content = row.make(session);
        content->setMinimumHeight(row.minimumHeight);
        if (auto* client = qobject_cast<ClientPanel*>(content))
            m_client = client;
        if (auto* server = qobject_cast<ServerPanel*>(content))
            m_server = server;
        m_docks << new DockPanel(QString::fromLatin1(row.name), titleOf(row.title), content,
                                 &window);
    }
    arrange();
}

DockPanel* Docks::dock(const char* name) const {
    for (DockPanel* dock : m_docks) {
        if (dock->objectName() == QLatin1String(name))
            return dock;
    }
    return nullptr;
}

void Docks::wantTerminal(bool wanted) {
    if (wanted == m_terminalWanted)
        return;
    m_terminalWanted = wanted;
    dock("terminal")->setVisible(wanted);
    if (wanted)
        dock("terminal")->raise();
}

void Docks::nameTabs() const {
    const auto bars = m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar* bar : bars) {
        bar->setObjectName(QStringLiteral("dockTabs"));
        bar->setAccessibleName(QCoreApplication::translate("Docks", "Panels in the same place"));
        bar->setDrawBase(false);
        bar->setExpanding(false);
    }
}

void Docks::raise(const char* name) const {
    dock(name)->show();
    dock(name)->raise();
}

void Docks::arrange() {
    for (DockPanel* dock : m_docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    // Everything stands in one area, split again and again: the timeline below the rest, the rest in
    // three columns, the middle one in stage above loop and calls.
    m_window.addDockWidget(Qt::TopDockWidgetArea, dock("client"));
    m_window.splitDockWidget(dock("client"), dock("timeline"), Qt::Vertical);
    m_window.splitDockWidget(dock("client"), dock("stage"), Qt::Horizontal);
    m_window.splitDockWidget(dock("stage"), dock("details"), Qt::Horizontal);
    m_window.splitDockWidget(dock("stage"), dock("loop"), Qt::Vertical);
    m_window.splitDockWidget(dock("loop"), dock("calls"), Qt::Horizontal);
    // The server's knobs behind the client; the terminal, where one is wanted, before the exchange:
    // its protocol is not HTTP.
    m_window.tabifyDockWidget(dock("client"), dock("server"));
    m_window.tabifyDockWidget(dock("details"), dock("terminal"));
    for (DockPanel* dock : m_docks)
        dock->setVisible(dock->objectName() != QLatin1String("terminal") || m_terminalWanted);
    dock("client")->raise();
    dock(m_terminalWanted ? "terminal" : "details")->raise();
    nameTabs();
    resize();
}

void Docks::resize() {
    const int width = m_window.width();
    const int height = m_window.height();
    m_window.resizeDocks(
        {dock("client"), dock("stage"), dock("details")},
        {std::max(252, width * 275 / 1600), width * 890 / 1600, std::max(330, width * 420 / 1600)},
        Qt::Horizontal);
    m_window.resizeDocks({dock("loop"), dock("calls")}, {width * 425 / 1600, width * 455 / 1600},
                         Qt::Horizontal);
    m_window.resizeDocks({dock("stage"), dock("timeline")},
                         {height * 440 / 1000, height * 220 / 1000}, Qt::Vertical);
    m_window.resizeDocks({dock("stage"), dock("loop")}, {height * 440 / 1000, height * 225 / 1000},
                         Qt::Vertical);
}

} // namespace muxscope::ui
