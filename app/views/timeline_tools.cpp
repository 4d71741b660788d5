// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_tools.h"

#include "painters/fonts.h"
#include "session/session.h"
#include "session/timeline_choices.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolBar>
#include <QToolButton>

namespace muxscope::ui {

namespace {

constexpr int kHeight = 22;
constexpr int kSearchWidth = 168;

} // namespace

QToolButton* timelineButton(const char* name, const QString& text, const QString& tip,
                            QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setAccessibleDescription(tip);
    button->setFixedHeight(zoomed(kHeight));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

TimelineTools::TimelineTools(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_search(new QLineEdit(this)) {
    setObjectName(QStringLiteral("timelineTools"));
    setAccessibleName(tr("Timeline controls"));
    m_search->setObjectName(QStringLiteral("timelineSearch"));
    m_search->setAccessibleName(tr("Find lanes"));
    m_search->setPlaceholderText(tr("Find lane: fd, port"));
    m_search->setToolTip(tr("Only rows that match are shown: a descriptor or port by its first "
                            "digits, anything else by a part of its name (/ in the timeline)"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedSize(zoomed(kSearchWidth), zoomed(kHeight));
    m_search->setTextMargins(0, -3, 0, -3);
    m_gaps = timelineButton("timelineFoldGaps", tr("Fold gaps"),
                            tr("Draw long stretches in which nothing happens narrow (G)"), this);
    m_counters =
        timelineButton("timelineCounters", tr("Counters"),
                       tr("Curves: set sizes, bytes, answers, for how long the loop answered "
                          "nobody"),
                       this);
    m_bookmarks = timelineButton("timelineListBookmarks", tr("Bookmarks"),
                                 tr("List the marked moments and their notes"), this);
    auto* out = timelineButton("timelineZoomOut", QStringLiteral("−"),
                               tr("See more time at once (−)"), this);
    auto* in = timelineButton("timelineZoomIn", QStringLiteral("+"), tr("Come closer (+)"), this);
    auto* all =
        timelineButton("timelineShowAll", tr("All"), tr("Show the whole recording (0)"), this);
    auto* action = timelineButton("timelineFrameAction", tr("Action"),
                                  tr("Frame what happened around the cursor (F)"), this);
    out->setAccessibleName(tr("Zoom out"));
    in->setAccessibleName(tr("Zoom in"));
    for (QToolButton* button : {m_gaps, m_counters, m_bookmarks})
        button->setCheckable(true);
    // A tool bar: what has no room stands behind its arrow, and nobody is kept from making the panel
    // narrow.
    auto* bar = new QToolBar(this);
    bar->setObjectName(QStringLiteral("timelineToolBar"));
    bar->setAccessibleName(tr("Timeline controls"));
    bar->addWidget(m_search);
    for (QToolButton* button : {out, in, action, all, m_gaps, m_counters, m_bookmarks})
        bar->addWidget(button);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(bar);
    TimelineChoices& choices = session.timelineChoices();
    connect(m_search, &QLineEdit::textChanged, &choices, &TimelineChoices::setSearch);
    connect(m_gaps, &QToolButton::toggled, &choices, &TimelineChoices::setFoldsGaps);
    connect(m_counters, &QToolButton::toggled, &choices, &TimelineChoices::setShowsCounters);
    connect(m_bookmarks, &QToolButton::toggled, this, &TimelineTools::bookmarksWanted);
    connect(out, &QToolButton::clicked, this, &TimelineTools::zoomOutWanted);
    connect(in, &QToolButton::clicked, this, &TimelineTools::zoomInWanted);
    connect(action, &QToolButton::clicked, this, &TimelineTools::frameActionWanted);
    connect(all, &QToolButton::clicked, this, &TimelineTools::fitWanted);
    connect(&choices, &TimelineChoices::changed, this, &TimelineTools::showChoices);
    showChoices();
}

void TimelineTools::showChoices() {
    const TimelineChoices& choices = m_session.timelineChoices();
    m_gaps->setChecked(choices.foldsGaps());
    m_counters->setChecked(choices.showsCounters());
    if (m_search->text().trimmed() != choices.search())
        m_search->setText(choices.search());
}

void TimelineTools::showBookmarks(bool shown) {
    m_bookmarks->setChecked(shown);
}

void TimelineTools::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace muxscope::ui
