// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/packet_bytes.h"

#include <cstring>

namespace muxscope::exporting {

namespace {

constexpr std::uint16_t kInet = 2; // AF_INET, AF_INET6: stable parts of the kernel's interface
constexpr std::uint16_t kInet6 = 10;
constexpr std::uint8_t kTcp = 6; // IANA protocol numbers
constexpr std::uint8_t kUdp = 17;

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value >> 8 & 0xff);
    out += static_cast<char>(value & 0xff);
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, value >> 16);
    put16(out, value & 0xffff);
}

void putHost(std::string& out, const PacketEnd& end, bool v6) {
    if (!v6) {
        out.append(reinterpret_cast<const char*>(end.host.data()), 4);
        return;
    }
    if (!end.v6) // beside an IPv6 end: IPv4-mapped, RFC 4291, section 2.5.5.2
        out.append(std::string(10, '\0') + "\xff\xff")
            .append(reinterpret_cast<const char*>(end.host.data()), 4);
    else
        out.append(reinterpret_cast<const char*>(end.host.data()), 16);
}

// RFC 1071: the ones' complement of the ones' complement sum.
std::uint16_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        sum += static_cast<unsigned char>(bytes[i]) << 8U;
        if (i + 1 < bytes.size())
            sum += static_cast<unsigned char>(bytes[i + 1]);
        sum = (sum & 0xffff) + (sum >> 16);
    }
    return static_cast<std::uint16_t>(~sum & 0xffff);
}

void patch16(std::string& out, std::size_t at, std::uint16_t value) {
    out[at] = static_cast<char>(value >> 8);
    out[at + 1] = static_cast<char>(value & 0xff);
}

// The checksum covers addresses, protocol and length besides (RFC 9293, section 3.1; RFC 8200, section
// 8.1).
void seal(std::string& segment, std::size_t checksumAt, const PacketEnd& from, const PacketEnd& to,
          bool v6, std::uint8_t protocol) {
    std::string pseudo;
    putHost(pseudo, from, v6);
    putHost(pseudo, to, v6);
    put32(pseudo, static_cast<std::uint32_t>(segment.size()));
    put32(pseudo, protocol);
    pseudo += segment;
    const std::uint16_t sum = checksum(pseudo);
    patch16(segment, checksumAt, sum == 0 && protocol == kUdp ? 0xffff : sum);
}

std::string wrap(const std::string& segment, const PacketEnd& from, const PacketEnd& to, bool v6,
                 std::uint8_t protocol) {
    constexpr char kHops = 64;
    std::string packet;
    if (v6) {
        put32(packet, 0x60000000U);
        put16(packet, static_cast<std::uint32_t>(segment.size()));
        packet += static_cast<char>(protocol);
        packet += kHops;
        putHost(packet, from, true);
        putHost(packet, to, true);
        return packet + segment;
    }
    put16(packet, 0x4500);
    put16(packet, static_cast<std::uint32_t>(20 + segment.size()));
    put32(packet, 0x00004000U); // don't fragment
    packet += kHops;
    packet += static_cast<char>(protocol);
    put16(packet, 0);
    putHost(packet, from, false);
    putHost(packet, to, false);
    patch16(packet, 10, checksum(packet));
    return packet + segment;
}

} // namespace

PacketEnd packetEnd(std::span<const std::byte> sockaddr) {
    PacketEnd end;
    std::uint16_t family = 0;
    if (sockaddr.size() < sizeof family)
        return end;
    std::memcpy(&family, sockaddr.data(), sizeof family);
    const auto byte = [&](std::size_t i) {
        return std::to_integer<std::uint8_t>(sockaddr[i]);
    };
    const bool v4 = family == kInet && sockaddr.size() >= 8;
    end.v6 = family == kInet6 && sockaddr.size() >= 24;
    if (!v4 && !end.v6)
        return end;
    end.port = static_cast<std::uint16_t>(byte(2) << 8 | byte(3));
    for (std::size_t i = 0; i < (v4 ? 4U : 16U); ++i)
        end.host[i] = byte((v4 ? 4 : 8) + i);
    return end;
}

std::string tcpPacket(const PacketEnd& from, const PacketEnd& to, std::uint32_t sequence,
                      std::uint32_t acknowledged, TcpFlags flags, std::string_view content) {
    const bool v6 = from.v6 || to.v6;
    std::string segment;
    put16(segment, from.port);
    put16(segment, to.port);
    put32(segment, sequence);
    put32(segment, flags.ack ? acknowledged : 0);
    const std::uint32_t bits = (flags.fin ? 1U : 0U) | (flags.syn ? 2U : 0U) |
                               (flags.reset ? 4U : 0U) | (flags.push ? 8U : 0U) |
                               (flags.ack ? 16U : 0U);
    put16(segment, 0x5000U | bits);
    put16(segment, 0xffff); // the window that was offered is not known
    put32(segment, 0);
    segment += content.substr(0, kMostInPacket);
    seal(segment, 16, from, to, v6, kTcp);
    return wrap(segment, from, to, v6, kTcp);
}

std::string udpPacket(const PacketEnd& from, const PacketEnd& to, std::string_view content) {
    const bool v6 = from.v6 || to.v6;
    content = content.substr(0, kMostInPacket);
    std::string datagram;
    put16(datagram, from.port);
    put16(datagram, to.port);
    put16(datagram, static_cast<std::uint32_t>(8 + content.size()));
    put16(datagram, 0);
    datagram += content;
    seal(datagram, 6, from, to, v6, kUdp);
    return wrap(datagram, from, to, v6, kUdp);
}

} // namespace muxscope::exporting
