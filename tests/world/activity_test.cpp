// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline's lanes: buckets, exact spans, times.
#include "support/random_trace.h"
#include "world/activity.h"
#include "world/folding.h"
#include "world/history.h"
#include "world/time_index.h"

using namespace muxscope;
using namespace muxscope::world;
using support::RandomTrace;
using support::TraceBuilder;
using trace::Call;
using trace::kIn;
using trace::kOut;

class ActivityTest : public QObject {
    Q_OBJECT

private slots:
    void aThreadHasALaneAndEachLifeOfADescriptor();
    void aLongSleepCostsTwoBuckets();
    void aShortSleepIsAShareOfItsBucket();
    void aWaitThatIsAnsweredAtOnceIsNoSleep();
    void aTryThatComesAgainSpins();
    void aListenerIsKnownBeforeAnybodyCalls();
    void piecesTileTheWindow();
    void aFullBufferBlocksUntilItCanBeWritten();
    void aClosedLaneEnds();
    void trimmingForgetsWhatIsOver();
    void exactSpansAreTheCalls();
    void exactSpansMayStartAnywhere();
    void levelsFitTheZoom();
    void eachLevelCountsEveryEvent();
    void gapsAreTheStretchesWithoutACall();
    void aSmallBudgetCostsTheFinestLevelOnly();
    void manyShortLivesShareOneRow();
    void timesAndMomentsFindEachOther();

private:
    static ActivityIndex indexOf(const TraceBuilder& t) {
        ActivityIndex index;
        World world;
        t.log().forEach(0, t.end(), [&](const trace::Event& event) {
            apply(world, event);
            index.add(event, world);
        });
        return index;
    }
};

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr LaneKey kThread{true, 1, 0};

TraceBuilder& served(TraceBuilder& t) {
    return t.listenOn(3)
        .epollCreate(4)
        .epollAdd(4, 3, kIn)
        .epollWait(4, {{3, kIn}})
        .accept4(3, 7, 40001)
        .epollAdd(4, 7, kIn);
}

} // namespace

void ActivityTest::aThreadHasALaneAndEachLifeOfADescriptor() {
    TraceBuilder t;
    served(t).recv(7, "GET").close(7).accept4(3, 7, 40002);
    const ActivityIndex index = indexOf(t);
    QVERIFY(index.lane(kThread) != nullptr);
    QCOMPARE(index.lane({false, 3, 1})->kind(), FdKind::listener);
    QCOMPARE(index.lane({false, 7, 1})->life(1)->kind, FdKind::connection);
    QVERIFY(index.lane({false, 7, 1})->life(1)->toNs < t.log().at(t.end() - 1).record.atNs);
    QCOMPARE(index.lane({false, 7, 2})->toNs(), kStillThere);
    QCOMPARE(index.lane({false, 7, 1}), index.lane({false, 7, 2})); // one row
    QVERIFY(index.lane({false, 7, 3}) == nullptr);
    QVERIFY(index.lane({false, 99, 1}) == nullptr);
}

void ActivityTest::aLongSleepCostsTwoBuckets() {
    TraceBuilder t;
    served(t).epollEnter(4).after(3'600'000 * kMs).epollExit(4, {});
    const ActivityIndex index = indexOf(t);
    const Lane& lane = *index.lane(kThread);
    QCOMPARE(lane.levels[0].size(), 2U);
    QCOMPARE(lane.levels[0][0].after, Activity::asleep);
    const auto pieces = ActivityIndex::pieces(lane, 0, 1000 * kMs, 2000 * kMs);
    QCOMPARE(pieces.size(), 1U);
    QCOMPARE(pieces[0], (ActivityPiece{1000 * kMs, 2000 * kMs, maskOf(Activity::asleep), 0, 1.0}));
}

