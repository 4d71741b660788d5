// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection.h"

namespace muxscope::server {

Connection& ConnectionTable::add(Fd fd, std::unique_ptr<Conversation> conversation,
                                 std::int64_t nowNs) {
    const auto i = static_cast<std::size_t>(fd.n);
    if (i >= m_byFd.size())
        m_byFd.resize(i + 1);
    m_byFd[i] = std::make_unique<Connection>();
    Connection& connection = *m_byFd[i];
    connection.fd = fd;
    connection.conversation = std::move(conversation);
    connection.activeNs = nowNs;
    link(connection);
    ++m_size;
    return connection;
}

Connection* ConnectionTable::find(Fd fd) const {
    const auto i = static_cast<std::size_t>(fd.n);
    return fd.valid() && i < m_byFd.size() ? m_byFd[i].get() : nullptr;
}

void ConnectionTable::remove(Connection& connection) {
    unlink(connection);
    --m_size;
    m_byFd[static_cast<std::size_t>(connection.fd.n)].reset();
}

void ConnectionTable::touch(Connection& connection, std::int64_t nowNs) {
    connection.activeNs = nowNs;
    if (m_newest == &connection)
        return;
    unlink(connection);
    link(connection);
}

Connection* ConnectionTable::idleTooLong(std::int64_t nowNs, std::int64_t idleNs) {
    while (idleNs > 0 && m_oldest != nullptr && m_oldest->activeNs + idleNs <= nowNs) {
        if (!m_oldest->conversation->clientWaits())
            return m_oldest;
        touch(*m_oldest, nowNs);
    }
    return nullptr;
}

void ConnectionTable::link(Connection& connection) {
    connection.olderOne = m_newest;
    connection.newerOne = nullptr;
    (m_newest != nullptr ? m_newest->newerOne : m_oldest) = &connection;
    m_newest = &connection;
}

void ConnectionTable::unlink(Connection& connection) {
    (connection.olderOne != nullptr ? connection.olderOne->newerOne : m_oldest) =
        connection.newerOne;
    (connection.newerOne != nullptr ? connection.newerOne->olderOne : m_newest) =
        connection.olderOne;
}

} // namespace muxscope::server
