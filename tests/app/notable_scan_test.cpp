// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notable_scan.h"
#include "support/trace_builder.h"

#include <QTest>

using namespace muxscope;
using support::TraceBuilder;
using trace::Call;
using ui::Notable;

namespace {

// "2:spin 4:error": the enter's number in calls (0, 1, 2 ...) and what it is.
QString marks(const TraceBuilder& t) {
    ui::NotableScan scan;
    QStringList found;
    std::map<std::uint64_t, int> numbers;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        if (event.isEnter())
            numbers.emplace(event.index, static_cast<int>(numbers.size()));
        if (const auto notable = scan.add(event))
            found << QStringLiteral("%1:%2")
                         .arg(numbers.at(notable->enter))
                         .arg(ui::notableName(notable->what));
    });
    return found.join(QStringLiteral(", "));
}

} // namespace

class NotableScanTest : public QObject {
    Q_OBJECT

private slots:
    void ordinaryCallsAreNotMarked() {
        TraceBuilder t;
        t.listenOn(3).select({{3, trace::kIn}}, {{3, trace::kIn}}, true).accept4(3, 5, 40001);
        t.recv(5, "GET").recvFails(5, EAGAIN).send(5, "abc").close(5);
        QCOMPARE(marks(t), QString());
    }
    void theThirdEagainInARowIsAStreak() {
        TraceBuilder t;
        for (int i = 0; i < 10; ++i)
            t.recvFails(5, EAGAIN).recv(6, "x").recvFails(6, EAGAIN);
        QCOMPARE(marks(t), QStringLiteral("6:EAGAIN streak"));
    }
    void anEndAndAShortSendAreMarked() {
        TraceBuilder t;
        t.recv(5, "").send(6, "abcdef", 2);
        QCOMPARE(marks(t), QStringLiteral("0:end of input, 1:short send"));
    }
    void ofAnErrorThatComesAgainTheFirstIsMarked() {
        TraceBuilder t;
        t.acceptFails(3, EMFILE).acceptFails(3, EMFILE).acceptFails(3, EMFILE);
        t.accept4(3, 5, 40001).acceptFails(3, EMFILE).sendFails(5, EPIPE).sendFails(5, ECONNRESET);
        QCOMPARE(marks(t), QStringLiteral("0:error, 4:error, 5:error, 6:error"));
    }
    void aLoopThatReturnsAtOnceForNothingSpins() {
        TraceBuilder t;
        t.select({{5, trace::kOut}}, {{5, trace::kOut}}, true);
        for (int i = 0; i < 6; ++i)
            t.select({}, {{5, trace::kOut}});
        QCOMPARE(marks(t), QStringLiteral("2:spin"));
    }
    void aLoopThatDealsWithWhatIsReadyDoesNotSpin() {
        TraceBuilder t;
        for (int i = 0; i < 6; ++i)
            t.select({}, {{5, trace::kIn}}).recv(5, "x");
        QCOMPARE(marks(t), QString());
    }
    void oneThatIsDealtWithDoesNotHideTheOther() {
        TraceBuilder t;
        for (int i = 0; i < 4; ++i)
            t.select({}, {{5, trace::kIn}, {6, trace::kOut}}).recv(5, "x");
        QCOMPARE(marks(t), QStringLiteral("4:spin"));
    }
    void aSlowLoopDoesNotSpin() {
        TraceBuilder t;
        for (int i = 0; i < 6; ++i)
            t.listEnter(Call::select, {})
                .after(5'000'000)
                .listExit(Call::select, {{5, trace::kOut}});
        QCOMPARE(marks(t), QString());
    }
    void aCallThatKeepsItsThreadIsLongButTheLoopsWaitIsNot() {
        TraceBuilder t;
        t.enter(Call::recv, 5, 100).after(200'000'000).exit(Call::recv, 5, 3);
        t.listEnter(Call::select, {}).after(900'000'000).listExit(Call::select, {});
        t.enter(Call::accept4, 3).after(500'000'000).exit(Call::accept4, 3, 5);
        t.enter(Call::nanosleep, -1, 1).after(150'000'000).exit(Call::nanosleep, -1);
        QCOMPARE(marks(t), QStringLiteral("0:long block, 3:long block"));
    }
    void threadsAreKeptApart() {
        TraceBuilder t;
        t.thread(1).enter(Call::recv, 5, 100).thread(2).recv(6, "");
        t.thread(1).after(200'000'000).exit(Call::recv, 5, 3);
        QCOMPARE(marks(t), QStringLiteral("1:end of input, 0:long block"));
    }
};

QTEST_GUILESS_MAIN(NotableScanTest)
#include "notable_scan_test.moc"
