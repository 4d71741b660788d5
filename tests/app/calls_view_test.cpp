// SPDX-License-Identifier: GPL-3.0-or-later
// The table of calls in the hands of a user: typing a filter, choosing columns, selecting, copying,
// searching.
#include "models/call_filter_words.h"
#include "models/row_selection.h"
#include "session/language.h"
#include "session/session.h"
#include "source/trace_source.h"
#include "support/trace_builder.h"
#include "views/calls_columns.h"
#include "views/calls_copy.h"
#include "views/calls_filter_field.h"
#include "views/calls_table.h"
#include "views/calls_view.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

namespace {

class BuiltSource : public source::TraceSource {
public:
    support::TraceBuilder t;
    [[nodiscard]] const trace::TraceLog& log() const override { return t.log(); }
    [[nodiscard]] State state() const override { return State::ended; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
};

void writeTrace(support::TraceBuilder& t) {
    t.listenOn(3).select({{3, trace::kIn}}, {{3, trace::kIn}}, true).accept4(3, 5, 40001);
    t.accept4(3, 6, 40002).recv(5, "GET /a,\"b\" HTTP/1.1\r\nHost: a\r\n\r\n").recv(6, "x");
    t.send(5, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 20).recvFails(6, ECONNRESET);
    t.recv(5, "");
}

QStringList offered(const QString& text) {
    CallFilterValues values;
    values.fds = QStringList{"3", "5"};
    values.occurred.calls.set(static_cast<std::size_t>(Call::recv));
    values.occurred.calls.set(static_cast<std::size_t>(Call::select));
    values.occurred.errors.set(EAGAIN);
    return callFilterWords(text, text.size(), values).words;
}

} // namespace

class CallsViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void whatCouldComeNextIsOffered();
    void aWordIsReplacedWhereItStands();
    void typingOffersWordsAndEnterTakesOne();
    void aFaultIsRedAndSaysWhy();
    void chosenColumnsComeBackInAnotherView();
    void nonsenseOfColumnsIsIgnored();
    void rowsAreSelectedByKeysAndStayWhenRowsCome();
    void copiesAreWhatOtherProgramsRead();
    void aHugeCopyIsBoundedAndSaysSo();
    void theNextCallOfTheSameDescriptorIsFound();
    void notableCallsAreFoundAndNamed();
    void aSelectionIsRanges();

private:
    static BuiltSource* show(Session& session, int more = 0) {
        auto source = std::make_unique<BuiltSource>();
        BuiltSource* built = source.get();
        writeTrace(built->t);
        for (int i = 0; i < more; ++i)
            built->t.recv(7, "x");
        session.show(std::move(source), nullptr);
        return built;
    }
    static bool taken(Session& session, CallsView& view) {
        return QTest::qWaitFor(
            [&] {
                return session.head() > 0 && session.behind() == 0 &&
                       view.model().progress() >= 1 && session.playback().atHead();
            },
            30000);
    }
    static void press(CallsView& view, const char* action) {
        view.findChild<QAction*>(QString::fromLatin1(action))->trigger();
    }
    static CallsTable& tableOf(CallsView& view) {
        return *view.findChild<CallsTable*>("callsTable");
    }
};

void CallsViewTest::whatCouldComeNextIsOffered() {
    QVERIFY(offered("").contains("http.status"));
    QVERIFY(offered("").contains("recv"));
    QVERIFY(offered("").contains("EAGAIN"));
    QVERIFY(!offered("").contains("send")); // has not occurred
    QCOMPARE(offered("ht"), (QStringList{"http.method", "http.target", "http.status"}));
    QVERIFY(offered("fd ").contains("=="));
    QVERIFY(offered("http.target ").contains("contains"));
    QVERIFY(!offered("call ").contains("<"));
    QCOMPARE(offered("fd == "), (QStringList{"3", "5"}));
    QCOMPARE(offered("call in {re"), (QStringList{"recv"}));
    QCOMPARE(offered("call in {recv, s"), (QStringList{"select"}));
    QCOMPARE(offered("errno == E"), (QStringList{"EAGAIN"}));
    QCOMPARE(offered("fd == 5 "), (QStringList{"&&", "||"}));
    QVERIFY(offered("fd == 5 && t").contains("took"));
    QVERIFY(offered("payload contains \"re").isEmpty());
    QVERIFY(offered("kind == wa").contains("wait"));
    QVERIFY(offered("site == rec").contains("recvUrgent"));
}

void CallsViewTest::aWordIsReplacedWhereItStands() {
    const CallFilterWords found = callFilterWords("fd == 5 && cal == recv", 14, {});
    QCOMPARE(found.from, qsizetype(11));
    QCOMPARE(found.length, qsizetype(3));
    QVERIFY(found.words.contains("call"));
}

