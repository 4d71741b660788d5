// SPDX-License-Identifier: GPL-3.0-or-later
// Travelling in a long history: the same worlds wherever one comes from, keyframes that stay even and
// within their memory, copies left on a long way.
#include "support/random_trace.h"
#include "world/folding.h"
#include "world/history.h"

#include <random>

using namespace muxscope;
using namespace muxscope::world;
using support::RandomTrace;
using support::TraceBuilder;

class HistorySeekTest : public QObject {
    Q_OBJECT

private slots:
    void anySequenceOfSeeksShowsWhatTheFoldShows_data();
    void anySequenceOfSeeksShowsWhatTheFoldShows();
    void keyframesStayEvenAndWithinTheirMemory();
    void aLongAnswerCountsForMoreThanAnEvent();
    void aLongWayLeavesCopiesThatAreBounded();
    void steppingBackOverAKeyframeGoesOnFromTheStepBefore();
};

namespace {

constexpr std::int64_t kLong = INT64_MAX / 2;

// Requests on many connections, so that each keyframe weighs something.
void manyConnections(TraceBuilder& t, int connections, int requests) {
    t.epollCreate(4);
    for (int i = 0; i < connections; ++i)
        t.accept4(3, 5 + i, static_cast<std::uint16_t>(20000 + i));
    for (int i = 0; i < requests; ++i)
        t.recv(5 + i % connections, "GET / HTTP/1.1\r\n\r\n");
}

trace::TraceLog::Options ofBytes(std::size_t budget) {
    trace::TraceLog::Options options;
    options.segmentBytes = std::size_t{1} << 20;
    options.budgetBytes = budget;
    return options;
}

} // namespace

void HistorySeekTest::anySequenceOfSeeksShowsWhatTheFoldShows_data() {
    QTest::addColumn<std::uint64_t>("spacing");
    QTest::addColumn<int>("memoryMiB");
    QTest::addRow("keyframes everywhere") << std::uint64_t{16} << 64;
    QTest::addRow("keyframes thinned") << std::uint64_t{64} << 8;
    QTest::addRow("none but the first") << (std::uint64_t{1} << 40) << 64;
}

void HistorySeekTest::anySequenceOfSeeksShowsWhatTheFoldShows() {
    QFETCH(std::uint64_t, spacing);
    QFETCH(int, memoryMiB);
    TraceBuilder t(ofBytes(static_cast<std::size_t>(memoryMiB) << 20));
    RandomTrace(3, trace::Call::epoll_wait).write(t, 2000);
    manyConnections(t, 300, 20'000);
    // The fold at every hundredth moment and at those around it.
    std::vector<World> worlds;
    World whole;
    constexpr Moment kEvery = 97;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        if (whole.moment % kEvery == 0)
            worlds.push_back(whole);
        apply(whole, event);
    });
    History history(t.log(), spacing);
    history.advance(kLong);
    QCOMPARE(history.first(), Moment{0});
    std::mt19937_64 random(7);
    std::size_t at = 0;
    for (int i = 0; i < 400; ++i) {
        // Jumps, and short ways to and fro.
        at = random() % 3 == 0
                 ? random() % worlds.size()
                 : std::min(worlds.size() - 1, at + random() % 5 - std::min<std::size_t>(at, 2));
        const World& shown = history.at(at * kEvery);
        QVERIFY(shown == worlds[at]);
        if (at > 0)
            QCOMPARE(history.at(at * kEvery - 1).moment, at * kEvery - 1);
    }
}

void HistorySeekTest::keyframesStayEvenAndWithinTheirMemory() {
    const std::size_t budget = std::size_t{16} << 20;
    TraceBuilder t(ofBytes(budget));
    manyConnections(t, 1000, 40'000);
    History history(t.log(), 256);
    while (history.head() != t.end()) {
        history.advance(0);
        QVERIFY(history.keyframeBytes() <= budget / 4 + budget / 8);
    }
    QCOMPARE(history.first(), Moment{0});
    QVERIFY(history.keyframes() > 2);
    QVERIFY(history.keyframes() < t.end() / 256 / 2);
    // None of the gaps is much longer than they are on the average.
    const std::uint64_t average = t.end() / history.keyframes();
    QVERIFY2(history.longestGap() < 5 * average,
             qPrintable(QStringLiteral("%1 in a history of %2 keyframes, %3 apart")
                            .arg(history.longestGap())
                            .arg(history.keyframes())
                            .arg(average)));
}

void HistorySeekTest::aLongAnswerCountsForMoreThanAnEvent() {
    std::vector<trace::FdBits> ready;
    for (int fd = 5; fd < 3000; ++fd)
        ready.push_back({fd, trace::kIn});
    TraceBuilder few;
    TraceBuilder many;
    few.epollCreate(4);
    many.epollCreate(4);
    for (int i = 0; i < 200; ++i) {
        few.epollWait(4, {{5, trace::kIn}});
        many.epollWait(4, ready);
    }
    QCOMPARE(few.end(), many.end());
    History ofFew(few.log(), 512);
    History ofMany(many.log(), 512);
    ofFew.advance(kLong);
    ofMany.advance(kLong);
    QVERIFY(ofMany.keyframes() > 10 * ofFew.keyframes());
}

void HistorySeekTest::aLongWayLeavesCopiesThatAreBounded() {
    TraceBuilder t;
    manyConnections(t, 10, 100'000);
    History history(t.log(), std::uint64_t{1} << 40);
    history.advance(kLong);
    QCOMPARE(history.keyframes(), std::size_t{1});
    QCOMPARE(history.stopovers(), std::size_t{0});
    QCOMPARE(history.at(t.end() - 2).moment, t.end() - 2);
    const std::size_t ofOneWay = history.stopovers();
    QVERIFY(ofOneWay > 2);
    QCOMPARE(history.at(10).moment, Moment{10});
    QCOMPARE(history.at(t.end() - 3).moment, t.end() - 3);
    QCOMPARE(history.stopovers(), ofOneWay); // it went on from the last of them
    std::mt19937_64 random(1);
    for (int i = 0; i < 300; ++i) {
        const Moment to = random() % t.end();
        QCOMPARE(history.at(to).moment, to);
        QVERIFY(history.stopovers() <= 64);
    }
}

void HistorySeekTest::steppingBackOverAKeyframeGoesOnFromTheStepBefore() {
    TraceBuilder t;
    manyConnections(t, 10, 30'000);
    History history(t.log(), 20'000);
    history.advance(kLong);
    QVERIFY(history.keyframes() > 2);
    const World world = foldTo(t.log(), 39'000);
    int longWays = 0; // one to each side of the keyframe
    for (Moment m = 41'500; m > 39'000; --m) {
        const std::uint64_t before = history.eventsSought();
        QCOMPARE(history.at(m).moment, m);
        longWays += history.eventsSought() - before > 1024 ? 1 : 0;
    }
    QVERIFY2(longWays <= 2, qPrintable(QString::number(longWays)));
    QVERIFY(history.at(39'000) == world);
}

QTEST_GUILESS_MAIN(HistorySeekTest)
#include "history_seek_test.moc"
