// SPDX-License-Identifier: GPL-3.0-or-later
// One accepted connection of a server, and the table of them by descriptor number. Server thread only.
#pragma once

#include "base/ids.h"
#include "server/protocol.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace muxscope::server {

struct Connection {
    Fd fd;
    std::uint32_t watched = 0;   // trace::kIn, kOut, kPri: what the multiplexer was told
    bool inputEnded = false;     // recv returned 0
    bool outputEnded = false;    // shut for writing, while the conversation goes on
    bool sendBufferFull = false; // the last send said EAGAIN
    bool draining = false;       // answered and shut down for writing; reads until the peer closes
    std::size_t drained = 0;     // bytes thrown away while draining
    std::int64_t activeNs = 0;   // when bytes last moved
    std::int64_t timerNs = 0;    // asked for; 0 = none
    std::int64_t restNs = 0;     // left alone until then, memory is short; 0 = not resting
    std::uint64_t sinceTurn = 0; // of the loop, in which it was accepted
    std::vector<Fd> sources;     // in the loop on behalf of this connection
    std::unique_ptr<Conversation> conversation;

    // Places in ConnectionTable's list from longest silent to latest active.
    Connection* olderOne = nullptr;
    Connection* newerOne = nullptr;
};

class ConnectionTable {
public:
    Connection& add(Fd fd, std::unique_ptr<Conversation> conversation, std::int64_t nowNs);
    // nullptr when there is none.
    [[nodiscard]] Connection* find(Fd fd) const;
    void remove(Connection& connection);
    // Bytes moved: the connection is now the latest active.
    void touch(Connection& connection, std::int64_t nowNs);

    [[nodiscard]] Connection* longestSilent() const { return m_oldest; }
    // When the longest silent one will have been idle for idleNs; INT64_MAX where idleNs is 0.
    [[nodiscard]] std::int64_t idleAtNs(std::int64_t idleNs) const {
        return idleNs > 0 && m_oldest != nullptr ? m_oldest->activeNs + idleNs : INT64_MAX;
    }
    // The longest silent one, if that is idleNs or more; nullptr else, and where idleNs is 0. Who waits
    // for a late answer is not silent.
    [[nodiscard]] Connection* idleTooLong(std::int64_t nowNs, std::int64_t idleNs);
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    void link(Connection& connection);
    void unlink(Connection& connection);

    std::vector<std::unique_ptr<Connection>> m_byFd;
    Connection* m_oldest = nullptr;
    Connection* m_newest = nullptr;
    std::size_t m_size = 0;
};

} // namespace muxscope::server
