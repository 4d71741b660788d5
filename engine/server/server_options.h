// SPDX-License-Identifier: GPL-3.0-or-later
// What a server is told before it starts. Plain values.
#pragma once

#include "server/server_limits.h"
#include "server/teaching_switches.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace muxscope::server {

struct ServerOptions {
    std::string model = "select"; // models/model_table.h
    std::string protocol = "http";
    std::string bindAddress = "127.0.0.1"; // numeric IPv4 or IPv6
    std::uint16_t port = 8889;             // 0 = any free port
    std::string root;                      // folder of static files; empty = none
    int backlog = 128;                     // listen(2); the kernel caps it at net.core.somaxconn
    int acceptsPerReport = 1;              // models that multiplex: of one report of the listener
    ServerLimits limits;
    TeachingSwitches switches;
    std::int64_t waitTimeoutNs = 3'000'000'000; // heartbeat of an idle loop; -1 = for ever
    // Looks so often from outside at the sockets' queues (sock_diag) and at the thread's processor time;
    // 0 = never, else kernel::Gauges::kMinMs .. kMaxMs.
    int gaugesEveryMs = 0;
    bool sendAtOnce = true; // try a reply before watching for room; false: through wlist, if any
    std::size_t receiveBytes = 16 * 1024; // room of one recv

    std::optional<std::uint16_t> udpPort; // a UDP socket in the same loop; 0 = any free port
    bool traceMethod = false;             // http: answer TRACE (RFC 9110, section 9.3.8)
    int terminalFd = -1;   // lines: the terminal in the loop; stays the caller's; -1 = none
    std::string linesFile; // lines: where the lines go; empty = nowhere
};

} // namespace muxscope::server
