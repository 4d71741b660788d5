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
    untilNs =
        std::min({untilNs, m_timers.earliestNs(), m_connections.idleAtNs(m_options.limits.idleNs)});
    if (m_listenerPaused)
        untilNs = std::min(untilNs, m_resumeAtNs);
    untilNs = std::min(untilNs, m_protocol.timerAtNs().value_or(INT64_MAX));
    return untilNs == INT64_MAX ? -1 : std::max<std::int64_t>(untilNs - m_nowNs, 0);
}

void IoUring::runTimers() {
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
    if (m_protocol.timerAtNs().value_or(INT64_MAX) <= m_nowNs)
        m_protocol.onTimer(m_nowNs);
    if (m_listenerPaused && m_resumeAtNs <= m_nowNs)
        resumeListener();
}

void IoUring::wakeUp(Connection& connection) {
    if (!connection.draining)
        settle(connection);
    else if (!transfer(connection.fd)->receives)
        submitReceive(connection);
}

void IoUring::onTimer(Connection& connection) {
    Conversation& conversation = *connection.conversation;
    answerSlowly(m_calls, m_options.switches, conversation, [&] { conversation.onTimer(m_nowNs); });
    settle(connection);
}

} // namespace muxscope::server
