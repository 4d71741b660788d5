// SPDX-License-Identifier: GPL-3.0-or-later
// Time: how long io_uring_enter may sleep, and what is due after it.
#include "server/models/io_uring.h"
#include "server/switch_effects.h"

#include <algorithm>

namespace muxscope::server {

// Until the earliest of: heartbeat, a timer of a conversation or of the protocol, an idle connection's
// end, a paused listener's retry. -1 = for ever.
std::int64_t IoUring::waitNs() const {
    std::int64_t untilNs =
        m_options.waitTimeoutNs < 0 ? INT64_MAX : m_nowNs + m_options.waitTimeoutNs;
    if (!m_timers.empty())
        untilNs = std::min(untilNs, m_timers.top().atNs);
    if (const Connection* silent = m_connections.longestSilent();
        silent && m_options.limits.idleNs > 0)
        untilNs = std::min(untilNs, silent->activeNs + m_options.limits.idleNs);
    if (m_listenerPaused)
        untilNs = std::min(untilNs, m_resumeAtNs);
    untilNs = std::min(untilNs, m_protocol.timerAtNs().value_or(INT64_MAX));
    return untilNs == INT64_MAX ? -1 : std::max<std::int64_t>(untilNs - m_nowNs, 0);
}

void IoUring::askForTimer(Connection& connection) {
    const auto wanted = connection.conversation->timerAtNs();
    if (!wanted || *wanted == connection.timerNs)
        return;
    connection.timerNs = *wanted;
    m_timers.push({*wanted, connection.fd});
}

// A timer whose connection asks for another time, or is gone, is stale and falls away here.
void IoUring::runTimers() {
    while (!m_timers.empty() && m_timers.top().atNs <= m_nowNs) {
        const Timer timer = m_timers.top();
        m_timers.pop();
        Connection* connection = m_connections.find(timer.fd);
        if (connection != nullptr && connection->restNs == timer.atNs) {
            connection->restNs = 0;
            if (!connection->draining)
                settle(*connection);
            else if (!transfer(timer.fd)->receives)
                submitReceive(*connection);
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
        answerSlowly(m_calls, m_options.switches, conversation,
                     [&] { conversation.onTimer(m_nowNs); });
        settle(*connection);
    }
    while (Connection* idle = m_connections.idleTooLong(m_nowNs, m_options.limits.idleNs))
        close(*idle);
    if (m_protocol.timerAtNs().value_or(INT64_MAX) <= m_nowNs)
        m_protocol.onTimer(m_nowNs);
    if (m_listenerPaused && m_resumeAtNs <= m_nowNs)
        resumeListener();
}

} // namespace muxscope::server
