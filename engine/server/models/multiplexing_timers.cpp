// SPDX-License-Identifier: GPL-3.0-or-later
// Time: how long a wait may last, and what is due after it.
#include "server/models/multiplexing.h"
#include "server/switch_effects.h"

#include <algorithm>

namespace muxscope::server {

// Until the earliest of: heartbeat, a conversation's timer, an idle connection's end, a paused
// listener's retry. -1 = for ever.
std::int64_t Multiplexing::waitNs() const {
    std::int64_t untilNs =
        m_options.waitTimeoutNs < 0 ? INT64_MAX : m_nowNs + m_options.waitTimeoutNs;
    if (!m_timers.empty())
        untilNs = std::min(untilNs, m_timers.top().atNs);
    if (const Connection* silent = m_connections.longestSilent();
        silent && m_options.limits.idleNs > 0)
        untilNs = std::min(untilNs, silent->activeNs + m_options.limits.idleNs);
    if (m_listenerPaused)
        untilNs = std::min(untilNs, m_resumeAtNs);
    untilNs = std::min(untilNs, sourcesDueNs());
    return untilNs == INT64_MAX ? -1 : std::max<std::int64_t>(untilNs - m_nowNs, 0);
}

void Multiplexing::askForTimer(Connection& connection) {
    const auto wanted = connection.conversation->timerAtNs();
    if (!wanted || *wanted == connection.timerNs)
        return;
    connection.timerNs = *wanted;
    m_timers.push({*wanted, connection.fd});
}

// A timer whose connection asks for another time, or is gone, is stale and falls away here.
void Multiplexing::runTimers() {
    while (!m_timers.empty() && m_timers.top().atNs <= m_nowNs) {
        const Timer timer = m_timers.top();
        m_timers.pop();
        Connection* connection = m_connections.find(timer.fd);
        if (connection != nullptr && connection->restNs == timer.atNs) {
            wakeUp(*connection);
            continue;
        }
        if (connection == nullptr || connection->timerNs != timer.atNs)
            continue;
        connection->timerNs = 0;
        if (connection->draining) {
            close(*connection);
            continue;
        }
        Conversation& conversation = *connection->conversation;
        answerSlowly(m_calls, m_switches, conversation, [&] { conversation.onTimer(m_nowNs); });
        if (m_sendsAtOnce)
            answer(*connection);
        else
            settle(*connection);
    }
    while (Connection* idle = m_connections.idleTooLong(m_nowNs, m_options.limits.idleNs))
        close(*idle);
    runSourceTimers();
    if (m_listenerPaused && m_resumeAtNs <= m_nowNs)
        resumeListener();
}

// The kernel had no memory for a call on this connection (ENOBUFS, ENOMEM): nothing is wrong with it,
// but it stays ready, and asking again at once would spin.
void Multiplexing::rest(Connection& connection) {
    if (connection.restNs != 0)
        return;
    connection.restNs = m_nowNs + kRestNs;
    m_timers.push({connection.restNs, connection.fd});
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
    connection.restNs = 0;
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
