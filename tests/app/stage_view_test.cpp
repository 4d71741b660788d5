// SPDX-License-Identifier: GPL-3.0-or-later
// The stage and the timeline over a real server: they follow, they answer mouse and keyboard, they
// say in words what they show, and nothing is printed as a warning while they paint.
#include "painters/palette.h"
#include "session/session.h"
#include "views/stage_view.h"
#include "views/timeline_view.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace muxscope::ui;

class StageViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("QPainter|QFont")));
    }
    void emptyViewsPaintInBothPalettes();
    void theStageFollowsALiveServer_data();
    void theStageFollowsALiveServer();
    void theTimelineTravelsWhereItIsClicked();
    void theTimelineZoomsAtThePointerAndFits();
    void tabWalksTheStageAndLeavesIt();

private:
    static void serve(Session& session, const QString& model = QStringLiteral("select"));
    static void exchange(Session& session);
};

void StageViewTest::serve(Session& session, const QString& model) {
    ServerSettings settings;
    settings.model = model;
    settings.port = 0;
    session.startServer(settings);
    QTRY_VERIFY_WITH_TIMEOUT(session.engine() == Session::Engine::running, 10'000);
}

// One request on one connection, which stays open.
void StageViewTest::exchange(Session& session) {
    static std::vector<std::unique_ptr<QTcpSocket>> sockets;
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QStringLiteral("127.0.0.1"), session.port());
    QTRY_VERIFY_WITH_TIMEOUT(socket->state() == QTcpSocket::ConnectedState, 10'000);
    socket->write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 0, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(session.headWorld().counters.responses > 0, 10'000);
    sockets.push_back(std::move(socket));
}

void StageViewTest::emptyViewsPaintInBothPalettes() {
    Session session;
    StageView stage(session);
    TimelineView timeline(session);
    for (const bool dark : {false, true}) {
        Palette::setDark(dark);
        stage.resize(900, 480);
        timeline.resize(1300, 200);
        QVERIFY(!stage.grab().isNull());
        QVERIFY(!timeline.grab().isNull());
    }
    Palette::setDark(false);
    QCOMPARE(stage.textTwin(), QStringLiteral("The server is not running."));
    QVERIFY(!stage.accessibleName().isEmpty());
    QVERIFY(!timeline.accessibleName().isEmpty());
}

void StageViewTest::theStageFollowsALiveServer_data() {
    QTest::addColumn<QString>("model");
    for (const char* model : {"select", "poll", "epoll"})
        QTest::newRow(model) << QString::fromLatin1(model);
}

void StageViewTest::theStageFollowsALiveServer() {
    QFETCH(QString, model);
    Session session;
    StageView stage(session);
    stage.setReducedMotion(true);
    stage.resize(900, 480);
    stage.show();
    QSignalSpy subtitles(&stage, &StageView::subtitleChanged);
    serve(session, model);
    exchange(session);
    QTRY_VERIFY(stage.textTwin().contains(QStringLiteral("Open connections: 1")));
    QVERIFY(stage.textTwin().contains(model));
    QVERIFY(!stage.grab().isNull());
    QVERIFY(!stage.moving());
    QVERIFY(!subtitles.isEmpty());
    QVERIFY(stage.subtitle().contains(QStringLiteral("moment")));
    session.stopServer();
    QTRY_VERIFY_WITH_TIMEOUT(session.engine() == Session::Engine::stopped, 10'000);
    QVERIFY(!stage.grab().isNull());
}

void StageViewTest::theTimelineTravelsWhereItIsClicked() {
    Session session;
    TimelineView timeline(session);
    timeline.resize(1300, 200);
    timeline.show();
    serve(session);
    exchange(session);
    session.stopServer();
    QTRY_VERIFY_WITH_TIMEOUT(session.engine() == Session::Engine::stopped, 10'000);
    timeline.fit();
    QVERIFY(!timeline.grab().isNull());
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, {static_cast<int>(kGutter) + 2, 60});
    const muxscope::Moment early = session.playback().cursor();
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, {1280, 60});
    QVERIFY(session.playback().cursor() > early);
    QVERIFY(!timeline.follows());
}

void StageViewTest::theTimelineZoomsAtThePointerAndFits() {
    Session session;
    TimelineView timeline(session);
    timeline.resize(1300, 200);
    timeline.showSpan(1'000'000'000, 3'000'000'000);
    const QString before = timeline.subtitle();
    timeline.grab();
    QTest::keyClick(&timeline, Qt::Key_Plus);
    timeline.grab();
    QVERIFY(timeline.subtitle() != before);
}

void StageViewTest::tabWalksTheStageAndLeavesIt() {
    Session session;
    StageView stage(session);
    stage.resize(900, 480);
    stage.show();
    serve(session);
    exchange(session);
    stage.setFocus();
    stage.grab();
    QTest::keyClick(&stage, Qt::Key_Tab);
    QVERIFY(!stage.accessibleDescription().isEmpty());
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(&stage, Qt::Key_Down);
    QTest::keyClick(&stage, Qt::Key_Return);
    session.stopServer();
    QTRY_VERIFY_WITH_TIMEOUT(session.engine() == Session::Engine::stopped, 10'000);
}

QTEST_MAIN(StageViewTest)
#include "stage_view_test.moc"
