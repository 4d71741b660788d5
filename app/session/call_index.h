// SPDX-License-Identifier: GPL-3.0-or-later
// What only the fold knows about a call, for any call of the history: in which turn of the loop it
// stands, which connection and which HTTP exchange it belongs to. Grows with the fold (add() once for
// each event, in order) at a small cost per call and none per descriptor; answers by binary search.
// GUI thread.
#pragma once

#include "session/event_index.h"
#include "world/process_names.h"
#include "world/world.h"

#include <QByteArray>
#include <QHash>
#include <deque>
#include <optional>
#include <vector>

namespace muxscope::ui {

class CallIndex {
public:
    struct Peer {
        std::uint32_t connection = 0; // ConnId, numbered from 1
        std::uint16_t port = 0;       // of the peer; 0 = unknown
    };
    struct Http {
        http::Method method = http::Method::Unknown; // Unknown: not received yet
        std::uint16_t status = 0;                    // 0 = not answered yet
        QByteArray target;                           // at most the world's 48 bytes of it
    };

    // The event that led to this world.
    void add(const trace::Event& event, const world::World& after);
    void trim(Moment first); // lets go of what was before
    void clear();

    // Turns of the loop begun when that event had happened; 0 = none yet.
    [[nodiscard]] std::uint64_t iterationAt(std::uint64_t event) const;
    [[nodiscard]] std::optional<Peer> peerAt(Fd fd, std::uint64_t event) const;
    // How often the place in the listing was come to before that moment.
    [[nodiscard]] std::uint64_t runsAt(trace::Site site, Moment moment) const;
    // The exchange whose request (or response) a call on `fd` carried or went on with.
    [[nodiscard]] std::optional<Http> httpAt(Fd fd, std::uint64_t event, bool response) const;
    // All that a call on `fd` sent a byte of: answers to pipelined requests may leave together.
    [[nodiscard]] std::vector<Http> answersAt(Fd fd, std::uint64_t event) const;
    // Of the responses whose status line this event has ended.
    [[nodiscard]] std::vector<std::uint16_t> statusesAt(Fd fd, std::uint64_t event) const;

    // Which number the thread's process calls the descriptor by, and whose the thread is (0: not told).
    [[nodiscard]] Fd numberAt(ThreadId thread, Fd fd, std::uint64_t event) const;
    [[nodiscard]] world::Task taskAt(ThreadId thread, std::uint64_t event) const;

private:
    struct Owner { // of a thread
        std::uint64_t from = 0;
        std::uint32_t process = world::kNoProcess;
        world::Task task;
    };
    struct Number { // of a descriptor in one process
        std::uint64_t from = 0;
        Fd number;
    };
    void addProcess(const trace::Event& event, const world::World& after);
    [[nodiscard]] const Owner* ownerAt(ThreadId thread, std::uint64_t event) const;

    struct Life { // of a connection
        std::uint64_t from = 0;
        Peer peer;
    };
    struct Exchange {
        std::uint64_t requestFrom = world::kNoEvent;
        std::uint64_t responseFrom = world::kNoEvent;
        std::uint64_t responseTo = world::kNoEvent;
        std::uint32_t connection = 0;
        std::uint32_t number = 0;
        std::uint32_t target = 0; // in m_targets
        std::uint16_t status = 0;
        http::Method method = http::Method::Unknown;
    };
    struct Said { // a status
        std::uint64_t event = 0;
        std::uint16_t status = 0;
    };
    struct OfDescriptor {
        std::deque<Life> lives;
        std::deque<Exchange> exchanges; // in the order of their numbers, life after life
        std::deque<Said> said;
    };
    void addExchanges(const world::Connection& connection, std::uint64_t event);
    void note(OfDescriptor& descriptor, const world::Connection& connection,
              const world::Exchange& exchange);
    std::uint32_t targetOf(std::string_view text);
    [[nodiscard]] Http httpOf(const Exchange& exchange) const;

    EventIndex m_waits;              // enters of the calls that begin a turn
    std::uint64_t m_waitsBefore = 0; // begun before the first of them
    bool m_begun = false;
    struct OfSite {
        EventIndex runs;
        std::uint64_t before = 0; // that are no longer held
    };
    std::vector<OfSite> m_sites; // by Site
    QHash<int, OfDescriptor> m_descriptors;
    QHash<int, std::vector<Owner>> m_owners;             // by thread
    QHash<std::uint64_t, std::vector<Number>> m_numbers; // by process and descriptor
    std::vector<QByteArray> m_targets;
    QHash<QByteArray, std::uint32_t> m_targetNumbers;
};

} // namespace muxscope::ui
