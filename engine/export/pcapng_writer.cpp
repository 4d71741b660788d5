// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pcapng_writer.h"

#include <algorithm>
#include <cerrno>

namespace muxscope::exporting {

namespace {

constexpr std::uint32_t kSectionHeader = 0x0a0d0d0a;
constexpr std::uint32_t kInterface = 1;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint16_t kRawIp = 101; // LINKTYPE_RAW
constexpr std::uint16_t kComment = 1;
constexpr std::uint16_t kName = 2;
constexpr std::uint16_t kApplication = 4;
constexpr std::uint16_t kResolution = 9;
constexpr std::string_view kMadeUp =
    "Synthetic packets: made from the system calls of a Muxscope recording, never on a wire.";

// Fields stand in the writer's byte order; the section's magic tells which.
template <class T>
void put(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void pad(std::string& out) {
    out.append((4 - out.size() % 4) % 4, '\0');
}

void option(std::string& out, std::uint16_t code, std::string_view value) {
    put<std::uint16_t>(out, code);
    put<std::uint16_t>(out, static_cast<std::uint16_t>(value.size()));
    out += value;
    pad(out);
}

void endOptions(std::string& out) {
    put<std::uint32_t>(out, 0);
}

} // namespace

void PcapngWriter::block(std::uint32_t type, const std::string& body) {
    std::string block;
    const auto length = static_cast<std::uint32_t>(12 + body.size());
    put(block, type);
    put(block, length);
    block += body;
    put(block, length);
    sink().write(block);
}

void PcapngWriter::begin(const world::World&) {
    std::string section;
    put<std::uint32_t>(section, 0x1a2b3c4d);
    put<std::uint16_t>(section, 1);
    put<std::uint16_t>(section, 0);
    put<std::int64_t>(section, -1);
    option(section, kApplication, facts().program);
    option(section, kComment, kMadeUp);
    endOptions(section);
    block(kSectionHeader, section);
    std::string interface;
    put<std::uint16_t>(interface, kRawIp);
    put<std::uint16_t>(interface, 0);
    put<std::uint32_t>(interface, 0);
    option(interface, kName, "synthetic");
    option(interface, kComment, kMadeUp);
    option(interface, kResolution, "\x09"); // nanoseconds
    endOptions(interface);
    block(kInterface, interface);
}

void PcapngWriter::packet(std::int64_t atNs, const std::string& bytes, std::size_t fullLength,
                          std::string_view comment) {
    const auto when = static_cast<std::uint64_t>(wallNs(atNs));
    std::string body;
    put<std::uint32_t>(body, 0);
    put<std::uint32_t>(body, static_cast<std::uint32_t>(when >> 32));
    put<std::uint32_t>(body, static_cast<std::uint32_t>(when));
    put<std::uint32_t>(body, static_cast<std::uint32_t>(bytes.size()));
    put<std::uint32_t>(body, static_cast<std::uint32_t>(std::max(fullLength, bytes.size())));
    body += bytes;
    pad(body);
    option(body, kComment, comment);
    endOptions(body);
    block(kEnhancedPacket, body);
}

// nullptr: no stream socket whose peer could be named.
PcapngWriter::Flow* PcapngWriter::flowOf(const world::World& world, Fd fd) {
    if (!fd.valid() || fd.n > world::kMaxFd)
        return nullptr;
    const world::Descriptor& there = world.descriptor(fd);
    const bool accepted = there.kind == world::FdKind::connection;
    if (!accepted && there.kind != world::FdKind::connectionOut)
        return nullptr;
    Flow& flow = m_flows[fd.n];
    if (flow.generation == there.generation)
        return &flow;
    flow = {};
    flow.generation = there.generation;
    const world::Connection& connection = world.connection(fd);
    flow.peer =
        packetEnd(anonymizer().address(accepted ? connection.peer.span() : there.peer.span()));
    const world::Address& local = there.local.length != 0 || !accepted || !world.listener.valid()
                                      ? there.local
                                      : world.descriptor(world.listener).local;
    flow.program = packetEnd(anonymizer().address(local.span()));
    return &flow;
}

void PcapngWriter::handshake(Flow& flow, bool fromPeer, std::int64_t atNs) {
    if (flow.begun)
        return;
    flow.begun = true;
    const PacketEnd& first = fromPeer ? flow.peer : flow.program;
    const PacketEnd& second = fromPeer ? flow.program : flow.peer;
    constexpr std::string_view kComment = "synthetic: the connection begins";
    packet(atNs, tcpPacket(first, second, 0, 0, {.syn = true}, {}), 0, kComment);
    packet(atNs, tcpPacket(second, first, 0, 1, {.syn = true, .ack = true}, {}), 0, kComment);
    packet(atNs, tcpPacket(first, second, 1, 1, {.ack = true}, {}), 0, kComment);
    flow.sent = flow.received = 1;
}

void PcapngWriter::move(Flow& flow, const trace::Event& event, bool fromPeer) {
    const std::string shown = anonymizer().bytes(event.moved());
    const std::string comment =
        "synthetic: " + std::string(trace::callName(event.call())) + " moved these bytes";
    std::uint32_t& sequence = fromPeer ? flow.received : flow.sent;
    const std::uint32_t acknowledged = fromPeer ? flow.sent : flow.received;
    auto left = static_cast<std::uint64_t>(event.record.value);
    for (std::size_t at = 0; left > 0; at += kMostInPacket) {
        const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(left, kMostInPacket));
        std::string content = shown.substr(std::min(at, shown.size()), here);
        const std::size_t recorded = content.size();
        content.resize(here, '\0'); // for the lengths and the checksum; cut off again
        std::string bytes =
            tcpPacket(fromPeer ? flow.peer : flow.program, fromPeer ? flow.program : flow.peer,
                      sequence, acknowledged, {.ack = true, .push = true}, content);
        const std::size_t full = bytes.size();
        bytes.resize(full - (here - recorded));
        packet(event.record.atNs, bytes, full, comment);
        sequence += static_cast<std::uint32_t>(here);
        left -= here;
    }
}

void PcapngWriter::closeBy(Flow& flow, bool peer, bool reset, std::int64_t atNs) {
    bool& ended = peer ? flow.peerEnded : flow.programEnded;
    if (ended || !flow.begun)
        return;
    ended = true;
    std::uint32_t& sequence = peer ? flow.received : flow.sent;
    packet(
        atNs,
        tcpPacket(peer ? flow.peer : flow.program, peer ? flow.program : flow.peer, sequence,
                  peer ? flow.sent : flow.received,
                  reset ? TcpFlags{.ack = true, .reset = true} : TcpFlags{.ack = true, .fin = true},
                  {}),
        0, reset ? "synthetic: the connection was reset" : "synthetic: this side ended");
    ++sequence;
}

void PcapngWriter::add(const trace::Event& event, const world::World& after) {
    const std::uint16_t thread = event.record.thread.n;
    if (event.isEnter() && event.call() == trace::Call::sendto)
        m_sendingTo[thread].assign(event.address().begin(), event.address().end());
    if (!event.isAnswer())
        return;
    if (event.error() == 0 &&
        (event.call() == trace::Call::accept || event.call() == trace::Call::accept4)) {
        if (Flow* flow = flowOf(after, Fd{static_cast<std::int32_t>(event.record.value)}))
            handshake(*flow, true, event.record.atNs);
        return;
    }
    const trace::CallKind kind = trace::callKind(event.call());
    const bool reads = kind == trace::CallKind::read;
    if ((reads || kind == trace::CallKind::write) && event.fd().valid() &&
        event.fd().n <= world::kMaxFd && after.descriptor(event.fd()).kind == world::FdKind::udp)
        return datagram(event, after);
    Flow* flow = flowOf(after, event.fd());
    if (flow == nullptr)
        return;
    if (event.call() == trace::Call::connect &&
        (event.error() == 0 || event.error() == EINPROGRESS))
        handshake(*flow, false, event.record.atNs);
    if (event.error() == ECONNRESET || event.error() == EPIPE)
        closeBy(*flow, true, true, event.record.atNs);
    if (event.call() == trace::Call::close || event.call() == trace::Call::shutdown)
        closeBy(*flow, false, false, event.record.atNs);
    if ((!reads && kind != trace::CallKind::write) || event.error() != 0)
        return;
    // A range may begin in the middle of a connection.
    handshake(*flow, after.descriptor(event.fd()).kind == world::FdKind::connection,
              event.record.atNs);
    if (event.record.value > 0)
        move(*flow, event, reads);
    else if (reads)
        closeBy(*flow, true, false, event.record.atNs);
}

void PcapngWriter::datagram(const trace::Event& event, const world::World& after) {
    if (event.error() != 0)
        return;
    const bool reads = trace::callKind(event.call()) == trace::CallKind::read;
    const PacketEnd program =
        packetEnd(anonymizer().address(after.descriptor(event.fd()).local.span()));
    const PacketEnd peer = packetEnd(anonymizer().address(
        reads ? event.address() : std::span<const std::byte>(m_sendingTo[event.record.thread.n])));
    std::string content = anonymizer().bytes(event.moved());
    const auto whole = std::max<std::size_t>(
        content.size(), static_cast<std::size_t>(std::max<std::int64_t>(event.record.value, 0)));
    const std::size_t recorded = content.size();
    content.resize(std::min(whole, kMostInPacket), '\0');
    std::string bytes = udpPacket(reads ? peer : program, reads ? program : peer, content);
    const std::size_t full = bytes.size();
    bytes.resize(full - (content.size() - std::min(recorded, content.size())));
    packet(event.record.atNs, bytes, full, "synthetic: one datagram");
}

} // namespace muxscope::exporting
