// SPDX-License-Identifier: GPL-3.0-or-later
// Non-blocking: the listener is O_NONBLOCK, accept answers EAGAIN at once and is tried again, after a
// sleep or without one (a spin). Accepted sockets do not inherit O_NONBLOCK (accept(2)): by default the
// first client is served with blocking calls and holds up the others. With the teaching switch
// accepted-nonblocking each is set to it too, and all are tried in turn.
#pragma once

#include "server/models/model.h"
#include "server/models/one_client.h"
#include "server/models/tried_client.h"

#include <cstdint>
#include <list>

namespace muxscope::server {

class Nonblocking : public Model {
public:
    // sleepNs 0: spins.
    Nonblocking(const ModelParts& parts, std::int64_t sleepNs);
    Status run(const kernel::Interrupt& interrupt) override;

private:
    void take(Fd fd, const kernel::Address& peer, const kernel::Interrupt& interrupt);
    bool tryAll();

    kernel::Calls& m_calls;
    Listener& m_listener;
    Protocol& m_protocol;
    const ServerOptions& m_options;
    const std::int64_t m_sleepNs;
    OneClient m_client;
    std::list<TriedClient> m_tried; // with accepted-nonblocking
};

} // namespace muxscope::server
