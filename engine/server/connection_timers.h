// SPDX-License-Identifier: GPL-3.0-or-later
// When the connections of one loop are due: a timer that a conversation asked for, the end of a rest, the
// end of draining. Server thread only; asks the kernel nothing.
#pragma once

#include "server/connection.h"

#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

namespace muxscope::server {

class ConnectionTimers {
public:
    enum class Why : std::uint8_t { rested, drained, conversation };
    struct Due {
        Connection& connection;
        Why why;
    };

    // When its conversation wants onTimer, if it has changed its mind.
    void ask(Connection& connection);
    // Both mark the connection. One that rests already goes on resting until then.
    void rest(Connection& connection, std::int64_t untilNs);
    void drain(Connection& connection, std::int64_t untilNs);

    // INT64_MAX: none.
    [[nodiscard]] std::int64_t earliestNs() const;
    // The next that is due, its mark taken away; nullopt: none is. A timer whose connection asks for
    // another time, or is gone, is stale and falls away here.
    std::optional<Due> take(std::int64_t nowNs, const ConnectionTable& connections);

private:
    struct Timer {
        std::int64_t atNs;
        Fd fd;
        bool operator>(const Timer& other) const { return atNs > other.atNs; }
    };
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> m_timers;
};

} // namespace muxscope::server
