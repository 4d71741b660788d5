// SPDX-License-Identifier: GPL-3.0-or-later
// One non-blocking connection that nobody watches: it is tried again and again, and mostly says EAGAIN.
// One thread; never blocks (the handlers of teaching switches apart).
#pragma once

#include "kernel/calls.h"
#include "server/protocol.h"
#include "server/server_options.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace muxscope::server {

class TriedClient {
public:
    // `fd` is an accepted socket with O_NONBLOCK, owned from here on. All others outlive it.
    TriedClient(kernel::Calls& calls, Protocol& protocol, const ServerOptions& options, Fd fd,
                const kernel::Address& peer);
    ~TriedClient(); // closes
    TriedClient(const TriedClient&) = delete;
    TriedClient& operator=(const TriedClient&) = delete;

    // Tries to receive, runs a timer that is due, tries to send. Whether anything moved.
    bool tryOnce();
    [[nodiscard]] bool ended() const { return m_ended; }

private:
    bool tryReceive();
    bool drain();
    bool runTimer();
    bool trySend();
    void finish();

    kernel::Calls& m_calls;
    const ServerOptions& m_options;
    const Fd m_fd;
    const std::unique_ptr<Conversation> m_conversation;
    std::vector<char> m_room;
    std::int64_t m_nowNs = 0;
    std::int64_t m_activeNs = 0; // when bytes last moved
    std::size_t m_drained = 0;
    bool m_inputEnded = false;
    bool m_outputEnded = false;
    bool m_draining = false; // answered and shut for writing; read until the peer closes
    bool m_ended = false;
};

} // namespace muxscope::server
