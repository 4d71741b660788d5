// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/docks.h"

#include "client/client_panel.h"
#include "painters/fonts.h"
#include "session/session.h"
#include "window/dock_panel.h"
#include "window/perspectives.h"
#include "window/search_words.h"
#include "window/section_stack.h"
#include "window/server_panel.h"
#include "window/view_factories.h"

#include <QCoreApplication>
#include <QLayout>
#include <QTabBar>

#include <algorithm>
#include <functional>

namespace muxscope::ui {

namespace {

struct Row {
    const char* name;
    const char* title;
    int minimumHeight; // of the content; all of them together fit into 720 pixels
    std::function<QWidget*(Session&, QWidget*)> make;
};

// Behind others in the arrangement that a new window begins with: made when the window stands already.
bool isBehind(const char* name) {
    const Perspective& first = perspectives().front();
    for (const QStringList& place :
         {first.left, first.centre, first.lowerLeft, first.lowerRight, first.right, first.bottom})
        if (!place.isEmpty() && place.front() == QLatin1String(name))
            return false;
    return true;
}

QString titleOf(const char* title) {
    return QCoreApplication::translate("Docks", title);
}

// Exchange, bytes, mask and socket: one column that scrolls as a whole when it does not fit.
QWidget* makeDetails(Session& session, QWidget* parent) {
    auto* stack = new SectionStack(parent);
    stack->add(QStringLiteral("exchange"), titleOf(QT_TRANSLATE_NOOP("Docks", "Exchange")),
               makeExchangeView(session, stack), {160, 252, 4});
    stack->add(QStringLiteral("bytes"), titleOf(QT_TRANSLATE_NOOP("Docks", "Bytes")),
               makeBytesView(session, stack), {126, 142, 3});
    stack->add(QStringLiteral("mask"), titleOf(QT_TRANSLATE_NOOP("Docks", "Event mask")),
               makeMaskView(session, stack), {});
    stack->add(QStringLiteral("socket"), titleOf(QT_TRANSLATE_NOOP("Docks", "Socket")),
               makeSocketView(session, stack), {104, 0, 1});
    return stack;
}

const QList<Row>& table() {
    static const QList<Row> rows = {
        {"client", QT_TRANSLATE_NOOP("Docks", "Client"), 200,
         [](Session& session, QWidget* parent) {
             return new ClientPanel(session, parent);
         }},
        {"server", QT_TRANSLATE_NOOP("Docks", "Server"), 200,
         [](Session&, QWidget* parent) {
             return new ServerPanel(parent);
         }},
        {"stage", QT_TRANSLATE_NOOP("Docks", "Stage"), 184, makeStageView},
        {"details", QT_TRANSLATE_NOOP("Docks", "Exchange"), 200, makeDetails},
        {"loop", QT_TRANSLATE_NOOP("Docks", "Loop"), 90, makeLoopView},
        {"calls", QT_TRANSLATE_NOOP("Docks", "Calls"), 100, makeCallsView},
        {"bits", QT_TRANSLATE_NOOP("Docks", "Bits"), 200, makeBitsView},
        {"reference", QT_TRANSLATE_NOOP("Docks", "Reference"), 150, makeReferenceView},
        {"exchanges", QT_TRANSLATE_NOOP("Docks", "Exchanges"), 90, makeExchangeListView},
        {"timeline", QT_TRANSLATE_NOOP("Docks", "Timeline"), 96, makeTimelineView},
        {"notes", QT_TRANSLATE_NOOP("Docks", "Notes"), 100, makeNotesView},
        {"terminal", QT_TRANSLATE_NOOP("Docks", "Terminal"), 110, makeTerminalView},
        {"blocked", QT_TRANSLATE_NOOP("Docks", "Why blocked"), 90, makeBlockedView},
        {"warnings", QT_TRANSLATE_NOOP("Docks", "Warnings"), 100, makeWarningsView},
        {"breakpoints", QT_TRANSLATE_NOOP("Docks", "Breakpoints"), 100, makeBreakpointsView},
    };
    return rows;
}

int leastHeight(const Row& row, bool makeRoom) {
    const bool tight = makeRoom || zoomFactor() > 1.1;
    return tight ? row.minimumHeight * 3 / 5 : row.minimumHeight;
}

} // namespace

Docks::Docks(QMainWindow& window, Session& session) : m_window(window) {
    window.setDockNestingEnabled(true);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    for (const Row& row : table()) {
        auto* dock = new DockPanel(QString::fromLatin1(row.name), titleOf(row.title), &window);
        dock->hold([&session, &row](QWidget* parent) { return row.make(session, parent); });
        dock->setLeastHeight(leastHeight(row, false));
        if (!isBehind(row.name))
            (void)dock->content();
        dock->toggleViewAction()->setObjectName(QStringLiteral("show_") + dock->objectName());
        noteSource(*dock->toggleViewAction(), "Docks", row.title);
        QObject::connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool shown) {
            if (shown) // not behind another one's tab
                dock->raise();
        });
        // Qt has made or removed the tabs when control returns to it.
        const auto later = [this] {
            nameTabs();
        };
        QObject::connect(dock, &QDockWidget::visibilityChanged, dock, later, Qt::QueuedConnection);
        QObject::connect(dock, &QDockWidget::dockLocationChanged, dock, later,
                         Qt::QueuedConnection);
        m_docks << dock;
    }
    m_client = qobject_cast<ClientPanel*>(dock("client")->content());
    arrange(perspectives().front());
}

