// SPDX-License-Identifier: GPL-3.0-or-later
// Signal-driven I/O in the world: O_ASYNC is what is watched, a signal is an answer.
#include "world/folding.h"

#include <csignal>
#include <fcntl.h>

using namespace muxscope;
using namespace muxscope::support;
using trace::Call;
using world::World;

namespace {

TraceBuilder& setFlags(TraceBuilder& t, int fd, int flags) {
    return t.enter(Call::fcntl, fd, flags, F_SETFL).exit(Call::fcntl, fd, 0, F_SETFL);
}

TraceBuilder& signalOf(TraceBuilder& t, int fd, std::uint32_t bits) {
    const Bits ready{{fd, bits}};
    return t.enter(Call::sigtimedwait, -1, -1)
        .exit(Call::sigtimedwait, -1, SIGRTMIN + 4, 1, std::as_bytes(std::span(ready)));
}

} // namespace

class SignalFoldTest : public QObject {
    Q_OBJECT
private slots:
    void whoeverMaySendSignalsIsWatched() {
        TraceBuilder t;
        t.listenOn(3);
        setFlags(t, 3, O_RDWR | O_NONBLOCK | O_ASYNC);
        World world = foldChecked(t);
        QVERIFY(world.mux() != nullptr);
        QCOMPARE(world.mux()->call, Call::sigtimedwait);
        QCOMPARE(world.mux()->interestOf(Fd{3}), trace::kIn | trace::kOut | trace::kPri);
        QVERIFY(world.descriptor(Fd{3}).nonblocking.value);
        setFlags(t, 3, O_RDWR | O_NONBLOCK);
        world = foldChecked(t);
        QCOMPARE(world.mux()->watched, 0U);
    }
    void aSignalIsAnAnswerThatNamesOneDescriptor() {
        TraceBuilder t;
        t.listenOn(3);
        setFlags(t, 3, O_RDWR | O_NONBLOCK | O_ASYNC);
        signalOf(t, 3, trace::kIn);
        const World world = foldChecked(t);
        QCOMPARE(world.mux()->result,
                 std::int64_t{1}); // one is ready, whatever the signal's number
        QCOMPARE(world.mux()->ready.size(), std::size_t{1});
        QCOMPARE(world.mux()->ready.front().fd, 3);
        QCOMPARE(world.counters.waits, std::uint64_t{1});
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
    }
    void aSignalOlderThanItsDescriptorsEndIsNothingOdd() {
        TraceBuilder t;
        t.listenOn(3);
        setFlags(t, 3, O_RDWR | O_NONBLOCK | O_ASYNC);
        signalOf(t, 7, trace::kIn);
        const World world = foldChecked(t);
        QCOMPARE(world.mux()->interestKnown, Known::observed);
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
    }
    void timeOverIsNoError() {
        TraceBuilder t;
        t.listenOn(3);
        setFlags(t, 3, O_RDWR | O_NONBLOCK | O_ASYNC);
        t.enter(Call::sigtimedwait, -1, 1'000);
        QVERIFY(foldChecked(t).serverThread()->asleep());
        t.exit(Call::sigtimedwait, -1, -EAGAIN);
        const World world = foldChecked(t);
        QCOMPARE(world.mux()->result, std::int64_t{0});
        QCOMPARE(world.counters.wouldBlock, std::uint64_t{0});
        QCOMPARE(world.counters.errors, std::uint64_t{0});
    }
    void theWaitThatBeganLastIsTheOneToLookAt() {
        TraceBuilder t;
        t.listenOn(3);
        setFlags(t, 3, O_RDWR | O_NONBLOCK | O_ASYNC);
        signalOf(t, 3, trace::kIn);
        t.listEnter(Call::poll, {{3, trace::kIn}}, true).listExit(Call::poll, {{3, trace::kIn}});
        QCOMPARE(foldChecked(t).mux()->call, Call::poll);
        signalOf(t, 3, trace::kIn);
        QCOMPARE(foldChecked(t).mux()->call, Call::sigtimedwait);
    }
};

QTEST_GUILESS_MAIN(SignalFoldTest)
#include "signal_fold_test.moc"
