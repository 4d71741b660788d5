// SPDX-License-Identifier: GPL-3.0-or-later
// The multiplexers by name.
#pragma once

#include "mux/mux.h"

#include <memory>
#include <span>
#include <string_view>

namespace muxscope::mux {

// The level-triggered ones, which report alike: "select", "poll", "epoll", in the order in which they
// should be learnt.
std::span<const std::string_view> muxNames();

// One of these, "epoll-et" (edge-triggered) or "epoll-oneshot"; "signal-driven". nullptr for a name that does not exist. `calls` outlives the result.
std::unique_ptr<Mux> makeMux(std::string_view name, Calls& calls);

} // namespace muxscope::mux
