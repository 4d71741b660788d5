// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sources/udp_source.h"

#include "server/protocols/tunnel_target.h"
#include "server/sources/udp_probe.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <netinet/in.h>
#include <optional>

namespace muxscope::server {

using kernel::Address;
using kernel::Answer;
using trace::Site;

namespace {

constexpr std::string_view kBroadcastHost = "127.255.255.255"; // of the loopback network

// "probe 4000" or "probe 4000\n": the port; nullopt when the text is not this command.
std::optional<std::uint16_t> portOf(std::string_view text, std::string_view command) {
    if (!text.starts_with(command))
        return {};
    text.remove_prefix(command.size());
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && port != 0 ? std::optional(port) : std::nullopt;
}

std::string outcome(const Answer& answer) {
    return answer.ok() ? fmt::format("{} bytes", answer.value)
                       : std::string(trace::errnoName(answer.error()));
}

} // namespace

Result<std::unique_ptr<UdpSource>> UdpSource::open(kernel::Calls& calls, const Address& address) {
    std::unique_ptr<UdpSource> source(new UdpSource(calls));
    Answer answer = calls.socket(address.family(), SOCK_DGRAM | SOCK_NONBLOCK, Site::openUdp);
    source->m_fd = answer.fd();
    if (answer.ok())
        answer = calls.bind(source->m_fd, address, Site::openUdp);
    if (answer.ok())
        answer = calls.getsockname(source->m_fd, source->m_address, Site::openUdp);
    if (answer.ok())
        return source;
    const std::string why = answer.error() == EADDRINUSE ? "it is already in use by another program"
                                                         : std::strerror(answer.error());
    return Error{Error::Kind::environment,
                 fmt::format("cannot receive datagrams on {}: {}", address.text(), why),
                 answer.error()};
}

UdpSource::~UdpSource() {
    if (m_fd.valid())
        m_calls.close(m_fd, Site::openUdp);
}

// One datagram for each report. Reported and yet EAGAIN: its checksum was wrong (select(2), BUGS).
void UdpSource::ready(std::uint32_t, std::int64_t nowNs) {
    Address from;
    const Answer got = m_calls.recvfrom(m_fd, m_room, MSG_TRUNC, from, Site::recvDatagram);
    if (!got.ok())
        return;
    const std::string_view text(m_room.data(),
                                std::min(static_cast<std::size_t>(got.value), m_room.size()));
    if (!isLoopback(from) || !experiment(text, from, nowNs))
        answer(text, from);
}

bool UdpSource::experiment(std::string_view text, const Address& asker, std::int64_t nowNs) {
    if (const auto port = portOf(text, "probe "))
        probe(*port, asker, nowNs);
    else if (const auto place = portOf(text, "broadcast "))
        broadcast(*place, asker);
    else
        return false;
    return true;
}

void UdpSource::probe(std::uint16_t port, const Address& asker, std::int64_t nowNs) {
    if (*m_probes >= kMostProbes) {
        answer(fmt::format("probe {}: {} are under way, no more at one time\n", port, kMostProbes),
               asker);
        return;
    }
    const UdpProbe::Asker told{m_fd, asker};
    if (auto made = UdpProbe::start(m_calls, port, told, nowNs, m_probes))
        m_made.push_back(std::move(made));
}

// SO_BROADCAST guards against a broadcast by mistake: EACCES without it (socket(7)). From a socket that is
// gone afterwards: who echoes, perhaps this server itself, must not be echoed in turn for ever (RFC 862).
void UdpSource::broadcast(std::uint16_t port, const Address& asker) {
    if (m_address.family() != AF_INET) {
        answer("broadcast: IPv6 has none\n", asker);
        return;
    }
    const auto all = Address::parse(kBroadcastHost, port);
    const Answer made = m_calls.socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, Site::broadcastOption);
    if (!made.ok()) {
        answer(fmt::format("broadcast: no socket, {}\n", outcome(made)), asker);
        return;
    }
    const auto send = [&] {
        return m_calls.sendto(made.fd(), UdpProbe::kText, MSG_NOSIGNAL, *all, Site::sendDatagram);
    };
    const Answer without = send();
    m_calls.setsockopt(made.fd(), SOL_SOCKET, SO_BROADCAST, 1, Site::broadcastOption);
    const Answer with = send();
    m_calls.close(made.fd(), Site::broadcastOption);
    answer(fmt::format("broadcast {}: {} without SO_BROADCAST, {} with it\n", all->text(),
                       outcome(without), outcome(with)),
           asker);
}

void UdpSource::answer(std::string_view text, const Address& to) {
    m_calls.sendto(m_fd, text, MSG_NOSIGNAL, to, Site::sendDatagram);
}

} // namespace muxscope::server
