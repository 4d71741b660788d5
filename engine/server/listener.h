// SPDX-License-Identifier: GPL-3.0-or-later
// The listening socket: socket, setsockopt, bind, listen, getsockname (tcp(7)). Server thread only.
#pragma once

#include "base/result.h"
#include "kernel/calls.h"
#include "server/server_options.h"

#include <string>

namespace muxscope::server {

class Listener {
public:
    // Opens a listener as the options say. Errors name the address and say what to do:
    // Error::Kind::environment (port taken, not permitted), usage (no such address form).
    static Result<Listener> open(kernel::Calls& calls, const ServerOptions& options,
                                 bool nonblocking);

    [[nodiscard]] Fd fd() const { return m_fd; }
    [[nodiscard]] const kernel::Address& address() const { return m_address; }
    void close(kernel::Calls& calls);

private:
    Fd m_fd;
    kernel::Address m_address;
};

} // namespace muxscope::server
