// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark and high contrast: chooses the ui::Palette in force and dresses Qt's own widgets in it (QPalette, one
// style sheet from resources/style.qss, fonts). GUI thread.
#pragma once

#include <QString>

#include <optional>

class QApplication;

namespace muxscope::ui {

enum class ThemeChoice { automatic, light, dark, highContrast };

std::optional<ThemeChoice> themeFromName(const QString& name); // auto, light, dark, contrast

// Once, before the first window: resources, style, fonts, and what the system's own theme is.
void prepareTheme(QApplication& application);
// Any number of times. Widgets repaint; icons are made anew by whoever owns them.
void applyTheme(QApplication& application, ThemeChoice choice);
// How large everything made of text is, in percent of the usual size: 80 .. 200, in steps that are one
// key press each. Holds from the next applyTheme() on, for widgets made after it.
void setZoom(int percent);
int largerZoom(int percent);
int smallerZoom(int percent);
int validZoom(int percent); // the nearest step
// The style sheet for the palette in force.
QString themedStyleSheet();

} // namespace muxscope::ui
