// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/http_client.h"

#include "session/session.h"

namespace muxscope::ui {

namespace {

constexpr qsizetype kOverKept = 8; // connections that are over and still listed
constexpr int kCrowdStep = 25;     // connections begun at a time
constexpr int kCrowdStepMs = 4;

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

HttpClient::HttpClient(QObject* parent) : QObject(parent) {
    m_crowdPace.setInterval(kCrowdStepMs);
    connect(&m_crowdPace, &QTimer::timeout, this, &HttpClient::openMore);
}

HttpClient& HttpClient::of(Session& session) {
    auto* client = session.findChild<HttpClient*>(QString(), Qt::FindDirectChildrenOnly);
    return client != nullptr ? *client : *new HttpClient(&session);
}

void HttpClient::send(quint16 port, const ClientRequest& request, const SendPlan& plan) {
    sweep();
    const int clients =
        plan.way == Sending::burst ? qMax(kBurst, plan.clients) : qMax(1, plan.clients);
    m_crowdIsLatest = clients > 1;
    if (clients > 1) {
        m_crowd.clear();
        m_crowdClients = qMin(clients, kMostClients);
        m_crowdPort = port;
        m_crowdRequest = request;
        m_crowdPlan = plan;
        m_crowdPace.start();
        openMore();
        return;
    }
    const bool ordinary = plan.way == Sending::atOnce || plan.way == Sending::byteByByte;
    for (qsizetype i = m_connections.size(); ordinary && i-- > 0;) {
        if (m_connections[i]->reusable(port)) {
            m_latest = m_connections[i];
            m_latest->sendAgain(request, plan);
            return;
        }
    }
    open(port, request, plan);
    emit changed();
}

void HttpClient::openMore() {
    for (int i = 0; i < kCrowdStep && m_crowd.size() < m_crowdClients; ++i)
        m_crowd << open(m_crowdPort, m_crowdRequest, m_crowdPlan);
    if (m_crowd.size() >= m_crowdClients)
        m_crowdPace.stop();
    emit changed();
}

CrowdProgress HttpClient::crowd() const {
    CrowdProgress progress;
    progress.clients = m_crowdClients;
    progress.opened = static_cast<int>(m_crowd.size());
    for (const QPointer<ClientConnection>& connection : m_crowd) {
        if (connection.isNull()) {
            ++progress.over;
            continue;
        }
        using State = ClientConnection::State;
        progress.connected += connection->localPort() != 0 ? 1 : 0;
        progress.answered += connection->answers() >= connection->answersWanted() ? 1 : 0;
        progress.failed += connection->state() == State::failed ? 1 : 0;
        progress.over += isOver(*connection) && connection->state() != State::failed ? 1 : 0;
    }
    return progress;
}

ClientConnection* HttpClient::open(quint16 port, const ClientRequest& request,
                                   const SendPlan& plan) {
    auto* connection = new ClientConnection(this);
    connect(connection, &ClientConnection::changed, this, &HttpClient::changed);
    m_connections << connection;
    m_latest = connection;
    connection->start(port, request, plan);
    return connection;
}

void HttpClient::cancel(ClientConnection* connection) {
    if (m_connections.contains(connection))
        connection->close();
    emit changed();
}

void HttpClient::cancel() {
    m_crowdPace.stop();
    m_crowdClients = static_cast<int>(m_crowd.size());
    for (ClientConnection* connection : m_connections) {
        if (isBusy(*connection))
            connection->close();
    }
    emit changed();
}

void HttpClient::closeAll() {
    m_crowdPace.stop();
    m_crowdClients = static_cast<int>(m_crowd.size());
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
    if (m_crowdPace.isActive())
        return true;
    for (const ClientConnection* connection : m_connections) {
        if (isBusy(*connection))
            return true;
    }
    return false;
}

} // namespace muxscope::ui
