// SPDX-License-Identifier: GPL-3.0-or-later
// Where a running server is to stop by itself, as plain conditions on one call. Asked by the gate
// while the server runs, and over a log by whoever replays it: both stop at the same moment. Pure; any
// thread.
#pragma once

#include "base/ids.h"
#include "trace/record.h"

#include <cstdint>
#include <optional>
#include <span>

namespace muxscope::kernel {

// Every given part must match.
struct Breakpoint {
    // Known before the call: the server stops before it.
    std::optional<trace::Call> call{};
    std::optional<Fd> fd{}; // of epoll_ctl: the descriptor that it names
    // Known from the answer: the server stops before the next call. There epoll_ctl's fd is the epfd.
    std::optional<int> error{};
    std::optional<std::int64_t> bytesAtLeast{}; // that a call moved
    struct StatusRange {
        std::uint16_t from = 0;
        std::uint16_t to = 0; // inclusive
        bool operator==(const StatusRange&) const = default;
    };
    std::optional<StatusRange> httpStatus{}; // of a response whose status line ends in a send
    // Before the call again.
    std::optional<trace::Site> site{};
    std::optional<std::uint64_t>
        iteration{}; // turns of the loop begun so far (World::counters.waits)

    std::uint32_t id = 0; // for counting hits

    bool operator==(const Breakpoint&) const = default;

    [[nodiscard]] bool asksForAnswer() const { return error || bytesAtLeast || httpStatus; }
    // Of one that does not ask for the answer.
    [[nodiscard]] bool stopsBefore(const trace::Record& enter, std::uint64_t iterations) const;
    // Of one that does. `statuses`: those of HTTP responses that the call has said.
    [[nodiscard]] bool stopsAfter(const trace::Record& exit,
                                  std::span<const std::uint16_t> statuses,
                                  std::uint64_t iterations) const;
};

} // namespace muxscope::kernel
