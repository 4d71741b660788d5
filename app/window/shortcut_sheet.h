// SPDX-License-Identifier: GPL-3.0-or-later
// Every key and what it does, made from the commands themselves: blocks of one menu or panel each, in
// columns of nearly the same height. GUI thread; open() style, never a nested event loop.
#pragma once

#include <QList>

class QWidget;

namespace muxscope::ui {

struct Command;

// Those of them that have keys, grouped by where they stand.
void showShortcuts(QWidget* parent, const QList<Command>& commands);

// Where each column begins when blocks of these heights stand in `columns` columns in their order, so
// that the highest column is as low as can be.
QList<int> columnStarts(const QList<int>& heights, int columns);

} // namespace muxscope::ui
