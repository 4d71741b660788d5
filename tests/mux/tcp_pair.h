// SPDX-License-Identifier: GPL-3.0-or-later
// Two ends of a connection in one process.
#pragma once

#include "base/ids.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace muxscope::test {

// A connected pair of TCP sockets on loopback, and their listener.
struct TcpPair {
    int listener = -1;
    int server = -1;
    int client = -1;
    TcpPair() {
        listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        static_cast<void>(::bind(listener, reinterpret_cast<sockaddr*>(&address), length));
        ::listen(listener, 5);
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
        client = ::socket(AF_INET, SOCK_STREAM, 0);
        static_cast<void>(::connect(client, reinterpret_cast<sockaddr*>(&address), length));
        server = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
    }
    ~TcpPair() {
        ::close(client);
        ::close(server);
        ::close(listener);
    }
    [[nodiscard]] Fd fd() const { return Fd{server}; }
};

} // namespace muxscope::test
