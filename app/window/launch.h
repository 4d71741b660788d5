// SPDX-License-Identifier: GPL-3.0-or-later
// From the command line to the event loop and back. The whole program; main() is one call.
#pragma once

namespace muxscope::ui {

// Exit code: 0, 2 for wrong usage, 4 when there is no display.
int launch(int argc, char** argv);

} // namespace muxscope::ui
