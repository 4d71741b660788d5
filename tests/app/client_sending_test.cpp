// SPDX-License-Identifier: GPL-3.0-or-later
// The eight ways of sending, against the real server: what the server's trace says of each.
#include "client/http_client.h"
#include "session/session.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

const ClientRequest kPost{"POST", "/echo", "Content-Type: text/plain", "hello world"};

} // namespace

class ClientSendingTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void atOnceIsAnsweredAndTheConnectionUsedAgain();
    void byteByByteTakesManyCalls();
    void stoppedHalfWayItWaits();
    void aHalfClosedClientStillGetsItsAnswer();
    void aResetIsSeenAsOne();
    void anUrgentByteIsReported();
    void aBurstIsFiftyConnections();
    void cancelClosesWhatIsUnderWay();
    void refusedIsSaid();
    void anInterimAnswerIsNotTheLast();
    void plainTextGoesAsItIsOverOneConnection();

private:
    const ClientConnection& latest() const { return *m_client->latest(); }
    const world::Connection& served() const {
        const auto& connections = m_session->headWorld().connections;
        for (std::size_t i = 0; i < connections.size(); ++i) {
            if (connections[i].peer.length > 0 &&
                connections[i].peer.port() == latest().localPort())
                return connections[i];
        }
        static const world::Connection none;
        return none;
    }
    std::unique_ptr<Session> m_session;
    std::unique_ptr<HttpClient> m_client;
};

void ClientSendingTest::init() {
    m_session = std::make_unique<Session>();
    m_client = std::make_unique<HttpClient>(nullptr);
    ServerSettings settings;
    settings.port = 0;
    m_session->startServer(settings);
    QTRY_COMPARE(m_session->engine(), Session::Engine::running);
}

void ClientSendingTest::cleanup() {
    m_client.reset();
    m_session->stopServer();
    QTRY_COMPARE(m_session->engine(), Session::Engine::stopped);
    m_session.reset();
}

void ClientSendingTest::atOnceIsAnsweredAndTheConnectionUsedAgain() {
    m_client->send(m_session->port(), kPost, Sending::atOnce);
    QTRY_COMPARE(latest().state(), ClientConnection::State::idle);
    QVERIFY2(latest().statusLine().startsWith("HTTP/1.1 200"), qPrintable(latest().statusLine()));
    QVERIFY(latest().answer().endsWith("hello world"));
    m_client->send(m_session->port(), kPost, Sending::atOnce);
    QTRY_COMPARE(latest().state(), ClientConnection::State::idle);
    QCOMPARE(m_client->connections().size(), 1);
    QTRY_COMPARE(m_session->headWorld().counters.responses, std::uint64_t(2));
}

void ClientSendingTest::byteByByteTakesManyCalls() {
    m_client->send(m_session->port(), {"GET", "/", {}, {}}, Sending::byteByByte);
    QTRY_VERIFY(served().recvCalls >= 4);
    QCOMPARE(latest().state(), ClientConnection::State::sending);
    QVERIFY(served().bytesIn < 12);
}

void ClientSendingTest::stoppedHalfWayItWaits() {
    m_client->send(m_session->port(), kPost, Sending::stopHalfWay);
    QTRY_COMPARE(latest().state(), ClientConnection::State::holding);
    QTRY_COMPARE(served().bytesIn, std::uint64_t(latest().bytesSent()));
    QVERIFY(latest().bytesSent() < latest().bytesToSend());
}

void ClientSendingTest::aHalfClosedClientStillGetsItsAnswer() {
    m_client->send(m_session->port(), kPost, Sending::halfClose);
    QTRY_VERIFY2(latest().statusLine().startsWith("HTTP/1.1 200"),
                 qPrintable(latest().statusLine()));
    QTRY_VERIFY(served().endOfInputEvent != world::kNoEvent);
}

void ClientSendingTest::aResetIsSeenAsOne() {
    m_client->send(m_session->port(), kPost, Sending::resetMidway);
    QTRY_COMPARE(latest().state(), ClientConnection::State::reset);
    QTRY_COMPARE(served().closedBy, world::ClosedBy::reset);
}

void ClientSendingTest::anUrgentByteIsReported() {
    m_client->send(m_session->port(), kPost, Sending::urgentByte);
    QTRY_VERIFY(latest().urgentSent());
    QTRY_VERIFY(served().urgentSeen);
}

void ClientSendingTest::aBurstIsFiftyConnections() {
    m_client->send(m_session->port(), {"GET", "/hello", {}, {}}, Sending::burst);
    QTRY_COMPARE(m_session->headWorld().counters.responses, std::uint64_t(kBurst));
    QCOMPARE(m_session->headWorld().counters.accepted, std::uint64_t(kBurst));
}

void ClientSendingTest::cancelClosesWhatIsUnderWay() {
    m_client->send(m_session->port(), kPost, Sending::stopHalfWay);
    QTRY_COMPARE(latest().state(), ClientConnection::State::holding);
    QVERIFY(m_client->busy());
    m_client->cancel();
    QTRY_COMPARE(latest().state(), ClientConnection::State::closed);
    QVERIFY(!m_client->busy());
}

void ClientSendingTest::refusedIsSaid() {
    const quint16 port = m_session->port();
    m_session->stopServer();
    QTRY_COMPARE(m_session->engine(), Session::Engine::stopped);
    m_client->send(port, kPost, Sending::atOnce);
    QTRY_VERIFY(latest().refused());
    QVERIFY(latest().errorText().contains("Start"));
}

void ClientSendingTest::anInterimAnswerIsNotTheLast() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    m_client->send(server.serverPort(), kPost, Sending::atOnce);
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket* peer = server.nextPendingConnection();
    QTRY_VERIFY(peer->bytesAvailable() > 0);
    peer->write("HTTP/1.1 100 Continue\r\n\r\n");
    QTRY_COMPARE(latest().statusLine(), QString("HTTP/1.1 100 Continue"));
    QCOMPARE(latest().state(), ClientConnection::State::reading);
    peer->write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 201 Crea");
    QTest::qWait(0);
    QCOMPARE(latest().state(), ClientConnection::State::reading);
    peer->write("ted\r\nContent-Length: 2\r\n\r\nok");
    QTRY_COMPARE(latest().state(), ClientConnection::State::idle);
    QCOMPARE(latest().statusLine(), QString("HTTP/1.1 201 Created"));
}

void ClientSendingTest::plainTextGoesAsItIsOverOneConnection() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    ClientRequest text;
    text.plain = true;
    text.body = "first";
    m_client->send(server.serverPort(), text, Sending::atOnce);
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket* peer = server.nextPendingConnection();
    QTRY_COMPARE(peer->bytesAvailable(), 6);
    QTRY_COMPARE(latest().state(), ClientConnection::State::idle);
    text.body = "second\n";
    m_client->send(server.serverPort(), text, Sending::atOnce);
    QTRY_COMPARE(peer->bytesAvailable(), 13);
    QCOMPARE(peer->readAll(), QByteArray("first\nsecond\n"));
    QCOMPARE(m_client->connections().size(), 1);
    peer->write("answer 1\nanswer 2\n");
    QTRY_COMPARE(latest().statusLine(), QString("answer 2"));
}

QTEST_GUILESS_MAIN(ClientSendingTest)
#include "client_sending_test.moc"
