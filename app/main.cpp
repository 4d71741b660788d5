// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program: options, translation, theme, one window. Exit codes: 0 ended by the user,
// 2 wrong usage, 4 no display.
#include "window/launch.h"

int main(int argc, char** argv) {
    return muxscope::ui::launch(argc, argv);
}
