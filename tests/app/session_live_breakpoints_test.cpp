// SPDX-License-Identifier: GPL-3.0-or-later
// Breakpoints of a server that really runs, and the replay of what it did.
#include "models/breakpoint_condition.h"
#include "session/session.h"

#include <QTcpSocket>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

std::vector<kernel::Breakpoint> conditions(const char* text) {
    std::optional<CallFilter::Fault> fault;
    return parseBreakpoint(QString::fromLatin1(text), fault);
}

// Where a replay from the beginning stops by itself.
Moment replayedTo(Session& session) {
    session.playback().goFirst();
    session.playback().setSpeed(16);
    session.playback().run();
    const bool stops = QTest::qWaitFor(
        [&] { return session.playback().mode() == Playback::Mode::paused; }, 20'000);
    return stops ? session.playback().cursor() : 0;
}

} // namespace

class SessionLiveBreakpointsTest : public QObject {
    Q_OBJECT

private slots:
    void theReplayStandsWhereTheServerStood_data();
    void theReplayStandsWhereTheServerStood();
    void aBreakpointHoldsFromTheFirstCallOn();
    void runningToAPlaceMeetsTheServerThere();
    void aStepOverADescriptorDoesAllOfIt();
    void liveCatchesUpWithARunningServer();
    void aStatusBehindAnotherInTheSameSendIsFound();

private:
    static bool start(Session& session, const QString& model) {
        ServerSettings settings;
        settings.model = model;
        settings.port = 0;
        session.startServer(settings);
        return QTest::qWaitFor([&] { return session.engine() == Session::Engine::running; },
                               10'000);
    }
    static bool ask(Session& session, QTcpSocket& socket, const QByteArray& target) {
        socket.connectToHost(QHostAddress::LocalHost, session.port());
        return socket.waitForConnected(5000) &&
               socket.write("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n") > 0 &&
               socket.waitForBytesWritten(5000);
    }
    // Gauges may have looked since: the cursor follows them.
    static bool stands(Session& session) {
        return QTest::qWaitFor(
            [&] {
                return session.engine() == Session::Engine::atGate &&
                       session.playback().mode() == Playback::Mode::paused &&
                       session.standingAtGate() > 0 &&
                       session.playback().cursor() >= session.standingAtGate();
            },
            10'000);
    }
    static bool stop(Session& session) {
        session.stopServer();
        return QTest::qWaitFor([&] { return session.engine() == Session::Engine::stopped; },
                               10'000);
    }
};

void SessionLiveBreakpointsTest::theReplayStandsWhereTheServerStood_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("condition");
    for (const char* model : {"select", "poll", "epoll", "thread-per-client"})
        for (const char* condition : {"http.status >= 400", "site == send", "recv && bytes >= 20"})
            QTest::newRow(qPrintable(
                QStringLiteral("%1: %2").arg(QLatin1String(model), QLatin1String(condition))))
                << QString::fromLatin1(model) << QString::fromLatin1(condition);
}

void SessionLiveBreakpointsTest::theReplayStandsWhereTheServerStood() {
    QFETCH(QString, model);
    QFETCH(QString, condition);
    Session session;
    const quint32 id =
        session.breakpoints().add(condition, conditions(condition.toLatin1().constData()));
    QVERIFY(start(session, model));
    QTcpSocket socket;
    QVERIFY(ask(session, socket, "/status/404"));
    QVERIFY(stands(session));
    QCOMPARE(session.breakpoints().item(id)->hits, quint64(1));
    const Moment stood = session.standingAtGate();
    QVERIFY(session.eventAt(stood).isEnter());
    QCOMPARE(replayedTo(session), stood);
    QCOMPARE(session.breakpoints().item(id)->hits, quint64(2));
    session.breakpoints().remove(id);
    session.playback().goLive();
    QVERIFY(socket.bytesAvailable() > 0 || socket.waitForReadyRead(5000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 404"));
    QVERIFY(stop(session));
}

void SessionLiveBreakpointsTest::aBreakpointHoldsFromTheFirstCallOn() {
    Session session;
    session.breakpoints().add("call == bind", conditions("call == bind"));
    ServerSettings settings;
    settings.port = 0;
    session.startServer(settings);
    QVERIFY(QTest::qWaitFor(
        [&] {
            const Moment cursor = session.playback().cursor();
            return session.playback().mode() == Playback::Mode::paused && cursor > 0 &&
                   session.eventAt(cursor).call() == trace::Call::bind;
        },
        10'000));
    session.breakpoints().clear();
    session.playback().goLive();
    QVERIFY(QTest::qWaitFor([&] { return session.engine() == Session::Engine::running; }, 10'000));
    QVERIFY(stop(session));
}

void SessionLiveBreakpointsTest::runningToAPlaceMeetsTheServerThere() {
    Session session;
    QVERIFY(start(session, QStringLiteral("epoll")));
    session.playback().runToSite(trace::Site::recv);
    QTcpSocket socket;
    QVERIFY(ask(session, socket, "/hello"));
    QVERIFY(stands(session));
    QCOMPARE(session.eventAt(session.standingAtGate()).record.site, trace::Site::recv);
    QVERIFY(!session.breakpoints().active());
    QVERIFY(stop(session));
}

void SessionLiveBreakpointsTest::aStepOverADescriptorDoesAllOfIt() {
    Session session;
    QVERIFY(start(session, QStringLiteral("select")));
    session.playback().runToSite(trace::Site::recv);
    QTcpSocket first;
    QVERIFY(ask(session, first, "/hello"));
    QVERIFY(stands(session));
    const Fd fd = session.eventAt(session.standingAtGate()).fd();
    session.playback().stepForward(Playback::Unit::descriptor);
    QVERIFY(QTest::qWaitFor([&] { return !session.playback().stepPending(); }, 10'000));
    const trace::Event next = session.eventAt(session.playback().cursor());
    QVERIFY(next.isEnter());
    QVERIFY(trace::isLoopWait(next.call()) || next.fd() != fd);
    QVERIFY(stop(session));
}

void SessionLiveBreakpointsTest::aStatusBehindAnotherInTheSameSendIsFound() {
    Session session;
    const quint32 id =
        session.breakpoints().add("http.status == 404", conditions("http.status == 404"));
    QVERIFY(start(session, QStringLiteral("epoll")));
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, session.port());
    QVERIFY(socket.waitForConnected(5000));
    socket.write(
        "GET /hello HTTP/1.1\r\nHost: a\r\n\r\nGET /status/404 HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(socket.waitForBytesWritten(5000));
    QVERIFY(stands(session));
    const Moment stood = session.standingAtGate();
    QCOMPARE(session.breakpoints().item(id)->hits, quint64(1));
    QCOMPARE(replayedTo(session), stood);
    session.breakpoints().remove(id);
    session.playback().goLive();
    QVERIFY(stop(session));
}

void SessionLiveBreakpointsTest::liveCatchesUpWithARunningServer() {
    Session session;
    QVERIFY(start(session, QStringLiteral("poll")));
    QTcpSocket socket;
    QVERIFY(ask(session, socket, "/hello"));
    QVERIFY(QTest::qWaitFor([&] { return session.headWorld().counters.responses == 1; }, 10'000));
    session.playback().goFirst();
    session.playback().setSpeed(0.001);
    session.playback().run();
    QCOMPARE(session.playback().mode(), Playback::Mode::replaying);
    session.playback().goLive();
    QCOMPARE(session.playback().cursor(), session.head());
    socket.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(QTest::qWaitFor(
        [&] { return session.headWorld().counters.responses == 2 && session.playback().atHead(); },
        10'000));
    QCOMPARE(session.playback().mode(), Playback::Mode::live);
    QVERIFY(stop(session));
}

QTEST_GUILESS_MAIN(SessionLiveBreakpointsTest)
#include "session_live_breakpoints_test.moc"