void ActivityTest::aShortSleepIsAShareOfItsBucket() {
    TraceBuilder t;
    t.epollCreate(4).epollEnter(4).after(262'144).epollExit(4, {}).after(kMs * 2).epollEnter(4);
    const ActivityIndex index = indexOf(t);
    const auto pieces = ActivityIndex::pieces(*index.lane(kThread), 0, 0, kMs * 2);
    QVERIFY(pieces.front().kinds == (maskOf(Activity::asleep) | maskOf(Activity::running)));
    QVERIFY(qAbs(pieces.front().asleepShare - 0.25) < 0.01);
}

// A loop that spins over a descriptor that is always ready sleeps not at all.
void ActivityTest::aWaitThatIsAnsweredAtOnceIsNoSleep() {
    TraceBuilder t;
    t.epollCreate(4);
    for (int i = 0; i < 500; ++i)
        t.epollEnter(4).after(700).epollExit(4, {{7, kOut}}).after(300);
    const ActivityIndex index = indexOf(t);
    for (const ActivityPiece& piece : ActivityIndex::pieces(*index.lane(kThread), 0, 0, 400 * 1000))
        QCOMPARE(piece.asleepShare, 0.0);
    for (const ActivitySpan& span : exactSpans(World(), t.log(), t.end()))
        QVERIFY(span.activity != Activity::asleep);
}

// Fine and coarse alike.
void ActivityTest::aTryThatComesAgainSpins() {
    TraceBuilder t;
    served(t).recvFails(7, EAGAIN).epollWait(4, {{7, kIn}}).recvFails(7, EAGAIN);
    const auto spins = [&t] {
        const ActivityIndex index = indexOf(t);
        const bool coarse =
            (index.lane(kThread)->levels.back().back().kinds & maskOf(Activity::spinning)) != 0;
        bool fine = false;
        for (const ActivitySpan& span : exactSpans(World(), t.log(), t.end()))
            fine |= span.activity == Activity::spinning;
        return std::pair(coarse, fine);
    };
    QVERIFY(spins() == std::pair(false, false));
    t.recvFails(7, EAGAIN).recvFails(7, EAGAIN);
    QVERIFY(spins() == std::pair(true, true));
}

void ActivityTest::aListenerIsKnownBeforeAnybodyCalls() {
    TraceBuilder t;
    t.listenOn(3).epollCreate(4).epollEnter(4);
    const ActivityIndex index = indexOf(t);
    const Lane* lane = index.lane({false, 3, 1});
    QVERIFY(lane != nullptr);
    QVERIFY(lane->kind() == FdKind::listener);
    QVERIFY(lane->group() == LaneGroup::listeners);
}

void ActivityTest::piecesTileTheWindow() {
    TraceBuilder t;
    RandomTrace(5, Call::epoll_wait).write(t, 3000);
    const ActivityIndex index = indexOf(t);
    const std::int64_t end = timeBounds(t.log()).lastNs;
    for (const Lane& lane : index.lanes()) {
        for (int level = 0; level < static_cast<int>(kPyramidLevels); ++level) {
            const std::int64_t to = std::min(end, lane.toNs());
            std::int64_t at = lane.fromNs();
            std::uint64_t events = 0;
            for (const ActivityPiece& piece : ActivityIndex::pieces(lane, level, 0, to)) {
                QVERIFY(piece.fromNs >= at);
                if (piece.fromNs > at) // nothing but the time between two lives
                    QVERIFY(!lane.livesIn(at + (std::int64_t{2} << kPyramidShifts[0]),
                                          piece.fromNs - (std::int64_t{2} << kPyramidShifts[0])));
                QVERIFY(piece.toNs > piece.fromNs);
                at = piece.toNs;
                events += piece.events;
            }
            if (lane.lives.size() == 1 && lane.fromNs() < to)
                QCOMPARE(at, to);
            QVERIFY(events > 0 || lane.fromNs() >= to);
        }
    }
}

void ActivityTest::aFullBufferBlocksUntilItCanBeWritten() {
    TraceBuilder t;
    served(t).recv(7, "GET").after(2 * kMs).send(7, "hello", 2).epollModify(4, 7, kIn | kOut);
    t.after(10 * kMs).epollWait(4, {{7, kOut}}).send(7, "llo");
    const ActivityIndex index = indexOf(t);
    const Lane& lane = *index.lane({false, 7, 1});
    const auto pieces = ActivityIndex::pieces(lane, 0, 5 * kMs, 6 * kMs);
    QCOMPARE(pieces.size(), 1U);
    QCOMPARE(pieces[0].kinds, maskOf(Activity::blocked));
    QCOMPARE(lane.levels[0].back().after, Activity::idle);
}

void ActivityTest::aClosedLaneEnds() {
    TraceBuilder t;
    served(t).after(5 * kMs).close(7).after(5 * kMs).epollEnter(4);
    const ActivityIndex index = indexOf(t);
    const auto pieces = ActivityIndex::pieces(*index.lane({false, 7, 1}), 0, 0, 20 * kMs);
    QVERIFY(pieces.back().toNs < 6 * kMs);
}

void ActivityTest::trimmingForgetsWhatIsOver() {
    TraceBuilder t;
    RandomTrace(6, Call::poll).write(t, 5000);
    ActivityIndex index = indexOf(t);
    const std::size_t bytes = index.bytes();
    const auto lives = [&index] {
        std::size_t count = 0;
        for (const Lane& lane : index.lanes())
            count += lane.lives.size();
        return count;
    };
    const std::size_t livesBefore = lives();
    const std::int64_t end = timeBounds(t.log()).lastNs;
    const std::int64_t middle = end / 2;
    const Lane threadBefore = *index.lane(kThread);
    index.trim(middle);
    QVERIFY(lives() < livesBefore);
    QVERIFY(index.bytes() < bytes);
    for (const Lane& lane : index.lanes()) {
        QVERIFY(lane.lives.front().toNs >= middle);
        QCOMPARE(index.lane(lane.id()), &lane);
    }
    QCOMPARE(ActivityIndex::pieces(*index.lane(kThread), 0, middle, end),
             ActivityIndex::pieces(threadBefore, 0, middle, end));
}

void ActivityTest::exactSpansAreTheCalls() {
    TraceBuilder t;
    served(t);
    const Moment from = t.end();
    t.epollWait(4, {{7, kIn}}).recv(7, "GET").send(7, "hello", 2);
    t.epollWait(4, {{7, kOut}}).send(7, "llo").epollEnter(4);
    const auto spans = exactSpans(foldTo(t.log(), from), t.log(), t.end());
    const auto of = [&](LaneKey key) {
        std::vector<Activity> kinds;
        for (const ActivitySpan& span : spans)
            if (span.lane == key)
                kinds.push_back(span.activity);
        return kinds;
    };
    using A = Activity;
    QCOMPARE(of({false, 7, 1}), (std::vector<A>{A::reading, A::writing, A::blocked, A::writing}));
    QCOMPARE(of(kThread), (std::vector<A>{A::running, A::asleep, A::running, A::reading, A::running,
                                          A::writing, A::running, A::asleep, A::running, A::writing,
                                          A::running, A::asleep}));
    const ActivitySpan& asleep = spans.back();
    QCOMPARE(asleep.lane, kThread);
    QCOMPARE(asleep.fromEvent, t.end() - 1);
    QCOMPARE(asleep.toEvent, kNoEvent);
}

void ActivityTest::exactSpansMayStartAnywhere() {
    TraceBuilder t;
    RandomTrace(8, Call::select).write(t, 60);
    for (Moment from = 0; from < t.end(); from += 3) {
        const auto spans = exactSpans(foldTo(t.log(), from), t.log(), from + 40);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            QVERIFY(spans[i].fromNs <= spans[i].toNs);
            if (i > 0 && spans[i - 1].lane == spans[i].lane)
                QVERIFY(spans[i - 1].fromNs <= spans[i].fromNs);
        }
    }
}

