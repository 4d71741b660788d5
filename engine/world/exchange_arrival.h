// SPDX-License-Identifier: GPL-3.0-or-later
// How the bytes of a message came: split over several calls, or together with other messages in one
// (a stream has no packets: tcp(7)). Plain values; any thread.
#pragma once

#include "world/world.h"

#include <cstdint>

namespace muxscope::world {

struct Arrival {
    std::uint32_t calls = 0; // recv or send calls that carried bytes of the message
    std::uint32_t together =
        0;             // messages that one of these calls carried bytes of, itself included
    bool more = false; // there were more calls than are kept
    [[nodiscard]] bool split() const { return calls > 1; }
    [[nodiscard]] bool sticky() const { return together > 1; }
    bool operator==(const Arrival&) const = default;
};

// Of the request, or of the response, among the exchanges that the connection still holds.
Arrival arrivalOf(const Connection& connection, const Exchange& exchange, bool response);

} // namespace muxscope::world
