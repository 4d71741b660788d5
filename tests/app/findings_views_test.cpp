// SPDX-License-Identifier: GPL-3.0-or-later
// The docks "Why blocked" and "Warnings" over a real server: what they say, and where a choice leads.
#include "models/evidence_model.h"
#include "models/waits_words.h"
#include "models/warnings_words.h"
#include "session/findings.h"
#include "support/trace_builder.h"
#include "views/blocked_view.h"
#include "views/warnings_view.h"
#include "window/main_window.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTableView>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace muxscope;
using namespace muxscope::ui;
using support::TraceBuilder;
using trace::kIn;

namespace {

const QByteArray kGet = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

QString sentenceOf(const TraceBuilder& t, std::int64_t laterNs = 0) {
    world::World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) { apply(world, event); });
    return blockedSentence(world, &t.log(), world.atNs + laterNs, false);
}

bool start(Session& session, const QMap<QString, qint64>& switches = {}) {
    ServerSettings settings;
    settings.port = 0;
    settings.model = QStringLiteral("epoll");
    settings.switches = switches;
    session.startServer(settings);
    return QTest::qWaitFor([&] { return session.engine() == Session::Engine::running; }, 5000);
}

} // namespace

class FindingsViewsTest : public QObject {
    Q_OBJECT

private slots:
    void aSleepingLoopSaysHowManyAndWhoWaitsLongest() {
        TraceBuilder t;
        t.note(trace::NoteKind::serverStarted, "epoll http").listenOn(3).epollCreate(4);
        t.epollAdd(4, 3, kIn).accept4(3, 7, 40001).epollAdd(4, 7, kIn).recv(7, "GET /");
        t.epollEnter(4);
        const QString text = sentenceOf(t, 1'200'000'000); // the plural is the translation's
        QVERIFY2(text.startsWith("t1: asleep in epoll_wait: none of 2 descriptor"),
                 qPrintable(text));
        QVERIFY2(text.endsWith(" is ready, for 1.200\u00a0s; longest waiting client: fd 7 "
                               "(:40001), 1.200\u00a0s."),
                 qPrintable(text));
    }
    void aBlockingCallSaysItsCondition() {
        TraceBuilder t;
        t.listenOn(3).enter(trace::Call::fcntl, 3, 0, 3).exit(trace::Call::fcntl, 3, 2, 3);
        t.acceptBlocking(3, 5, 40001).enter(trace::Call::recv, 5, 100);
        QVERIFY2(sentenceOf(t).contains("asleep in recv on fd 5 (:40001): no bytes have come"),
                 qPrintable(sentenceOf(t)));
    }
    void aRunningThreadSaysSo() {
        TraceBuilder t;
        t.listenOn(3).accept4(3, 7, 40001).recv(7, "GET /");
        QVERIFY2(sentenceOf(t).startsWith("t1: runs its own code after recv on fd 7 (:40001)"),
                 qPrintable(sentenceOf(t)));
        QCOMPARE(sentenceOf(TraceBuilder()), QStringLiteral("No thread has run yet."));
    }
    void theTableGroupsAndItsRowsLeadToTheLongestSpan() {
        Session session;
        QVERIFY(start(session, {{"handler-sleep", 20}}));
        QTcpSocket peer;
        peer.connectToHost(QStringLiteral("127.0.0.1"), session.port());
        peer.write(kGet);
        QTRY_COMPARE(session.headWorld().counters.responses, 1U);
        BlockedView view(session);
        QAbstractItemModelTester tester(view.findChild<QTableView*>()->model());
        view.show();
        view.group(WaitsModel::Grouping::client);
        auto* table = view.findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        const QModelIndex first = table->model()->index(0, 0);
        QVERIFY(first.data().toString().endsWith(QString::number(peer.localPort())));
        const auto longest = first.siblingAtColumn(WaitsModel::sharesColumn).data().toString();
        QVERIFY2(longest.startsWith(QStringLiteral("timer")) || longest.contains("timer"),
                 qPrintable(longest));
        emit table->clicked(first);
        const Moment cursor = session.playback().cursor();
        QCOMPARE(session.playback().mode(), Playback::Mode::paused);
        QCOMPARE(session.eventAt(cursor).call(), trace::Call::nanosleep);
        QVERIFY(session.eventAt(cursor).isEnter());
        QCOMPARE(session.world().connection(session.selection().fd()).peer.port(),
                 peer.localPort());
        for (const auto grouping : {WaitsModel::Grouping::reason, WaitsModel::Grouping::thread,
                                    WaitsModel::Grouping::descriptor}) {
            view.group(grouping);
            QVERIFY(table->model()->rowCount() > 0);
        }
        view.group(WaitsModel::Grouping::reason);
        QCOMPARE(table->model()->rowCount(), static_cast<int>(world::kWaitReasons));
    }
    void aFaultIsListedWithItsEvidenceAndCountedInTheStatusLine() {
        Settings settings;
        settings.server.port = 0;
        MainWindow window(settings);
        window.resize(1600, 1000);
        window.show();
        auto* badge = window.findChild<QToolButton*>(QStringLiteral("warningBadge"));
        QVERIFY(badge != nullptr && !badge->isVisible());
        Session& session = window.session();
        QVERIFY(start(session, {{"leave-in-wlist", 1}}));
        QTcpSocket peer;
        peer.connectToHost(QStringLiteral("127.0.0.1"), session.port());
        peer.write(kGet);
        QTRY_VERIFY(!session.findings().warnings.all().empty());
        session.playback().pause();
        QTRY_VERIFY(badge->isVisible());
        QVERIFY(badge->text().contains(QStringLiteral("1 warning")));
        badge->click();
        auto* view = window.findChild<WarningsView*>();
        QTRY_VERIFY(!view->visibleRegion().isEmpty());
        auto* table = view->findChild<QTableView*>(QStringLiteral("warningsTable"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        const world::Warning warning = session.findings().warnings.all().front();
        view->choose(0);
        QCOMPARE(session.playback().cursor(), warning.evidence.front() + 1);
        QCOMPARE(session.selection().fd(), warning.fd.fd);
        auto* evidence = view->findChild<QTableView*>(QStringLiteral("warningEvidence"));
        const QAbstractItemModel& calls = *evidence->model();
        QVERIFY(calls.rowCount() > 1);
        const QModelIndex second = calls.index(1, EvidenceModel::callColumn);
        QVERIFY2(second.data().toString().startsWith(QStringLiteral("epoll_wait(")),
                 qPrintable(second.data().toString()));
        QCOMPARE(second.siblingAtColumn(EvidenceModel::resultColumn).data().toString().left(1),
                 QStringLiteral("1"));
        evidence->setCurrentIndex(second);
        QTest::keyClick(evidence, Qt::Key_Return);
        QCOMPARE(session.playback().cursor(),
                 second.data(EvidenceModel::EventRole).toULongLong() + 1);
        QVERIFY(view->findChild<QLabel*>(QStringLiteral("warningSentence"))
                    ->text()
                    .contains(QStringLiteral("nothing to send")));
        // A new trace begins without them.
        session.stopServer();
        QTRY_COMPARE(session.engine(), Session::Engine::stopped);
        QVERIFY(start(session));
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QTRY_VERIFY(!badge->isVisible());
    }
    void everyFaultHasATitleASentenceAndARemedy() {
        for (std::size_t i = 0; i < world::kWarningKinds; ++i) {
            world::Warning warning;
            warning.kind = static_cast<world::WarningKind>(i);
            warning.fd = {Fd{7}, 1};
            QVERIFY(!warningTitle(warning.kind).isEmpty());
            QVERIFY(
                warningSentence(warning, QStringLiteral("fd 7")).contains(QStringLiteral("fd 7")));
            QVERIFY(!warningRemedy(warning.kind).isEmpty());
        }
        QVERIFY(severityMark(world::Severity::error) != severityMark(world::Severity::warning));
    }
};

QTEST_MAIN(FindingsViewsTest)
#include "findings_views_test.moc"
