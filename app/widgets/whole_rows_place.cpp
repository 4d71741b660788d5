// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/whole_rows_place.h"

#include <QHeaderView>
#include <QTableView>

namespace muxscope::ui {

WholeRowsPlace::WholeRowsPlace(QTableView& table, QWidget* parent)
    : QWidget(parent), m_table(table) {
    table.setParent(this);
    setFocusProxy(&table);
}

void WholeRowsPlace::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int row = m_table.verticalHeader()->defaultSectionSize();
    const int room = height() - m_table.horizontalHeader()->sizeHint().height();
    const int below = room < row ? 0 : room % row;
    m_table.setGeometry(0, 0, width(), height() - below);
}

} // namespace muxscope::ui
