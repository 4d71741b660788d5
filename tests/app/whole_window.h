// SPDX-License-Identifier: GPL-3.0-or-later
// For tests that walk through all that a window has: panels are made when they are first wanted.
#pragma once

#include "window/dock_panel.h"
#include "window/main_window.h"

namespace muxscope::ui {

inline void makeEveryPanel(MainWindow& window) {
    for (DockPanel* panel : window.findChildren<DockPanel*>())
        (void)panel->content();
}

} // namespace muxscope::ui
