// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the bytes of HTTP exchanges while they are under way, so that each can be taken apart when it is
// complete although the log has let go of its events by then. At most kMostBytes of each side are kept.
// One thread.
#pragma once

#include "world/byte_breakdown.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>

namespace muxscope::exporting {

class MessageCollector {
public:
    static constexpr std::uint64_t kMostBytes = 1U << 20;

    struct Finished {
        const world::Connection& connection;
        const world::Exchange& exchange;
        world::ExchangeBytes bytes;
        bool answered = false; // wholly
        // Of the calls that brought its first and last bytes; INT64_MIN: there was none in the range.
        std::int64_t requestFromNs = INT64_MIN, requestToNs = INT64_MIN;
        std::int64_t responseFromNs = INT64_MIN, responseToNs = INT64_MIN;
    };
    using Handler = std::function<void(const Finished&)>;

    explicit MessageCollector(Handler handler) : m_handler(std::move(handler)) {}

    // In order, each with the world after it. Calls the handler for each exchange that it ended.
    void add(const trace::Event& event, const world::World& after);
    // What is under way is handed over as far as it came.
    void end(const world::World& last);

private:
    struct Brought {
        std::int64_t atNs = 0;
        std::string bytes;
    };
    struct Open {
        std::uint32_t connection = 0;            // ConnId
        std::uint32_t done = 0;                  // number of the latest exchange handed over
        std::uint64_t kept = 0;                  // bytes in `events`
        std::map<std::uint64_t, Brought> events; // that brought bytes
    };
    void handOver(const world::Connection& connection, const world::Exchange& exchange,
                  Open& open) const;
    static void forget(const world::Connection& connection, Open& open);

    Handler m_handler;
    std::unordered_map<std::int32_t, Open> m_open; // by descriptor
};

} // namespace muxscope::exporting
