// SPDX-License-Identifier: GPL-3.0-or-later
// CONNECT, RFC 9110 section 9.3.6: from the request to the tunnel, or to why there is none.
#include "server/protocols/http_conversation.h"

#include <cerrno>

namespace muxscope::server {

namespace {

int statusOf(int error) {
    switch (error) {
    case ETIMEDOUT:
        return 504;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case ENOBUFS:
        return 503;
    default:
        return 502;
    }
}

std::string_view wordsOf(int status) {
    if (status == 504)
        return "the target did not answer in time";
    return status == 503 ? "no descriptor is left for a tunnel" : "the target cannot be reached";
}

} // namespace

// Whatever the answer is, the request's bytes end here: what follows is the tunnel's, or was meant for
// it, and is never read as a request.
void HttpConversation::openTunnel(const Request& request, std::int64_t nowNs) {
    const TunnelDoor* const door = m_protocol.tunnels();
    m_unread = true;
    if (request.framed)
        return refuse(400, "CONNECT has no body", nowNs);
    if (door == nullptr)
        return refuse(501, "this model waits for its clients only: it has no tunnels", nowNs);
    const TunnelTarget target = tunnelTarget(request.target, door->toLoopback);
    if (target.refusal != 0)
        return refuse(target.refusal, target.why, nowNs);
    int error = 0;
    m_tunnel = HttpTunnel::make(door->calls, target, m_protocol.limits().maxTunnelBytes, error);
    if (!m_tunnel)
        return refuse(statusOf(error), wordsOf(statusOf(error)), nowNs);
    m_unread = false;
    m_tunnel->setOwner(this);
    m_connectByNs = nowNs + m_protocol.limits().connectNs;
    if (m_tunnel->state() == HttpTunnel::State::open)
        tunnelOpened(nowNs);
}

void HttpConversation::tunnelOpened(std::int64_t nowNs) {
    m_connectByNs = 0;
    m_protocol.sendTunnelOpened(outbox(), nowNs);
}

// Behind the 2xx there is no way left to say what went wrong but to close.
void HttpConversation::tunnelFailed(int error, std::int64_t nowNs) {
    if (m_closing)
        return;
    m_unread = true;
    m_closing = true;
    if (m_connectByNs != 0)
        refuse(statusOf(error), wordsOf(statusOf(error)), nowNs);
}

} // namespace muxscope::server
