// SPDX-License-Identifier: GPL-3.0-or-later
// A table that is walked row by row, as a list is: Home and End go to the first and the last row, not
// along the columns of one. GUI thread.
#pragma once

#include <QTableView>

namespace muxscope::ui {

class RowsTable : public QTableView {
    Q_OBJECT
public:
    using QTableView::QTableView;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace muxscope::ui
