// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/socket_details.h"

#include <algorithm>
#include <cstring>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h> // has newer fields of tcp_info than netinet/tcp.h; the two do not mix

namespace muxscope::kernel {

using trace::SocketDetails;
using trace::SocketGauge;

namespace {

// An attribute's bytes into `value`, as many as both have: kernels add fields at the end.
template <class T>
void copyAttribute(const nlattr* attribute, T& value) {
    std::memcpy(&value, mnl_attr_get_payload(attribute),
                std::min<std::size_t>(mnl_attr_get_payload_len(attribute), sizeof(value)));
}

} // namespace

SocketDetails detailsOf(const nlmsghdr* message, const SocketGauge& gauge) {
    const bool listens = gauge.peerPort == 0;
    SocketDetails details;
    details.peerPort = gauge.peerPort;
    details.family = gauge.family;
    details.tcpState = gauge.tcpState;
    std::memcpy(details.peerAddress, gauge.peerAddress, sizeof(details.peerAddress));
    // mnl_attr_for_each is C only.
    const auto* end = static_cast<const char*>(mnl_nlmsg_get_payload_tail(message));
    const auto* attribute =
        static_cast<const nlattr*>(mnl_nlmsg_get_payload_offset(message, sizeof(inet_diag_msg)));
    for (; mnl_attr_ok(attribute, static_cast<int>(end - reinterpret_cast<const char*>(attribute)));
         attribute = mnl_attr_next(attribute)) {
        if (mnl_attr_get_type(attribute) == INET_DIAG_SKMEMINFO) {
            std::uint32_t memory[SK_MEMINFO_VARS] = {};
            copyAttribute(attribute, memory);
            details.receiveBuffer = memory[SK_MEMINFO_RCVBUF];
            details.sendBuffer = memory[SK_MEMINFO_SNDBUF];
        } else if (mnl_attr_get_type(attribute) == INET_DIAG_INFO && !listens) {
            tcp_info info{};
            copyAttribute(attribute, info);
            details.rttUs = info.tcpi_rtt;
            details.rttVariationUs = info.tcpi_rttvar;
            details.congestionWindow = info.tcpi_snd_cwnd;
            details.segmentBytes = info.tcpi_snd_mss;
            details.peerWindow = info.tcpi_snd_wnd;
            details.retransmitted = info.tcpi_total_retrans;
            details.hasTcpInfo = 1;
        }
    }
    return details;
}

} // namespace muxscope::kernel
