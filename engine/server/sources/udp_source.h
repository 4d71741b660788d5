// SPDX-License-Identifier: GPL-3.0-or-later
// A UDP socket in the loop, beside the TCP connections (udp(7)). Each datagram is echoed to its
// sender: three sends are three receives here, an empty datagram is a message (not an end) and gets an
// empty answer, and of one that is longer than the room the rest is gone, which MSG_TRUNC tells. An
// echo that finds no room in the send buffer is lost: that is UDP. Server thread only; never blocks.
//
// Two texts from the machine itself ask for an experiment, and its outcome is the answer:
//
//     probe PORT      another UDP socket, connected to 127.0.0.1:PORT, sends there (udp_probe.h)
//     broadcast PORT  a new UDP socket sends to 127.255.255.255:PORT, first without SO_BROADCAST, then with it
#pragma once

#include "base/result.h"
#include "kernel/calls.h"
#include "server/loop_source.h"

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace muxscope::server {

class UdpSource : public LoopSource {
public:
    static constexpr std::size_t kRoomBytes = 1024;
    static constexpr std::size_t kMostProbes = 4; // at one time

    // `address` with port 0: any free one. Errors name the address. `calls` outlives the source.
    static Result<std::unique_ptr<UdpSource>> open(kernel::Calls& calls,
                                                   const kernel::Address& address);
    ~UdpSource() override;

    [[nodiscard]] const kernel::Address& address() const { return m_address; }
    Fd fd() const override { return m_fd; }
    std::uint32_t wanted() const override { return trace::kIn; }
    void ready(std::uint32_t bits, std::int64_t nowNs) override;
    std::vector<std::unique_ptr<LoopSource>> takeSources() override { return std::move(m_made); }
    bool ended() const override { return false; }

private:
    explicit UdpSource(kernel::Calls& calls) : m_calls(calls) {}
    bool experiment(std::string_view text, const kernel::Address& asker, std::int64_t nowNs);
    void probe(std::uint16_t port, const kernel::Address& asker, std::int64_t nowNs);
    void broadcast(std::uint16_t port, const kernel::Address& asker);
    void answer(std::string_view text, const kernel::Address& to);

    kernel::Calls& m_calls;
    Fd m_fd;
    kernel::Address m_address;
    std::array<char, kRoomBytes> m_room{};
    std::vector<std::unique_ptr<LoopSource>> m_made;
    std::shared_ptr<std::size_t> m_probes = std::make_shared<std::size_t>(0);
};

} // namespace muxscope::server
