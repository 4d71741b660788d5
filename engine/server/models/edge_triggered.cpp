// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/edge_triggered.h"

namespace muxscope::server {

using kernel::Answer;
using trace::kIn;
using trace::kOut;
using trace::Site;

namespace {
constexpr int kAcceptsOfATurn = 64;
constexpr int kReadsOfATurn = 64; // for one client, before the next has its turn
} // namespace

EdgeTriggered::EdgeTriggered(const ModelParts& parts, std::unique_ptr<mux::Mux> mux)
    : Multiplexing(parts, std::move(mux)) {
    m_sendsUntilFull = true;
}

// Does not sleep while something is left over; what is new comes first.
Answer EdgeTriggered::wait() {
    if (m_stillReady.empty())
        return Multiplexing::wait();
    const Answer waited = m_mux.wait(0, m_ready);
    m_ready.insert(m_ready.end(), m_stillReady.begin(), m_stillReady.end());
    m_stillReady.clear();
    return waited;
}

void EdgeTriggered::remember(Fd fd, std::uint32_t bits) {
    m_stillReady.push_back({fd.n, bits});
}

// A source takes one thing a report: asking afresh makes the kernel report what is left.
void EdgeTriggered::handle(const trace::FdBits& item) {
    Multiplexing::handle(item);
    rearmSource(Fd{item.fd});
}

void EdgeTriggered::takeConnections() {
    if (m_listenerPaused)
        return;
    for (int i = 0; i < kAcceptsOfATurn; ++i)
        if (acceptOne() == Left::nothing)
            return;
    remember(m_listener.fd(), kIn);
}

// Until EAGAIN, the end, or until no more is wanted: asking again later is a change, and a change is
// answered with a report.
void EdgeTriggered::takeInput(Connection& connection) {
    const Fd fd = connection.fd;
    if (m_options.switches.forgetToDrain) {
        receive(connection);
        return;
    }
    for (int i = 0; i < kReadsOfATurn; ++i) {
        Connection* still = m_connections.find(fd);
        if (still == nullptr || (still->watched & kIn) == 0 || receive(*still) == Left::nothing)
            return;
    }
    remember(fd, kIn);
}

// No change, no report: what is owed although the send buffer was never found full would wait for
// ever.
void EdgeTriggered::watch(Connection& connection, std::uint32_t bits) {
    const bool isChange = connection.watched != bits;
    const bool canSendMore =
        !connection.conversation->outbox().empty() && !connection.sendBufferFull;
    if (!isChange && canSendMore && (bits & kOut) != 0)
        remember(connection.fd, kOut);
    Multiplexing::watch(connection, bits);
}

} // namespace muxscope::server
