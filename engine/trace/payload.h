// SPDX-License-Identifier: GPL-3.0-or-later
// The payloads that are more than plain bytes: interest changes, ready sets, addresses. Encoding is
// host byte order, fixed layout; decoding checks every length, for files may be hostile. Any
// thread.
#pragma once

#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::trace {

// One descriptor and its bits. The bits are poll(2)'s for every multiplexer (epoll's have the same
// values, and its flags EPOLLET, EPOLLONESHOT, EPOLLEXCLUSIVE stand in the top bits); for select,
// kIn = in rlist, kOut = in wlist, kPri = in xlist, losslessly. In an interest change 0 = removed.
struct FdBits {
    std::int32_t fd = -1;
    std::uint32_t bits = 0;
    bool operator==(const FdBits&) const = default;
};
static_assert(sizeof(FdBits) == 8);

inline constexpr std::uint32_t kIn = 0x001;     // POLLIN   (poll(2))
inline constexpr std::uint32_t kPri = 0x002;    // POLLPRI
inline constexpr std::uint32_t kOut = 0x004;    // POLLOUT
inline constexpr std::uint32_t kErr = 0x008;    // POLLERR, only reported
inline constexpr std::uint32_t kHup = 0x010;    // POLLHUP, only reported
inline constexpr std::uint32_t kNval = 0x020;   // POLLNVAL, only reported
inline constexpr std::uint32_t kRdHup = 0x2000; // POLLRDHUP
inline constexpr std::uint32_t kExclusive = 1U << 28;
inline constexpr std::uint32_t kOneShot = 1U << 30;
inline constexpr std::uint32_t kEdge = 1U << 31;

// "IN|RDHUP", "0" for none, unknown bits in hex.
std::string bitsText(std::uint32_t bits);
// For select: "rwx" letters, e.g. "r" or "rx".
std::string selectBitsText(std::uint32_t bits);

// What a select or poll passes, as changes since the last wait of the same multiplexer.
struct InterestHead {
    std::uint32_t nfds = 0; // select: highest fd + 1; poll: number of entries
    std::uint32_t full = 0; // 1: the items are the whole set, not changes
};
static_assert(sizeof(InterestHead) == 8);

struct Interest {
    InterestHead head;
    std::span<const FdBits> items; // points into the log
};
// nullopt when the bytes are not such a payload.
std::optional<Interest> decodeInterest(std::span<const std::byte> bytes);
std::optional<std::span<const FdBits>> decodeReady(std::span<const std::byte> bytes);

// A socket address as the kernel wrote it (sockaddr bytes, ip(7), ipv6(7), unix(7)) to
// "127.0.0.1:8889", "[::1]:80", "unix:name"; "?" when it is none of these.
std::string addressText(std::span<const std::byte> sockaddrBytes);
// The port in host order, 0 when there is none.
std::uint16_t addressPort(std::span<const std::byte> sockaddrBytes);

// What recvfrom brought, with its sender: u32 length of the address, the address, the bytes.
struct Datagram {
    std::span<const std::byte> address; // empty: the kernel named none (recvfrom on a stream)
    std::span<const std::byte> bytes;   // points into the log, as `address` does
};
std::optional<Datagram> decodeDatagram(std::span<const std::byte> bytes);
// Into `out`, which is replaced.
void encodeDatagram(const Datagram& datagram, std::vector<std::byte>& out);

// What a gauge saw of one TCP socket (sock_diag(7)); payload of Phase::observer with Call::none,
// fd = -1: sockets are named by their peer, for the kernel's tables do not know descriptors.
struct SocketGauge {
    std::uint32_t receiveQueue = 0; // bytes waiting to be received; listener: connections waiting
    std::uint32_t sendQueue = 0;    // bytes not yet acknowledged; listener: the backlog limit
    std::uint16_t peerPort = 0;     // 0: the listener itself
    std::uint8_t tcpState = 0;      // TCP_ESTABLISHED ... (netinet/tcp.h)
    std::uint8_t family = 0;
    std::uint8_t peerAddress[16] = {}; // network order; IPv4 in the first four
    std::uint32_t accepted = 0; // 0: still in the accept queue (no process holds it: inode 0)
};
static_assert(sizeof(SocketGauge) == 32);
std::optional<std::span<const SocketGauge>> decodeGauges(std::span<const std::byte> bytes);

// How the kernel keeps one TCP socket, beside its queues: payload of Phase::observer with
// Call::getsockopt (what SO_SNDBUF, SO_RCVBUF and TCP_INFO would answer; asked of sock_diag(7), not of
// the socket). Named by the peer, like a SocketGauge.
struct SocketDetails {
    std::uint16_t peerPort = 0; // 0: the listener itself
    std::uint8_t family = 0;
    std::uint8_t tcpState = 0;
    std::uint8_t peerAddress[16] = {};
    std::uint32_t receiveBuffer = 0; // bytes granted, with the kernel's own overhead (socket(7))
    std::uint32_t sendBuffer = 0;
    std::uint32_t rttUs = 0; // smoothed round trip; this and the rest from TCP_INFO (tcp(7))
    std::uint32_t rttVariationUs = 0;
    std::uint32_t congestionWindow = 0; // segments
    std::uint32_t segmentBytes = 0;     // sending MSS
    std::uint32_t peerWindow = 0;       // bytes that the peer will take; 0: it is full
    std::uint32_t retransmitted = 0;    // segments, in all
    std::uint32_t hasTcpInfo = 0;       // 0: the fields from rttUs on are unknown
};
static_assert(sizeof(SocketDetails) == 56);
std::optional<std::span<const SocketDetails>> decodeDetails(std::span<const std::byte> bytes);

// Plain text out of bytes; and bytes of anything trivially copyable.
std::string_view asText(std::span<const std::byte> bytes);

} // namespace muxscope::trace
