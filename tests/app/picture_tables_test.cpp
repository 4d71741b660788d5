// SPDX-License-Identifier: GPL-3.0-or-later
// Each picture has a table that says the same, a description in words, and bits are chosen by the keyboard.
#include "app/panels_traces.h"
#include "models/bytes_table.h"
#include "session/language.h"
#include "session/stage_choice.h"
#include "views/bits_rows.h"
#include "views/blocked_view.h"
#include "views/bytes_grid.h"
#include "views/bytes_view.h"
#include "views/mask_view.h"
#include "views/socket_view.h"
#include "views/stage_view.h"
#include "views/timeline_view.h"

#include <QSignalSpy>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

void showRun(Session& session) {
    session.show(std::make_unique<PanelsSource>(), nullptr);
    QTRY_VERIFY(session.hasTrace() && session.head() > 0 && session.behind() == 0);
    session.playback().goTo(session.head());
    session.selection().selectFd(Fd{5});
}

// The rows whose first cells are these.
QList<QStringList> rowsOf(const TableTwin& table, const QString& first) {
    QList<QStringList> found;
    for (const QStringList& row : table.rows)
        if (row.value(0) == first)
            found << row;
    return found;
}

void isWhole(const TableTwin& table) {
    QVERIFY(!table.empty());
    QVERIFY(!table.rows.isEmpty());
    for (const QStringList& row : table.rows)
        QCOMPARE(row.size(), table.head.size());
}

} // namespace

class PictureTablesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theBytesAreListedStretchByStretch();
    void aStretchEndsWhereAnotherCallBegins();
    void theStageHasATableForEachFace();
    void theMaskHasARowForEachBit();
    void theSocketsFactsAreListed();
    void theTimelineListsItsStripToo();
    void whatThreadsWaitedForIsListed();
    void bytesDescribeThemselvesInWords();
    void bitsOfTheMaskAreChosenByTheKeyboard();
    void bitsOfASumAreChosenByTheKeyboard();
};

void PictureTablesTest::theBytesAreListedStretchByStretch() {
    Session session;
    showRun(session);
    BytesView view(session);
    view.reader().catchUp();
    QTRY_VERIFY(!view.tableTwin().rows.isEmpty());
    const TableTwin table = view.tableTwin();
    isWhole(table);
    const QList<QStringList> request = rowsOf(table, QStringLiteral("Request"));
    QVERIFY(request.size() > 19); // nineteen bytes came one by one
    QCOMPARE(request[0].value(1), QStringLiteral("0"));
    QCOMPARE(request[0].value(4), QStringLiteral("P"));
    QCOMPARE(request[0].value(5), QStringLiteral("50"));
    QVERIFY(!rowsOf(table, QStringLiteral("Response")).isEmpty());
}

void PictureTablesTest::aStretchEndsWhereAnotherCallBegins() {
    world::MessageBytes message;
    message.bytes = "GET /";
    message.spans = {{0, 3, http::Role::Method}, {3, 2, http::Role::Target}};
    message.calls = {{0, 7, 2}, {2, 9, 3}};
    TableTwin table = bytesTable();
    addBytes(table, QStringLiteral("request"), message, QStringLiteral("recv"));
    QCOMPARE(table.rows.size(), 3);
    QCOMPARE(table.rows[0].value(4), QStringLiteral("GE"));
    QCOMPARE(table.rows[1].value(4), QStringLiteral("T"));
    QVERIFY(table.rows[1].last().contains(QStringLiteral("2 of 2")));
}

void PictureTablesTest::theStageHasATableForEachFace() {
    Session session;
    showRun(session);
    StageView view(session);
    StageChoice& choice = StageChoice::of(session);
    choice.setFace(StageChoice::Face::sets);
    const TableTwin sets = view.tableTwin();
    isWhole(sets);
    choice.setFace(StageChoice::Face::bitmap);
    const TableTwin bits = view.tableTwin();
    isWhole(bits);
    QVERIFY(bits.head.contains(QStringLiteral("readfds")));
    QVERIFY(!rowsOf(bits, QStringLiteral("5")).isEmpty());
    choice.setFace(StageChoice::Face::sequence);
    const TableTwin steps = view.tableTwin();
    isWhole(steps);
    QVERIFY(steps.head != sets.head && steps.head != bits.head);
    QVERIFY(steps.rows.last().value(2).startsWith(QStringLiteral("send(5")));
}

