// SPDX-License-Identifier: GPL-3.0-or-later
// Every span of a thread has the reason that its model gives it, and the totals are of exactly these.
#include "support/random_trace.h"
#include "support/trace_builder.h"
#include "world/history.h"
#include "world/waits.h"

#include <QTest>
#include <fcntl.h>

using namespace muxscope;
using support::RandomTrace;
using support::TraceBuilder;
using trace::Call;
using trace::kIn;
using trace::kOut;
using world::presentWait;
using world::WaitCause;
using world::WaitReason;
using world::Waits;
using world::WaitTotal;
using world::World;

namespace {

constexpr std::int64_t kMs = 1'000'000;

struct Folded {
    World world;
    Waits waits;
};

Folded fold(const trace::TraceLog& log, Moment from = 0) {
    Folded folded;
    folded.world.moment = from;
    log.forEach(from, log.end(), [&](const trace::Event& event) {
        apply(folded.world, event);
        folded.waits.add(event, folded.world);
    });
    return folded;
}

const WaitTotal& total(const Folded& folded, WaitReason reason) {
    return folded.waits.all().of(reason);
}

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

} // namespace

class WaitsTest : public QObject {
    Q_OBJECT

private slots:
    void aLoopThatSleepsUntilSomethingComesIsIdle_data() {
        QTest::addColumn<int>("call");
        for (Call call : {Call::select, Call::poll, Call::epoll_wait})
            QTest::addRow("%s", trace::callName(call).data()) << static_cast<int>(call);
    }
    void aLoopThatSleepsUntilSomethingComesIsIdle() {
        QFETCH(int, call);
        TraceBuilder t;
        t.listenOn(3);
        const Moment wait = t.end();
        if (static_cast<Call>(call) == Call::epoll_wait) {
            t.epollCreate(4).epollAdd(4, 3, kIn).epollAdd(4, 5, kIn);
            t.epollEnter(4).after(20 * kMs).epollExit(4, {{3, kIn}});
        } else {
            t.listEnter(static_cast<Call>(call), {{3, kIn}, {5, kIn}}, true)
                .after(20 * kMs)
                .listExit(static_cast<Call>(call), {{3, kIn}});
        }
        const Folded folded = fold(t.log());
        const WaitTotal& idle = total(folded, WaitReason::idle);
        QCOMPARE(idle.count, 1U);
        QCOMPARE(idle.longestNs, 20 * kMs + 1000);
        QVERIFY(idle.longestEvent >= wait);
        QVERIFY(t.log().at(idle.longestEvent).isEnter());
        QCOMPARE(total(folded, WaitReason::timer).count, 0U);
    }
    void aWaitThatIsAnsweredAtOnceIsNoSleep() {
        TraceBuilder t;
        t.listenOn(3);
        t.listEnter(Call::poll, {{3, kIn}, {5, kIn}}, true).listExit(Call::poll, {{3, kIn}});
        const Folded folded = fold(t.log());
        QCOMPARE(total(folded, WaitReason::idle).count, 0U);
    }
    void aWaitThatEndedByItsLimitIsATimer() {
        TraceBuilder t;
        t.listenOn(3).epollCreate(4).epollAdd(4, 3, kIn);
        t.epollEnter(4, 5 * kMs).after(5 * kMs).epollExit(4, {});
        t.enter(Call::sigtimedwait, -1, kMs).after(kMs).exit(Call::sigtimedwait, -1, -EAGAIN);
        t.enter(Call::nanosleep, -1, kMs).after(kMs).exit(Call::nanosleep, -1);
        const Folded folded = fold(t.log());
        QCOMPARE(total(folded, WaitReason::timer).count, 3U);
        QCOMPARE(total(folded, WaitReason::timer).longestNs, 5 * kMs + 1000);
        QCOMPARE(total(folded, WaitReason::idle).count, 0U);
    }
    void aWaitThatRoomInABufferEndsIsATransfer() {
        TraceBuilder t;
        t.listenOn(3).epollCreate(4).accept4(3, 7, 40001).epollAdd(4, 7, kIn | kOut);
        t.send(7, "0123456789", 4).epollEnter(4).after(3 * kMs).epollExit(4, {{7, kOut}});
        const Folded folded = fold(t.log());
        const WaitTotal& transfer = total(folded, WaitReason::transfer);
        QCOMPARE(transfer.count, 2U); // the copying of the four bytes as well
        QCOMPARE(transfer.longestFd, Fd{7});
        QCOMPARE(transfer.longestNs, 3 * kMs + 1000);
        QCOMPARE(folded.waits.descriptors()[7].of(WaitReason::transfer), transfer);
    }
    void blockingCallsWaitForTheirCondition() {
        TraceBuilder t;
        t.listenOn(3);
        t.enter(Call::fcntl, 3, 0, F_GETFL).exit(Call::fcntl, 3, O_RDWR, F_GETFL);
        const auto peer = TraceBuilder::address(40001);
        t.enter(Call::accept4, 3).after(4 * kMs).exit(Call::accept4, 3, 5, 0, peer);
        t.enter(Call::recv, 5, 100).after(7 * kMs);
        const World asleep = fold(t.log()).world;
        const auto now = presentWait(asleep, *asleep.serverThread());
        QVERIFY(now.has_value());
        QCOMPARE(now->cause, WaitCause::noBytes);
        QCOMPARE(now->fd, Fd{5});
        t.exit(Call::recv, 5, 2, 0, std::as_bytes(std::span("ab", 2)));
        t.enter(Call::send, 5, 9).after(9 * kMs).exit(Call::send, 5, 9);
        const Folded folded = fold(t.log());
        QCOMPARE(total(folded, WaitReason::condition).longestNs, 7 * kMs + 1000);
        QCOMPARE(folded.waits.descriptors()[5].of(WaitReason::condition).count, 1U);
        QCOMPARE(total(folded, WaitReason::transfer).longestNs, 9 * kMs + 1000);
        QCOMPARE(folded.waits.clients().size(), std::size_t{1});
        QCOMPARE(folded.waits.clients()[0].peer.port(), 40001);
        QCOMPARE(folded.waits.clients()[0].totals, folded.waits.descriptors()[5]);
    }
    void aPollForOneConnectionIsABlockingCallInTwoParts() {
        TraceBuilder t;
        t.listenOn(3).accept4(3, 5, 40001);
        t.listEnter(Call::poll, {{5, kIn}}, true).after(2 * kMs);
        const World asleep = fold(t.log()).world;
        const auto now = presentWait(asleep, *asleep.serverThread());
        QCOMPARE(now->cause, WaitCause::notReady);
        QCOMPARE(now->fd, Fd{5});
        t.listExit(Call::poll, {{5, kIn}});
        const Folded folded = fold(t.log());
        QCOMPARE(total(folded, WaitReason::condition).count, 1U);
        QCOMPARE(total(folded, WaitReason::condition).longestFd, Fd{5});
        QCOMPARE(total(folded, WaitReason::idle).count, 0U);
    }
    void anEagainNeitherWaitsNorMovesAnything() {
        TraceBuilder t;
        t.listenOn(3).accept4(3, 5, 40001).recvFails(5, EAGAIN).recv(5, kGet);
        const Folded folded = fold(t.log());
        QCOMPARE(total(folded, WaitReason::condition).count, 0U);
        QCOMPARE(total(folded, WaitReason::transfer).count, 1U); // the request
    }
    void aHandlerIsTheCpuOfWhoseRequestItWas() {
        TraceBuilder t;
        t.listenOn(3).epollCreate(4).accept4(3, 7, 40001).epollAdd(4, 7, kIn);
        t.epollWait(4, {{7, kIn}}).recv(7, kGet).after(80 * kMs).send(7, "HTTP/1.1 204 x\r\n\r\n");
        t.enter(Call::nanosleep, -1, kMs).after(kMs).exit(Call::nanosleep, -1);
        t.epollEnter(4);
        const Folded folded = fold(t.log());
        const WaitTotal& cpu = folded.waits.descriptors()[7].of(WaitReason::cpu);
        QCOMPARE(cpu.longestNs, 80 * kMs + 1000);
        QCOMPARE(t.log().at(cpu.longestEvent).call(), Call::recv);
        QCOMPARE(folded.waits.descriptors()[7].of(WaitReason::timer).count, 1U);
        QCOMPARE(folded.waits.descriptors()[7].mostly(), WaitReason::cpu);
    }
    void aRingSleepsForCompletionsAndIsNotBlamedForLooking() {
        TraceBuilder t;
        t.listenOn(3).enter(Call::io_uring_setup, -1, 64).exit(Call::io_uring_setup, -1, 4);
        t.enter(Call::io_uring_enter, 4, -1, 1).after(2 * kMs).exit(Call::io_uring_enter, 4, 1);
        t.enter(Call::io_uring_enter, 4, -1, 0).after(2 * kMs).exit(Call::io_uring_enter, 4, 1);
        t.enter(Call::io_uring_enter, 4, kMs, 1).after(kMs).exit(Call::io_uring_enter, 4, -ETIME);
        const Folded folded = fold(t.log());
        QCOMPARE(total(folded, WaitReason::idle).count, 1U);
        QCOMPARE(total(folded, WaitReason::timer).count, 1U);
    }
    void threadsAreCountedApart() {
        TraceBuilder t;
        t.listenOn(3);
        t.thread(2).note(trace::NoteKind::threadStarted, {}, 5);
        t.enter(Call::nanosleep, -1, kMs).after(kMs).exit(Call::nanosleep, -1);
        const Folded folded = fold(t.log());
        QCOMPARE(folded.waits.threads().at(2).of(WaitReason::timer).count, 1U);
        QCOMPARE(folded.waits.threads().at(1).of(WaitReason::timer).count, 0U);
    }
    void aTryThatComesAgainIsASpinAndTakesTheProcessor() {
        TraceBuilder t;
        t.listenOn(3).accept4(3, 7, 40001);
        t.recvFails(7, EAGAIN);
        QVERIFY(presentWait(fold(t.log()).world, fold(t.log()).world.threads.front())->cause ==
                WaitCause::betweenCalls);
        t.recvFails(7, EAGAIN).enter(Call::recv, 7, 10);
        const Folded folded = fold(t.log());
        const auto now = presentWait(folded.world, folded.world.threads.front());
        QVERIFY(now->cause == WaitCause::spinning);
        QVERIFY(now->fd == Fd{7});
        QVERIFY(world::reasonOf(now->cause) == WaitReason::cpu);
    }
    void aClientWaitsFromItsFirstByteToTheEndOfItsAnswer() {
        TraceBuilder t;
        t.note(trace::NoteKind::serverStarted, "epoll http").listenOn(3);
        t.accept4(3, 7, 40001).accept4(3, 8, 40002);
        QCOMPARE(world::longestWaiting(fold(t.log()).world).clients, 0U);
        t.recv(7, "GET / HT");
        const std::uint64_t first = t.end() - 1;
        t.recv(8, kGet);
        const auto waiting = world::longestWaiting(fold(t.log()).world);
        QCOMPARE(waiting.clients, 2U);
        QCOMPARE(waiting.fd, Fd{7});
        QCOMPARE(waiting.sinceEvent, first);
        t.send(8, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(world::longestWaiting(fold(t.log()).world).clients, 1U);
    }
    void clientsBeyondTheLimitAreCountedTogether() {
        TraceBuilder t;
        t.listenOn(3);
        for (std::size_t i = 0; i < Waits::kMostClients + 3; ++i)
            t.accept4(3, 5, static_cast<std::uint16_t>(20'000 + i)).recv(5, "x").close(5);
        const Folded folded = fold(t.log());
        QCOMPARE(folded.waits.clients().size(), Waits::kMostClients);
        QCOMPARE(folded.waits.otherClients().of(WaitReason::transfer).count, 3U);
        QCOMPARE(folded.waits.descriptors()[5].of(WaitReason::transfer).count,
                 Waits::kMostClients + 3);
    }

    // --- laws
    void theSameEventsMakeTheSameTotals_data() {
        QTest::addColumn<int>("mux");
        for (Call call : {Call::select, Call::poll, Call::epoll_wait})
            QTest::addRow("%s", trace::callName(call).data()) << static_cast<int>(call);
    }
    void theSameEventsMakeTheSameTotals() {
        QFETCH(int, mux);
        TraceBuilder t;
        RandomTrace(11, static_cast<Call>(mux)).write(t, 300);
        const Folded once = fold(t.log());
        QVERIFY(once.waits == fold(t.log()).waits);
        // However the fold is cut into pieces: as the history's observer sees it.
        Waits observed;
        world::History history(t.log(), 64);
        history.setObserver(
            [&](const trace::Event& event, const World& after) { observed.add(event, after); });
        while (history.advance(0) != 0) {
        }
        QVERIFY(observed == once.waits);
    }
    // Nothing of a thread's time is left out, and nothing is counted twice.
    void theReasonsOfAThreadAddUpToItsTime() {
        TraceBuilder t;
        RandomTrace(5, Call::epoll_wait).write(t, 300);
        const Folded folded = fold(t.log());
        std::int64_t firstNs = -1;
        std::int64_t lastNs = 0;
        t.log().forEach(0, t.end(), [&](const trace::Event& event) {
            if (event.isEnter() && firstNs < 0)
                firstNs = event.record.atNs;
            if (event.isExit())
                lastNs = event.record.atNs;
        });
        QCOMPARE(folded.waits.threads().at(1).totalNs(), lastNs - firstNs);
        QCOMPARE(folded.waits.all().totalNs(), lastNs - firstNs);
    }
    void aLateBeginningAndNonsenseAreSurvived() {
        TraceBuilder t;
        RandomTrace(3, Call::poll).write(t, 50);
        fold(t.log(), 33);
        TraceBuilder n;
        n.exit(Call::recv, 5, 10).exit(Call::select, -1, 3).enter(Call::recv, -7, 1);
        n.exit(Call::recv, -7, 1).enter(Call::send, 1 << 29, 4).exit(Call::send, 1 << 29, 4);
        QVERIFY(fold(n.log()).waits.spans() > 0);
    }
};

QTEST_GUILESS_MAIN(WaitsTest)
#include "waits_test.moc"
