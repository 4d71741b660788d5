// SPDX-License-Identifier: GPL-3.0-or-later
// How the labels of the panels stand beside their usual text. The colour is the style sheet's
// (QLabel[tone="muted"] in resources/style.qss) and follows the theme by itself. GUI thread.
#pragma once

class QLabel;

namespace muxscope::ui {

enum class LabelTone {
    plain,
    muted,  // said by the way: hints, names of facts, what is not known
    mistake // of what the user has typed
};

void setTone(QLabel& label, LabelTone tone);

} // namespace muxscope::ui
