// SPDX-License-Identifier: GPL-3.0-or-later
// One connection: what its completions bring, and what is asked for next.
#include "server/models/io_uring.h"

#include "server/models/parting.h"
#include "server/switch_effects.h"

#include <algorithm>
#include <sys/socket.h>

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

namespace {
constexpr std::size_t kSendBytes = 256U << 10; // copied for one send

bool tryAgain(const Answer& answer) {
    return answer.interrupted() || answer.wouldBlock();
}
} // namespace

IoUring::Transfer* IoUring::transfer(Fd fd) const {
    const auto i = static_cast<std::size_t>(fd.n);
    return fd.valid() && i < m_transfers.size() ? m_transfers[i].get() : nullptr;
}

void IoUring::received(Connection& connection, Answer answer) {
    if (tryAgain(answer)) {
        submitReceive(connection);
        return;
    }
    if (answer.memoryIsShort()) {
        rest(connection);
        return;
    }
    if (!answer.ok()) { // ECONNRESET and its kin: nobody is there to answer
        close(connection);
        return;
    }
    const auto bytes = static_cast<std::size_t>(answer.value);
    if (connection.draining) {
        connection.drained += bytes;
        if (bytes == 0 || connection.drained > kDrainBytes)
            close(connection);
        else
            submitReceive(connection);
        return;
    }
    if (bytes == 0 && m_options.switches.ignoreEndOfInput) {
        submitReceive(connection);
        return;
    }
    m_connections.touch(connection, m_nowNs);
    Conversation& conversation = *connection.conversation;
    connection.inputEnded = bytes == 0;
    answerSlowly(m_calls, m_options.switches, conversation, [&] {
        if (connection.inputEnded)
            conversation.onEndOfInput(m_nowNs);
        else
            conversation.onBytes({transfer(connection.fd)->room.get(), bytes}, m_nowNs);
    });
    settle(connection);
}

void IoUring::sent(Connection& connection, Answer answer) {
    if (answer.memoryIsShort()) {
        rest(connection);
        return;
    }
    if (!answer.ok() && !tryAgain(answer)) { // EPIPE, ECONNRESET: the peer is gone
        close(connection);
        return;
    }
    if (answer.ok()) {
        connection.conversation->outbox().consumed(m_options.switches.ignoreShortSends
                                                       ? transfer(connection.fd)->sending.size()
                                                       : static_cast<std::size_t>(answer.value));
        m_connections.touch(connection, m_nowNs);
    }
    settle(connection);
}

// Asks for what is wanted next: more input, output, or the end.
void IoUring::settle(Connection& connection) {
    if (connection.restNs != 0)
        return;
    Conversation& conversation = *connection.conversation;
    const Transfer& under = *transfer(connection.fd);
    if (!under.sends && !conversation.outbox().empty()) {
        if (conversation.outbox().frontFile() != nullptr &&
            conversation.outbox().loadFront(m_calls).value <= 0) {
            close(connection); // what was promised cannot be sent
            return;
        }
        submitSend(connection);
    }
    if (!under.sends && conversation.closeWhenSent()) {
        finish(connection);
        return;
    }
    m_timers.ask(connection);
    if (!under.receives && !connection.inputEnded && conversation.wantsInput())
        submitReceive(connection);
}

void IoUring::submitReceive(Connection& connection) {
    Transfer& under = *transfer(connection.fd);
    under.receives =
        m_ring.recv(connection.fd, {under.room.get(), m_options.receiveBytes}, 0, Site::submitRecv);
}

void IoUring::submitSend(Connection& connection) {
    Transfer& under = *transfer(connection.fd);
    under.sending.assign(connection.conversation->outbox().front().substr(0, kSendBytes));
    under.sends = m_ring.send(connection.fd, under.sending, MSG_NOSIGNAL, Site::submitSend);
}

// The kernel had no memory for an operation: asking again at once would spin.
void IoUring::rest(Connection& connection) {
    m_timers.rest(connection, m_nowNs + kRestNs);
}

// Everything is answered: see Multiplexing::finish. A recv that is under way goes on.
void IoUring::finish(Connection& connection) {
    if (connection.draining)
        return;
    if (connection.inputEnded || !connection.conversation->peerMaySendMore() ||
        !m_calls.shutdown(connection.fd, SHUT_WR, Site::finishSending).ok()) {
        close(connection);
        return;
    }
    m_timers.drain(connection, m_nowNs + kDrainNs);
    if (!transfer(connection.fd)->receives)
        submitReceive(connection);
}

// The conversation ends now, the descriptor when the kernel has let go of the buffers.
void IoUring::close(Connection& connection) {
    const Fd fd = connection.fd;
    Transfer& under = *transfer(fd);
    m_connections.remove(connection);
    under.ending = true;
    if (under.receives)
        m_ring.cancel(*under.receives, Site::submitCancel);
    if (under.sends)
        m_ring.cancel(*under.sends, Site::submitCancel);
    closeWhenIdle(fd);
}

void IoUring::closeWhenIdle(Fd fd) {
    Transfer& under = *transfer(fd);
    if (under.receives || under.sends || under.closing)
        return;
    under.closing = true;
    if (m_options.switches.neverClose)
        m_neverClosed.push_back(fd);
    else
        m_ring.close(fd, Site::submitClose);
}

} // namespace muxscope::server
