// SPDX-License-Identifier: GPL-3.0-or-later
// What a server is told before it starts. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace muxscope::server {

struct ServerOptions {
    std::string model = "select"; // mux::makeMux's names: select, poll, epoll
    std::string protocol = "http";
    std::string bindAddress = "127.0.0.1"; // numeric IPv4 or IPv6
    std::uint16_t port = 8889;             // 0 = any free port
    std::string root;                      // folder of static files; empty = none
    int backlog = 128;                     // listen(2); the kernel caps it at net.core.somaxconn
    std::size_t maxConnections = 100'000;
    std::int64_t waitTimeoutNs = 3'000'000'000;  // heartbeat of an idle loop; -1 = for ever
    std::int64_t idleTimeoutNs = 75'000'000'000; // a silent keep-alive connection is closed
    int gaugesEveryMs =
        0; // looks at the sockets' queues from outside so often (sock_diag); 0 = never
    bool sendAtOnce = true; // try a reply before watching for room; false: always through wlist
    std::size_t receiveBytes = 16 * 1024; // room of one recv
};

} // namespace muxscope::server
