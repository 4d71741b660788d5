// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the window share: settings that take no port from anybody, and panels, which are made when they
// are first wanted.
#pragma once

#include "window/dock_panel.h"
#include "window/main_window.h"

namespace muxscope::ui {

inline Settings anyPort(const QString& model = QStringLiteral("select")) {
    Settings settings;
    settings.server.model = model;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

inline void makeEveryPanel(MainWindow& window) {
    for (DockPanel* panel : window.findChildren<DockPanel*>())
        (void)panel->content();
}

} // namespace muxscope::ui
