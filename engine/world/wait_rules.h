// SPDX-License-Identifier: GPL-3.0-or-later
// What one answered call was for its thread. Private to engine/world.
#pragma once

#include "world/waits.h"

namespace muxscope::world::rules {

// The call that this exit answers, as a span with its cause. `thread` is of `after`: its enter is the
// exit's.
WaitSpan callSpan(const World& after, const Thread& thread, const trace::Event& exit);

} // namespace muxscope::world::rules
