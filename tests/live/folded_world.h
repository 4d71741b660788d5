// SPDX-License-Identifier: GPL-3.0-or-later
// The world as a running server's log tells it.
#pragma once

#include "live/running_server.h"
#include "world/history.h"

namespace muxscope::test {

inline world::World headOf(const RunningServer& server) {
    world::World world;
    server.log.forEach(server.log.begin(), server.log.end(),
                       [&](const trace::Event& event) { world::apply(world, event); });
    return world;
}

} // namespace muxscope::test
