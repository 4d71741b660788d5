// SPDX-License-Identifier: GPL-3.0-or-later
// The shortcut list and the about box. GUI thread; open() style, never a nested event loop.
#pragma once

#include <QList>

class QWidget;

namespace muxscope::ui {

struct Command;

// Those of them that have keys, grouped by where they stand.
void showShortcuts(QWidget* parent, const QList<Command>& commands);
void showAbout(QWidget* parent);

} // namespace muxscope::ui
