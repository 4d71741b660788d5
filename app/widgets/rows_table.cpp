// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rows_table.h"

namespace muxscope::ui {

QModelIndex RowsTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    if (action == MoveHome || action == MoveEnd)
        modifiers |= Qt::ControlModifier; // to the table's corner
    return QTableView::moveCursor(action, modifiers);
}

} // namespace muxscope::ui
