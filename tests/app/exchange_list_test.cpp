// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels_traces.h"
#include "models/exchange_list_model.h"
#include "session/language.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using State = ExchangeListModel::State;

namespace {

// A run that can be looked at from any moment.
struct Run {
    TraceBuilder t;
    world::World world;
    world::World newest;
    world::ExchangeIndex exchanges;
    Moment cursor = 0;

    // What is known of the calls goes as far as the log; the world is that of the moment.
    void lookFrom(Moment moment) {
        cursor = moment;
        world = {};
        exchanges = {};
        newest = {};
        t.log().forEach(0, t.end(), [&](const trace::Event& event) {
            world::apply(newest, event);
            exchanges.add(event, newest);
            if (event.index < moment)
                world::apply(world, event);
        });
    }
    ExchangeListModel::Source source() {
        return {[this] { return &world; }, [this] { return &t.log(); },
                [this] { return &exchanges; }, [this] { return cursor; },
                [this] {
                    return &newest;
                }};
    }
};

QStringList column(const ExchangeListModel& model, int column) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data().toString();
    return texts;
}

} // namespace

class ExchangeListTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theListKeepsTheRulesOfModelsAtEveryMoment();
    void theLatestBegunStandsLast();
    void itCanBeFilteredByConnectionAndByWords();
    void splitAndStickyAreSeenAtAGlance();
    void eachStateHasItsWord();
    void answersThatWereNotRecordedAreNotCalledCutOff();
    void theDurationIsThatOfTheLog();
    void tenThousandConnectionsAreListed();
    void whatTheWorldNoLongerHoldsIsListedToo();
    void anAnswerMakesAnOpenOneMatch();
    void aHundredThousandExchangesAreTakenInAtOnce();
};

void ExchangeListTest::theListKeepsTheRulesOfModelsAtEveryMoment() {
    Run run;
    writePanelsTrace(run.t);
    ExchangeListModel model(run.source());
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (Moment moment = 0; moment <= run.t.end(); moment += 3) {
        run.lookFrom(moment);
        model.refresh();
    }
    for (Moment moment = run.t.end(); moment > 7; moment -= 7) {
        run.lookFrom(moment);
        model.refresh();
    }
}

void ExchangeListTest::theLatestBegunStandsLast() {
    Run run;
    writePanelsTrace(run.t);
    run.lookFrom(run.t.end());
    const ExchangeListModel model(run.source());
    QCOMPARE(column(model, ExchangeListModel::fdColumn), (QStringList{"6", "7", "5"}));
    QCOMPARE(column(model, ExchangeListModel::methodColumn), (QStringList{"GET", "GET", "POST"}));
    QCOMPARE(column(model, ExchangeListModel::targetColumn),
             (QStringList{"/hello", "/bytes/4000000", "/files/notes.txt"}));
    QCOMPARE(column(model, ExchangeListModel::statusColumn), (QStringList{"200", "200", "201"}));
    QCOMPARE(model.rowOf(Fd{7}, 1), 1);
    QCOMPARE(model.rowOf(Fd{7}, 2), -1);
}

void ExchangeListTest::itCanBeFilteredByConnectionAndByWords() {
    Run run;
    writePanelsTrace(run.t);
    run.lookFrom(run.t.end());
    ExchangeListModel model(run.source());
    model.setOnly(Fd{7});
    QCOMPARE(column(model, ExchangeListModel::fdColumn), (QStringList{"7"}));
    model.setOnly(kNoFd);
    model.setWords(QStringLiteral("get 200"));
    QCOMPARE(column(model, ExchangeListModel::fdColumn), (QStringList{"6", "7"}));
    model.setWords(QStringLiteral("notes"));
    QCOMPARE(column(model, ExchangeListModel::fdColumn), (QStringList{"5"}));
    model.setWords(QStringLiteral("fd5"));
    QCOMPARE(model.rowCount(), 1);
    model.setWords(QStringLiteral("nothing like it"));
    QCOMPARE(model.rowCount(), 0);
}

void ExchangeListTest::splitAndStickyAreSeenAtAGlance() {
    Run run;
    const std::string hello = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    run.t.listenOn(3).accept4(3, 5, 40001).accept4(3, 6, 40002);
    run.t.recv(5, hello.substr(0, 4)).recv(5, hello.substr(4)).recv(6, hello + hello + hello);
    run.lookFrom(run.t.end());
    const ExchangeListModel model(run.source());
    QCOMPARE(column(model, ExchangeListModel::arrivalColumn),
             (QStringList{"2 recv", "3 in one recv", "3 in one recv", "3 in one recv"}));
    QVERIFY(model.index(1, ExchangeListModel::arrivalColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("Sticky")));
}

