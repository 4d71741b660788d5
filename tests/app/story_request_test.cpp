// SPDX-License-Identifier: GPL-3.0-or-later
// What people do when a request has gone somewhere: they send one, find the call that brought it, look
// for what went wrong and why the server did not get on. A real server, mouse and keys only.
#include "client/client_panel.h"
#include "models/evidence_model.h"
#include "models/waits_model.h"
#include "session/findings.h"
#include "session/language.h"
#include "views/blocked_view.h"
#include "views/calls_table.h"
#include "views/calls_view.h"
#include "views/exchange_list_view.h"
#include "views/exchange_view.h"
#include "views/warnings_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace muxscope;
using namespace muxscope::ui;

class StoryRequestTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void init() {
        m_session = std::make_unique<Session>();
        m_client = std::make_unique<ClientPanel>(*m_session);
        m_client->resize(280, 900);
        m_client->show();
    }
    void cleanup() {
        m_session->stopServer();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->engine(), Session::Engine::stopped, 10'000);
        m_client.reset();
        m_session.reset();
    }
    void aStudentSendsARequestAndReadsWhichCallBroughtItsFirstByte();
    void aStudentComesBackToARequestThatIsLongAnswered();
    void anEngineerTypesAFilterAndWalksThroughTheAnswers();
    void anEngineerAsksWhyTheOthersWaitedAndGoesToTheLongestSpan();
    void anEngineerFollowsAWarningToTheCallsThatShowIt();

private:
    bool start(const QMap<QString, qint64>& switches = {}) {
        ServerSettings settings;
        settings.port = 0;
        settings.model = QStringLiteral("epoll");
        settings.switches = switches;
        settings.waitTimeoutSeconds = 600; // no time limit ends a wait, however slow the machine
        m_session->startServer(settings);
        const bool runs = QTest::qWaitFor(
            [this] { return m_session->engine() == Session::Engine::running; }, 10'000);
        m_client->setPort(m_session->port());
        return runs;
    }
    // Types the target, presses Send, and waits until the answer has come.
    bool send(const QString& target) {
        const auto before = m_session->headWorld().counters.responses;
        auto* line = m_client->findChild<QLineEdit*>("target");
        line->selectAll();
        QTest::keyClicks(line, target);
        QTest::mouseClick(m_client->findChild<QPushButton*>("primary"), Qt::LeftButton);
        return QTest::qWaitFor(
            [&] {
                return m_session->headWorld().counters.responses > before &&
                       !m_client->client().busy();
            },
            10'000);
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ClientPanel> m_client;
};

void StoryRequestTest::aStudentSendsARequestAndReadsWhichCallBroughtItsFirstByte() {
    QVERIFY(start());
    ExchangeListView list(*m_session);
    ExchangeView exchange(*m_session);
    for (QWidget* view : std::initializer_list<QWidget*>{&list, &exchange}) {
        view->resize(460, 420);
        view->setVisible(true);
    }
    QVERIFY(send(QStringLiteral("/hello")));
    QTRY_VERIFY(m_client->findChild<QLabel*>("clientAnswer")->text().startsWith("HTTP/1.1 200"));
    QTRY_COMPARE(list.model().rowCount(), 1);
    auto* rows = list.findChild<QTableView*>("exchangeRows");
    QTest::keyClick(rows, Qt::Key_Home);
    QTest::keyClick(rows, Qt::Key_Return);
    const trace::Event brought = m_session->eventAt(m_session->playback().cursor());
    QCOMPARE(brought.call(), trace::Call::recv);
    QVERIFY(brought.isExit());
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(brought.payload.data()), 10),
             QByteArray("GET /hello"));
    QTRY_VERIFY(exchange.subtitle().contains(QStringLiteral("request 1")));
}

void StoryRequestTest::aStudentComesBackToARequestThatIsLongAnswered() {
    QVERIFY(start());
    ExchangeListView list(*m_session);
    ExchangeView exchange(*m_session);
    list.resize(460, 420);
    list.setVisible(true);
    exchange.setVisible(true);
    constexpr int kSent = 12; // the world keeps fewer of one connection
    for (int i = 1; i <= kSent; ++i)
        QVERIFY(send(QStringLiteral("/hello?n=%1").arg(i)));
    QTRY_COMPARE(list.model().rowCount(), kSent);
    auto* rows = list.findChild<QTableView*>("exchangeRows");
    m_session->playback().pause();
    QTest::keyClick(rows, Qt::Key_Home);
    QTRY_VERIFY(exchange.reader().shown().exchange.has_value() &&
                exchange.reader().shown().exchange->target.view() == "/hello?n=1");
    QCOMPARE(list.model().rowCount(), kSent); // the later ones stay in the list
    QVERIFY(list.model()
                .index(kSent - 1, ExchangeListModel::targetColumn)
                .data(ExchangeListModel::NotYetRole)
                .toBool());
}

