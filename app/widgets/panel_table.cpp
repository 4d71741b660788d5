// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel_table.h"

#include "painters/fonts.h"

#include <QHeaderView>
#include <QTableView>

namespace muxscope::ui {

namespace {
constexpr int kColumn = 76;   // numbers want air between them
constexpr int kRowMargin = 5; // above and below the text together
} // namespace

void dressTable(QTableView& table, int stretchedColumn) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setFrameShape(QFrame::NoFrame);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(QFontMetrics(textFont()).height() + kRowMargin);
    QHeaderView* header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(kColumn);
    header->setResizeContentsPrecision(0); // of the rows in sight: there may be many
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(stretchedColumn, QHeaderView::Stretch);
}

} // namespace muxscope::ui