void CallsViewTest::typingOffersWordsAndEnterTakesOne() {
    Session session;
    CallsView view(session);
    view.resize(600, 400);
    view.show();
    show(session);
    QVERIFY(taken(session, view));
    auto* field = view.findChild<CallsFilterField*>("callsFilter");
    field->setFocus();
    QTest::keyClicks(field, "er");
    auto* popup = field->findChild<QAbstractItemView*>();
    if (popup == nullptr)
        popup = qobject_cast<QAbstractItemView*>(QApplication::activePopupWidget());
    QVERIFY(popup != nullptr);
    QTRY_VERIFY(popup->isVisible());
    const auto* fault = view.findChild<QLabel*>("callsFilterFault");
    QTRY_VERIFY(fault->isVisible() && fault->height() > 0); // "er" is nothing yet
    const int end =
        fault->mapToGlobal(QPoint(0, (fault->height() + fault->sizeHint().height()) / 2)).y();
    QTRY_VERIFY2(popup->mapToGlobal(QPoint()).y() >= end - 2, qPrintable(QString::number(end)));
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("errno "));
    QTest::keyClicks(field, "== ECONNRESET");
    QCOMPARE(view.model().rowCount(), 1);
}

void CallsViewTest::aFaultIsRedAndSaysWhy() {
    Session session;
    CallsView view(session);
    view.show();
    show(session);
    QVERIFY(taken(session, view));
    const int rows = view.model().rowCount();
    view.setFilterText("fd == 5 && cal == recv");
    auto* field = view.findChild<CallsFilterField*>("callsFilter");
    auto* fault = view.findChild<QLabel*>("callsFilterFault");
    QVERIFY(field->property("bad").toBool());
    QVERIFY(fault->isVisible() && fault->text().contains("cal"));
    QCOMPARE(field->text(), QStringLiteral("fd == 5 && cal == recv"));
    QCOMPARE(view.model().rowCount(), rows); // nothing changed
    view.setFilterText("fd == 5 && call == recv");
    QVERIFY(!field->property("bad").toBool());
    QVERIFY(!fault->isVisible());
    QCOMPARE(view.model().rowCount(), 2);
    QVERIFY(field->toolTip().contains("http.status"));
}

void CallsViewTest::chosenColumnsComeBackInAnotherView() {
    Session session;
    {
        CallsView view(session);
        view.resize(700, 300);
        view.show();
        CallsColumns& columns = tableOf(view).columns();
        QVERIFY(columns.state().isEmpty());
        columns.setShown(CallsModel::httpColumn, true);
        columns.setShown(CallsModel::fdColumn, false);
        columns.moveSection(columns.visualIndex(CallsModel::resultColumn), 0);
        columns.resizeSection(CallsModel::tookColumn, 77);
    }
    CallsView again(session);
    again.resize(700, 300);
    again.show();
    CallsColumns& columns = tableOf(again).columns();
    QCOMPARE(columns.shown(),
             (QList<int>{CallsModel::resultColumn, CallsModel::timeColumn, CallsModel::callColumn,
                         CallsModel::tookColumn, CallsModel::httpColumn}));
    QCOMPARE(columns.sectionSize(CallsModel::tookColumn), 77);
    QMenu menu;
    columns.fillMenu(menu);
    menu.actions().last()->trigger(); // as they were
    QVERIFY(columns.state().isEmpty());
    QCOMPARE(columns.shown().size(), 5);
}

void CallsViewTest::nonsenseOfColumnsIsIgnored() {
    Session session;
    session.viewState().insert("calls.columns", "bogus time:99999999 time: call:x \x01");
    CallsView view(session);
    view.resize(700, 300);
    view.show();
    QVERIFY(tableOf(view).columns().shown().contains(CallsModel::callColumn));
    for (const int column : tableOf(view).columns().shown())
        QVERIFY(tableOf(view).columns().sectionSize(column) < 5000);
}

void CallsViewTest::rowsAreSelectedByKeysAndStayWhenRowsCome() {
    Session session;
    CallsView view(session);
    view.resize(600, 400);
    view.show();
    BuiltSource* source = show(session);
    QVERIFY(taken(session, view));
    CallsTable& table = tableOf(view);
    session.playback().goTo(8); // the fourth call
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.selectedRows(), (std::vector<std::pair<int, int>>{{3, 5}}));
    QCOMPARE(session.playback().cursor(), Moment(8)); // selecting moves no cursor
    QVERIFY(view.subtitle().contains("3 selected"));
    source->t.recv(5, "more");
    QTRY_COMPARE(view.model().rowCount(), 13);
    QCOMPARE(table.selectedRows(), (std::vector<std::pair<int, int>>{{3, 5}}));
    QTest::keyClick(&table, Qt::Key_Down);
    QVERIFY(table.selection().empty());
    press(view, "selectAllCalls");
    QCOMPARE(table.selectedRows(), (std::vector<std::pair<int, int>>{{0, 12}}));
}

