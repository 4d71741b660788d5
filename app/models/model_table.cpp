// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/model_table.h"

#include <QAbstractItemModel>
#include <algorithm>

namespace muxscope::ui {

TableTwin modelTable(const QAbstractItemModel& model, int most) {
    TableTwin table;
    const int columns = model.columnCount();
    for (int column = 0; column < columns; ++column)
        table.head << model.headerData(column, Qt::Horizontal).toString();
    const int rows = std::min(model.rowCount(), most);
    for (int row = 0; row < rows; ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells << model.index(row, column).data().toString();
        table.rows << cells;
    }
    return table;
}

} // namespace muxscope::ui
