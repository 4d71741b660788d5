// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard of the timeline: what each of its keys does.
#include "session/bookmarks.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_view.h"
#include "widgets/panel_command.h"

#include <QAction>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr double kRangeStep = 10; // pixels that a key widens the range
constexpr double kPage = 0.8;     // of the plot's width

QList<QKeySequence> key(QKeyCombination code) {
    return {QKeySequence(code)};
}

} // namespace

void TimelineView::addCommands() {
    addWindowCommands();
    addRowCommands();
    addRangeCommands();
    Bookmarks& bookmarks = m_session.bookmarks();
    addPanelCommand(*this, QStringLiteral("timelineUndo"), tr("Undo a change of the bookmarks"),
                    {QKeySequence(QKeySequence::Undo)}, [&bookmarks] { bookmarks.undo(); });
    addPanelCommand(*this, QStringLiteral("timelineRedo"), tr("Redo a change of the bookmarks"),
                    {QKeySequence(QKeySequence::Redo)}, [&bookmarks] { bookmarks.redo(); });
}

void TimelineView::addWindowCommands() {
    addPanelCommand(*this, QStringLiteral("timelineCloser"), tr("Come closer"),
                    {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)},
                    [this] { zoomIn(); });
    addPanelCommand(*this, QStringLiteral("timelineFarther"), tr("See more time at once"),
                    key(Qt::Key_Minus), [this] { zoomOut(); });
    addPanelCommand(*this, QStringLiteral("timelineFit"), tr("Show the whole recording"),
                    key(Qt::Key_0), [this] { fit(); });
    addPanelCommand(*this, QStringLiteral("timelineFrame"), tr("Frame the action at the cursor"),
                    key(Qt::Key_F), [this] { frameAction(); });
    addPanelCommand(*this, QStringLiteral("timelineGaps"), tr("Fold long gaps, or unfold them"),
                    key(Qt::Key_G), [this] { choices().setFoldsGaps(!choices().foldsGaps()); });
    addPanelCommand(*this, QStringLiteral("timelineEarlier"), tr("See earlier time"),
                    key(Qt::Key_PageUp), [this] { pan(m_layout.plot.width() * kPage); });
    addPanelCommand(*this, QStringLiteral("timelineLater"), tr("See later time"),
                    key(Qt::Key_PageDown), [this] { pan(-m_layout.plot.width() * kPage); });
}

void TimelineView::addRowCommands() {
    addPanelCommand(*this, QStringLiteral("timelineRowAbove"), tr("Choose the row above"),
                    key(Qt::Key_Up), [this] { chooseRow(-1); });
    addPanelCommand(*this, QStringLiteral("timelineRowBelow"), tr("Choose the row below"),
                    key(Qt::Key_Down), [this] { chooseRow(1); });
    addPanelCommand(
        *this, QStringLiteral("timelineFold"), tr("Fold or unfold the group"),
        {QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
        [this] { toggleCurrent(); });
    addPanelCommand(*this, QStringLiteral("timelinePin"), tr("Pin the row on top, or not"),
                    key(Qt::Key_P), [this] { pinCurrent(); });
    addPanelCommand(*this, QStringLiteral("timelineFind"), tr("Find a row"), key(Qt::Key_Slash),
                    [this] { emit searchWanted(); });
}

// The range's end goes by `pixels`; without a range one begins at the cursor.
void TimelineView::moveRangeEnd(double pixels) {
    const auto& range = choices().range();
    const std::int64_t from = range ? range->fromNs : cursorNs();
    const std::int64_t to = range ? range->toNs : from;
    choices().setRange(from, std::max(scale().timeAt(scale().xOf(to) + pixels), from));
}

void TimelineView::addRangeCommands() {
    addPanelCommand(*this, QStringLiteral("rangeBegins"), tr("The range begins at the cursor"),
                    key(Qt::Key_I), [this] {
                        const auto& range = choices().range();
                        const std::int64_t cursor = cursorNs();
                        choices().setRange(cursor,
                                           range && range->toNs > cursor ? range->toNs : m_toNs);
                    });
    addPanelCommand(*this, QStringLiteral("rangeEnds"), tr("The range ends at the cursor"),
                    key(Qt::Key_O), [this] {
                        const auto& range = choices().range();
                        const std::int64_t cursor = cursorNs();
                        choices().setRange(
                            range && range->fromNs < cursor ? range->fromNs : m_fromNs, cursor);
                    });
    addPanelCommand(*this, QStringLiteral("rangeEndEarlier"), tr("The range ends earlier"),
                    key(Qt::SHIFT | Qt::Key_Left), [this] { moveRangeEnd(-kRangeStep); });
    addPanelCommand(*this, QStringLiteral("rangeEndLater"), tr("The range ends later"),
                    key(Qt::SHIFT | Qt::Key_Right), [this] { moveRangeEnd(kRangeStep); });
    addPanelCommand(*this, QStringLiteral("rangeZoomTo"), tr("Zoom to the range"), key(Qt::Key_Z),
                    [this] { zoomToRange(); });
    addPanelCommand(*this, QStringLiteral("rangeLetGo"), tr("Let go of the range"),
                    key(Qt::Key_Escape), [this] { choices().clearRange(); });
}

} // namespace muxscope::ui
