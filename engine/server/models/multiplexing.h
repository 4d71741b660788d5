// SPDX-License-Identifier: GPL-3.0-or-later
// I/O multiplexing: one thread waits for many descriptors with select, poll or epoll (level-triggered)
// and serves whichever is ready. The loop is run(); the listings of resources/listings/ are the same
// loop in Python and C. What other kinds of reports ask for beyond that stands in files of their own:
// edge_triggered.h, one_shot.h. Server thread only.
#pragma once

#include "mux/mux.h"
#include "server/connection_timers.h"
#include "server/models/model.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace muxscope::server {

class Multiplexing : public Model {
public:
    Multiplexing(const ModelParts& parts, std::unique_ptr<mux::Mux> mux);
    ~Multiplexing() override;

    Status run(const kernel::Interrupt& interrupt) override;

protected:
    // What a descriptor may still hold after one call on it.
    enum class Left { nothing, perhaps };

    // Waits for the next reports, into m_ready.
    virtual kernel::Answer wait();
    // Deals with one report: one call for each condition that it names.
    virtual void handle(const trace::FdBits& item);
    // Tells the multiplexer what is wanted of a connection; closes it when that fails.
    virtual void watch(Connection& connection, std::uint32_t bits);

    // What a report of the listener, or of input, is answered with: one accept (or a few), one recv.
    virtual void takeConnections();
    virtual void takeInput(Connection& connection) { receive(connection); }

    // multiplexing_accept.cpp
    Left acceptOne();

    // multiplexing_io.cpp: of each, the connection may be gone afterwards.
    Left receive(Connection& connection);
    void receiveUrgent(Connection& connection);
    void answer(Connection& connection);
    void failed(Connection& connection);
    void close(Connection& connection);

    // multiplexing_sources.cpp: the kernel looks afresh at a descriptor of that sort, if it is one.
    bool rearmSource(Fd fd);

    // multiplexing_timers.cpp
    [[nodiscard]] std::int64_t waitNs() const;
    // Leaves it alone for kRestNs, then watches it again.
    void rest(Connection& connection);
    void retryListener();

    kernel::Calls& m_calls;
    std::unique_ptr<mux::Mux> m_owned;
    mux::Mux& m_mux;
    Listener& m_listener;
    Protocol& m_protocol;
    const ServerOptions& m_options;
    const TeachingSwitches& m_switches;
    const bool m_sendsAtOnce;
    ConnectionTable m_connections;
    std::vector<trace::FdBits> m_ready; // the reports that are dealt with in this turn
    bool m_listenerPaused = false;
    bool m_sendsUntilFull = false; // a short send is followed by another, until EAGAIN

private:
    struct WatchedSource {
        std::unique_ptr<LoopSource> source;
        std::uint32_t watched = 0; // as the multiplexer was told; 0 = it does not know the source
        std::uint64_t sinceTurn = 0;
        Fd owner;                 // the connection it lives with; none = the loop itself
        bool alwaysReady = false; // the multiplexer cannot watch it, nor need it
        bool untold = false;      // the multiplexer could not be told for want of memory
    };

    Status open();
    void end();
    // Whom a report of this turn is about; nullptr when the number was another descriptor's during the wait.
    [[nodiscard]] Connection* reported(Fd fd) const;

    // multiplexing_accept.cpp
    void pauseListener();
    void resumeListener();

    // multiplexing_io.cpp
    Left drain(Connection& connection);
    bool sendOwed(Connection& connection);
    void settle(Connection& connection);
    void finish(Connection& connection);

    // multiplexing_sources.cpp
    Status openSources();
    bool handledSource(Fd fd, std::uint32_t bits);
    void closeSource(Fd fd);
    void closeSources();
    kernel::Answer addSource(std::unique_ptr<LoopSource> source, Fd owner);
    kernel::Answer watchSource(WatchedSource& each);
    void settleSource(Fd fd);
    void loseSource(Fd fd);
    void serveAlwaysReady();
    [[nodiscard]] std::int64_t sourcesDueNs() const;
    void runSourceTimers();
    void tellUntold();
    // Those that live with a connection.
    void settleSources(Connection& connection);
    void bringSource(Connection& connection, std::unique_ptr<LoopSource> source);
    void closeSources(Connection& connection);

    // multiplexing_timers.cpp
    void runTimers();
    void restOrClose(Connection& connection, kernel::Answer failed);
    void wakeUp(Connection& connection);
    void onTimer(Connection& connection);
    bool sleptOver(kernel::Answer waited);

    std::vector<std::unique_ptr<LoopSource>>& m_opened;        // those of the start, until open()
    std::unordered_map<std::int32_t, WatchedSource> m_sources; // by descriptor number
    std::vector<Fd> m_ownSources;  // of those, the ones that live with no connection: a handful
    std::vector<Fd> m_untold;      // and those that the multiplexer could not be told about
    std::vector<Fd> m_neverClosed; // leaked on purpose until the loop ends: the program lives on
    std::vector<char> m_room;
    ConnectionTimers m_timers;
    std::uint64_t m_turn = 0;
    std::int64_t m_nowNs = 0;
    std::int64_t m_resumeAtNs = 0;
};

} // namespace muxscope::server
