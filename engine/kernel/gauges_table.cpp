// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/gauges_table.h"

#include "kernel/socket_details.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <tuple>

namespace muxscope::kernel {
namespace {

using trace::SocketDetails;
using trace::SocketGauge;

constexpr std::uint32_t kStates = 1U << TCP_LISTEN | 1U << TCP_ESTABLISHED | 1U << TCP_CLOSE_WAIT |
                                  1U << TCP_FIN_WAIT1 | 1U << TCP_FIN_WAIT2 | 1U << TCP_CLOSING |
                                  1U << TCP_LAST_ACK;

Error unavailable(int systemError) {
    return Error{Error::Kind::environment,
                 fmt::format("the kernel's socket buffers cannot be observed (sock_diag): {}",
                             strerrordesc_np(systemError)),
                 systemError};
}

struct Look {
    SocketLook seen;
    bool withDetails = false;
    std::uint8_t family = 0;
    std::span<const std::byte> local; // the listener's address; empty: any
};

bool isWildcard(std::span<const std::byte> address) {
    return std::all_of(address.begin(), address.end(),
                       [](std::byte b) { return b == std::byte{}; });
}

// The bytes of the host: sockaddr_in and sockaddr_in6 keep them at different places.
std::span<const std::byte> hostOf(const Address& address) {
    const std::span<const std::byte> bytes = address.bytes();
    return address.family() == AF_INET6 ? bytes.subspan(offsetof(sockaddr_in6, sin6_addr), 16)
                                        : bytes.subspan(offsetof(sockaddr_in, sin_addr), 4);
}

bool isOurs(const inet_diag_msg& socket, const Look& look) {
    if (socket.idiag_family != look.family)
        return false;
    // A closed socket that still sends: the program has forgotten it. A new one waits to be accepted.
    const bool waits =
        socket.idiag_state == TCP_ESTABLISHED || socket.idiag_state == TCP_CLOSE_WAIT;
    if (socket.idiag_state != TCP_LISTEN && socket.idiag_inode == 0 && !waits)
        return false;
    return look.local.empty() ||
           std::memcmp(socket.id.idiag_src, look.local.data(), look.local.size()) == 0;
}

int addSocket(const nlmsghdr* message, void* context) {
    auto& look = *static_cast<Look*>(context);
    if (mnl_nlmsg_get_payload_len(message) < sizeof(inet_diag_msg))
        return MNL_CB_OK;
    inet_diag_msg socket{};
    std::memcpy(&socket, mnl_nlmsg_get_payload(message), sizeof(socket));
    if (!isOurs(socket, look))
        return MNL_CB_OK;
    SocketGauge gauge;
    gauge.receiveQueue = socket.idiag_rqueue;
    gauge.sendQueue = socket.idiag_wqueue;
    gauge.tcpState = socket.idiag_state;
    gauge.family = socket.idiag_family;
    gauge.accepted = socket.idiag_inode != 0 ? 1 : 0;
    if (socket.idiag_state != TCP_LISTEN) {
        gauge.peerPort = ntohs(socket.id.idiag_dport);
        std::memcpy(gauge.peerAddress, socket.id.idiag_dst, look.family == AF_INET6 ? 16 : 4);
    }
    look.seen.gauges.push_back(gauge);
    if (look.withDetails && gauge.accepted + (gauge.tcpState == TCP_LISTEN ? 1U : 0U) != 0)
        look.seen.details.push_back(detailsOf(message, gauge));
    return MNL_CB_OK;
}

template <class T>
void sortByPeer(std::vector<T>& items) {
    const auto peerOf = [](const T& item) {
        return std::tuple(item.peerPort, std::to_array(item.peerAddress));
    };
    std::sort(items.begin(), items.end(),
              [&](const T& a, const T& b) { return peerOf(a) < peerOf(b); });
}

} // namespace

void GaugesTable::Close::operator()(mnl_socket* socket) const {
    mnl_socket_close(socket);
}

Result<GaugesTable> GaugesTable::open() {
    GaugesTable table;
    table.m_socket.reset(mnl_socket_open2(NETLINK_SOCK_DIAG, SOCK_CLOEXEC));
    if (table.m_socket == nullptr ||
        mnl_socket_bind(table.m_socket.get(), 0, MNL_SOCKET_AUTOPID) != 0)
        return unavailable(errno);
    const timeval second{1, 0};
    setsockopt(mnl_socket_get_fd(table.m_socket.get()), SOL_SOCKET, SO_RCVTIMEO, &second,
               sizeof(second));
    table.m_buffer.resize(32 * 1024);
    return table;
}

Status GaugesTable::ask(const Address& listener, bool withDetails) {
    alignas(nlmsghdr) char buffer[256];
    nlmsghdr* message = mnl_nlmsg_put_header(buffer);
    message->nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    message->nlmsg_seq = ++m_sequence;
    auto* request = static_cast<inet_diag_req_v2*>(
        mnl_nlmsg_put_extra_header(message, sizeof(inet_diag_req_v2)));
    request->sdiag_family = static_cast<__u8>(listener.family());
    request->sdiag_protocol = IPPROTO_TCP;
    request->idiag_states = kStates;
    if (withDetails)
        request->idiag_ext = 1 << (INET_DIAG_INFO - 1) | 1 << (INET_DIAG_SKMEMINFO - 1);
    // A dump honours the source port by itself (inet_diag_dump_icsk): the kernel filters.
    request->id.idiag_sport = htons(listener.port());
    if (mnl_socket_sendto(m_socket.get(), message, message->nlmsg_len) < 0)
        return unavailable(errno);
    return {};
}

Result<SocketLook> GaugesTable::look(const Address& listener, bool withDetails) {
    if (const Status asked = ask(listener, withDetails); !asked)
        return asked.error();
    Look look;
    look.withDetails = withDetails;
    look.family = static_cast<std::uint8_t>(listener.family());
    if (const auto host = hostOf(listener); !isWildcard(host))
        look.local = host;
    int more = MNL_CB_OK;
    while (more == MNL_CB_OK) {
        const ssize_t got = mnl_socket_recvfrom(m_socket.get(), m_buffer.data(), m_buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return unavailable(errno);
        more = mnl_cb_run(m_buffer.data(), static_cast<std::size_t>(got), m_sequence,
                          mnl_socket_get_portid(m_socket.get()), addSocket, &look);
        // The table changed while we looked: what came is as good as any other moment's.
        if (more < 0 && errno == EINTR)
            more = MNL_CB_OK;
    }
    if (more < 0)
        return unavailable(errno);
    sortByPeer(look.seen.gauges);
    sortByPeer(look.seen.details);
    return std::move(look.seen);
}

} // namespace muxscope::kernel