ServerPanel* Docks::server() const {
    DockPanel* panel = dock("server");
    return panel->isMade() ? qobject_cast<ServerPanel*>(panel->content()) : nullptr;
}

QStringList Docks::made() const {
    QStringList names;
    for (const DockPanel* dock : m_docks)
        if (dock->isMade())
            names << dock->objectName();
    return names;
}

void Docks::make(const QStringList& names) const {
    for (DockPanel* dock : m_docks)
        if (names.contains(dock->objectName()))
            (void)dock->content();
}

// The server's panel shows what the window keeps, and its thirty paragraphs take long to measure.
void Docks::makeWatchers() const {
    for (DockPanel* dock : m_docks)
        if (dock->objectName() != QLatin1String("server"))
            (void)dock->content();
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
    if (!wanted)
        return;
    (void)dock("terminal")->content(); // before the server prints
    dock("terminal")->raise();
}

void Docks::nameTabs() const {
    for (DockPanel* dock : m_docks) {
        const QList<QDockWidget*> together = m_window.tabifiedDockWidgets(dock);
        dock->setTabbed(std::any_of(together.begin(), together.end(),
                                    [](const QDockWidget* other) { return !other->isHidden(); }));
    }
    const auto bars = m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar* bar : bars) {
        bar->setObjectName(QStringLiteral("dockTabs"));
        bar->setAccessibleName(QCoreApplication::translate("Docks", "Panels in the same place"));
        bar->setDrawBase(false);
        bar->setExpanding(false);
    }
}

void Docks::makeRoom(bool wanted) {
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setLeastHeight(leastHeight(table()[i], wanted));
        // At once, from within: what is shown next must not find the old limits and widen the window.
        for (QWidget* outer = m_docks[i]->place(); outer != &m_window && outer != nullptr;
             outer = outer->parentWidget())
            if (outer->layout() != nullptr)
                outer->layout()->activate();
    }
    m_window.layout()->activate();
}

void Docks::raise(const char* name) const {
    dock(name)->show();
    dock(name)->raise();
}

bool Docks::cramped() const {
    const Perspective& any = perspectives().front();
    return fittedTo(any, static_cast<int>(m_window.width() / zoomFactor()),
                    static_cast<int>(m_window.height() / zoomFactor()))
               .left != any.left;
}