void ActivityTest::levelsFitTheZoom() {
    QCOMPARE(ActivityIndex::levelFor(1000), -1);
    QCOMPARE(ActivityIndex::levelFor(1 << 20), 0);
    QCOMPARE(ActivityIndex::levelFor((1 << 23) - 1), 0);
    QCOMPARE(ActivityIndex::levelFor(1e9), 3);
    QCOMPARE(ActivityIndex::levelFor(1e15), static_cast<int>(kPyramidLevels) - 1);
}

void ActivityTest::eachLevelCountsEveryEvent() {
    TraceBuilder t;
    RandomTrace(9, Call::epoll_wait).write(t, 3000);
    const ActivityIndex index = indexOf(t);
    std::uint64_t events = 0;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        events += event.isEnter() || event.isAnswer() ? 1 : 0;
    });
    for (const auto& level : index.whole().levels) {
        std::uint64_t counted = 0;
        for (const ActivityBucket& bucket : level)
            counted += bucket.events;
        QCOMPARE(counted, events);
    }
}

void ActivityTest::gapsAreTheStretchesWithoutACall() {
    TraceBuilder t;
    served(t).epollEnter(4);
    const std::int64_t from = t.log().at(t.end() - 1).record.atNs;
    t.after(2000 * kMs).epollExit(4, {}).after(99 * kMs).recv(7, "GET");
    const ActivityIndex index = indexOf(t);
    QCOMPARE(index.gaps().size(), 1U); // 99 ms are none
    QCOMPARE(index.gaps()[0].fromNs, from);
    QVERIFY(index.gaps()[0].toNs - from >= 2000 * kMs);
}

