// SPDX-License-Identifier: GPL-3.0-or-later
// What is folded beside the world, over the whole recording up to the head: why threads waited, what is
// wrong with the program, and its HTTP exchanges. GUI thread; the session feeds it.
#pragma once

#include "world/exchange_index.h"
#include "world/waits.h"
#include "world/warnings.h"

namespace muxscope::ui {

struct Findings {
    world::Waits waits;
    world::Warnings warnings;
    world::ExchangeIndex exchanges;

    void add(const trace::Event& event, const world::World& after) {
        waits.add(event, after);
        warnings.add(event, after);
        exchanges.add(event, after);
    }
};

} // namespace muxscope::ui
