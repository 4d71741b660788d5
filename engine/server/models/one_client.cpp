// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/one_client.h"

#include "server/models/parting.h"
#include "server/send_front.h"
#include "server/switch_effects.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>

namespace muxscope::server {

using kernel::Answer;
using trace::NoteKind;
using trace::Site;

OneClient::OneClient(kernel::Calls& calls, Protocol& protocol, const ServerOptions& options,
                     WaitLimit limit)
    : m_calls(calls),
      m_protocol(protocol),
      m_options(options),
      m_limit(limit),
      m_room(options.receiveBytes) {}

void OneClient::serve(Fd fd, const kernel::Address& peer, const kernel::Interrupt& interrupt) {
    m_fd = fd;
    m_inputEnded = m_outputEnded = false;
    setBuffers(m_calls, m_fd, m_options.switches);
    if (limitWaits()) {
        const auto conversation = m_protocol.open();
        conversation->onAccepted(peer);
        while (!interrupt.requested() && receive(*conversation) &&
               answer(*conversation, interrupt)) {
        }
    }
    m_calls.close(m_fd, Site::close);
}

bool OneClient::limitWaits() {
    switch (m_limit.by) {
    case WaitLimit::By::nothing:
        return true;
    case WaitLimit::By::option:
        return m_calls.setReceiveTimeout(m_fd, m_limit.ns, Site::setTimeout).ok();
    case WaitLimit::By::poll:
        return m_calls.fcntl(m_fd, F_SETFL, O_RDWR | O_NONBLOCK, Site::connectionNonblocking).ok();
    }
    return true;
}

bool OneClient::waitFor(std::uint32_t bits) {
    if (m_limit.by != WaitLimit::By::poll)
        return true;
    const Answer waited = m_calls.pollOne(m_fd, bits, m_limit.ns, Site::waitReadable);
    if (waited.memoryIsShort()) // it would say so again at once
        rest();
    return waited.value != 0;
}

bool OneClient::receive(Conversation& conversation) {
    if (!waitFor(trace::kIn))
        return false;
    const Answer got = m_calls.recv(m_fd, m_room, 0, Site::recv);
    if (got.interrupted())
        return true;
    if (got.memoryIsShort()) {
        rest();
        return true;
    }
    if (!got.ok()) // ECONNRESET and its kin, or EAGAIN: the limit is over
        return got.wouldBlock() && m_limit.by == WaitLimit::By::poll;
    if (got.value == 0 && m_options.switches.ignoreEndOfInput)
        return true;
    const std::int64_t nowNs = m_calls.nowNs();
    m_inputEnded = got.value == 0;
    answerSlowly(m_calls, m_options.switches, conversation, [&] {
        if (m_inputEnded)
            conversation.onEndOfInput(nowNs);
        else
            conversation.onBytes({m_room.data(), static_cast<std::size_t>(got.value)}, nowNs);
        // A limit of the protocol that has passed while this thread was in recv.
        if (const auto at = conversation.timerAtNs(); at && *at <= nowNs)
            conversation.onTimer(nowNs);
    });
    return true;
}

// Everything that is owed now, and everything that is owed later.
bool OneClient::answer(Conversation& conversation, const kernel::Interrupt& interrupt) {
    finishWriting(interrupt);
    while (!interrupt.requested()) {
        if (!sendOwed(conversation.outbox(), interrupt))
            return false;
        if (conversation.closeWhenSent()) {
            finish(conversation);
            return false;
        }
        if (conversation.shutWhenSent() && !m_outputEnded) {
            m_outputEnded = true;
            m_calls.shutdown(m_fd, SHUT_WR, Site::finishSending);
        }
        if (!conversation.owesLater())
            return !m_inputEnded;
        if (!sleepUntilDue(conversation))
            return true;
    }
    return false;
}

// A blocking send returns when the last byte is in the kernel's buffer, or when a signal came.
bool OneClient::sendOwed(Outbox& outbox, const kernel::Interrupt& interrupt) {
    while (!outbox.empty()) {
        if (interrupt.requested() || !waitFor(trace::kOut))
            return false;
        const std::size_t asked = askedBytes(outbox);
        const Answer took = sendFront(m_calls, m_fd, outbox);
        if (took.memoryIsShort())
            rest();
        if (took.wouldBlock() || took.interrupted() || took.memoryIsShort())
            continue;
        if (!took.ok())
            return false;
        outbox.consumed(m_options.switches.ignoreShortSends ? asked
                                                            : static_cast<std::size_t>(took.value));
    }
    return true;
}

// False when a signal ended the sleep. The time is taken to have come after a whole one: the log's clock
// stands still while another thread is held at the gate.
bool OneClient::sleepUntilDue(Conversation& conversation) {
    const std::int64_t nowNs = m_calls.nowNs();
    const std::int64_t dueNs = conversation.timerAtNs().value_or(nowNs);
    if (dueNs > nowNs && !m_calls.nanosleep(dueNs - nowNs, Site::sleep).ok())
        return false;
    answerSlowly(m_calls, m_options.switches, conversation,
                 [&] { conversation.onTimer(std::max(dueNs, m_calls.nowNs())); });
    return true;
}

// What the machine does not take at once (a line, on a full disk) is tried until it does: a blocking
// server hears nobody meanwhile, or it would have to keep what they say.
void OneClient::finishWriting(const kernel::Interrupt& interrupt) {
    for (auto at = m_protocol.timerAtNs(); at && !interrupt.requested();
         at = m_protocol.timerAtNs()) {
        const std::int64_t nowNs = m_calls.nowNs();
        if (*at > nowNs && !m_calls.nanosleep(*at - nowNs, Site::sleep).ok())
            continue;
        m_protocol.onTimer(std::max(*at, m_calls.nowNs()));
    }
}

// Nothing is wrong with the connection: the same call may do later.
void OneClient::rest() {
    m_calls.nanosleep(kRestNs, Site::sleep);
}

// Where the peer may still be sending, the socket is shut for writing and read until the peer closes: a
// close with unread bytes would be an RST, which can take the answer away (RFC 9112, section 9.6).
void OneClient::finish(const Conversation& conversation) {
    if (m_inputEnded || !conversation.peerMaySendMore())
        return;
    if (!m_calls.shutdown(m_fd, SHUT_WR, Site::finishSending).ok() ||
        !m_calls.setReceiveTimeout(m_fd, kDrainNs, Site::finishSending).ok())
        return;
    const std::int64_t untilNs = m_calls.nowNs() + kDrainNs;
    for (std::size_t drained = 0; drained <= kDrainBytes && m_calls.nowNs() < untilNs;) {
        if (!waitFor(trace::kIn))
            return;
        const Answer got = m_calls.recv(m_fd, m_room, 0, Site::recv);
        if (!got.ok() || got.value == 0)
            return;
        drained += static_cast<std::size_t>(got.value);
    }
}

Status afterFailedAccept(kernel::Calls& calls, Fd listener, Answer accepted) {
    switch (accepted.error()) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        calls.note(NoteKind::listenerPaused, listener, "no descriptor is left");
        calls.nanosleep(kRetryAcceptNs, Site::pauseListener);
        calls.note(NoteKind::listenerResumed, listener);
        return {};
    case EBADF:
    case EFAULT:
    case EINVAL:
    case ENOTSOCK:
    case EOPNOTSUPP:
        return Error{Error::Kind::environment,
                     fmt::format("cannot accept: {}", std::strerror(accepted.error())),
                     accepted.error()};
    // EAGAIN, ECONNABORTED, EINTR and the network errors of accept(2): that one is gone, go on.
    default:
        return {};
    }
}

} // namespace muxscope::server
