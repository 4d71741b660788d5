// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calls_model.h"
#include "session/language.h"
#include "support/trace_builder.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace muxscope;
using support::TraceBuilder;
using ui::CallsModel;
using ui::EventIndex;

class ModelsCallsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ui::useLanguage(QStringLiteral("en")); }
    void anIndexFindsEveryEntryAfterDroppingFromTheFront();
    void eachCallIsOneRow();
    void theModelKeepsTheRulesOfModelsWhileItGrows();
    void rowsAfterTheCursorHaveNotHappened();
    void aFilterOverManyRowsGoesOnInSlices();
    void theNewestCallMatchesOnceItIsAnswered();
    void rowsGoWithHistory();
    void notesAndGaugesBetweenEnterAndExitDoNotHideTheAnswer();
    void whatTheServerNotedStandsBetweenTheCalls();

private:
    static void takeAll(CallsModel& model, TraceBuilder& t) {
        while (!model.advance(0, t.end(), 1'000'000'000)) {
        }
    }
    static QString cell(const CallsModel& model, int row, int column) {
        return model.index(row, column).data().toString();
    }
    static ui::CallFilter filter(const char* text) {
        std::optional<ui::CallFilter::Fault> fault;
        return ui::CallFilter::parse(QString::fromLatin1(text), fault);
    }
};

