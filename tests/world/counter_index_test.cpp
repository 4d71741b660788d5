// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers over time: a peak is seen from however far away, amounts are whole, memory is bounded.
#include "support/trace_builder.h"
#include "world/counter_index.h"
#include "world/folding.h"

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;
using trace::kIn;
using trace::kOut;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kSecond = 1000 * kMs;

CounterIndex indexOf(const TraceBuilder& t, std::size_t budget = CounterIndex::kBudgetBytes) {
    CounterIndex index(budget);
    World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        apply(world, event);
        index.add(event, world);
    });
    return index;
}

std::int64_t lastNs(const TraceBuilder& t) {
    return t.log().at(t.end() - 1).record.atNs;
}

TraceBuilder& served(TraceBuilder& t) {
    return t.listenOn(3)
        .epollCreate(4)
        .epollAdd(4, 3, kIn)
        .epollWait(4, {{3, kIn}})
        .accept4(3, 7, 40001)
        .epollAdd(4, 7, kIn);
}

} // namespace

class CounterIndexTest : public QObject {
    Q_OBJECT

private slots:
    void watchedAndReadyAreThoseOfTheWait();
    void aPeakIsSeenFromFarAway();
    void theLagIsTheTimeFromAWaitsReturnToTheNextWait();
    void bytesAreCountedOnce();
    void theBusiestMillisecondStandsOutOfTheAverage();
    void whatDidNotHappenIsNotKnown();
    void responsesAreCountedExactly();
    void aSmallBudgetKeepsThePeaks();
};

void CounterIndexTest::watchedAndReadyAreThoseOfTheWait() {
    TraceBuilder t;
    served(t).epollWait(4, {{7, kIn}, {3, kIn}}).after(50 * kMs).epollModify(4, 7, kIn | kOut);
    t.epollEnter(4);
    const CounterIndex index = indexOf(t);
    const std::int64_t now = lastNs(t) + 1;
    QCOMPARE(index.extent(Counter::watched, now, now + kMs), (CounterExtent{2, 2, true}));
    QCOMPARE(index.extent(Counter::watchedWrite, now + kSecond, now + 2 * kSecond),
             (CounterExtent{1, 1, true})); // it goes on
    QCOMPARE(index.extent(Counter::ready, 0, now).greatest, 2.0);
    QVERIFY(!index.has(Counter::watchedExcept));
}

void CounterIndexTest::aPeakIsSeenFromFarAway() {
    TraceBuilder t;
    served(t);
    for (int i = 0; i < 3000; ++i)
        t.epollWait(4, {{7, kIn}}).recv(7, "GET").after(10 * kMs);
    support::Bits many;
    for (int fd = 10; fd < 60; ++fd)
        many.push_back({fd, kIn});
    t.epollWait(4, many);
    for (int i = 0; i < 3000; ++i)
        t.epollWait(4, {{7, kIn}}).recv(7, "GET").after(10 * kMs);
    const CounterIndex index = indexOf(t);
    for (std::int64_t width = kMs; width < 200 * kSecond; width *= 3) {
        double greatest = 0;
        for (std::int64_t from = 0; from < lastNs(t); from += width)
            greatest =
                std::max(greatest, index.extent(Counter::ready, from, from + width).greatest);
        QCOMPARE(greatest, 50.0);
    }
}

void CounterIndexTest::theLagIsTheTimeFromAWaitsReturnToTheNextWait() {
    TraceBuilder t;
    served(t).epollWait(4, {{7, kIn}});
    const std::int64_t returned = lastNs(t);
    t.after(200 * kMs).epollEnter(4);
    const std::int64_t waits = lastNs(t);
    t.after(5 * kSecond).epollExit(4, {});
    const CounterIndex index = indexOf(t);
    const double lag = static_cast<double>(waits - returned);
    const std::int64_t middle = (returned + waits) / 2;
    QVERIFY(qAbs(index.extent(Counter::loopLag, middle, middle + kMs).greatest - lag) < 64);
    QVERIFY(qAbs(index.extent(Counter::loopLag, 0, 6 * kSecond).greatest - lag) < 64);
    QCOMPARE(index.extent(Counter::loopLag, waits + kSecond, waits + 2 * kSecond).greatest, 0.0);
}

