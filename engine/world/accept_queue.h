// SPDX-License-Identifier: GPL-3.0-or-later
// How many connections may wait to be accepted (listen(2)). Any thread.
#pragma once

#include "world/world.h"

#include <algorithm>

namespace muxscope::world {

// As the kernel was seen to keep it, else as the program asked for; 0: neither is known.
inline std::uint32_t acceptQueueMost(const World& world) {
    return world.acceptQueueLimit > 0
               ? world.acceptQueueLimit
               : static_cast<std::uint32_t>(std::max(0, world.descriptor(world.listener).backlog));
}

} // namespace muxscope::world
