// SPDX-License-Identifier: GPL-3.0-or-later
// The shortcut list and the about box. GUI thread; open() style, never a nested event loop.
#pragma once

class QMenuBar;
class QWidget;

namespace muxscope::ui {

void showShortcuts(QWidget* parent, const QMenuBar& menus);
void showAbout(QWidget* parent);

} // namespace muxscope::ui
