// SPDX-License-Identifier: GPL-3.0-or-later
// Light and dark: chooses the ui::Palette in force and dresses Qt's own widgets in it (QPalette, one
// style sheet from resources/style.qss, fonts). GUI thread.
#pragma once

#include <QString>

#include <optional>

class QApplication;

namespace muxscope::ui {

enum class ThemeChoice { automatic, light, dark };

std::optional<ThemeChoice> themeFromName(const QString& name); // auto, light, dark

// Once, before the first window: resources, style, fonts, and what the system's own theme is.
void prepareTheme(QApplication& application);
// Any number of times. Widgets repaint; icons are made anew by whoever owns them.
void applyTheme(QApplication& application, ThemeChoice choice);
// The style sheet for the palette in force.
QString themedStyleSheet();

} // namespace muxscope::ui
