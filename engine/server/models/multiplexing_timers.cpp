// SPDX-License-Identifier: GPL-3.0-or-later
// Time: how long a wait may last, and what is due after it.
#include "server/models/multiplexing.h"
#include "server/models/parting.h"
#include "server/switch_effects.h"

#include <algorithm>

namespace muxscope::server {

// Until the earliest of: heartbeat, a conversation's timer, an idle connection's end, a paused
// listener's retry. -1 = for ever.
std::int64_t Multiplexing::waitNs() const {
    std::int64_t untilNs =
        m_options.waitTimeoutNs < 0 ? INT64_MAX : m_nowNs + m_options.waitTimeoutNs;
    untilNs =
        std::min({untilNs, m_timers.earliestNs(), m_connections.idleAtNs(m_options.limits.idleNs)});
    if (m_listenerPaused)
        untilNs = std::min(untilNs, m_resumeAtNs);
    untilNs = std::min(untilNs, sourcesDueNs());
    return untilNs == INT64_MAX ? -1 : std::max<std::int64_t>(untilNs - m_nowNs, 0);
}

void Multiplexing::runTimers() {
    while (const auto due = m_timers.take(m_nowNs, m_connections)) {
        switch (due->why) {
        case ConnectionTimers::Why::rested:
            wakeUp(due->connection);
            break;
        case ConnectionTimers::Why::drained:
            close(due->connection);
            break;
        case ConnectionTimers::Why::conversation:
            onTimer(due->connection);
            break;
        }
    }
    while (Connection* idle = m_connections.idleTooLong(m_nowNs, m_options.limits.idleNs))
        close(*idle);
    runSourceTimers();
    if (m_listenerPaused && m_resumeAtNs <= m_nowNs)
        resumeListener();
}

void Multiplexing::onTimer(Connection& connection) {
    Conversation& conversation = *connection.conversation;
    answerSlowly(m_calls, m_switches, conversation, [&] { conversation.onTimer(m_nowNs); });
    if (m_sendsAtOnce)
        answer(connection);
    else
        settle(connection);
}

// The kernel had no memory for a call on this connection (ENOBUFS, ENOMEM): nothing is wrong with it,
// but it stays ready, and asking again at once would spin.
void Multiplexing::rest(Connection& connection) {
    m_timers.rest(connection, m_nowNs + kRestNs);
}

void Multiplexing::restOrClose(Connection& connection, kernel::Answer failed) {
    if (!failed.memoryIsShort()) {
        close(connection);
        return;
    }
    rest(connection);
    watch(connection, 0);
}

void Multiplexing::wakeUp(Connection& connection) {
    if (connection.draining)
        watch(connection, trace::kIn);
    else
        answer(connection);
}

// The wait itself found no memory (select(2), poll(2)): it would fail again at once.
bool Multiplexing::sleptOver(kernel::Answer waited) {
    const bool passing = waited.memoryIsShort() || waited.wouldBlock();
    if (passing)
        m_calls.nanosleep(kRestNs, trace::Site::sleep);
    return passing;
}

} // namespace muxscope::server
