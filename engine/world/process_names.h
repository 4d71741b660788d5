// SPDX-License-Identifier: GPL-3.0-or-later
// What a descriptor and a thread are called where people read it: by the numbers that the program itself
// uses. The only place that knows; none of it is translated, for all are the kernel's words. Pure.
//
//   fd 3                  one process, or none is known
//   fd 3 · pid 4242       several: whose it is
//   fd 6 · pid 4242+2     held by two more (inherited, or passed on)
#pragma once

#include "world/world.h"

#include <string>

namespace muxscope::world {

// Whether a number alone says nothing: more than one process has been seen.
inline bool hasManyProcesses(const World& world) {
    return world.processes.size() > 1;
}

// As the process of this thread calls it.
Fd numberFor(const World& world, ThreadId thread, Fd fd);
// As the process that made it calls it.
Fd fdNumber(const World& world, Fd fd);
// The world to ask for a descriptor's name: `then`, or `newest` where `then` is before it was made.
const World& namingWorld(const World& then, const World& newest, Fd fd);
// The record with the numbers that its process uses, as people are to read it.
trace::Record asMade(const World& world, trace::Record record);

struct FdName {
    Fd number;                // as its process calls it
    std::int64_t pid = 0;     // 0: one process only, or not known
    std::uint32_t others = 0; // processes that hold it as well
};
// The process that made it, or that holds it now; of a closed one the last.
FdName fdNameOf(const World& world, Fd fd);

std::string fdName(const World& world, Fd fd);      // "fd 3 · pid 4242"
std::string fdShortName(const World& world, Fd fd); // "fd 3": where there is no room for more
std::string fdLaneName(const World& world,
                       Fd fd); // "fd 3 · 4242": pids are what the lanes are about
// "pid 4242" of a process's first thread, "tid 4243" of others, "t2" where the trace tells no pids.
std::string threadName(const World& world, ThreadId id);
// The same with what it runs, where that is known: "pid 4242 nginx".
std::string threadTitle(const World& world, ThreadId id);
bool hasTid(const World& world, ThreadId id);
std::string processTitle(const Process& process); // "nginx"; "pid 4242" of an unknown program
// By the system's numbers; 0: not told.
struct Task {
    std::int64_t pid = 0;
    std::int64_t tid = 0;
};
Task taskOf(const World& world, ThreadId id);

} // namespace muxscope::world