void CounterIndexTest::bytesAreCountedOnce() {
    TraceBuilder t;
    served(t);
    for (int i = 0; i < 100; ++i)
        t.recv(7, "0123456789").after(kMs).send(7, "hello");
    const CounterIndex index = indexOf(t);
    for (const std::int64_t width : {std::int64_t{1} << 23, std::int64_t{1} << 29}) {
        double in = 0;
        for (std::int64_t from = 0; from <= lastNs(t); from += width)
            in += index.extent(Counter::bytesIn, from, from + width).least *
                  static_cast<double>(width) / 1e9;
        QVERIFY(qAbs(in - 1000) < 0.01);
    }
    const auto out = index.extent(Counter::bytesOut, 0, std::int64_t{1} << 32);
    QVERIFY(qAbs(out.least * 4.294967296 - 500) < 0.01);
}

void CounterIndexTest::theBusiestMillisecondStandsOutOfTheAverage() {
    TraceBuilder t;
    served(t).after(kSecond).recv(7, std::string(4000, 'x')).after(kSecond).recv(7, "x");
    const CounterIndex index = indexOf(t);
    const auto whole = index.extent(Counter::bytesIn, 0, 2 * kSecond + 100 * kMs);
    QVERIFY(whole.least < 2100);
    QVERIFY(qAbs(whole.greatest - 4000 * 1e9 / (1 << 20)) < 1); // of a bucket
}

void CounterIndexTest::whatDidNotHappenIsNotKnown() {
    TraceBuilder t;
    QVERIFY(!indexOf(t).extent(Counter::ready, 0, kSecond).known);
    t.listenOn(3).after(5 * kSecond).epollCreate(4).epollAdd(4, 3, kIn).epollEnter(4);
    const CounterIndex index = indexOf(t);
    QVERIFY(!index.extent(Counter::watched, 0, kSecond).known);
    QVERIFY(index.extent(Counter::watched, 5 * kSecond, 6 * kSecond).known);
    QVERIFY(!index.extent(Counter::bytesIn, 0, 9 * kSecond).known);
}

void CounterIndexTest::responsesAreCountedExactly() {
    TraceBuilder t;
    served(t);
    std::vector<std::int64_t> at;
    for (int i = 0; i < 5; ++i) {
        t.after(kMs).recv(7, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        at.push_back(lastNs(t));
    }
    const CounterIndex index = indexOf(t);
    QCOMPARE(index.responsesIn(0, at[4] + 1), std::size_t{5});
    QCOMPARE(index.responsesIn(at[1], at[3]), std::size_t{2}); // the end is not in it
    QCOMPARE(index.responsesIn(at[4] + 1, at[4] + kSecond), std::size_t{0});
}

void CounterIndexTest::aSmallBudgetKeepsThePeaks() {
    TraceBuilder t;
    served(t);
    for (int i = 0; i < 4000; ++i)
        t.epollWait(4, {{7, kIn}}).recv(7, i == 1234 ? std::string(4000, 'x') : "x").after(2 * kMs);
    const CounterIndex index = indexOf(t, 64 << 10);
    QVERIFY(index.finestLevel() > 0);
    QVERIFY(index.bytes() < 200U << 10);
    const double width =
        std::pow(2.0, kPyramidShifts[static_cast<std::size_t>(index.finestLevel())]);
    const auto whole = index.extent(Counter::bytesIn, 0, lastNs(t));
    QVERIFY(whole.greatest >= 4000 * 1e9 / width);
    QVERIFY(whole.greatest < 4000 * 1e9 / width + 1000);
    QVERIFY(index.extent(Counter::ready, 0, lastNs(t)).greatest >= 1);
}

QTEST_GUILESS_MAIN(CounterIndexTest)
#include "counter_index_test.moc"
