// SPDX-License-Identifier: GPL-3.0-or-later
// The shortcut list and the about box. GUI thread; open() style, never a nested event loop.
#pragma once

class QWidget;

namespace muxscope::ui {

class Actions;

void showShortcuts(QWidget* parent, const Actions& actions);
void showAbout(QWidget* parent);

} // namespace muxscope::ui
