// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_range_pane.h"

#include "geometry/range_words.h"
#include "session/range_measure.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_tools.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace muxscope::ui {

TimelineRangePane::TimelineRangePane(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_title(new QLabel(this)),
      m_lines(new QTreeWidget(this)) {
    setObjectName(QStringLiteral("timelineRangePane"));
    setAccessibleName(tr("Statistics of the range"));
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_lines->setObjectName(QStringLiteral("timelineRangeLines"));
    m_lines->setAccessibleName(tr("What happened in the range"));
    m_lines->setToolTip(tr("What happened between the range's two ends"));
    // Not seen, but read aloud.
    m_lines->setHeaderLabels({tr("What"), tr("How much"), tr("Rate or time")});
    m_lines->setHeaderHidden(true);
    m_lines->setRootIsDecorated(false);
    m_lines->setIndentation(0);
    m_lines->setUniformRowHeights(true);
    m_lines->header()->setStretchLastSection(false);
    m_lines->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int column : {1, 2})
        m_lines->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    auto* zoom = timelineButton("rangeZoom", tr("Zoom"),
                                tr("Show the range as wide as the timeline (Z)"), this);
    auto* copy = timelineButton("rangeCopy", tr("Copy"), tr("Copy the statistics as text"), this);
    auto* clear = timelineButton("rangeClear", tr("Clear"), tr("Let go of the range (Esc)"), this);
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_title, 1);
    for (QToolButton* button : {zoom, copy, clear})
        head->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_lines, 1);
    connect(zoom, &QToolButton::clicked, this, &TimelineRangePane::zoomWanted);
    connect(copy, &QToolButton::clicked, this, &TimelineRangePane::copy);
    connect(clear, &QToolButton::clicked, &session.timelineChoices(), &TimelineChoices::clearRange);
    connect(&session.rangeMeasure(), &RangeMeasure::changed, this, &TimelineRangePane::fill);
    fill();
}

void TimelineRangePane::fill() {
    const RangeMeasure& measure = m_session.rangeMeasure();
    const world::RangeStatistics* statistics = measure.statistics();
    if (statistics == nullptr) {
        m_title->setText(tr("No range"));
        m_lines->clear();
        return;
    }
    if (!measure.done()) { // the last complete table stays until there is a new one
        m_title->setText(tr("Measuring: %1 %").arg(static_cast<int>(measure.progress() * 100)));
        return;
    }
    m_title->setText(rangeTitle(*statistics));
    m_lines->setUpdatesEnabled(false);
    m_lines->clear();
    for (const RangeLine& line : rangeLines(*statistics, measure.responses())) {
        auto* item = new QTreeWidgetItem(m_lines, {line.name, line.count, line.value});
        item->setFirstColumnSpanned(line.heading);
        for (const int column : {1, 2})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (line.heading) {
            QFont bold = m_lines->font();
            bold.setBold(true);
            item->setFont(0, bold);
        }
    }
    m_lines->setUpdatesEnabled(true);
}

void TimelineRangePane::copy() {
    const RangeMeasure& measure = m_session.rangeMeasure();
    if (measure.statistics() != nullptr)
        QGuiApplication::clipboard()->setText(
            rangeText(*measure.statistics(), measure.responses()));
}

} // namespace muxscope::ui
