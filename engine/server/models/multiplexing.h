// SPDX-License-Identifier: GPL-3.0-or-later
// I/O multiplexing: one thread waits for many descriptors with select, poll or epoll (level-triggered)
// and serves whichever is ready. The loop is run(); the listings of resources/listings/ are the same
// loop in Python and C. Server thread only.
#pragma once

#include "mux/mux.h"
#include "server/connection.h"
#include "server/models/model.h"

#include <memory>
#include <queue>
#include <unordered_map>
#include <vector>

namespace muxscope::server {

class Multiplexing : public Model {
public:
    Multiplexing(const ModelParts& parts, std::unique_ptr<mux::Mux> mux);
    ~Multiplexing() override;

    Status run(const kernel::Interrupt& interrupt) override;

private:
    struct Timer {
        std::int64_t atNs;
        Fd fd;
        bool operator>(const Timer& other) const { return atNs > other.atNs; }
    };

    Status open();
    void end();
    void handle(const trace::FdBits& item);

    // multiplexing_accept.cpp
    void acceptSome();
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

    // multiplexing_sources.cpp
    Status openSources();
    bool handledSource(Fd fd, std::uint32_t bits);
    void closeSource(Fd fd);
    void closeSources();
    // Those that live with a connection.
    void settleSources(Connection& connection);
    void addSource(Connection& connection, std::unique_ptr<LoopSource> source);
    void closeSources(Connection& connection);

    // multiplexing_timers.cpp
    [[nodiscard]] std::int64_t waitNs() const;
    void askForTimer(Connection& connection);
    void runTimers();
    void rest(Connection& connection);
    void restOrClose(Connection& connection, kernel::Answer failed);
    void wakeUp(Connection& connection);
    bool sleptOver(kernel::Answer waited);
    static constexpr std::int64_t kRestNs = 20'000'000;

    kernel::Calls& m_calls;
    std::unique_ptr<mux::Mux> m_owned;
    mux::Mux& m_mux;
    Listener& m_listener;
    Protocol& m_protocol;
    const ServerOptions& m_options;
    const TeachingSwitches& m_switches;
    const bool m_sendsAtOnce;

    struct WatchedSource {
        std::unique_ptr<LoopSource> source;
        std::uint32_t watched = 0;
        Fd owner; // the connection it lives with; none = the protocol's
    };
    std::unordered_map<std::int32_t, WatchedSource> m_sources; // by descriptor number
    ConnectionTable m_connections;
    std::vector<Fd> m_neverClosed; // leaked on purpose until the loop ends: the program lives on
    std::vector<trace::FdBits> m_ready;
    std::vector<char> m_room;
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> m_timers;
    std::int64_t m_nowNs = 0;
    bool m_listenerPaused = false;
    std::int64_t m_resumeAtNs = 0;
};

} // namespace muxscope::server
