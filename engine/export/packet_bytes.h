// SPDX-License-Identifier: GPL-3.0-or-later
// Packets as they might have been on the wire: IPv4 (RFC 791) or IPv6 (RFC 8200) with TCP (RFC 9293) or
// UDP (RFC 768), checksums right. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace muxscope::exporting {

// One end, out of a sockaddr (ip(7), ipv6(7)). An end that is unknown is 0.0.0.0:0.
struct PacketEnd {
    bool v6 = false;
    std::array<std::uint8_t, 16> host{}; // network order; IPv4 in the first four
    std::uint16_t port = 0;
    bool operator==(const PacketEnd&) const = default;
};
PacketEnd packetEnd(std::span<const std::byte> sockaddr);

struct TcpFlags {
    bool syn = false, ack = false, push = false, fin = false, reset = false;
};

// At most kMostInPacket bytes of `content` each. IPv6 as soon as one end is.
inline constexpr std::size_t kMostInPacket = 65'000;
std::string tcpPacket(const PacketEnd& from, const PacketEnd& to, std::uint32_t sequence,
                      std::uint32_t acknowledged, TcpFlags flags, std::string_view content);
std::string udpPacket(const PacketEnd& from, const PacketEnd& to, std::string_view content);

} // namespace muxscope::exporting
