// SPDX-License-Identifier: GPL-3.0-or-later
// The world in text: one summary line for logs and failing tests, or the whole for golden files.
//
//   world@124: t1 running | epoll 5: {3:IN 7:IN|RDHUP} ready {7:IN|RDHUP} | fd 7 conn c2
//   rx=18(observed) tx=unknown
#pragma once

#include "world/world.h"

#include <string>
#include <vector>

namespace muxscope::world {

struct WorldTextOptions {
    bool times = true;     // false: golden files
    bool ports = true;     // false: peers' ports print as *
    bool processes = true; // false: as of one process that nobody has named
};

std::string worldLine(const World& world, WorldTextOptions options = {});
// Many lines: threads, multiplexers, descriptors, connections, exchanges, counters.
std::string worldText(const World& world, WorldTextOptions options = {});

// What must hold in any world; empty when it does. Each entry is a sentence.
std::vector<std::string> checkInvariants(const World& world);

} // namespace muxscope::world