void StoryRequestTest::anEngineerTypesAFilterAndWalksThroughTheAnswers() {
    QVERIFY(start());
    CallsView calls(*m_session);
    calls.resize(600, 300);
    calls.show();
    QVERIFY(send(QStringLiteral("/hello")));
    QVERIFY(send(QStringLiteral("/nowhere")));
    m_session->playback().pause();
    QTest::keyClicks(calls.findChild<QLineEdit*>("callsFilter"),
                     "kind == write && http.status >= 400");
    QTRY_COMPARE(calls.model().rowCount(), 1);
    auto* table = calls.findChild<CallsTable*>("callsTable");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(40, 5));
    const trace::Event at = m_session->eventAt(m_session->playback().cursor());
    QCOMPARE(at.call(), trace::Call::send);
    QVERIFY(QByteArray(reinterpret_cast<const char*>(at.moved().data()), 12)
                .startsWith("HTTP/1.1 404"));
}

void StoryRequestTest::anEngineerAsksWhyTheOthersWaitedAndGoesToTheLongestSpan() {
    QVERIFY(start({{"handler-sleep", 30}}));
    BlockedView blocked(*m_session);
    blocked.resize(620, 260);
    blocked.show();
    QVERIFY(send(QStringLiteral("/hello")));
    auto* table = blocked.findChild<QTableView*>("blockedTable");
    const QAbstractItemModel& reasons = *table->model();
    QTRY_COMPARE(reasons.rowCount(), static_cast<int>(world::kWaitReasons));
    // Sorted, with what took no time last; the wait that goes on is counted, and says so.
    QTRY_VERIFY(blocked.subtitle().contains(QStringLiteral("so far")));
    const auto nothing = [&](int row) {
        return reasons.index(row, 0).data(WaitsModel::NothingRole).toBool();
    };
    for (int row = 1; row < reasons.rowCount(); ++row)
        QVERIFY(!nothing(row) || row + 1 == reasons.rowCount() || nothing(row + 1));
    const auto rowOf = [&](const QString& reason) {
        for (int row = 0; row < reasons.rowCount(); ++row)
            if (reasons.index(row, WaitsModel::whatColumn).data() == reason)
                return row;
        return -1;
    };
    const auto slept = [&] {
        return reasons.index(rowOf("idle loop wait"), WaitsModel::totalColumn).data().toString();
    };
    QTRY_VERIFY2(slept().endsWith(QChar(0x2026)), qPrintable(slept()));
    const QString total = slept();
    QTRY_VERIFY(slept() != total);
    // Enter on the timer's row: the sleep of the handler.
    table->setCurrentIndex(reasons.index(rowOf("timer"), 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(m_session->playback().mode(), Playback::Mode::paused);
    QCOMPARE(m_session->eventAt(m_session->playback().cursor()).call(), trace::Call::nanosleep);
}

void StoryRequestTest::anEngineerFollowsAWarningToTheCallsThatShowIt() {
    QVERIFY(start({{"leave-in-wlist", 1}}));
    WarningsView warnings(*m_session);
    warnings.resize(900, 260);
    warnings.show();
    QVERIFY(send(QStringLiteral("/hello")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->findings().warnings.all().empty(), 10'000);
    m_session->playback().pause();
    auto* table = warnings.findChild<QTableView*>("warningsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Return);
    const Moment first = m_session->playback().cursor();
    auto* evidence = warnings.findChild<QTableView*>("warningEvidence");
    QVERIFY(evidence->model()->rowCount() > 1);
    QTRY_VERIFY(evidence->isVisible());
    evidence->grab();
    // In the words of the calls table, not of the log.
    const QString call = evidence->model()->index(0, EvidenceModel::callColumn).data().toString();
    QVERIFY2(call.startsWith(QStringLiteral("epoll_wait(")), qPrintable(call));
    QTest::mouseClick(
        evidence->viewport(), Qt::LeftButton, {},
        evidence->visualRect(evidence->model()->index(1, EvidenceModel::callColumn)).center());
    QVERIFY(m_session->playback().cursor() > first);
    QCOMPARE(m_session->playback().cursor(),
             evidence->model()->index(1, 0).data(EvidenceModel::EventRole).toULongLong() + 1);
}

QTEST_MAIN(StoryRequestTest)
#include "story_request_test.moc"
