// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sources/udp_probe.h"

#include <array>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Address;
using kernel::Answer;
using trace::Site;

std::unique_ptr<UdpProbe> UdpProbe::start(kernel::Calls& calls, std::uint16_t port,
                                          const Asker& asker, std::int64_t nowNs,
                                          std::shared_ptr<std::size_t> underWay) {
    std::unique_ptr<UdpProbe> probe(new UdpProbe(calls, port, asker, std::move(underWay)));
    const auto target = Address::parse("127.0.0.1", port);
    Answer answer = calls.socket(target->family(), SOCK_DGRAM | SOCK_NONBLOCK, Site::connectTarget);
    probe->m_fd = answer.fd();
    if (answer.ok())
        answer = calls.connect(probe->m_fd, *target, Site::connectTarget);
    if (answer.ok())
        answer = calls.send(probe->m_fd, kText, MSG_NOSIGNAL, Site::sendDatagram);
    if (!answer.ok()) {
        probe->tell(fmt::format("{} at once", trace::errnoName(answer.error())));
        return nullptr;
    }
    probe->m_untilNs = nowNs + kPatienceNs;
    return probe;
}

UdpProbe::UdpProbe(kernel::Calls& calls, std::uint16_t port, Asker asker,
                   std::shared_ptr<std::size_t> underWay)
    : m_calls(calls), m_port(port), m_asker(asker), m_underWay(std::move(underWay)) {
    ++*m_underWay;
}

UdpProbe::~UdpProbe() {
    --*m_underWay;
    if (m_fd.valid())
        m_calls.close(m_fd, Site::connectTarget);
}

void UdpProbe::ready(std::uint32_t bits, std::int64_t) {
    std::array<char, 1024> room{};
    const Answer got = m_calls.recv(m_fd, room, MSG_TRUNC, Site::recvDatagram);
    if (got.wouldBlock() || got.interrupted())
        return;
    tell(fmt::format("reported as {}, then recv: {}", trace::bitsText(bits),
                     got.ok() ? fmt::format("{} bytes", got.value)
                              : std::string(trace::errnoName(got.error()))));
    m_ended = true;
}

void UdpProbe::onTimer(std::int64_t nowNs) {
    if (nowNs < m_untilNs)
        return;
    tell("nothing came back, neither an answer nor a refusal");
    m_ended = true;
}

void UdpProbe::tell(std::string_view what) {
    m_calls.sendto(m_asker.over, fmt::format("probe {}: {}\n", m_port, what), MSG_NOSIGNAL,
                   m_asker.address, Site::sendDatagram);
}

} // namespace muxscope::server
