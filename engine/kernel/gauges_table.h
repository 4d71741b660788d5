// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's table of TCP sockets as sock_diag(7) shows it: queues of the server's own sockets,
// seen from outside, without touching them. One thread; a look takes well under a millisecond and
// never blocks for longer than a second.
#pragma once

#include "base/result.h"
#include "kernel/address.h"
#include "trace/payload.h"

#include <cstdint>
#include <memory>
#include <vector>

struct mnl_socket;

namespace muxscope::kernel {

struct SocketLook {
    std::vector<trace::SocketGauge> gauges;    // by peer
    std::vector<trace::SocketDetails> details; // when asked for; by peer
};

class GaugesTable {
public:
    // Error::Kind::environment where the kernel has no sock_diag, or may not be asked.
    static Result<GaugesTable> open();

    // The listener and its connections, by peer. A socket that its process has closed is left out;
    // one that nobody has accepted yet has accepted == 0.
    Result<SocketLook> look(const Address& listener, bool withDetails);

private:
    struct Close {
        void operator()(mnl_socket* socket) const;
    };
    Status ask(const Address& listener, bool withDetails);

    std::unique_ptr<mnl_socket, Close> m_socket;
    std::uint32_t m_sequence = 0;
    std::vector<char> m_buffer;
};

} // namespace muxscope::kernel
