// SPDX-License-Identifier: GPL-3.0-or-later
// Every byte of an exchange with its one role, the call that brought it, and the header fields:
// read again from the log, through the same parser that the fold used. For views and exports; any
// thread that may read the log.
#pragma once

#include "trace/trace_log.h"
#include "world/world.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace muxscope::world {

struct RoleSpan {
    std::uint64_t offset = 0; // in the message
    std::uint64_t length = 0;
    http::Role role = http::Role::Unparsed;
    bool operator==(const RoleSpan&) const = default;
};

struct HeaderField {
    std::uint64_t nameOffset = 0, nameLength = 0;
    std::uint64_t valueOffset = 0, valueLength = 0;
};

struct MessageBytes {
    // Bytes [0, bytes.size()) of the message as recorded; `missing` marks ranges that were not
    // recorded (they are zero bytes here, with role Unseen). Longer messages are cut at the limit.
    std::string bytes;
    std::uint64_t wholeLength = 0; // of the message as far as it was seen
    std::vector<RoleSpan> spans;   // tile [0, bytes.size())
    std::vector<HeaderField> headers;
    struct Boundary {
        std::uint64_t offset = 0; // first byte that this call brought
        std::uint64_t event = kNoEvent;
        std::uint64_t length = 0;
    };
    std::vector<Boundary> calls; // one per recv or send
};

struct ExchangeBytes {
    MessageBytes request;
    MessageBytes response;
};

// What was recorded of a piece, from its first byte on; fewer bytes than its length: the rest is Unseen.
using RecordedBytes = std::function<std::string_view(const Piece&)>;
// At most `limitBytes` of each side, from wherever the caller keeps the bytes.
ExchangeBytes breakDown(const Exchange& exchange, const RecordedBytes& recorded,
                        std::uint64_t limitBytes);
// The same from the log. Events that the log no longer holds become Unseen.
ExchangeBytes breakDown(const Exchange& exchange, const trace::TraceLog& log,
                        std::uint64_t limitBytes = 1U << 20);

} // namespace muxscope::world
