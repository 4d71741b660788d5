// SPDX-License-Identifier: GPL-3.0-or-later
// The about box. GUI thread; open() style, never a nested event loop.
#pragma once

class QWidget;

namespace muxscope::ui {

void showAbout(QWidget* parent);

} // namespace muxscope::ui
