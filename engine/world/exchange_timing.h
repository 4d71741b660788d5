// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of an exchange went, phase by phase, each tied to the calls behind it. Read from the
// log; any thread that may read it. Costs at most some 100 000 events of reading (a response that took
// longer says so).
#pragma once

#include "trace/trace_log.h"
#include "world/world.h"

#include <cstdint>
#include <vector>

namespace muxscope::world {

enum class Phase : std::uint8_t {
    acceptQueue, // the kernel had finished the connection, the program had not called accept
    head,        // first byte of the request to the end of its head
    body,        // end of the head to the last byte of the request
    handling,    // last byte of the request to the first send of the answer
    sending,     // first send of the answer to its last byte
    blocked,     // of that: the send buffer was full
};
inline constexpr int kPhaseCount = 6;

// From the answer of one call to another call.
struct Stretch {
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    std::uint64_t fromEvent = kNoEvent;
    std::uint64_t toEvent = kNoEvent; // kNoEvent: it goes on
    bool operator==(const Stretch&) const = default;
};

struct PhaseSpan {
    Phase phase = Phase::head;
    // inferred: at least so long (the accept queue is looked at now and then; not all events of a long
    // response were read).
    Known known = Known::observed;
    std::vector<Stretch> stretches; // never empty; in time order
    [[nodiscard]] std::int64_t tookNs() const;
    [[nodiscard]] bool goesOn() const { return stretches.back().toEvent == kNoEvent; }
};

// Of an exchange of `connection` in `world`; `log` is the one that the world was folded from. Phases that
// have not begun, or whose events the log no longer holds, are not there.
std::vector<PhaseSpan> phasesOf(const World& world, const Connection& connection,
                                const Exchange& exchange, const trace::TraceLog& log);

} // namespace muxscope::world
