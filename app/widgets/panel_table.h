// SPDX-License-Identifier: GPL-3.0-or-later
// The look of the panels' tables: whole rows are chosen, no grid, one column takes what the others
// leave, Tab leaves the table. GUI thread.
#pragma once

class QTableView;

namespace muxscope::ui {

// Once its model is set.
void dressTable(QTableView& table, int stretchedColumn);

} // namespace muxscope::ui
