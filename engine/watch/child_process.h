// SPDX-License-Identifier: GPL-3.0-or-later
// What a child of a program with threads does between fork(2) and execve(2): async-signal-safe, all of it.
#pragma once

namespace muxscope::watch {

// Signals as a program expects them: none blocked, none ignored.
void usualSignals();
// Closes every descriptor but 0, 1, 2 and `fd`, which becomes 3 and closes at an exec; gives that number.
// -1: closes all from 3 on.
int keepOnly(int fd);

} // namespace muxscope::watch
