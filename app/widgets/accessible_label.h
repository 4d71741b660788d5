// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of a label: its name, and beside a name of its own also what stands in it,
// which Qt leaves out (a status line would for ever be "Counters"). GUI thread.
#pragma once

namespace muxscope::ui {

// For all labels made from now on; once in a program. https://doc.qt.io/qt-6/qaccessible.html
void describeLabels();

} // namespace muxscope::ui