void CallsViewTest::copiesAreWhatOtherProgramsRead() {
    Session session;
    CallsView view(session);
    view.resize(600, 400);
    view.show();
    show(session);
    QVERIFY(taken(session, view));
    QClipboard* clipboard = QGuiApplication::clipboard();
    tableOf(view).columns().setShown(CallsModel::httpColumn, true);
    press(view, "selectAllCalls");
    press(view, "copyCsv");
    QTRY_VERIFY(clipboard->text().startsWith("time,call,fd,result,took,http\r\n"));
    QCOMPARE(clipboard->text().count("\r\n"), 13);
    QVERIFY2(clipboard->text().contains("\"GET /a,\"\"b\"\" → 200\""),
             qPrintable(clipboard->text()));
    press(view, "copyText");
    QTRY_VERIFY(clipboard->text().contains("recv(6, 65536)\t6\tECONNRESET"));
    press(view, "copyJson");
    QTRY_VERIFY(clipboard->text().startsWith('['));
    QJsonParseError error{};
    const QJsonArray all = QJsonDocument::fromJson(clipboard->text().toUtf8(), &error).array();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(all.size(), 12);
    const QJsonObject request = all[7].toObject();
    QCOMPARE(request["call"].toString(), QStringLiteral("recv"));
    QCOMPARE(request["httpTarget"].toString(), QStringLiteral("/a,\"b\""));
    QCOMPARE(request["httpStatus"].toInt(), 200);
    QCOMPARE(request["peerPort"].toInt(), 40001);
    QCOMPARE(all[10].toObject()["errno"].toString(), QStringLiteral("ECONNRESET"));
}

void CallsViewTest::aHugeCopyIsBoundedAndSaysSo() {
    Session session;
    CallsView view(session);
    view.show();
    show(session, 100'500);
    QVERIFY(taken(session, view));
    press(view, "selectAllCalls");
    press(view, "copyText");
    auto* notice = view.findChild<QLabel*>("callsNotice");
    QVERIFY(notice->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(notice->text().contains("left out"), 60000);
    QCOMPARE(QGuiApplication::clipboard()->text().count('\n'),
             static_cast<qsizetype>(CallsCopy::kMostRows));
}

void CallsViewTest::theNextCallOfTheSameDescriptorIsFound() {
    Session session;
    CallsView view(session);
    view.resize(600, 400);
    view.show();
    show(session, 20'000);
    QVERIFY(taken(session, view));
    session.playback().goTo(16); // recv(5)
    press(view, "nextOfFd");
    QTRY_COMPARE(session.playback().cursor(), Moment(20)); // send(5)
    press(view, "nextOfFd");
    QTRY_COMPARE(session.playback().cursor(), Moment(24)); // recv(5) = 0
    press(view, "nextOfFd"); // none behind it, twenty thousand calls long
    auto* notice = view.findChild<QLabel*>("callsNotice");
    QTRY_VERIFY(notice->isVisible() && notice->text().contains("none after"));
    QCOMPARE(session.playback().cursor(), Moment(24));
    press(view, "previousOfFd");
    QTRY_COMPARE(session.playback().cursor(), Moment(20));
}

void CallsViewTest::notableCallsAreFoundAndNamed() {
    Session session;
    CallsView view(session);
    view.resize(600, 400);
    view.show();
    show(session);
    QVERIFY(taken(session, view));
    session.playback().goFirst();
    for (const quint64 moment : {20, 22, 24}) { // short send, reset, end
        press(view, "nextNotable");
        QTRY_COMPARE(session.playback().cursor(), Moment(moment));
    }
    press(view, "previousNotable");
    QTRY_COMPARE(session.playback().cursor(), Moment(22));
    QCOMPARE(view.model().notableAt(9), std::optional(Notable::shortSend));
    QVERIFY(!view.model().notableAt(0));
    view.setFilterText("errno != 0"); // marks go with the rows
    QCOMPARE(view.model().notableAt(0), std::optional(Notable::error));
}

void CallsViewTest::aSelectionIsRanges() {
    RowSelection selection;
    selection.add(20, 10);
    selection.add(30, 40);
    QCOMPARE(selection.ranges().size(), std::size_t(2));
    QVERIFY(selection.contains(10) && selection.contains(20) && !selection.contains(25));
    selection.add(15, 32);
    QCOMPARE(selection.ranges(), (std::vector<RowSelection::Range>{{10, 40}}));
    selection.toggle(25);
    QVERIFY(!selection.contains(25) && selection.contains(24) && selection.contains(26));
    selection.toggle(25);
    QVERIFY(selection.contains(25));
    selection.clear();
    QVERIFY(selection.empty() && !selection.contains(10));
}

QTEST_MAIN(CallsViewTest)
#include "calls_view_test.moc"
