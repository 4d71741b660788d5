// SPDX-License-Identifier: GPL-3.0-or-later
// Accepting: one accept is always under way, unless there is no room for what it would bring.
#include "server/models/io_uring.h"

#include "server/models/parting.h"
#include "server/switch_effects.h"

#include <fmt/format.h>
#include <sys/socket.h>

namespace muxscope::server {

using kernel::Answer;
using trace::NoteKind;
using trace::Site;

// The new socket is a blocking one: an operation that cannot be done yet waits in the kernel.
void IoUring::submitAccept() {
    if (!m_accepts && !m_ending && !m_listenerPaused)
        m_accepts = m_ring.accept(m_listener.fd(), m_peer, 0, Site::submitAccept);
}

void IoUring::accepted(Answer answer) {
    m_accepts.reset();
    switch (answer.error()) {
    case 0:
        break;
    case EMFILE: // accept(2), ERRORS
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        pauseListener();
        return;
    default: // ECONNABORTED and its kin: that one is gone, go on
        submitAccept();
        return;
    }
    const kernel::Address peer = m_peer; // the next accept writes there
    submitAccept();
    const Fd fd = answer.fd();
    const auto i = static_cast<std::size_t>(fd.n);
    if (m_ending) {
        m_ring.close(fd, Site::submitClose);
        return;
    }
    if (static_cast<std::int64_t>(m_connections.size()) >= m_options.limits.connections) {
        refuse(m_calls, m_protocol, fd,
               fmt::format("{} connections are open, the limit", m_connections.size()));
        return;
    }
    if (i >= m_transfers.size())
        m_transfers.resize(i + 1);
    m_transfers[i] = std::make_unique<Transfer>();
    m_transfers[i]->room.reset(new char[m_options.receiveBytes]);
    setBuffers(m_calls, fd, m_options.switches);
    Connection& connection = m_connections.add(fd, m_protocol.open(), m_nowNs);
    connection.conversation->onAccepted(peer);
    settle(connection);
}

void IoUring::pauseListener() {
    m_resumeAtNs = m_nowNs + kRetryAcceptNs;
    if (m_listenerPaused)
        return;
    m_listenerPaused = true;
    m_calls.note(NoteKind::listenerPaused, m_listener.fd(), "no descriptor is left");
}

void IoUring::resumeListener() {
    if (!m_listenerPaused || m_ending)
        return;
    m_listenerPaused = false;
    m_calls.note(NoteKind::listenerResumed, m_listener.fd());
    submitAccept();
}

} // namespace muxscope::server
