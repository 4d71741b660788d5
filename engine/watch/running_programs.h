// SPDX-License-Identifier: GPL-3.0-or-later
// The processes that might be watched, from /proc. Any thread; never waits. A process that ends meanwhile
// is left out.
#pragma once

#include <string>
#include <vector>

namespace muxscope::watch {

struct RunningProgram {
    int pid = 0;
    std::string name;        // as the kernel knows it (comm)
    std::string commandLine; // words separated by blanks; never empty
    int threads = 1;
    int sockets = -1; // descriptors that are sockets; -1: may not be looked at
    bool tracedAlready = false;
};

// Those of the user, by pid; with root's rights everybody's. Neither this process nor threads of the kernel.
std::vector<RunningProgram> runningPrograms();

} // namespace muxscope::watch