void ExchangeListTest::eachStateHasItsWord() {
    Run run;
    const std::string hello = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    run.t.listenOn(3);
    for (int fd = 5; fd < 11; ++fd)
        run.t.accept4(3, fd, static_cast<std::uint16_t>(40'000 + fd));
    run.t.recv(5, "GET /").recv(6, hello).recv(7, hello).recv(8, hello);
    run.t.recv(9, "GET / HTTP/1.1\r\nHost : a\r\n\r\n").recv(10, "GET").close(10);
    run.t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal");
    run.t.send(8, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    run.lookFrom(run.t.end());
    const ExchangeListModel model(run.source());
    QCOMPARE(column(model, ExchangeListModel::stateColumn),
             (QStringList{"receiving", "being handled", "being sent", "complete", "malformed",
                          "cut off"}));
}

void ExchangeListTest::answersThatWereNotRecordedAreNotCalledCutOff() {
    Run run;
    const std::string hello = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    run.t.listenOn(3).accept4(3, 5, 40001).recv(5, hello + hello + hello);
    run.t.snap(ok.size()).send(5, ok + ok + ok).close(5);
    run.lookFrom(run.t.end());
    const ExchangeListModel model(run.source());
    QCOMPARE(column(model, ExchangeListModel::stateColumn),
             (QStringList{"complete", "not recorded", "not recorded"}));
}

void ExchangeListTest::theDurationIsThatOfTheLog() {
    Run run;
    run.t.listenOn(3).accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    run.t.after(12'000'000).send(5, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    run.lookFrom(run.t.end());
    const ExchangeListModel model(run.source());
    QVERIFY(
        column(model, ExchangeListModel::tookColumn).front().startsWith(QStringLiteral("12.0")));
}

void ExchangeListTest::tenThousandConnectionsAreListed() {
    Run run;
    run.t.listenOn(3);
    for (int fd = 5; fd < 10'005; ++fd)
        run.t.accept4(3, fd, 40'000).recv(fd, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    run.lookFrom(run.t.end());
    ExchangeListModel model(run.source());
    QCOMPARE(model.rowCount(), 10'000);
    QCOMPARE(model.fdAt(9'999), Fd{10'004});
}

void ExchangeListTest::whatTheWorldNoLongerHoldsIsListedToo() {
    Run run;
    constexpr int kSent = 30;
    run.t.listenOn(3).accept4(3, 5, 40001);
    for (int i = 0; i < kSent; ++i)
        run.t.recv(5, "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n")
            .send(5, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    run.lookFrom(run.t.end());
    ExchangeListModel model(run.source());
    QCOMPARE(model.rowCount(), kSent);
    const QModelIndex first = model.index(0, ExchangeListModel::targetColumn);
    QCOMPARE(first.data().toString(), QStringLiteral("/0"));
    QVERIFY(!first.data(ExchangeListModel::HeldRole).toBool());
    QCOMPARE(first.siblingAtColumn(ExchangeListModel::stateColumn).data().toString(),
             QStringLiteral("complete"));
    // From where it was, the later ones are not yet.
    run.lookFrom(first.data(ExchangeListModel::EndRole).toULongLong() + 1);
    model.refresh();
    QCOMPARE(model.rowCount(), kSent);
    QVERIFY(first.data(ExchangeListModel::HeldRole).toBool());
    QVERIFY(!first.data(ExchangeListModel::NotYetRole).toBool());
    QVERIFY(model.index(1, 0).data(ExchangeListModel::NotYetRole).toBool());
    // Those that the history has let go of are not listed, and counted.
    run.exchanges.trim(run.exchanges.at(10).event);
    model.refresh();
    QCOMPARE(model.rowCount(), kSent - 10);
    QCOMPARE(model.older(), std::uint64_t{10});
}

void ExchangeListTest::anAnswerMakesAnOpenOneMatch() {
    Run run;
    run.t.listenOn(3).accept4(3, 5, 40001).accept4(3, 6, 40002);
    run.t.recv(5, "GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
        .recv(6, "GET /b HTTP/1.1\r\n"
                 "Host: a\r\n\r\n");
    run.t.send(6, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    run.lookFrom(run.t.end());
    ExchangeListModel model(run.source());
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWords(QStringLiteral("404"));
    QCOMPARE(column(model, ExchangeListModel::targetColumn), (QStringList{"/b"}));
    run.t.send(5, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    run.lookFrom(run.t.end());
    model.refresh();
    QCOMPARE(column(model, ExchangeListModel::targetColumn), (QStringList{"/a", "/b"}));
}

// A row is a number: what is not looked at costs nothing.
void ExchangeListTest::aHundredThousandExchangesAreTakenInAtOnce() {
    Run run;
    constexpr int kSent = 100'000;
    run.t.listenOn(3).accept4(3, 5, 40001);
    for (int i = 0; i < kSent; ++i)
        run.t.recv(5, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            .send(5, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    run.lookFrom(run.t.end());
    ExchangeListModel model(run.source());
    model.restart();
    QVERIFY(model.refresh()); // in one slice
    QCOMPARE(model.rowCount(), kSent);
    model.setWords(QStringLiteral("PUT")); // in slices
    int slices = 1;
    while (!model.refresh())
        ++slices;
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(slices < 10'000);
}

QTEST_GUILESS_MAIN(ExchangeListTest)
#include "exchange_list_test.moc"
