// SPDX-License-Identifier: GPL-3.0-or-later
// io_uring in the world: completions are folded like the answers of the calls they stand for.
#include "world/diff.h"
#include "world/folding.h"

using namespace muxscope;
using namespace muxscope::support;
using trace::Call;
using world::World;

namespace {

constexpr int kRing = 4;

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text));
}

// One client, from its accept to its close.
TraceBuilder& writeRingTrace(TraceBuilder& t) {
    t.listenOn(3);
    t.enter(Call::io_uring_setup, -1, 256).exit(Call::io_uring_setup, -1, kRing);
    t.submit(Call::accept4, 3);
    t.enter(Call::io_uring_enter, kRing, -1, 1).exit(Call::io_uring_enter, kRing, 1);
    t.complete(Call::accept4, 3, 7, TraceBuilder::address(40'000));
    t.submit(Call::accept4, 3).submit(Call::recv, 7, 16'384);
    t.enter(Call::io_uring_enter, kRing, -1, 1).exit(Call::io_uring_enter, kRing, 2);
    t.complete(Call::recv, 7, 35, bytesOf("GET /hello HTTP/1.1\r\nHost: local\r\n\r\n").first(35));
    return t;
}

} // namespace

class RingFoldTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsUnderWayIsKnownByDescriptor() {
        TraceBuilder t;
        writeRingTrace(t).submit(Call::recv, 7, 16'384).submit(Call::send, 7, 100);
        const World world = foldChecked(t);
        QCOMPARE(world.rings.size(), std::size_t{1});
        const world::Ring& ring = world.rings.front();
        QCOMPARE(ring.entries, 256U);
        QCOMPARE(ring.inFlight, 3U);
        QCOMPARE(ring.queued, 2U); // the kernel knows of the accept only
        QCOMPARE(ring.submitted, std::uint64_t{5});
        QCOMPARE(ring.completed, std::uint64_t{2});
        QCOMPARE(ring.operations[7].count, 2U);
        QCOMPARE(ring.operations[7].list[1].call, Call::send);
        QCOMPARE(ring.operations[7].list[1].asked, std::int64_t{100});
        QCOMPARE(ring.taken.size(), std::size_t{1});
        QCOMPARE(ring.taken.front().result, std::int64_t{35});
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
    }
    void completionsOpenConnectionsAndMoveBytesButAreNoCalls() {
        TraceBuilder t;
        writeRingTrace(t);
        const World world = foldChecked(t);
        QVERIFY(world.connection(Fd{7}).open);
        QCOMPARE(world.connection(Fd{7}).peer.port(), std::uint16_t{40'000});
        QCOMPARE(world.connection(Fd{7}).bytesIn, std::uint64_t{35});
        QCOMPARE(world.counters.accepted, std::uint64_t{1});
        QCOMPARE(world.counters.calls, std::uint64_t{4 + 3}); // the listener's, setup, two enters
        QCOMPARE(world.counters.waits, std::uint64_t{2});
        QVERIFY(!world.serverThread()->inCall);
    }
    void aShortSendAndAnErrorAreNotedAtTheConnection() {
        TraceBuilder t;
        writeRingTrace(t).submit(Call::send, 7, 100);
        t.complete(Call::send, 7, 60, bytesOf(std::string(60, 'x')));
        QCOMPARE(foldChecked(t).connection(Fd{7}).shortSends, 1U);
        t.submit(Call::recv, 7, 100).complete(Call::recv, 7, -ECONNRESET);
        const World world = foldChecked(t);
        QCOMPARE(world.connection(Fd{7}).closedBy, world::ClosedBy::reset);
        QCOMPARE(world.counters.errors, std::uint64_t{1});
    }
    void whatWasCancelledDidNothing() {
        TraceBuilder t;
        writeRingTrace(t).submit(Call::recv, 7, 100);
        t.submit(Call::async_cancel, 7, static_cast<int>(Call::recv));
        t.complete(Call::recv, 7, -ECANCELED).complete(Call::async_cancel, 7, 0);
        t.submit(Call::close, 7).complete(Call::close, 7, 0);
        const World world = foldChecked(t);
        QCOMPARE(world.counters.errors, std::uint64_t{0});
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
        QVERIFY(!world.connection(Fd{7}).open);
        QCOMPARE(world.rings.front().inFlight, 1U);
    }
    void aWaitWhoseTimeIsOverIsNoError() {
        TraceBuilder t;
        writeRingTrace(t);
        t.enter(Call::io_uring_enter, kRing, 1'000, 1).exit(Call::io_uring_enter, kRing, -ETIME);
        const World world = foldChecked(t);
        QCOMPARE(world.counters.errors, std::uint64_t{0});
        QCOMPARE(world.rings.front().result, std::int64_t{-ETIME});
    }
    void onlyAnEnterThatIsToWaitSleeps() {
        TraceBuilder t;
        writeRingTrace(t).enter(Call::io_uring_enter, kRing, -1, 1);
        QVERIFY(foldChecked(t).serverThread()->asleep());
        t.exit(Call::io_uring_enter, kRing, 0).enter(Call::io_uring_enter, kRing, -1, 0);
        QVERIFY(!foldChecked(t).serverThread()->asleep());
    }
    void aCompletionOfWhatWasNeverSubmittedIsOddAndStillAFact() {
        TraceBuilder t;
        writeRingTrace(t).complete(Call::recv, 7, 3, bytesOf("abc"));
        const World world = foldChecked(t);
        QCOMPARE(world.counters.oddEvents, std::uint64_t{1});
        QCOMPARE(world.connection(Fd{7}).bytesIn, std::uint64_t{38});
    }
    void closingTheRingEndsIt() {
        TraceBuilder t;
        writeRingTrace(t).enter(Call::close, kRing).exit(Call::close, kRing);
        QVERIFY(foldChecked(t).rings.empty());
    }
    void theDifferenceOfTwoWorldsNamesWhatWentInAndOut() {
        TraceBuilder t;
        writeRingTrace(t);
        const Moment before = t.end();
        t.submit(Call::recv, 7, 100);
        const auto in = world::diff(foldTo(t.log(), before), foldTo(t.log(), t.end()));
        QCOMPARE(in.operations,
                 (std::vector<world::Diff::Operation>{{Fd{kRing}, Call::recv, Fd{7}, false, 0}}));
        const Moment submitted = t.end();
        t.complete(Call::recv, 7, 5, bytesOf("hello"));
        const auto out = world::diff(foldTo(t.log(), submitted), foldTo(t.log(), t.end()));
        QCOMPARE(out.operations,
                 (std::vector<world::Diff::Operation>{{Fd{kRing}, Call::recv, Fd{7}, true, 5}}));
    }
    void theTextNamesOperationsAndResults() {
        TraceBuilder t;
        writeRingTrace(t);
        const std::string text = world::worldText(foldChecked(t));
        QVERIFY2(text.find("operations {3:accept4}") != std::string::npos, text.c_str());
        QVERIFY2(text.find("taken {7:recv->35}") != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(RingFoldTest)
#include "ring_fold_test.moc"