void ModelsCallsTest::anIndexFindsEveryEntryAfterDroppingFromTheFront() {
    EventIndex index;
    std::vector<std::uint64_t> wanted;
    std::uint64_t event = 5;
    for (int i = 0; i < 100'000; ++i) {
        index.append(event);
        wanted.push_back(event);
        event += i % 1000 == 999 ? 70'000 : 1 + i % 3;
    }
    for (const std::size_t dropped : {std::size_t{0}, std::size_t{1}, std::size_t{40'000}}) {
        index.dropFront(dropped);
        wanted.erase(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(dropped));
        QCOMPARE(index.size(), wanted.size());
        for (std::size_t row = 0; row < wanted.size(); row += 97) {
            QCOMPARE(index.at(row), wanted[row]);
            QCOMPARE(index.rowsBefore(wanted[row]), row);
            QCOMPARE(index.rowsBefore(wanted[row] + 1), row + 1);
        }
        QCOMPARE(index.rowsBefore(0), std::size_t{0});
        QCOMPARE(index.rowsBefore(UINT64_MAX), wanted.size());
    }
}

void ModelsCallsTest::whatTheServerNotedStandsBetweenTheCalls() {
    TraceBuilder t;
    t.note(trace::NoteKind::serverStarted, "select http").recv(5, "x");
    t.note(trace::NoteKind::connectionRefused, "3 connections are open, the limit", 7);
    t.note(trace::NoteKind::teachingSwitch, "leave-in-wlist=1").send(5, "y");
    CallsModel model;
    model.setLog(&t.log());
    takeAll(model, t);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.callCount(), std::size_t{2});
    QVERIFY(model.index(1, 0).data(CallsModel::NoteRole).toBool());
    QCOMPARE(cell(model, 1, CallsModel::callColumn),
             QStringLiteral("fd 7 was refused and closed: 3 connections are open, the limit"));
    QCOMPARE(cell(model, 1, CallsModel::resultColumn), QString());
    QVERIFY(cell(model, 2, CallsModel::callColumn).contains(QStringLiteral("the loop spins")));
    QVERIFY(!model.index(3, 0).data(CallsModel::NoteRole).toBool());
    model.setFilter(filter("fd==5")); // asks for calls
    model.advance(0, t.end(), 1'000'000'000);
    QCOMPARE(model.callCount(), static_cast<std::size_t>(model.rowCount()));
}

void ModelsCallsTest::eachCallIsOneRow() {
    TraceBuilder t;
    t.listenOn(3).select({{3, trace::kIn}}, {{3, trace::kIn}}, true).accept4(3, 5, 40001);
    t.recv(5, "G").recvFails(5, EAGAIN).send(5, "abc", 2).recv(5, "");
    CallsModel model;
    model.setLog(&t.log());
    takeAll(model, t);
    QCOMPARE(model.rowCount(), static_cast<int>(t.end() / 2));
    const int last = model.rowCount() - 1;
    QCOMPARE(cell(model, last, CallsModel::resultColumn), QStringLiteral("0: the end"));
    QCOMPARE(cell(model, last - 1, CallsModel::resultColumn), QStringLiteral("2 of 3"));
    QCOMPARE(cell(model, last - 2, CallsModel::resultColumn), QStringLiteral("EAGAIN"));
    QCOMPARE(cell(model, last - 3, CallsModel::resultColumn), QStringLiteral("1\u00a0byte"));
    QCOMPARE(cell(model, last - 4, CallsModel::resultColumn), QStringLiteral("→ fd 5"));
    QCOMPARE(cell(model, last - 5, CallsModel::resultColumn), QStringLiteral("1 ready"));
    QCOMPARE(cell(model, last - 5, CallsModel::fdColumn), QStringLiteral("–"));
    QCOMPARE(cell(model, last - 3, CallsModel::callColumn), QStringLiteral("recv(5, 65536)"));
}

void ModelsCallsTest::theModelKeepsTheRulesOfModelsWhileItGrows() {
    TraceBuilder t;
    CallsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLog(&t.log());
    for (int i = 0; i < 50; ++i) {
        t.recv(5, "x").send(5, "y");
        model.advance(0, t.end(), 1'000'000);
        model.setCursor(t.end() - 3);
    }
    model.advance(60, t.end(), 1'000'000);
    model.setFilter(filter("send"));
    takeAll(model, t);
    QVERIFY(model.rowCount() > 0);
    model.setLog(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void ModelsCallsTest::rowsAfterTheCursorHaveNotHappened() {
    TraceBuilder t;
    t.recv(5, "x").recv(5, "y").recv(5, "z");
    CallsModel model;
    model.setLog(&t.log());
    takeAll(model, t);
    model.setCursor(3); // the second recv is entered, not answered
    QCOMPARE(model.rowAtCursor(), 1);
    const auto notYet = [&](int row, int column) {
        return model.index(row, column).data(CallsModel::NotYetRole).toBool();
    };
    QVERIFY(!notYet(0, CallsModel::resultColumn));
    QVERIFY(!notYet(1, CallsModel::callColumn));
    QVERIFY(notYet(1, CallsModel::resultColumn));
    QVERIFY(notYet(2, CallsModel::callColumn));
    QCOMPARE(model.index(1, 0).data(CallsModel::MomentRole).toULongLong(), 4ULL);
    model.setCursor(0);
    QCOMPARE(model.rowAtCursor(), -1);
}

void ModelsCallsTest::aFilterOverManyRowsGoesOnInSlices() {
    TraceBuilder t;
    for (int i = 0; i < 60'000; ++i)
        t.recv(i % 10, "x");
    CallsModel model;
    model.setLog(&t.log());
    takeAll(model, t);
    QCOMPARE(model.rowCount(), 60'000);
    model.setFilter(filter("fd==7"));
    int slices = 1;
    while (!model.advance(0, t.end(), 0)) // no time at all: one slice each
        ++slices;
    QVERIFY2(slices > 10, qPrintable(QString::number(slices)));
    QCOMPARE(model.rowCount(), 6'000);
    QCOMPARE(model.progress(), 1.0);
}

void ModelsCallsTest::theNewestCallMatchesOnceItIsAnswered() {
    TraceBuilder t;
    t.recv(5, "x").enter(trace::Call::recv, 5, 100);
    CallsModel model;
    model.setLog(&t.log());
    model.setFilter(filter("result>0"));
    takeAll(model, t);
    QCOMPARE(model.rowCount(), 1);
    t.exit(trace::Call::recv, 5, 3);
    takeAll(model, t);
    QCOMPARE(model.rowCount(), 2);
}

void ModelsCallsTest::rowsGoWithHistory() {
    TraceBuilder t;
    for (int i = 0; i < 100; ++i)
        t.recv(5, "x");
    CallsModel model;
    model.setLog(&t.log());
    takeAll(model, t);
    model.advance(100, t.end(), 1'000'000);
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.row(0).enter.index, std::uint64_t{100});
}

void ModelsCallsTest::notesAndGaugesBetweenEnterAndExitDoNotHideTheAnswer() {
    TraceBuilder t;
    t.enter(trace::Call::recv, 5, 100).gauges({TraceBuilder::gauge(40001, 3)});
    t.note(trace::NoteKind::threadStarted).exit(trace::Call::recv, 5, 3);
    CallsModel model;
    model.setLog(&t.log());
    takeAll(model, t);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, CallsModel::resultColumn), QStringLiteral("3\u00a0bytes"));
}

QTEST_GUILESS_MAIN(ModelsCallsTest)
#include "models_calls_test.moc"