void Docks::arrange(const Perspective& chosen) {
    const Perspective perspective =
        fittedTo(chosen, static_cast<int>(m_window.width() / zoomFactor()),
                 static_cast<int>(m_window.height() / zoomFactor()));
    for (DockPanel* dock : m_docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    // Everything stands in one area, split again and again: the bottom below the rest, the rest in
    // columns, the middle one in two storeys.
    DockPanel* anchor = nullptr;
    const auto split = [&](DockPanel* from, const QStringList& place, Qt::Orientation direction) {
        DockPanel* front = frontOf(place);
        if (front != nullptr && from != nullptr)
            m_window.splitDockWidget(from, front, direction);
        else if (front != nullptr)
            m_window.addDockWidget(Qt::TopDockWidgetArea, front);
        return front != nullptr ? front : from;
    };
    DockPanel* first = nullptr;
    for (const QStringList& place : {perspective.left, perspective.centre, perspective.right}) {
        anchor = split(anchor, place, Qt::Horizontal);
        if (first == nullptr && anchor != nullptr) {
            first = anchor;
            split(first, perspective.bottom, Qt::Vertical);
        }
    }
    DockPanel* centre = frontOf(perspective.centre);
    DockPanel* lower = split(centre, perspective.lowerLeft, Qt::Vertical);
    split(lower, perspective.lowerRight, lower == centre ? Qt::Vertical : Qt::Horizontal);
    stack(perspective);
    nameTabs();
    resize(perspective);
}

DockPanel* Docks::frontOf(const QStringList& place) const {
    return place.isEmpty() ? nullptr : dock(qPrintable(place.front()));
}

// Those that share a place behind each other; those without one hidden behind the right one, where
// they appear when they are asked for.
void Docks::stack(const Perspective& perspective) {
    const QList<QStringList> places = {perspective.left,      perspective.centre,
                                       perspective.lowerLeft, perspective.lowerRight,
                                       perspective.right,     perspective.bottom};
    QList<DockPanel*> shown;
    for (const QStringList& place : places) {
        for (const QString& name : place) {
            DockPanel* next = dock(qPrintable(name));
            if (next != frontOf(place))
                m_window.tabifyDockWidget(frontOf(place), next);
            shown << next;
        }
    }
    for (DockPanel* dock : m_docks) {
        if (!shown.contains(dock))
            m_window.tabifyDockWidget(frontOf(perspective.right), dock);
        dock->setVisible(shown.contains(dock) &&
                         (dock->objectName() != QLatin1String("terminal") || m_terminalWanted));
    }
    for (const QStringList& place : places)
        if (DockPanel* front = frontOf(place); front != nullptr)
            front->raise();
    // Where a terminal is wanted the protocol is not HTTP.
    if (m_terminalWanted)
        dock("terminal")->raise();
}

void Docks::resize(const Perspective& perspective) {
    const int width = m_window.width();
    const int height = m_window.height();
    const auto share = [](double part, int of) {
        return static_cast<int>(part * of);
    };
    QList<QDockWidget*> columns;
    QList<int> widths;
    const auto column = [&](const QStringList& place, int wanted) {
        if (DockPanel* front = frontOf(place); front != nullptr) {
            columns << front;
            widths << wanted;
        }
    };
    const int left = std::max(zoomed(252), share(perspective.leftShare, width));
    const int right = std::max(zoomed(330), share(perspective.rightShare, width));
    column(perspective.left, left);
    column(perspective.centre, std::max(100, width - left - right));
    column(perspective.right, right);
    m_window.resizeDocks(columns, widths, Qt::Horizontal);
    // What menus and bars leave, split from below; in a low window the stage keeps most of it.
    constexpr int kLow = 800;
    const double less = height < kLow ? 0.85 : 1;
    int room = height - zoomed(130);
    const auto rows = [&](const QStringList& upper, const QStringList& lower, double part) {
        if (frontOf(upper) == nullptr || frontOf(lower) == nullptr)
            return;
        const int below = share(part * less, height);
        room -= below;
        m_window.resizeDocks({frontOf(upper), frontOf(lower)}, {room, below}, Qt::Vertical);
    };
    if (frontOf(perspective.lowerLeft) != nullptr && frontOf(perspective.lowerRight) != nullptr)
        m_window.resizeDocks({frontOf(perspective.lowerLeft), frontOf(perspective.lowerRight)},
                             {share(0.48, width - left - right), share(0.52, width - left - right)},
                             Qt::Horizontal);
    rows(perspective.centre, perspective.bottom, perspective.bottomShare);
    rows(perspective.centre, perspective.lowerLeft, perspective.lowerShare);
}

} // namespace muxscope::ui
