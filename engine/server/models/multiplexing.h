// SPDX-License-Identifier: GPL-3.0-or-later
// I/O multiplexing: one thread waits for many descriptors with select, poll or epoll (level-triggered)
// and serves whichever is ready. The loop is run(); the listings of resources/listings/ are the same
// loop in Python and C. Server thread only.
#pragma once

#include "kernel/interrupt.h"
#include "mux/mux.h"
#include "server/connection.h"
#include "server/listener.h"

#include <memory>
#include <queue>
#include <vector>

namespace muxscope::server {

class Multiplexing {
public:
    // All outlive it.
    Multiplexing(kernel::Calls& calls, mux::Mux& mux, Listener& listener, Protocol& protocol,
                 const ServerOptions& options);

    // Serves until `interrupt` is requested, then closes all connections. An error when the
    // multiplexer cannot be made.
    Status run(const kernel::Interrupt& interrupt);

private:
    struct Timer {
        std::int64_t atNs;
        Fd fd;
        bool operator>(const Timer& other) const { return atNs > other.atNs; }
    };

    void handle(const trace::FdBits& item);

    // multiplexing_accept.cpp
    void acceptOne();
    void refuse(Fd fd, std::string_view why);
    void pauseListener();
    void resumeListener();

    // multiplexing_io.cpp
    void receive(Connection& connection);
    void receiveUrgent(Connection& connection);
    void drain(Connection& connection);
    void failed(Connection& connection);
    void answer(Connection& connection);
    bool sendOwed(Connection& connection);
    void settle(Connection& connection);
    void finish(Connection& connection);
    void close(Connection& connection);
    void watch(Connection& connection, std::uint32_t bits);

    // multiplexing_timers.cpp
    [[nodiscard]] std::int64_t waitNs() const;
    void askForTimer(Connection& connection);
    void runTimers();

    kernel::Calls& m_calls;
    mux::Mux& m_mux;
    Listener& m_listener;
    Protocol& m_protocol;
    const ServerOptions& m_options;

    ConnectionTable m_connections;
    std::vector<trace::FdBits> m_ready;
    std::vector<char> m_room;
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> m_timers;
    std::int64_t m_nowNs = 0;
    bool m_listenerPaused = false;
    std::int64_t m_resumeAtNs = 0;
};

} // namespace muxscope::server
