// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/nonblocking.h"

#include "server/models/parting.h"
#include "server/switch_effects.h"

#include <fcntl.h>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

Nonblocking::Nonblocking(const ModelParts& parts, std::int64_t sleepNs)
    : m_calls(parts.calls),
      m_listener(parts.listener),
      m_protocol(parts.protocol),
      m_options(parts.options),
      m_sleepNs(sleepNs),
      m_client(parts.calls, parts.protocol, parts.options) {}

Status Nonblocking::run(const kernel::Interrupt& interrupt) {
    Status status;
    while (status && !interrupt.requested()) {
        kernel::Address peer;
        const Answer accepted = m_calls.accept4(m_listener.fd(), peer, 0, Site::accept);
        if (accepted.ok())
            take(accepted.fd(), peer, interrupt);
        else // EAGAIN, mostly: nobody is there
            status = afterFailedAccept(m_calls, m_listener.fd(), accepted);
        const bool moved = tryAll() || accepted.ok();
        if (!moved && m_sleepNs > 0)
            m_calls.nanosleep(m_sleepNs, Site::sleep); // deaf to everybody until it is over
    }
    m_tried.clear();
    return status;
}

void Nonblocking::take(Fd fd, const kernel::Address& peer, const kernel::Interrupt& interrupt) {
    if (!m_options.switches.acceptedNonblocking) {
        m_client.serve(fd, peer, interrupt); // its recv blocks, whatever the listener does
        return;
    }
    if (static_cast<std::int64_t>(m_tried.size()) >= m_options.limits.connections) {
        refuse(m_calls, m_protocol, fd,
               fmt::format("{} connections are open, the limit", m_tried.size()));
        return;
    }
    m_calls.fcntl(fd, F_SETFL, O_RDWR | O_NONBLOCK, Site::connectionNonblocking);
    setBuffers(m_calls, fd, m_options.switches);
    m_tried.emplace_back(m_calls, m_protocol, m_options, fd, peer);
}

// Whether a byte moved.
bool Nonblocking::tryAll() {
    bool moved = false;
    for (TriedClient& client : m_tried)
        moved |= client.tryOnce();
    m_tried.remove_if([](const TriedClient& client) { return client.ended(); });
    if (const auto at = m_protocol.timerAtNs(); at && *at <= m_calls.nowNs())
        m_protocol.onTimer(m_calls.nowNs());
    return moved;
}

} // namespace muxscope::server
