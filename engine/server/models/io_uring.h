// SPDX-License-Identifier: GPL-3.0-or-later
// Asynchronous I/O with io_uring (kernel/ring.h): the loop does not ask what is ready and then reads;
// it says in advance what it wants read, sent and accepted, and is told when that has been done. One
// system call, io_uring_enter, hands over what is new and sleeps until something has completed.
//
// Each connection has at most one recv and one send under way, with buffers of its own: the kernel
// writes to them at any moment until the completion, so a connection that ends is kept until both have
// completed. Urgent bytes stay unread: they are no part of the stream. Files are read into memory
// before they are sent. Server thread only.
#pragma once

#include "kernel/ring.h"
#include "server/connection_timers.h"
#include "server/models/model.h"

#include <optional>
#include <vector>

namespace muxscope::server {

class IoUring : public Model {
public:
    explicit IoUring(const ModelParts& parts);
    ~IoUring() override;

    Status run(const kernel::Interrupt& interrupt) override;

private:
    using Completion = kernel::Ring::Completion;
    using Operation = kernel::Ring::Operation;

    // What the kernel works on for one descriptor. It outlives the Connection.
    struct Transfer {
        std::unique_ptr<char[]> room; // not cleared: a page that nothing came to costs nothing
        std::string sending;          // a copy: the outbox may grow meanwhile
        std::optional<Operation> receives;
        std::optional<Operation> sends;
        bool ending = false;
        bool closing = false;
    };

    void end();
    void handle(const Completion& completion);

    // io_uring_accept.cpp
    void submitAccept();
    void accepted(kernel::Answer answer);
    void pauseListener();
    void resumeListener();

    // io_uring_transfer.cpp
    void received(Connection& connection, kernel::Answer answer);
    void sent(Connection& connection, kernel::Answer answer);
    void settle(Connection& connection);
    void submitReceive(Connection& connection);
    void submitSend(Connection& connection);
    void rest(Connection& connection);
    void finish(Connection& connection);
    void close(Connection& connection);
    void closeWhenIdle(Fd fd);
    [[nodiscard]] Transfer* transfer(Fd fd) const;

    // io_uring_timers.cpp
    [[nodiscard]] std::int64_t waitNs() const;
    void runTimers();
    void wakeUp(Connection& connection);
    void onTimer(Connection& connection);

    kernel::Calls& m_calls;
    Listener& m_listener;
    Protocol& m_protocol;
    const ServerOptions& m_options;
    kernel::Ring m_ring;
    ConnectionTable m_connections;
    std::vector<std::unique_ptr<Transfer>> m_transfers; // by descriptor
    ConnectionTimers m_timers;
    kernel::Address m_peer; // of the accept under way
    std::optional<Operation> m_accepts;
    std::vector<Fd> m_neverClosed; // leaked on purpose until the loop ends: the program lives on
    bool m_ending = false;
    bool m_listenerPaused = false;
    std::int64_t m_resumeAtNs = 0;
    std::int64_t m_nowNs = 0;
};

} // namespace muxscope::server
