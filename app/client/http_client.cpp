// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/http_client.h"

namespace muxscope::ui {

namespace {

constexpr qsizetype kOverKept = 8; // connections that are over and still listed

bool isOver(const ClientConnection& connection) {
    using State = ClientConnection::State;
    return connection.state() == State::closed || connection.state() == State::reset ||
           connection.state() == State::failed;
}

bool isBusy(const ClientConnection& connection) {
    using State = ClientConnection::State;
    return !isOver(connection) && connection.state() != State::idle;
}

} // namespace

HttpClient::HttpClient(QObject* parent) : QObject(parent) {}

void HttpClient::send(quint16 port, const ClientRequest& request, Sending sending) {
    sweep();
    if (sending == Sending::burst) {
        for (int i = 0; i < kBurst; ++i)
            open(port, request, sending);
        emit changed();
        return;
    }
    const bool ordinary = sending == Sending::atOnce || sending == Sending::byteByByte;
    for (qsizetype i = m_connections.size(); ordinary && i-- > 0;) {
        if (m_connections[i]->reusable(port)) {
            m_latest = m_connections[i];
            m_latest->sendAgain(request, sending);
            return;
        }
    }
    open(port, request, sending);
    emit changed();
}

ClientConnection* HttpClient::open(quint16 port, const ClientRequest& request, Sending sending) {
    auto* connection = new ClientConnection(this);
    connect(connection, &ClientConnection::changed, this, &HttpClient::changed);
    m_connections << connection;
    m_latest = connection;
    connection->start(port, request, sending);
    return connection;
}

void HttpClient::cancel() {
    for (ClientConnection* connection : m_connections) {
        if (isBusy(*connection))
            connection->close();
    }
    emit changed();
}

void HttpClient::closeAll() {
    for (ClientConnection* connection : m_connections)
        connection->close();
    emit changed();
}

void HttpClient::sweep() {
    qsizetype over = 0;
    for (qsizetype i = m_connections.size(); i-- > 0;) {
        ClientConnection* connection = m_connections[i];
        if (!isOver(*connection) || ++over <= kOverKept || connection == m_latest)
            continue;
        m_connections.removeAt(i);
        connection->deleteLater();
    }
}

bool HttpClient::busy() const {
    for (const ClientConnection* connection : m_connections) {
        if (isBusy(*connection))
            return true;
    }
    return false;
}

} // namespace muxscope::ui
