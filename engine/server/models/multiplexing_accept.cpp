// SPDX-License-Identifier: GPL-3.0-or-later
// Accepting one connection, and what to do when there is no room for it.
#include "server/models/multiplexing.h"
#include "server/models/parting.h"
#include "server/switch_effects.h"

#include <fmt/format.h>
#include <sys/socket.h>

namespace muxscope::server {

using kernel::Answer;
using trace::kIn;
using trace::kPri;
using trace::NoteKind;
using trace::Site;

// One, unless the options ask for more: where a wait costs as much as there are descriptors (select,
// poll), ten thousand clients that come at once are let in sooner so.
void Multiplexing::takeConnections() {
    int left = m_options.acceptsPerReport;
    while (acceptOne() == Left::perhaps && --left > 0) {
    }
}

Multiplexing::Left Multiplexing::acceptOne() {
    kernel::Address peer;
    const Answer answer = m_calls.accept4(m_listener.fd(), peer, SOCK_NONBLOCK, Site::accept);
    switch (answer.error()) {
    case 0:
        break;
    // No descriptor or no memory: the connection stays in the queue and the listener stays ready, so
    // watching on would spin (accept(2), ERRORS).
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        pauseListener();
        return Left::nothing;
    case EAGAIN:
        return Left::nothing;
    // ECONNABORTED, EINTR and the network errors of accept(2): that one is gone, go on.
    default:
        return Left::perhaps;
    }

    const Fd fd = answer.fd();
    if (!m_mux.canWatch(fd)) {
        refuse(m_calls, m_protocol, fd,
               fmt::format("{} cannot watch descriptor {}: FD_SETSIZE is {}", m_mux.name(), fd.n,
                           FD_SETSIZE));
        return Left::perhaps;
    }
    if (static_cast<std::int64_t>(m_connections.size()) >= m_options.limits.connections) {
        refuse(m_calls, m_protocol, fd,
               fmt::format("{} connections are open, the limit", m_connections.size()));
        return Left::perhaps;
    }
    setBuffers(m_calls, fd, m_options.switches);
    Connection& connection = m_connections.add(fd, m_protocol.open(), m_nowNs);
    connection.sinceTurn = m_turn;
    connection.conversation->onAccepted(peer);
    connection.watched = kIn | kPri;
    const Answer watched = m_mux.watch(fd, connection.watched, Site::watchConnection);
    if (!watched.ok()) {
        m_connections.remove(connection);
        refuse(m_calls, m_protocol, fd,
               fmt::format("{} refused to watch it: {}", m_mux.name(),
                           trace::errnoName(watched.error())));
    }
    return Left::perhaps;
}

void Multiplexing::pauseListener() {
    if (m_listenerPaused)
        return;
    m_listenerPaused = true;
    m_resumeAtNs = m_nowNs + kRetryAcceptNs;
    m_calls.note(NoteKind::listenerPaused, m_listener.fd(), "no descriptor is left");
    m_mux.change(m_listener.fd(), 0, Site::pauseListener);
}

// It could not be watched again: it is tried soon.
void Multiplexing::retryListener() {
    m_listenerPaused = true;
    m_resumeAtNs = m_nowNs + kRestNs;
}

void Multiplexing::resumeListener() {
    if (!m_listenerPaused)
        return;
    if (!m_mux.change(m_listener.fd(), kIn, Site::resumeListener).ok()) {
        m_resumeAtNs = m_nowNs + kRetryAcceptNs;
        return;
    }
    m_listenerPaused = false;
    m_calls.note(NoteKind::listenerResumed, m_listener.fd());
}

} // namespace muxscope::server
