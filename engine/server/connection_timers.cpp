// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection_timers.h"

namespace muxscope::server {

void ConnectionTimers::ask(Connection& connection) {
    const auto wanted = connection.conversation->timerAtNs();
    if (!wanted || *wanted == connection.timerNs)
        return;
    connection.timerNs = *wanted;
    m_timers.push({*wanted, connection.fd});
}

void ConnectionTimers::rest(Connection& connection, std::int64_t untilNs) {
    if (connection.restNs != 0)
        return;
    connection.restNs = untilNs;
    m_timers.push({untilNs, connection.fd});
}

void ConnectionTimers::drain(Connection& connection, std::int64_t untilNs) {
    connection.draining = true;
    connection.timerNs = untilNs;
    m_timers.push({untilNs, connection.fd});
}

std::int64_t ConnectionTimers::earliestNs() const {
    return m_timers.empty() ? INT64_MAX : m_timers.top().atNs;
}

std::optional<ConnectionTimers::Due> ConnectionTimers::take(std::int64_t nowNs,
                                                            const ConnectionTable& connections) {
    while (!m_timers.empty() && m_timers.top().atNs <= nowNs) {
        const Timer timer = m_timers.top();
        m_timers.pop();
        Connection* const connection = connections.find(timer.fd);
        if (connection != nullptr && connection->restNs == timer.atNs) {
            connection->restNs = 0;
            return Due{*connection, Why::rested};
        }
        if (connection == nullptr || connection->timerNs != timer.atNs)
            continue;
        connection->timerNs = 0;
        return Due{*connection, connection->draining ? Why::drained : Why::conversation};
    }
    return {};
}

} // namespace muxscope::server
