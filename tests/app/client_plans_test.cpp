// SPDX-License-Identifier: GPL-3.0-or-later
// What the client can send beyond one request at once, against the real server: raw bytes, a stop at a
// byte, copies in one go, crowds, a file; and what it keeps.
#include "client/http_client.h"
#include "client/raw_bytes.h"
#include "client/request_check.h"
#include "client/request_history.h"
#include "session/session.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

const ClientRequest kGet{"GET", "/hello", {}, {}};

ClientRequest rawRequest(const QString& text) {
    ClientRequest request = kGet;
    request.raw = true;
    request.rawText = text;
    return request;
}

} // namespace

class ClientPlansTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> m_session;

    HttpClient& client() const { return HttpClient::of(*m_session); }
    const ClientConnection& latest() const { return *client().latest(); }
    const world::Counters& counters() const { return m_session->headWorld().counters; }
    void send(const ClientRequest& request, const SendPlan& plan) const {
        client().send(m_session->port(), request, plan);
    }

private slots:
    void init() {
        m_session = std::make_unique<Session>();
        ServerSettings settings;
        settings.port = 0;
        settings.model = QStringLiteral("epoll");
        m_session->startServer(settings);
        QTRY_COMPARE(m_session->engine(), Session::Engine::running);
    }
    void cleanup() {
        client().closeAll();
        m_session->stopServer();
        QTRY_COMPARE(m_session->engine(), Session::Engine::stopped);
        m_session.reset();
    }

    void escapesAreBytesAndComeBack() {
        const RawBytes raw = fromEscaped(QStringLiteral("A\\r\\n\n\\x00\\xfF\\t\\\\\\\"é"));
        QCOMPARE(raw.bytes, QByteArray("A\r\n\0\xff\t\\\"\xc3\xa9", 10));
        QCOMPARE(raw.faultAt, qsizetype(-1));
        QByteArray all;
        for (int byte = 0; byte < 256; ++byte)
            all += static_cast<char>(byte);
        QCOMPARE(fromEscaped(toEscaped(all)).bytes, all);
        const RawBytes wrong = fromEscaped(QStringLiteral("ab\\q\\x1"));
        QCOMPARE(wrong.faultAt, qsizetype(2));
        QCOMPARE(wrong.bytes, QByteArray("ab\\q\\x1"));
    }
    void theCheckSaysWhatAParserWould() {
        const QByteArray whole = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        QCOMPARE(checkRequest(whole + whole).complete, 2);
        QVERIFY(checkRequest(whole.left(20)).waits);
        const RequestCheck broken = checkRequest(whole + "GET / HTTP/1.1\r\nHost : a\r\n\r\n");
        QCOMPARE(broken.complete, 1);
        QCOMPARE(broken.faultAt, whole.size() + 20);
        QVERIFY(broken.text.contains(QString::number(broken.faultAt)));
    }
    void rawBytesGoAsTheyAre() {
        send(rawRequest(QStringLiteral("GET /hello HTTP/1.1\\r\\nHost : a\\r\\n\\r\\n")), {});
        QTRY_VERIFY(latest().statusLine().startsWith(QStringLiteral("HTTP/1.1 400")));
        QCOMPARE(counters().bytesIn, 33U);
    }
    void twoRequestsInTheRawBytesGetTwoAnswers() {
        send(rawRequest(QStringLiteral("GET /hello HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n"
                                       "GET /hello HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n")),
             {});
        QTRY_COMPARE(latest().state(), ClientConnection::State::idle);
        QCOMPARE(latest().answers(), 2);
    }
    void itStopsAtTheByteThatIsGiven() {
        SendPlan plan{Sending::stopHalfWay};
        plan.stopAt = 7;
        send(kGet, plan);
        QTRY_COMPARE(latest().state(), ClientConnection::State::holding);
        QCOMPARE(latest().bytesSent(), 7);
        QTRY_COMPARE(counters().bytesIn, 7U);
    }
    void copiesGoInOneGoAndAllAreAnswered() {
        SendPlan plan;
        plan.copies = 20;
        send(kGet, plan);
        QTRY_COMPARE(latest().state(), ClientConnection::State::idle);
        QCOMPARE(latest().answers(), 20);
        QCOMPARE(counters().accepted, 1U);
        QTRY_COMPARE(counters().responses, 20U);
        QVERIFY(latest().connectedNs() > 0);
        QVERIFY(latest().firstByteNs() >= latest().connectedNs());
        QVERIFY(latest().elapsedNs() >= latest().firstByteNs());
        send(kGet, {}); // the connection serves again
        QTRY_COMPARE(counters().responses, 21U);
        QCOMPARE(counters().accepted, 1U);
    }
    void aCrowdIsServedAndSaysHowFarItIs() {
        SendPlan plan;
        plan.clients = 120;
        send(kGet, plan);
        QVERIFY(client().crowd().opening());
        QTRY_COMPARE(client().crowd().answered, 120);
        QCOMPARE(client().crowd().failed, 0);
        QTRY_COMPARE(counters().accepted, 120U);
        QVERIFY(!client().busy());
    }
    void aCrowdCanBeCancelledWhileItComes() {
        SendPlan plan{Sending::stopHalfWay};
        plan.clients = kMostClients;
        send(kGet, plan);
        client().cancel();
        const int opened = client().crowd().opened;
        QVERIFY(opened < kMostClients);
        QTRY_VERIFY(!client().busy());
        QCOMPARE(client().crowd().opened, opened);
        QVERIFY(!client().crowd().opening());
    }
    void aCrowdIsNeverLargerThanItsLimit() {
        SendPlan plan{Sending::stopHalfWay};
        plan.clients = 1 << 30;
        send(kGet, plan);
        QCOMPARE(client().crowd().clients, kMostClients);
        client().cancel();
    }
    void oneOfManyCanBeClosedAlone() {
        SendPlan plan{Sending::stopHalfWay};
        plan.clients = 3;
        send(kGet, plan);
        QTRY_COMPARE(m_session->headWorld().connectionsOpen, 3U);
        client().cancel(client().connections()[1]);
        QTRY_COMPARE(m_session->headWorld().connectionsOpen, 2U);
        QCOMPARE(client().connections()[0]->state(), ClientConnection::State::holding);
    }
    void aBodyMayBeAFilesBytes() {
        ClientRequest post{"POST", "/echo", {}, "typed"};
        post.fileName = QStringLiteral("some.bin");
        post.fileBytes = QByteArray("\0from a file\xff", 13);
        send(post, {});
        QTRY_COMPARE(latest().state(), ClientConnection::State::idle);
        QVERIFY(latest().answer().endsWith(post.fileBytes));
        QVERIFY(post.toCurl(80).contains(QStringLiteral("--data-binary @'some.bin'")));
    }
    void theClientLivesWithTheSession() {
        HttpClient* first = &client();
        QCOMPARE(first, &client());
        QCOMPARE(first->parent(), m_session.get());
        QCOMPARE(&RequestHistory::of(*m_session), &RequestHistory::of(*m_session));
    }
    void theCopiedPythonSendsTheSameBytes() {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        QVERIFY2(!python.isEmpty(), "python3 is not installed (scripts/setup)");
        QProcess process;
        process.start(python, {QStringLiteral("-c"),
                               rawRequest(QStringLiteral("GET /hello HTTP/1.1\\r\\nX: \\x01\"\\r\\n"
                                                         "\\r\\n"))
                                   .toPython(m_session->port())});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10'000);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("HTTP/1.1 400"));
        QTRY_COMPARE(counters().bytesIn, 30U);
    }
    void whatWasSentIsKeptAsPlainLines() {
        RequestHistory history;
        RequestHistory::Entry first{rawRequest(QStringLiteral("\\x00")), {}};
        first.plan.copies = 3;
        first.plan.way = Sending::resetMidway;
        history.add({kGet, {}});
        history.add(first);
        history.add({kGet, {}}); // known: moves to the front
        QCOMPARE(history.entries().size(), 2);
        QCOMPARE(history.entries().front().request, kGet);
        RequestHistory again;
        again.setLines(history.lines());
        QCOMPARE(again.entries(), history.entries());
        again.setLines({QStringLiteral("no json"), QStringLiteral("{\"copies\":-5,\"way\":99}")});
        QCOMPARE(again.entries().size(), 1);
        QCOMPARE(again.entries().front().plan.copies, 1);
        for (int i = 0; i < 50; ++i)
            again.add({ClientRequest{"GET", QString::number(i), {}, {}}, {}});
        QCOMPARE(again.entries().size(), RequestHistory::kMost);
    }
};

QTEST_GUILESS_MAIN(ClientPlansTest)
#include "client_plans_test.moc"
