// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every trace (the design's laws of the world), over made-up servers.
#include "support/random_trace.h"
#include "world/history.h"
#include "world/world_text.h"

#include <QTest>

using namespace muxscope;
using support::RandomTrace;
using support::TraceBuilder;
using world::History;
using world::World;

class WorldLawsTest : public QObject {
    Q_OBJECT

private slots:
    void theSameEventsMakeTheSameWorld_data() { traces(); }
    void theSameEventsMakeTheSameWorld();
    void invariantsHoldAfterEveryEvent_data() { traces(); }
    void invariantsHoldAfterEveryEvent();
    void historyAgreesWithTheFoldEverywhere_data() { traces(); }
    void historyAgreesWithTheFoldEverywhere();
    void forwardThenBackIsIdentity_data() { traces(); }
    void forwardThenBackIsIdentity();
    void aLogReadAgainMakesTheSameWorld();
    void copiesShareWhatDidNotChange();
    void aLateHistoryStartsWithAnUnknownInterest();
    void allMultiplexersSeeTheSameExchanges();

private:
    static void traces();
};

namespace {

World fold(const trace::TraceLog& log, Moment to) {
    World world;
    log.forEach(0, to, [&](const trace::Event& event) { apply(world, event); });
    return world;
}

QByteArray faultText(const std::vector<std::string>& faults, const World& world) {
    QByteArray text;
    for (const std::string& fault : faults)
        text += "\n" + QByteArray::fromStdString(fault);
    return text + "\n" + QByteArray::fromStdString(world::worldText(world));
}

#define MUX_TRACE(t, turns)                                                                        \
    QFETCH(int, mux);                                                                              \
    QFETCH(int, seed);                                                                             \
    TraceBuilder t;                                                                                \
    RandomTrace(static_cast<std::uint32_t>(seed), static_cast<trace::Call>(mux)).write(t, turns)

} // namespace

void WorldLawsTest::traces() {
    QTest::addColumn<int>("mux");
    QTest::addColumn<int>("seed");
    for (trace::Call call : {trace::Call::select, trace::Call::poll, trace::Call::epoll_wait})
        for (int seed = 1; seed <= 4; ++seed)
            QTest::addRow("%s %d", trace::callName(call).data(), seed)
                << static_cast<int>(call) << seed;
}

void WorldLawsTest::theSameEventsMakeTheSameWorld() {
    MUX_TRACE(t, 200);
    const World once = fold(t.log(), t.end());
    const World again = fold(t.log(), t.end());
    QVERIFY(once == again);
    QCOMPARE(worldText(once), worldText(again));
    QVERIFY(once.counters.accepted > 5);
    QVERIFY(once.counters.responses > 5);
    QCOMPARE(once.counters.oddEvents, 0U);
}

void WorldLawsTest::invariantsHoldAfterEveryEvent() {
    MUX_TRACE(t, 200);
    World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        apply(world, event);
        const auto faults = world::checkInvariants(world);
        if (!faults.empty())
            QFAIL(faultText(faults, world));
    });
    for (const world::Mux& each : world.muxes)
        QCOMPARE(each.interestKnown, Known::observed);
}

