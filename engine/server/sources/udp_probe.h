// SPDX-License-Identifier: GPL-3.0-or-later
// A UDP socket that is connected to one port of 127.0.0.1 and has sent one datagram there. Nobody
// there: the kernel sends back ICMP "port unreachable", which a connected socket gets to know as
// POLLERR, and as ECONNREFUSED from its next call (udp(7)). An unconnected one would never hear of
// it. Lives for one answer, or kPatienceNs. Server thread only; never blocks.
#pragma once

#include "kernel/calls.h"
#include "server/loop_source.h"

#include <memory>
#include <string>
#include <string_view>

namespace muxscope::server {

class UdpProbe : public LoopSource {
public:
    static constexpr std::string_view kText = "hello";
    static constexpr std::int64_t kPatienceNs = 1'000'000'000;

    // Who asked, and the socket over which he is told what came of it.
    struct Asker {
        Fd over;
        kernel::Address address;
    };

    // nullptr when it has failed at once; the asker is told then. `underWay` is raised while the
    // probe lives.
    static std::unique_ptr<UdpProbe> start(kernel::Calls& calls, std::uint16_t port,
                                           const Asker& asker, std::int64_t nowNs,
                                           std::shared_ptr<std::size_t> underWay);
    ~UdpProbe() override;

    Fd fd() const override { return m_fd; }
    std::uint32_t wanted() const override { return trace::kIn; }
    void ready(std::uint32_t bits, std::int64_t nowNs) override;
    std::optional<std::int64_t> timerAtNs() const override { return m_untilNs; }
    void onTimer(std::int64_t nowNs) override;
    bool ended() const override { return m_ended; }

private:
    UdpProbe(kernel::Calls& calls, std::uint16_t port, Asker asker,
             std::shared_ptr<std::size_t> underWay);
    void tell(std::string_view what);

    kernel::Calls& m_calls;
    const std::uint16_t m_port;
    const Asker m_asker;
    std::shared_ptr<std::size_t> m_underWay;
    Fd m_fd;
    std::int64_t m_untilNs = 0;
    bool m_ended = false;
};

} // namespace muxscope::server
