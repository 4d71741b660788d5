// SPDX-License-Identifier: GPL-3.0-or-later
// One connection: receiving, answering, ending. Each function handles one report of readiness and
// leaves the multiplexer told what is wanted next.
#include "server/models/multiplexing.h"
#include "server/models/parting.h"
#include "server/send_front.h"
#include "server/switch_effects.h"

#include <sys/socket.h>

namespace muxscope::server {

using kernel::Answer;
using trace::kIn;
using trace::kOut;
using trace::kPri;
using trace::Site;

namespace {
constexpr std::size_t kTurnBytes = 4U << 20; // sent to one client before the next has its turn
} // namespace

Multiplexing::Left Multiplexing::receive(Connection& connection) {
    if (connection.draining)
        return drain(connection);
    const Answer got = m_calls.recv(connection.fd, m_room, 0, Site::recv);
    if (got.wouldBlock())
        return Left::nothing;
    if (got.interrupted())
        return Left::perhaps;
    if (!got.ok()) { // ECONNRESET and its kin: nobody is there to answer
        restOrClose(connection, got);
        return Left::nothing;
    }
    if (got.value == 0 && m_switches.ignoreEndOfInput)
        return Left::nothing;
    m_connections.touch(connection, m_nowNs);
    Conversation& conversation = *connection.conversation;
    connection.inputEnded = got.value == 0;
    answerSlowly(m_calls, m_switches, conversation, [&] {
        if (connection.inputEnded)
            conversation.onEndOfInput(m_nowNs);
        else
            conversation.onBytes({m_room.data(), static_cast<std::size_t>(got.value)}, m_nowNs);
    });
    if (m_sendsAtOnce)
        answer(connection);
    else
        settle(connection);
    return Left::perhaps;
}

// The urgent byte is not in the stream (tcp(7), SIOCATMARK): it is read apart, or the exceptional
// condition would be reported for ever.
void Multiplexing::receiveUrgent(Connection& connection) {
    char byte = 0;
    const Answer got = m_calls.recv(connection.fd, {&byte, 1}, MSG_OOB, Site::recvUrgent);
    if (!got.ok() && !got.wouldBlock() && !got.interrupted() && got.error() != EINVAL)
        restOrClose(connection, got);
}

Multiplexing::Left Multiplexing::drain(Connection& connection) {
    const Answer got = m_calls.recv(connection.fd, m_room, 0, Site::recv);
    if (got.wouldBlock())
        return Left::nothing;
    if (got.interrupted())
        return Left::perhaps;
    if (!got.ok()) {
        restOrClose(connection, got);
        return Left::nothing;
    }
    connection.drained += static_cast<std::size_t>(got.value);
    if (got.value != 0 && connection.drained <= kDrainBytes)
        return Left::perhaps;
    close(connection);
    return Left::nothing;
}

// ERR or HUP while nothing was asked for: the reason stands in SO_ERROR (socket(7)).
void Multiplexing::failed(Connection& connection) {
    int error = 0;
    m_calls.getsockopt(connection.fd, SOL_SOCKET, SO_ERROR, error, Site::socketError);
    close(connection);
}

void Multiplexing::answer(Connection& connection) {
    if (sendOwed(connection))
        settle(connection);
    else
        close(connection);
}

// False when the peer is gone.
bool Multiplexing::sendOwed(Connection& connection) {
    Outbox& outbox = connection.conversation->outbox();
    std::size_t sent = 0;
    while (!outbox.empty() && sent < kTurnBytes) {
        const std::size_t asked = askedBytes(outbox);
        const Answer took = sendFront(m_calls, connection.fd, outbox);
        connection.sendBufferFull = took.wouldBlock();
        if (took.wouldBlock() || took.interrupted())
            break;
        if (took.memoryIsShort()) {
            rest(connection);
            break;
        }
        if (!took.ok())
            return false;
        const auto bytes =
            m_switches.ignoreShortSends ? asked : static_cast<std::size_t>(took.value);
        outbox.consumed(bytes);
        sent += bytes;
        if (bytes < asked && !m_sendsUntilFull)
            break; // the buffer is full: the rest waits in wlist
    }
    if (sent != 0)
        m_connections.touch(connection, m_nowNs);
    return true;
}

// Says what is wanted next: more input, room for output, or the end.
void Multiplexing::settle(Connection& connection) {
    Conversation& conversation = *connection.conversation;
    settleSources(connection);
    const bool owes = !conversation.outbox().empty();
    if (!owes && conversation.closeWhenSent()) {
        finish(connection);
        return;
    }
    if (!owes && conversation.shutWhenSent() && !connection.outputEnded) {
        connection.outputEnded = true;
        m_calls.shutdown(connection.fd, SHUT_WR, Site::finishSending);
    }
    m_timers.ask(connection);
    if (connection.restNs != 0) {
        watch(connection, 0);
        return;
    }
    const bool stays = m_switches.leaveInWlist && (connection.watched & kOut) != 0;
    std::uint32_t bits = owes || stays ? kOut : 0;
    if (!connection.inputEnded)
        bits |= kPri | (conversation.wantsInput() ? kIn : 0);
    watch(connection, bits);
}

// Everything is answered. Where the peer may still be sending, the socket is shut for writing and
// read until the peer closes: a close with unread bytes would be an RST, which can take the answer
// away before it is read (RFC 9112, section 9.6).
void Multiplexing::finish(Connection& connection) {
    if (connection.inputEnded || !connection.conversation->peerMaySendMore()) {
        close(connection);
        return;
    }
    const Answer shut = m_calls.shutdown(connection.fd, SHUT_WR, Site::finishSending);
    if (!shut.ok()) {
        close(connection);
        return;
    }
    m_timers.drain(connection, m_nowNs + kDrainNs);
    watch(connection, kIn);
}

void Multiplexing::watch(Connection& connection, std::uint32_t bits) {
    if (connection.watched == bits)
        return;
    const bool startsWriting = (bits & ~connection.watched & kOut) != 0;
    const bool stopsWriting = (connection.watched & ~bits & kOut) != 0;
    const Answer told = m_mux.change(connection.fd, bits,
                                     startsWriting  ? Site::watchWriting
                                     : stopsWriting ? Site::unwatchWriting
                                                    : Site::watchConnection);
    if (told.ok())
        connection.watched = bits;
    else if (told.error() == EBADF || told.error() == ENOENT || told.error() == EINVAL)
        close(connection); // nobody would ever report it again
    else
        rest(connection);
}

void Multiplexing::close(Connection& connection) {
    const Fd fd = connection.fd;
    closeSources(connection);
    if (!m_switches.forgetClosed && !m_switches.forgetUnregister)
        m_mux.unwatch(fd, Site::unwatch);
    m_connections.remove(connection);
    if (m_switches.neverClose)
        m_neverClosed.push_back(fd);
    else
        m_calls.close(fd, Site::close);
    resumeListener();
}

} // namespace muxscope::server
