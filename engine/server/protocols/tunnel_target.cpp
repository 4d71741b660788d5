// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/tunnel_target.h"

#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <string>

#include "http/byte_class.h"
#include "server/protocols/authority.h"

namespace muxscope::server {

namespace {

TunnelTarget refused(int status, const char* why) {
    TunnelTarget target;
    target.refusal = status;
    target.why = why;
    return target;
}

// Services below 1024 act on what any byte stream tells them (mail, remote shells); the web's do not.
bool mayLeadTo(unsigned port) {
    return port >= 1024 || port == 80 || port == 443;
}

} // namespace

bool isLoopback(const kernel::Address& address) {
    if (address.family() == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, address.raw(), sizeof v4);
        return ntohl(v4.sin_addr.s_addr) >> 24 == 127;
    }
    sockaddr_in6 v6;
    std::memcpy(&v6, address.raw(), sizeof v6);
    return address.family() == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
}

TunnelTarget tunnelTarget(std::string_view authority, bool toLoopback) {
    const auto parts = splitAuthority(authority);
    unsigned port = 0;
    if (parts)
        std::from_chars(parts->port.data(), parts->port.data() + parts->port.size(), port);
    if (!parts || parts->host.empty() || port == 0 || port > 65'535)
        return refused(400, "CONNECT names a host and a port");
    if (http::equalsIgnoringCase(parts->host, "echo.muxscope")) {
        TunnelTarget target = port == 7 ? TunnelTarget{} : refused(403, "the echo is at port 7");
        target.echo = port == 7;
        return target;
    }
    const bool named = http::equalsIgnoringCase(parts->host, "localhost");
    const auto address =
        kernel::Address::parse(named ? "127.0.0.1" : parts->host, static_cast<std::uint16_t>(port));
    if (!address || !isLoopback(*address))
        return refused(403, "tunnels lead to this machine only");
    if (!toLoopback)
        return refused(403,
                       "this server can be reached from elsewhere: no tunnels to its loopback");
    if (!mayLeadTo(port))
        return refused(403, "tunnels lead to ports from 1024 on, and to 80 and 443");
    TunnelTarget target;
    target.address = *address;
    return target;
}

} // namespace muxscope::server
