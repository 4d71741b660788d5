// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard's way from panel to panel: those in sight, as one reads. GUI thread.
#pragma once

#include <QList>

namespace muxscope::ui {

class DockPanel;

// Gives the keyboard to what a panel shows: where it was there last, else its first control.
void focusPanel(DockPanel& panel);
// The panel after (step 1) or before (-1) the one that has the keyboard; null when none is in sight.
DockPanel* panelBeside(const QList<DockPanel*>& panels, int step);
// In which of them the keyboard is; -1: in none.
qsizetype focusedPanel(const QList<DockPanel*>& panels);

} // namespace muxscope::ui
