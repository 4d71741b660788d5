// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/exchange_arrival.h"

#include <algorithm>

namespace muxscope::world {

namespace {

const MessageSide& sideOf(const Exchange& exchange, bool response) {
    return response ? exchange.response : exchange.request;
}

// The messages of one direction follow each other: one that reaches from before the call to behind
// it has bytes of it.
std::uint32_t carriedBy(const Connection& connection, std::uint64_t event, bool response) {
    return static_cast<std::uint32_t>(std::count_if(
        connection.exchanges.begin(), connection.exchanges.end(), [&](const Exchange& exchange) {
            const MessageSide& side = sideOf(exchange, response);
            return side.begun() && side.firstEvent <= event && event <= side.lastEvent;
        }));
}

} // namespace

Arrival arrivalOf(const Connection& connection, const Exchange& exchange, bool response) {
    const MessageSide& side = sideOf(exchange, response);
    Arrival arrival;
    if (!side.begun())
        return arrival;
    std::uint64_t before = kNoEvent;
    for (const Piece& piece : side.pieces) {
        arrival.calls += piece.event != before ? 1 : 0;
        before = piece.event;
    }
    arrival.more = side.piecesLeftOut > 0;
    arrival.together = std::max(carriedBy(connection, side.firstEvent, response),
                                carriedBy(connection, side.lastEvent, response));
    return arrival;
}

} // namespace muxscope::world
