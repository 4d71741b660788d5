// SPDX-License-Identifier: GPL-3.0-or-later
// Every HTTP exchange of the history in the order in which they began, and what came of it: the world keeps
// only the latest of each connection. A fold beside World (call add() from History's observer), O(1) an
// event. Bounded: the oldest go when there are more than kMost, or with the history. One thread at a
// time.
#pragma once

#include "world/world.h"

#include <deque>
#include <map>

namespace muxscope::world {

class ExchangeIndex {
public:
    struct Entry {
        std::uint64_t event = 0; // of its first byte
        std::int32_t fd = -1;
        std::uint32_t connection = 0; // ConnId
        std::uint32_t number = 0;     // on its connection, from 1
        std::uint16_t status = 0;     // 0: not answered yet
        http::Method method = http::Method::Unknown;
        bool asked = true;           // false: an answer that nobody asked for
        bool answered = false;       // to the last byte
        bool malformed = false;      // the request
        bool unseen = false;         // bytes that would tell were not recorded
        std::uint64_t lastEvent = 0; // of its latest byte
        std::uint64_t bytesIn = 0;
        std::uint64_t bytesOut = 0;
        decltype(Exchange::target) target;
    };
    static constexpr std::size_t kMost = 200'000;

    // The event that led to this world.
    void add(const trace::Event& event, const World& after);
    void trim(Moment first); // lets go of those that began before

    // They are numbered through, for ever; those in [from(), end()) are held.
    [[nodiscard]] std::uint64_t from() const { return m_before; }
    [[nodiscard]] std::uint64_t end() const { return m_before + m_all.size(); }
    [[nodiscard]] const Entry& at(std::uint64_t sequence) const {
        return m_all[static_cast<std::size_t>(sequence - m_before)];
    }

private:
    void note(const Connection& connection, const Exchange& exchange);
    void dropFirst();

    std::deque<Entry> m_all;
    std::uint64_t m_before = 0; // that are no longer held
    // Of each descriptor: the numbers of its latest, as many as the world keeps.
    std::map<std::int32_t, std::deque<std::uint64_t>> m_latest;
};

} // namespace muxscope::world
