// SPDX-License-Identifier: GPL-3.0-or-later
// Blocking with a limit on the wait for a client, by one of two mechanisms: as CPython's settimeout does
// it (O_NONBLOCK and poll, and no accept when the time is over), or SO_RCVTIMEO (accept itself returns
// EAGAIN, socket(7)). The limit is the listener's alone: accepted sockets are not timed, unless a
// teaching switch says so.
#pragma once

#include "server/models/model.h"
#include "server/models/one_client.h"

namespace muxscope::server {

class BlockingTimeout : public Model {
public:
    explicit BlockingTimeout(const ModelParts& parts);
    Status run(const kernel::Interrupt& interrupt) override;

private:
    Status setLimit();
    bool clientWaits();

    kernel::Calls& m_calls;
    Listener& m_listener;
    const WaitLimit m_limit;
    OneClient m_client;
};

} // namespace muxscope::server
