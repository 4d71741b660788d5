// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_panel.h"

#include "painters/fonts.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_bookmarks_pane.h"
#include "views/timeline_range_pane.h"
#include "views/timeline_tools.h"
#include "views/timeline_view.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QStackedWidget>

namespace muxscope::ui {

namespace {

constexpr int kSideWidth = 320;

} // namespace

TimelinePanel::TimelinePanel(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_view(new TimelineView(session, this)),
      m_rows(new QScrollBar(Qt::Vertical, this)),
      m_side(new QStackedWidget(this)),
      m_range(new TimelineRangePane(session, m_side)),
      m_bookmarks(new TimelineBookmarksPane(session, m_side)),
      m_tools(new TimelineTools(session, this)) {
    setObjectName(QStringLiteral("timelinePanel"));
    setAccessibleName(tr("Timeline"));
    setFocusProxy(m_view);
    m_rows->setAccessibleName(tr("Rows of the timeline"));
    m_rows->setToolTip(tr("Scroll the rows; Shift and the wheel do the same"));
    m_rows->hide();
    m_side->addWidget(m_range);
    m_side->addWidget(m_bookmarks);
    m_side->setFixedWidth(zoomed(kSideWidth));
    m_side->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_view, 1);
    row->addWidget(m_rows);
    row->addWidget(m_side);
    connectParts();
    showRange();
}

QString TimelinePanel::subtitle() const {
    return m_view->subtitle();
}

QObject* TimelinePanel::titleWidget() const {
    return m_tools;
}

void TimelinePanel::connectParts() {
    connect(m_view, &TimelineView::subtitleChanged, this, &TimelinePanel::subtitleChanged);
    connect(m_view, &TimelineView::rowsChanged, this, &TimelinePanel::showRows);
    connect(m_view, &TimelineView::searchWanted, m_tools, &TimelineTools::focusSearch);
    connect(m_rows, &QScrollBar::valueChanged, m_view, &TimelineView::setFirstRow);
    connect(m_range, &TimelineRangePane::zoomWanted, m_view, &TimelineView::zoomToRange);
    connect(m_tools, &TimelineTools::zoomInWanted, m_view, &TimelineView::zoomIn);
    connect(m_tools, &TimelineTools::zoomOutWanted, m_view, &TimelineView::zoomOut);
    connect(m_tools, &TimelineTools::fitWanted, m_view, &TimelineView::fit);
    connect(m_tools, &TimelineTools::frameActionWanted, m_view, &TimelineView::frameAction);
    connect(m_tools, &TimelineTools::bookmarksWanted, this, &TimelinePanel::showBookmarks);
    connect(&m_session.timelineChoices(), &TimelineChoices::rangeChanged, this,
            &TimelinePanel::showRange);
    connect(m_view, &TimelineView::rangeChosen, this, &TimelinePanel::showRange);
}

void TimelinePanel::showRows(int first, int fitting, int all) {
    const QSignalBlocker quiet(m_rows);
    m_rows->setRange(0, std::max(0, all - fitting));
    m_rows->setPageStep(std::max(1, fitting));
    m_rows->setValue(first);
    m_rows->setVisible(all > fitting);
}

// Who chooses a range wants to know what is in it.
void TimelinePanel::showRange() {
    // What comes to stand beside the picture would move it under the pointer.
    if (m_view->isChoosingRange())
        return;
    if (m_session.timelineChoices().range() && m_bookmarksShown) {
        m_bookmarksShown = false;
        m_tools->showBookmarks(false);
    }
    showSide();
}

void TimelinePanel::showBookmarks(bool shown) {
    m_bookmarksShown = shown;
    m_tools->showBookmarks(shown);
    showSide();
}

void TimelinePanel::showSide() {
    const bool range = m_session.timelineChoices().range().has_value();
    m_side->setCurrentWidget(m_bookmarksShown ? static_cast<QWidget*>(m_bookmarks)
                                              : static_cast<QWidget*>(m_range));
    m_side->setVisible(m_bookmarksShown || range);
}

} // namespace muxscope::ui
