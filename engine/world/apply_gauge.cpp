// SPDX-License-Identifier: GPL-3.0-or-later
// What a look at the kernel's tables from outside saw (sock_diag(7)): levels of the socket buffers
// and who waits in the accept queue. Never one of the server's own calls.
#include "world/apply_steps.h"

#include <algorithm>
#include <cstring>

namespace muxscope::world::steps {

namespace {

using trace::SocketDetails;
using trace::SocketGauge;

constexpr std::uint16_t kInet = 2;   // AF_INET
constexpr std::uint16_t kInet6 = 10; // AF_INET6
constexpr std::uint8_t kEstablished = 1;
constexpr std::uint8_t kCloseWait = 8;
constexpr std::uint8_t kListen = 10;

// The sockaddr that accept(2) would have written for this peer.
template <class Gauge>
Address addressOf(const Gauge& gauge) {
    Address address;
    const bool v6 = gauge.family == kInet6;
    const std::uint16_t family = v6 ? kInet6 : kInet;
    std::memcpy(address.bytes.data(), &family, sizeof(family));
    address.bytes[2] = static_cast<std::byte>(gauge.peerPort >> 8);
    address.bytes[3] = static_cast<std::byte>(gauge.peerPort & 0xff);
    std::memcpy(address.bytes.data() + (v6 ? 8 : 4), gauge.peerAddress, v6 ? 16 : 4);
    address.length = v6 ? 28 : 16;
    return address;
}

// Same family, port and host. Scope and flow label of IPv6 are not looked at.
bool samePeer(const Address& a, const Address& b) {
    const auto at = [](const Address& address, std::size_t offset, std::size_t length) {
        return std::span(address.bytes).subspan(offset, length);
    };
    const auto equal = [&](std::size_t offset, std::size_t length) {
        return std::ranges::equal(at(a, offset, length), at(b, offset, length));
    };
    if (a.length < 16 || b.length < 16 || !equal(0, 4))
        return false;
    std::uint16_t family = 0;
    std::memcpy(&family, a.bytes.data(), sizeof(family));
    return family == kInet6 ? a.length == 28 && b.length == 28 && equal(8, 16) : equal(4, 4);
}

struct PeerPort {
    std::uint16_t port = 0;
    std::int32_t fd = -1;
    bool operator<(const PeerPort& other) const { return port < other.port; }
};

std::vector<PeerPort> openPeers(const World& world) {
    std::vector<PeerPort> peers;
    peers.reserve(world.connectionsOpen);
    world.connections.forEach([&](std::size_t fd, const Connection& connection) {
        if (connection.open && connection.peer.length != 0)
            peers.push_back({connection.peer.port(), static_cast<std::int32_t>(fd)});
    });
    std::sort(peers.begin(), peers.end());
    return peers;
}

// The open connection with this peer; kNoFd when none is known.
template <class Gauge>
Fd connectionOf(const World& world, const std::vector<PeerPort>& peers, const Gauge& gauge) {
    const Address address = addressOf(gauge);
    const auto [first, last] = std::equal_range(peers.begin(), peers.end(), //
                                                PeerPort{gauge.peerPort, -1});
    for (auto peer = first; peer != last; ++peer)
        if (samePeer(world.connections[static_cast<std::size_t>(peer->fd)].peer, address))
            return Fd{peer->fd};
    return kNoFd;
}

// A FIN that has arrived takes a place in the sequence of bytes until it is read, and the kernel's count has it
// (tcp_diag_get_info: rcv_nxt - copied_seq).
std::uint32_t bytesIn(const SocketGauge& gauge) {
    const bool finArrived = gauge.tcpState == kCloseWait;
    return gauge.receiveQueue - (finArrived && gauge.receiveQueue != 0 ? 1 : 0);
}

void gaugeConnection(World& world, Fd fd, const SocketGauge& gauge, std::int64_t atNs) {
    const auto slot = static_cast<std::size_t>(fd.n);
    const Connection& seen = world.connections[slot];
    const Fact<std::uint32_t> receive{bytesIn(gauge), Known::observed};
    const Fact<std::uint32_t> send{gauge.sendQueue, Known::observed};
    if (seen.receiveQueue == receive && seen.sendQueue == send)
        return; // nothing to write: quiet connections go on sharing their chunks
    Connection& connection = world.connections.mut(slot);
    connection.receiveQueue = receive;
    connection.sendQueue = send;
    connection.gaugedNs = atNs;
}

void gaugeDetails(World& world, const trace::Event& event) {
    const auto details = trace::decodeDetails(event.payload);
    if (!details)
        return countOdd(world);
    const std::vector<PeerPort> peers = openPeers(world);
    for (const SocketDetails& each : *details) {
        const Fd fd = each.peerPort == 0 ? world.listener : connectionOf(world, peers, each);
        if (!usable(fd))
            continue;
        SocketFacts& facts = socketFactsAt(world, fd);
        facts.receiveBuffer = {each.receiveBuffer, Known::observed};
        facts.sendBuffer = {each.sendBuffer, Known::observed};
        facts.tcpState = {each.tcpState, Known::observed};
        facts.gaugedNs = event.record.atNs;
        if (each.hasTcpInfo != 0)
            facts.tcp = {{each.rttUs, each.rttVariationUs, each.congestionWindow, each.segmentBytes,
                          each.peerWindow, each.retransmitted},
                         Known::observed};
    }
}

} // namespace

void gauge(World& world, const trace::Event& event) {
    if (event.call() == trace::Call::getsockopt)
        return gaugeDetails(world, event);
    const auto gauges = trace::decodeGauges(event.payload);
    if (event.call() != trace::Call::none || !gauges)
        return countOdd(world);
    world.gaugedNs = event.record.atNs;
    world.waitingPeers.clear();
    const std::vector<PeerPort> peers = openPeers(world);
    for (const SocketGauge& gauge : *gauges) {
        if (gauge.peerPort == 0) {
            if (gauge.tcpState == kListen) {
                world.acceptQueue = {gauge.receiveQueue, Known::observed};
                world.acceptQueueLimit = gauge.sendQueue;
            }
        } else if (gauge.accepted != 0) {
            if (const Fd fd = connectionOf(world, peers, gauge); fd.valid())
                gaugeConnection(world, fd, gauge, event.record.atNs);
        } else if (gauge.tcpState == kEstablished || gauge.tcpState == kCloseWait) {
            world.waitingPeers.push_back({addressOf(gauge), bytesIn(gauge)});
        }
    }
}

// accept(2) has taken this connection out of the queue that a gauge saw.
void takeFromQueue(World& world, Connection& connection) {
    if (world.acceptQueue.known != Known::unknown) {
        world.acceptQueue.value -= world.acceptQueue.value != 0 ? 1 : 0;
        world.acceptQueue.known = Known::inferred;
    }
    const auto waiting =
        std::find_if(world.waitingPeers.begin(), world.waitingPeers.end(),
                     [&](const WaitingPeer& peer) { return samePeer(peer.peer, connection.peer); });
    if (waiting == world.waitingPeers.end())
        return;
    connection.receiveQueue = {waiting->receiveQueue, Known::inferred};
    connection.gaugedNs = world.gaugedNs;
    world.waitingPeers.erase(waiting);
}

} // namespace muxscope::world::steps
