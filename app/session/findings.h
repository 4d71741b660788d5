// SPDX-License-Identifier: GPL-3.0-or-later
// What is folded beside the world, over the whole recording up to the head: why threads waited, and what
// is wrong with the program. GUI thread; the session feeds it.
#pragma once

#include "world/waits.h"
#include "world/warnings.h"

namespace muxscope::ui {

struct Findings {
    world::Waits waits;
    world::Warnings warnings;

    void add(const trace::Event& event, const world::World& after) {
        waits.add(event, after);
        warnings.add(event, after);
    }
};

} // namespace muxscope::ui
