// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where CONNECT may lead: this machine's loopback addresses, and an echo that the server itself keeps.
// Pure; any thread. RFC 9110 section 9.3.6.

#include <string_view>

#include "kernel/address.h"

namespace muxscope::server {

struct TunnelTarget {
    int refusal = 0; // 400, 403; 0 = may be opened
    const char* why = "";
    bool echo = false; // the built-in echo, "echo.muxscope:7"
    kernel::Address address;
};

// `toLoopback` false: only the echo. A server that others can reach must not lead them to what listens
// on this machine's loopback.
TunnelTarget tunnelTarget(std::string_view authority, bool toLoopback);

// 127.0.0.0/8 and ::1.
bool isLoopback(const kernel::Address& address);

} // namespace muxscope::server