void PictureTablesTest::theMaskHasARowForEachBit() {
    Session session;
    showRun(session);
    MaskView view(session);
    const TableTwin table = view.tableTwin();
    isWhole(table);
    QCOMPARE(table.rows.size(), 7);
    QCOMPARE(table.rows.last().value(0), QStringLiteral("POLLIN"));
}

void PictureTablesTest::theSocketsFactsAreListed() {
    Session session;
    showRun(session);
    SocketView view(session);
    QTRY_VERIFY(!view.tableTwin().rows.isEmpty());
    isWhole(view.tableTwin());
    QCOMPARE(rowsOf(view.tableTwin(), QStringLiteral("fileno()")).value(0).value(1),
             QStringLiteral("5"));
}

void PictureTablesTest::theTimelineListsItsStripToo() {
    Session session;
    showRun(session);
    TimelineView view(session);
    view.resize(900, 220);
    view.fit();
    const TableTwin table = view.tableTwin();
    isWhole(table);
    const QList<QStringList> strip = rowsOf(table, QStringLiteral("overview: all of it"));
    QVERIFY(!strip.isEmpty());
    qulonglong events = 0;
    for (const QStringList& row : strip)
        events += QString(row.last()).remove(QChar(0x202f)).toULongLong();
    QCOMPARE(events, session.head());
}

void PictureTablesTest::whatThreadsWaitedForIsListed() {
    Session session;
    showRun(session);
    BlockedView view(session);
    view.show();
    QTRY_VERIFY(!view.tableTwin().rows.isEmpty());
    isWhole(view.tableTwin());
}

void PictureTablesTest::bytesDescribeThemselvesInWords() {
    Session session;
    showRun(session);
    BytesView view(session);
    view.reader().catchUp();
    auto* grid = view.findChild<BytesGrid*>(QStringLiteral("bytesGrid"));
    QVERIFY(grid != nullptr);
    QTRY_VERIFY(grid->accessibleDescription().contains(QStringLiteral("of the request")));
    QVERIFY(grid->accessibleDescription().contains(QStringLiteral("recv call")));
    session.selection().selectByte(0, false);
    QTRY_VERIFY(grid->accessibleDescription().startsWith(QStringLiteral("byte 0")));
}

void PictureTablesTest::bitsOfTheMaskAreChosenByTheKeyboard() {
    Session session;
    showRun(session);
    MaskView view(session);
    view.resize(400, 120);
    view.show();
    QVERIFY(view.focusPolicy() & Qt::TabFocus);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_End);
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(session.selection().topic(), QStringLiteral("POLLIN"));
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(session.selection().topic(), QStringLiteral("POLLPRI"));
    QSignalSpy lookedUp(&session.selection(), &Selection::lookUpWanted);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(lookedUp.size(), 1);
}

void PictureTablesTest::bitsOfASumAreChosenByTheKeyboard() {
    BitsRows rows;
    const BitsValue a{QStringLiteral("events"), 0b0101, 8, BitNames::poll};
    const BitsValue b{QStringLiteral("POLLIN"), 0b0001, 8, BitNames::poll};
    rows.setSum(a, BitsOperator::bitAnd, &b, calculate(a, BitsOperator::bitAnd, b));
    isWhole(rows.tableTwin());
    QCOMPARE(rows.tableTwin().rows.last().first(), QStringLiteral("0"));
    rows.resize(400, rows.sizeHint().height());
    rows.show();
    rows.setFocus();
    QSignalSpy named(&rows, &BitsRows::named);
    QTest::keyClick(&rows, Qt::Key_End);
    QTest::keyClick(&rows, Qt::Key_Space);
    QCOMPARE(named.size(), 1);
    QCOMPARE(named[0][0].toString(), QStringLiteral("POLLIN"));
    QTest::keyClick(&rows, Qt::Key_Left);
    QTest::keyClick(&rows, Qt::Key_Left);
    QTest::keyClick(&rows, Qt::Key_Space);
    QCOMPARE(named[1][0].toString(), QStringLiteral("POLLOUT"));
}

QTEST_MAIN(PictureTablesTest)
#include "picture_tables_test.moc"