void ActivityTest::aSmallBudgetCostsTheFinestLevelOnly() {
    TraceBuilder t;
    served(t);
    for (int i = 0; i < 2000; ++i)
        t.epollWait(4, {{7, kIn}}).recv(7, "GET").after(3 * kMs);
    ActivityIndex small(64 << 10);
    World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        apply(world, event);
        small.add(event, world);
    });
    QVERIFY(small.finestLevel() > 0);
    QVERIFY(small.bytes() < std::size_t{512} << 10);
    const Lane& lane = *small.lane({false, 7, 1});
    const auto asked = ActivityIndex::pieces(lane, 0, 0, 100 * kMs);
    QCOMPARE(asked, ActivityIndex::pieces(lane, small.finestLevel(), 0, 100 * kMs));
    QVERIFY((asked.back().kinds & maskOf(Activity::reading)) != 0);
}

void ActivityTest::manyShortLivesShareOneRow() {
    TraceBuilder t;
    served(t);
    for (int i = 0; i < 500; ++i)
        t.close(7).accept4(3, 7, 41000 + i);
    const ActivityIndex index = indexOf(t);
    QCOMPARE(index.lane({false, 7, 1})->lives.size(), 501U);
    std::size_t rows = 0;
    index.forEachByNumber([&rows](const Lane&) { ++rows; });
    QCOMPARE(rows, index.lanes().size());
    QVERIFY(rows <= 4); // thread, listener, epoll, fd 7
}

void ActivityTest::timesAndMomentsFindEachOther() {
    TraceBuilder t;
    QCOMPARE(timeBounds(t.log()), TimeBounds{});
    QCOMPARE(momentAtTime(t.log(), 5), 0U);
    RandomTrace(9, Call::poll).write(t, 200);
    for (Moment m = 1; m <= t.end(); ++m) {
        const std::int64_t atNs = t.log().at(m - 1).record.atNs;
        QCOMPARE(timeOfMoment(t.log(), m), atNs);
        QCOMPARE(momentAtTime(t.log(), atNs), m);
        QCOMPARE(momentAtTime(t.log(), atNs - 1), m - 1);
    }
    QCOMPARE(timeBounds(t.log()),
             (TimeBounds{t.log().at(0).record.atNs, t.log().at(t.end() - 1).record.atNs}));
    QCOMPARE(momentAtTime(t.log(), INT64_MAX), t.end());
}

QTEST_GUILESS_MAIN(ActivityTest)
#include "activity_test.moc"
