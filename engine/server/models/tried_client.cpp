// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/tried_client.h"

#include "server/models/parting.h"
#include "server/send_front.h"
#include "server/switch_effects.h"

#include <sys/socket.h>

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

TriedClient::TriedClient(kernel::Calls& calls, Protocol& protocol, const ServerOptions& options,
                         Fd fd, const kernel::Address& peer)
    : m_calls(calls),
      m_options(options),
      m_fd(fd),
      m_conversation(protocol.open()),
      m_room(options.receiveBytes),
      m_activeNs(calls.nowNs()) {
    m_conversation->onAccepted(peer);
}

TriedClient::~TriedClient() {
    m_calls.close(m_fd, Site::close);
}

bool TriedClient::tryOnce() {
    m_nowNs = m_calls.nowNs();
    bool moved = false; // bytes
    if (m_draining)
        moved = drain();
    else if (!m_inputEnded && m_conversation->wantsInput())
        moved = tryReceive();
    const bool timed = runTimer();
    if (!m_draining && !m_ended)
        moved |= trySend();
    if (moved || m_conversation->clientWaits())
        m_activeNs = m_nowNs;
    const std::int64_t limitNs = m_draining ? kDrainNs : m_options.limits.idleNs;
    if (limitNs > 0 && m_nowNs - m_activeNs >= limitNs)
        m_ended = true;
    return moved || timed;
}

bool TriedClient::tryReceive() {
    const Answer got = m_calls.recv(m_fd, m_room, 0, Site::recv);
    if (got.wouldBlock() || got.interrupted() || got.memoryIsShort())
        return false;
    if (!got.ok()) { // ECONNRESET and its kin
        m_ended = true;
        return false;
    }
    if (got.value == 0 && m_options.switches.ignoreEndOfInput)
        return true;
    m_inputEnded = got.value == 0;
    answerSlowly(m_calls, m_options.switches, *m_conversation, [&] {
        if (m_inputEnded)
            m_conversation->onEndOfInput(m_nowNs);
        else
            m_conversation->onBytes({m_room.data(), static_cast<std::size_t>(got.value)}, m_nowNs);
    });
    return true;
}

bool TriedClient::drain() {
    const Answer got = m_calls.recv(m_fd, m_room, 0, Site::recv);
    if (got.wouldBlock() || got.interrupted())
        return false;
    m_drained += got.ok() ? static_cast<std::size_t>(got.value) : 0;
    m_ended = !got.ok() || got.value == 0 || m_drained > kDrainBytes;
    return false; // what is thrown away keeps nobody alive
}

bool TriedClient::runTimer() {
    const auto at = m_conversation->timerAtNs();
    if (m_draining || !at || *at > m_nowNs)
        return false;
    answerSlowly(m_calls, m_options.switches, *m_conversation,
                 [&] { m_conversation->onTimer(m_nowNs); });
    return true;
}

bool TriedClient::trySend() {
    Outbox& outbox = m_conversation->outbox();
    bool moved = false;
    while (!outbox.empty()) {
        const std::size_t asked = askedBytes(outbox);
        const Answer took = sendFront(m_calls, m_fd, outbox);
        if (took.wouldBlock() || took.interrupted() || took.memoryIsShort())
            return moved;
        if (!took.ok()) {
            m_ended = true;
            return moved;
        }
        moved = true;
        const bool isShort = static_cast<std::size_t>(took.value) < asked;
        outbox.consumed(m_options.switches.ignoreShortSends ? asked
                                                            : static_cast<std::size_t>(took.value));
        if (isShort)
            return moved; // the buffer is full: the rest is tried the next time
    }
    if (m_conversation->closeWhenSent()) {
        finish();
    } else if (m_conversation->shutWhenSent() && !m_outputEnded) {
        m_outputEnded = true;
        m_calls.shutdown(m_fd, SHUT_WR, Site::finishSending);
    }
    return moved;
}

// As OneClient::finish, without waiting.
void TriedClient::finish() {
    if (m_inputEnded || !m_conversation->peerMaySendMore() ||
        !m_calls.shutdown(m_fd, SHUT_WR, Site::finishSending).ok()) {
        m_ended = true;
        return;
    }
    m_draining = true;
    m_activeNs = m_nowNs;
}

} // namespace muxscope::server
