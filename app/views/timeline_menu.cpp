// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_menu.h"

#include "geometry/lane_rows.h"
#include "session/bookmarks.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_view.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimelineMenu)
};

void addToggle(QMenu& menu, const QString& text, bool on, const auto& toggle) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    QObject::connect(action, &QAction::toggled, &menu, toggle);
}

void addRow(QMenu& menu, TimelineChoices& choices, world::LaneId lane) {
    if (lane.kind == world::LaneKind::group)
        return;
    addToggle(menu, Words::tr("&Pin on top"), choices.isPinned(lane),
              [&choices, lane](bool on) { choices.setPinned(lane, on); });
    menu.addSeparator();
}

void addGroups(QMenu& menu, TimelineChoices& choices) {
    for (const world::LaneGroup group : {world::LaneGroup::threads, world::LaneGroup::listeners,
                                         world::LaneGroup::connections, world::LaneGroup::files})
        addToggle(menu, Words::tr("Fold: %1").arg(groupName(group)), choices.isCollapsed(group),
                  [&choices, group](bool on) { choices.setCollapsed(group, on); });
    addToggle(menu, Words::tr("Show &counters"), choices.showsCounters(),
              [&choices](bool on) { choices.setShowsCounters(on); });
    addToggle(menu, Words::tr("Fold long &gaps"), choices.foldsGaps(),
              [&choices](bool on) { choices.setFoldsGaps(on); });
    menu.addSeparator();
}

void addTime(QMenu& menu, Session& session, TimelineView& view) {
    TimelineChoices& choices = session.timelineChoices();
    QAction* zoom =
        menu.addAction(Words::tr("&Zoom to the range"), &view, &TimelineView::zoomToRange);
    QAction* clear =
        menu.addAction(Words::tr("C&lear the range"), &choices, &TimelineChoices::clearRange);
    zoom->setEnabled(choices.range().has_value());
    clear->setEnabled(choices.range().has_value());
    menu.addAction(Words::tr("Show &everything"), &view, &TimelineView::fit);
    menu.addSeparator();
    const Moment cursor = session.playback().cursor();
    const bool marked = session.bookmarks().at(cursor).has_value();
    QAction* mark = menu.addAction(marked ? Words::tr("Remove the &bookmark at the cursor")
                                          : Words::tr("&Bookmark at the cursor"));
    mark->setEnabled(session.hasTrace());
    QObject::connect(mark, &QAction::triggered, &session.bookmarks(),
                     [&session, cursor] { session.bookmarks().toggle(cursor); });
}

} // namespace

QMenu* timelineMenu(Session& session, TimelineView& view, std::optional<world::LaneId> lane) {
    auto* menu = new QMenu(&view);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (lane)
        addRow(*menu, session.timelineChoices(), *lane);
    addGroups(*menu, session.timelineChoices());
    addTime(*menu, session, view);
    return menu;
}

} // namespace muxscope::ui