void WorldLawsTest::historyAgreesWithTheFoldEverywhere() {
    MUX_TRACE(t, 80);
    for (std::uint64_t distance : {1, 50, 100'000}) {
        History history(t.log(), distance);
        QCOMPARE(history.advance(INT64_MAX / 2), t.end());
        World expected;
        for (Moment m = 0; m <= t.end(); ++m) {
            QVERIFY(history.at(m) == expected);
            if (m != t.end())
                apply(expected, t.log().at(m));
        }
        std::mt19937 random(1);
        for (int i = 0; i < 50; ++i) {
            const Moment m = random() % (t.end() + 1);
            QVERIFY(history.at(m) == fold(t.log(), m));
        }
    }
}

void WorldLawsTest::forwardThenBackIsIdentity() {
    MUX_TRACE(t, 80);
    History history(t.log(), 50);
    history.advance(INT64_MAX / 2);
    for (Moment m = 0; m < t.end(); m += 13) {
        const World before = history.at(m);
        history.at(m + 1);
        QVERIFY(history.at(m) == before);
        history.at(t.end());
        QVERIFY(history.at(m) == before);
    }
    for (Moment m = t.end(); m > 0; --m)
        QCOMPARE(history.at(m).moment, m);
}

// Records stand elsewhere in another log's segments.
void WorldLawsTest::aLogReadAgainMakesTheSameWorld() {
    TraceBuilder t;
    RandomTrace(7, trace::Call::poll).write(t, 200);
    trace::TraceLog::Options options;
    options.segmentBytes = std::size_t{1} << 14;
    trace::TraceLog copy(options);
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        copy.appendAt(event.record, event.payload, event.payloadFullLength);
    });
    QVERIFY(fold(copy, copy.end()) == fold(t.log(), t.end()));
}

void WorldLawsTest::copiesShareWhatDidNotChange() {
    TraceBuilder t;
    t.listenOn(3).epollCreate(4).epollAdd(4, 3, trace::kIn);
    for (int fd = 5; fd < 1005; ++fd)
        t.accept4(3, fd, static_cast<std::uint16_t>(20000 + fd)).epollAdd(4, fd, trace::kIn);
    World world = fold(t.log(), t.end());
    const World before = world;
    const Moment from = t.end();
    t.epollWait(4, {{77, trace::kIn}}).recv(77, "GET / HTTP/1.1\r\n\r\n");
    t.log().forEach(from, t.end(), [&](const trace::Event& event) { apply(world, event); });
    QCOMPARE(before.connections[77].bytesIn, 0U);
    QCOMPARE(world.connections[77].bytesIn, 18U);
    QCOMPARE(world.connections.chunksSharedWith(before.connections),
             (1005 - 4) / 4); // all but fd 77's; the first chunk holds no connection
    QCOMPARE(world.descriptors.chunksSharedWith(before.descriptors), world.descriptors.chunks());
    QCOMPARE(world.mux()->interest.chunksSharedWith(before.mux()->interest),
             world.mux()->interest.chunks());
}

void WorldLawsTest::aLateHistoryStartsWithAnUnknownInterest() {
    trace::TraceLog::Options options;
    options.segmentBytes = 4096;
    options.budgetBytes = 16384;
    TraceBuilder t(options);
    RandomTrace(3, trace::Call::epoll_wait).write(t, 400);
    QVERIFY(t.log().begin() > 0);
    History history(t.log(), 32);
    QCOMPARE(history.first(), t.log().begin());
    history.advance(INT64_MAX / 2);
    QCOMPARE(history.head(), t.end());
    QVERIFY(!history.headWorld().muxes.empty());
    QVERIFY(history.headWorld().mux()->interestKnown != Known::observed);
    for (Moment m = history.first(); m <= history.head(); ++m) {
        const auto faults = world::checkInvariants(history.at(m));
        QVERIFY2(faults.empty(), faultText(faults, history.at(m)));
    }
}

// The same clients over select, poll and epoll: the same requests, answers and bytes.
void WorldLawsTest::allMultiplexersSeeTheSameExchanges() {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        std::vector<World> worlds;
        for (trace::Call call : {trace::Call::select, trace::Call::poll, trace::Call::epoll_wait}) {
            TraceBuilder t;
            RandomTrace(seed, call).write(t, 200);
            worlds.push_back(fold(t.log(), t.end()));
        }
        for (const World& world : worlds) {
            QCOMPARE(world.counters.requests, worlds[0].counters.requests);
            QCOMPARE(world.counters.responses, worlds[0].counters.responses);
            QCOMPARE(world.counters.bytesIn, worlds[0].counters.bytesIn);
            QCOMPARE(world.connectionsOpen, worlds[0].connectionsOpen);
        }
    }
}

QTEST_GUILESS_MAIN(WorldLawsTest)
#include "world_laws_test.moc"
