// SPDX-License-Identifier: GPL-3.0-or-later
// pcapng (draft-ietf-opsawg-pcapng): packets made up from what the calls moved, for tools that dissect
// protocols. They never were on a wire: where TCP cut the stream is not known, a packet is what one call
// moved, at the time of its answer. Section, interface and every packet say so in a comment. Bytes that
// were not recorded are missing from the captured length, not from the packet's.
#pragma once

#include "export/export_writer.h"
#include "export/packet_bytes.h"

#include <unordered_map>

namespace muxscope::exporting {

class PcapngWriter : public ExportWriter {
public:
    using ExportWriter::ExportWriter;
    void begin(const world::World& before) override;
    void add(const trace::Event& event, const world::World& after) override;

private:
    // One stream, from the program's side.
    struct Flow {
        std::uint32_t generation = 0;
        PacketEnd program, peer;
        std::uint32_t sent = 0;     // next sequence number of the program
        std::uint32_t received = 0; // of the peer
        bool begun = false;         // the handshake was written
        bool peerEnded = false, programEnded = false;
    };
    Flow* flowOf(const world::World& world, Fd fd);
    void handshake(Flow& flow, bool fromPeer, std::int64_t atNs);
    void move(Flow& flow, const trace::Event& event, bool fromPeer);
    void closeBy(Flow& flow, bool peer, bool reset, std::int64_t atNs);
    void datagram(const trace::Event& event, const world::World& after);
    void packet(std::int64_t atNs, const std::string& bytes, std::size_t fullLength,
                std::string_view comment);
    void block(std::uint32_t type, const std::string& body);

    std::unordered_map<std::int32_t, Flow> m_flows;                        // by descriptor
    std::unordered_map<std::uint16_t, std::vector<std::byte>> m_sendingTo; // sendto, by thread
};

} // namespace muxscope::exporting
