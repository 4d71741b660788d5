// SPDX-License-Identifier: GPL-3.0-or-later
// What an ExchangeView is made of.
#include "models/exchange_list_model.h"
#include "views/exchange_badge.h"
#include "views/exchange_delegate.h"
#include "views/exchange_meaning.h"
#include "views/exchange_start_line.h"
#include "views/exchange_timing_view.h"
#include "views/exchange_view.h"
#include "widgets/label_look.h"
#include "widgets/whole_rows_tree.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace muxscope::ui {

QTreeView* ExchangeView::buildTree(const QString& name, const QString& title) {
    auto* tree = new WholeRowsTree(this);
    tree->setObjectName(name);
    tree->setAccessibleName(title);
    tree->setModel(&m_model);
    tree->setItemDelegate(new ExchangeDelegate(tree));
    tree->setHeaderHidden(true);
    tree->setRowHeight(ExchangeDelegate::rowHeight());
    tree->setIndentation(16);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setExpandsOnDoubleClick(false); // a double click goes to the call
    tree->setAllColumnsShowFocus(true);
    tree->setMinimumHeight(60);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(ExchangeTreeModel::partColumn, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(ExchangeTreeModel::stateColumn,
                                         QHeaderView::ResizeToContents);
    return tree;
}

QToolButton* ExchangeView::buildArrow(const QString& name, const QString& tip,
                                      Qt::ArrowType arrow) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    button->setArrowType(arrow);
    button->setAutoRaise(true);
    return button;
}

QToolButton* ExchangeView::buildFace(const QString& name, const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    return button;
}

void ExchangeView::build() {
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("exchangeEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setTone(*m_empty, LabelTone::muted);
    auto* page = new QWidget(this);
    m_startLine = new ExchangeStartLine(page);
    m_which = new QLabel(page);
    m_which->setObjectName(QStringLiteral("exchangeWhich"));
    m_which->setMinimumWidth(40);
    m_badges = new QWidget(page);
    m_requestBadge = new ExchangeBadge(m_badges);
    m_responseBadge = new ExchangeBadge(m_badges);
    auto* badges = new QHBoxLayout(m_badges);
    badges->setContentsMargins(0, 0, 0, 0);
    badges->setSpacing(4);
    badges->addWidget(m_requestBadge);
    badges->addWidget(m_responseBadge);
    m_previous = buildArrow(QStringLiteral("exchangePrevious"),
                            tr("Previous request on this connection"), Qt::LeftArrow);
    m_next = buildArrow(QStringLiteral("exchangeNext"), tr("Next request on this connection"),
                        Qt::RightArrow);
    m_partsFace =
        buildFace(QStringLiteral("exchangeParts"), tr("Parts"), tr("The messages taken apart"));
    m_timingFace = buildFace(QStringLiteral("exchangeTimes"), tr("Timing"),
                             tr("Where the time went, phase by phase"));
    auto* group = new QButtonGroup(this);
    group->addButton(m_partsFace);
    group->addButton(m_timingFace);
    m_partsFace->setChecked(true);
    m_top = new QGridLayout;
    m_top->setContentsMargins(0, 0, 0, 0);
    m_top->setSpacing(4);
    m_top->setColumnStretch(0, 1);
    int place = 0;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_which, m_badges, m_previous, m_next,
                                                           m_partsFace, m_timingFace})
        m_top->addWidget(widget, 0, place++);
    m_tree = buildTree(QStringLiteral("exchangeTree"), tr("Parts of the exchange"));
    m_answer = buildTree(QStringLiteral("exchangeAnswerTree"), tr("Parts of the response"));
    m_answer->hide();
    auto* trees = new QHBoxLayout;
    trees->setContentsMargins(0, 0, 0, 0);
    trees->setSpacing(10);
    trees->addWidget(m_tree, 1);
    trees->addWidget(m_answer, 1);
    m_meaning = new ExchangeMeaning(page);
    auto* parts = new QWidget(page);
    auto* partsColumn = new QVBoxLayout(parts);
    partsColumn->setContentsMargins(0, 0, 0, 0);
    partsColumn->setSpacing(4);
    partsColumn->addLayout(trees, 1);
    partsColumn->addWidget(m_meaning);
    m_timing = new ExchangeTimingView(page);
    m_faces = new QStackedWidget(page);
    m_faces->addWidget(parts);
    m_faces->addWidget(m_timing);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_startLine);
    column->addLayout(m_top);
    column->addWidget(m_faces, 1);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
}

// Beside the faces, or, where that would widen the panel, in a line of their own.
void ExchangeView::placeBadges() {
    int needed = m_which->minimumWidth();
    for (const QWidget* widget : std::initializer_list<const QWidget*>{m_badges, m_previous, m_next,
                                                                       m_partsFace, m_timingFace})
        if (!widget->isHidden())
            needed += widget->sizeHint().width() + m_top->horizontalSpacing();
    const bool below = needed > width();
    if (below == m_badgesBelow)
        return;
    m_badgesBelow = below;
    m_top->removeWidget(m_badges);
    if (below)
        m_top->addWidget(m_badges, 1, 0, 1, -1, Qt::AlignLeft);
    else
        m_top->addWidget(m_badges, 0, 1);
}

} // namespace muxscope::ui
