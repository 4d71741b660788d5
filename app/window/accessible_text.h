// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a screen reader meets it: for each thing in sight one line "role: name = value", read
// from the same tree that assistive programs read. For tests that drive the program from outside. GUI
// thread.
#pragma once

#include <QStringList>

class QWidget;

namespace muxscope::ui {

// Of a list or table only the first rows.
QStringList accessibleLines(QWidget& window);

} // namespace muxscope::ui
