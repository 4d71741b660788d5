// SPDX-License-Identifier: GPL-3.0-or-later
// What to watch and how: the order that a window or a command line gives, what can be known beforehand
// about whether it will be refused, and the strace command that carries it out. Any thread; looks at /proc
// and at the file system, never waits.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace muxscope::watch {

struct WatchOrder {
    std::vector<std::string> command; // program and arguments; empty: attach to `pid`
    std::string workingDirectory;     // of a program that is started; empty: ours
    int pid = 0;
    // What becomes of a program that was started when the watching ends. One that was attached to always
    // runs on.
    bool endsProgram = true;
    bool ownGroup = true;       // a process group of its own: its children can be ended with it
    bool inheritsInput = false; // else it reads from /dev/null
    bool outputToStderr = false;
    std::string strace = "strace"; // looked for in PATH

    [[nodiscard]] bool starts() const { return !command.empty(); }
};

enum class Refusal {
    none,
    noStrace,        // not installed: Debian's package is strace
    noProgram,       // not found in PATH, or no such file
    notExecutable,   // there, but no program that may be run
    noDirectory,     // the working directory
    noProcess,       // no such PID
    itself,          // Muxscope's own
    kernelThread,    // makes no system calls
    alreadyTraced,   // by a debugger or another strace
    otherUser,       // and no CAP_SYS_PTRACE
    onlyDescendants, // kernel.yama.ptrace_scope = 1, and no CAP_SYS_PTRACE
    onlyAdmin,       // kernel.yama.ptrace_scope = 2
    switchedOff,     // kernel.yama.ptrace_scope = 3
    byKernel,        // ptrace said EPERM, and none of the above is why
    startFailed,     // the kernel refused to run the program, or strace ended by itself
};

// What the kernel will say, as far as it can be known without asking it.
Refusal refusalForeseen(const WatchOrder& order);
// A sentence for a person, with what can be done about it; "" for none.
std::string refusalText(Refusal refusal, const WatchOrder& order);
// Usage for what does not exist, environment for what the machine refuses.
Error refusalError(Refusal refusal, const WatchOrder& order);

// kernel.yama.ptrace_scope; -1 where the kernel has no such rule.
int yamaScope();
// Whether this process may trace any other (CAP_SYS_PTRACE).
bool mayTraceAny();
// The whole path of a program as execvp(3) would find it; "" when there is none. Relative to `directory`.
std::string programPath(const std::string& name, const std::string& directory = {});

// The calls that say something about descriptors and waiting, as strace's -e takes them. Each has a
// question mark: a name that this machine lacks is no error then.
std::string tracedCalls();
// strace's arguments, to write into `file` what `pid` does.
std::vector<std::string> straceArguments(const std::string& file, int pid);
// The same as a line for a shell, to be run on another machine: the log that it writes opens here.
std::string straceCommandLine(const WatchOrder& order, const std::string& file);

} // namespace muxscope::watch
