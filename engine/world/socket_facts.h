// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one socket beside its bytes: options asked for and granted, and how TCP sees it.
// Plain values, folded by apply().
#pragma once

#include "base/ids.h"

#include <cstdint>

namespace muxscope::world {

// TCP_INFO as a gauge saw it last (tcp(7)).
struct TcpFacts {
    std::uint32_t rttUs = 0;
    std::uint32_t rttVariationUs = 0;
    std::uint32_t congestionWindow = 0; // segments
    std::uint32_t segmentBytes = 0;
    std::uint32_t peerWindow = 0;    // bytes; 0 = the peer takes nothing more for now
    std::uint32_t retransmitted = 0; // segments
    bool operator==(const TcpFacts&) const = default;
};

struct SocketFacts {
    std::uint32_t generation = 0; // of the descriptor they are about
    // With setsockopt on this very socket; 0 = never asked. An accepted socket starts with what its
    // listener was granted (socket(7)).
    std::int32_t askedReceiveBuffer = 0;
    std::int32_t askedSendBuffer = 0;
    Fact<std::uint32_t> receiveBuffer; // granted: twice what was asked, within the kernel's limits
    Fact<std::uint32_t> sendBuffer;
    Fact<std::int32_t> error; // SO_ERROR as the program read it last; reading clears it
    Fact<std::uint8_t> tcpState;
    Fact<TcpFacts> tcp;
    std::int64_t gaugedNs = 0; // when a gauge saw these last
    bool operator==(const SocketFacts&) const = default;
};

// "ESTABLISHED" for 1 (tcp_states.h); "?" for what is none.
const char* tcpStateName(std::uint8_t state);

} // namespace muxscope::world
