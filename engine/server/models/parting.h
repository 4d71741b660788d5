// SPDX-License-Identifier: GPL-3.0-or-later
// How a server parts from clients and what it waits for when it cannot do what it would: the same in every
// model. Server threads only.
#pragma once

#include "kernel/calls.h"
#include "server/protocol.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace muxscope::server {

// After the last answer, where the peer may still be sending: read and thrown away, so much and so long.
inline constexpr std::size_t kDrainBytes = 1U << 20;
inline constexpr std::int64_t kDrainNs = 1'000'000'000;
// Where the kernel is short of memory (ENOMEM, ENOBUFS): asking again at once would spin.
inline constexpr std::int64_t kRestNs = 20'000'000;
// Where no descriptor is left (EMFILE, ENFILE).
inline constexpr std::int64_t kRetryAcceptNs = 500'000'000;

// Says 503 as well as can be said at once (the answer is small, the buffer empty), and closes. Never blocks.
void refuse(kernel::Calls& calls, Protocol& protocol, Fd fd, std::string_view why);

} // namespace muxscope::server
