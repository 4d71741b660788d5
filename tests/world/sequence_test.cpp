// SPDX-License-Identifier: GPL-3.0-or-later
// One request as a sequence of calls, for each I/O model as UNIX Network Programming draws it.
#include "support/random_trace.h"
#include "world/folding.h"
#include "world/sequence.h"

#include <sys/socket.h>

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;
using trace::Call;
using trace::kIn;
using trace::kOut;
using Step = SequenceStep::Kind;
using Phase = SequencePhase::Kind;

namespace {

constexpr std::string_view kGet = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

std::vector<Step> kinds(const Sequence& sequence) {
    std::vector<Step> found;
    for (const SequenceStep& step : sequence.steps)
        found.push_back(step.kind);
    return found;
}

std::vector<Phase> phases(const Sequence& sequence) {
    std::vector<Phase> found;
    for (const SequencePhase& phase : sequence.phases)
        found.push_back(phase.kind);
    return found;
}

Sequence at(const TraceBuilder& t, Moment moment, std::uint32_t exchange = 0) {
    return sequenceOf(foldTo(t.log(), moment), {t.log()}, Fd{7}, exchange);
}

Sequence whole(const TraceBuilder& t, std::uint32_t exchange = 0) {
    return at(t, t.end(), exchange);
}

TraceBuilder& started(TraceBuilder& t, std::string_view model) {
    return t.note(trace::NoteKind::serverStarted, model).listenOn(3);
}

// A loop that is woken for its listener.
TraceBuilder& woken(TraceBuilder& t, std::string_view model) {
    return started(t, model).select({{3, kIn}}, {{3, kIn}}, true).accept4(3, 7, 40001);
}

// Blocks for as long as `ns`.
TraceBuilder& blockingRecv(TraceBuilder& t, std::int64_t ns) {
    const auto bytes = std::as_bytes(std::span(kGet));
    return t.enter(Call::recv, 7, 16384)
        .after(ns)
        .exit(Call::recv, 7, static_cast<std::int64_t>(bytes.size()), 0, bytes);
}

} // namespace

class SequenceTest : public QObject {
    Q_OBJECT

    static void checkSound(const Sequence& sequence, Moment cursor) {
        std::uint32_t next = 0;
        for (const SequencePhase& phase : sequence.phases) {
            QVERIFY(phase.firstStep >= next && phase.firstStep <= phase.lastStep);
            QVERIFY(phase.lastStep < sequence.steps.size());
            QVERIFY(phase.fromNs <= phase.toNs);
            next = phase.lastStep + 1;
        }
        std::uint64_t before = 0;
        for (const SequenceStep& step : sequence.steps) {
            QVERIFY(step.enterEvent >= before && step.enterEvent < cursor);
            QVERIFY(!step.answered() || (step.exitEvent < cursor && step.tookNs() >= 0));
            before = step.enterEvent;
        }
    }

private slots:
    void selectWaitsInOneCallAndCopiesInAnother() {
        TraceBuilder t;
        woken(t, "select http");
        t.listEnter(Call::select, {{3, kIn}, {7, kIn}}, true)
            .after(5'000'000)
            .listExit(Call::select, {{7, kIn}});
        t.recv(7, kGet).send(7, kOk);
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::wait, Step::copy, Step::send}));
        QCOMPARE(phases(sequence), (std::vector<Phase>{Phase::wait, Phase::copy, Phase::send}));
        QCOMPARE(sequence.phaseNs(Phase::wait), std::int64_t{5'001'000});
        QCOMPARE(sequence.phaseNs(Phase::copy), std::int64_t{1000});
        QCOMPARE(sequence.calls(), std::uint64_t{3});
        QCOMPARE(QString::fromStdString(sequence.model), QStringLiteral("select"));
        QCOMPARE(QString::fromStdString(sequence.request), QStringLiteral("GET /hello"));
        QCOMPARE(sequence.bytesIn, std::uint64_t{kGet.size()});
        QVERIFY(sequence.done && !sequence.cut);
    }

    void waitsThatAnswerOthersAreNotItsOwn() {
        TraceBuilder t;
        woken(t, "poll http").accept4(3, 9, 40002);
        t.poll({{7, kIn}, {9, kIn}}, {{9, kIn}}, true).recv(9, "GET");
        t.poll({}, {{7, kIn}, {9, kIn}}).recv(9, " /").recv(7, kGet).send(7, kOk);
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::wait, Step::copy, Step::send}));
        QCOMPARE(sequence.steps[1].othersBefore, 1U); // fd 9 was served first
    }

    void aBlockingReadIsBothPhasesAtOnce() {
        TraceBuilder t;
        started(t, "blocking http").acceptBlocking(3, 7, 40001);
        blockingRecv(t, 2'000'000).send(7, kOk);
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::accept, Step::waitAndCopy, Step::send}));
        QCOMPARE(phases(sequence),
                 (std::vector<Phase>{Phase::client, Phase::waitAndCopy, Phase::send}));
        QCOMPARE(sequence.calls(), std::uint64_t{3});
    }

    void aBlockingReadOfWhatIsThereOnlyCopies() {
        TraceBuilder t;
        started(t, "blocking http").acceptBlocking(3, 7, 40001);
        blockingRecv(t, 500).send(7, kOk);
        QCOMPARE(phases(whole(t)), (std::vector<Phase>{Phase::client, Phase::copy, Phase::send}));
    }

    void triesThatFindNothingAreFoldedAndCounted() {
        TraceBuilder t;
        woken(t, "nonblocking http");
        for (int i = 0; i < 37; ++i) {
            t.recvFails(7, EAGAIN);
            t.enter(Call::nanosleep, -1, 20'000'000).after(20'000'000).exit(Call::nanosleep, -1);
        }
        t.recv(7, kGet).send(7, kOk);
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::attempt, Step::copy, Step::send}));
        QCOMPARE(sequence.steps[0].repeats, 37U);
        QCOMPARE(sequence.steps[0].rests, 37U);
        QCOMPARE(sequence.wouldBlock(), std::uint64_t{37});
        QCOMPARE(sequence.calls(), std::uint64_t{37 + 37 + 2});
        QVERIFY(sequence.phaseNs(Phase::wait) >= std::int64_t{36} * 20'000'000);
    }

    // Where accept itself is tried again and again, the tries come before the request.
    void aLoopThatAsksAcceptIsToldFromTheFirstTry() {
        TraceBuilder t;
        started(t, "nonblocking http");
        for (int i = 0; i < 5; ++i)
            t.acceptFails(3, EAGAIN)
                .enter(Call::nanosleep, -1, 20'000'000)
                .after(20'000'000)
                .exit(Call::nanosleep, -1);
        t.acceptBlocking(3, 7, 40001);
        blockingRecv(t, 2'000'000).send(7, kOk);
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence),
                 (std::vector<Step>{Step::attempt, Step::accept, Step::waitAndCopy, Step::send}));
        QCOMPARE(phases(sequence),
                 (std::vector<Phase>{Phase::client, Phase::waitAndCopy, Phase::send}));
        QCOMPARE(sequence.steps[0].repeats, 5U);
        QVERIFY(sequence.requestNs() < 3'000'000); // the wait for a client is not the request's
    }

    void aSignalEndsTheWait() {
        TraceBuilder t;
        woken(t, "signal-driven http");
        const support::Bits ready{{7, kIn}};
        t.enter(Call::sigtimedwait, -1, -1)
            .after(1'000'000)
            .exit(Call::sigtimedwait, -1, 34, 0, std::as_bytes(std::span(ready)));
        t.recv(7, kGet).send(7, kOk);
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::wait, Step::copy, Step::send}));
        QCOMPARE(sequence.steps[0].exit.value, std::int64_t{34});
    }

    void whatARingWasGivenWaitsAndCopiesInTheKernel() {
        TraceBuilder t;
        started(t, "io_uring http");
        t.enter(Call::io_uring_setup, -1, 256).exit(Call::io_uring_setup, -1, 5);
        const auto peer = TraceBuilder::address(40001);
        t.submit(Call::accept4, 3).complete(Call::accept4, 3, 7, peer);
        t.submit(Call::recv, 7, 16384);
        t.enter(Call::io_uring_enter, 5, -1, 1).after(3'000'000).exit(Call::io_uring_enter, 5, 1);
        t.complete(Call::recv, 7, static_cast<std::int64_t>(kGet.size()),
                   std::as_bytes(std::span(kGet)));
        t.submit(Call::send, 7, static_cast<std::int64_t>(kOk.size()));
        t.enter(Call::io_uring_enter, 5, -1, 1).after(5000).exit(Call::io_uring_enter, 5, 1);
        t.complete(Call::send, 7, static_cast<std::int64_t>(kOk.size()),
                   std::as_bytes(std::span(kOk)));
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::submit, Step::wait, Step::complete,
                                                     Step::submit, Step::wait, Step::complete}));
        QCOMPARE(phases(sequence), (std::vector<Phase>{Phase::waitAndCopy, Phase::send}));
        QCOMPARE(sequence.calls(), std::uint64_t{2}); // two enters; the rest is shared memory
        QVERIFY(sequence.phaseNs(Phase::waitAndCopy) >= 3'000'000);
    }

    void upToTheCursorNothingLaterIsTold() {
        TraceBuilder t;
        woken(t, "select http");
        t.listEnter(Call::select, {{7, kIn}}, true).after(5'000'000);
        const Moment asleep = t.end();
        t.listExit(Call::select, {{7, kIn}}).recv(7, kGet).send(7, kOk);
        const Sequence sequence = at(t, asleep);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::wait}));
        QVERIFY(!sequence.steps[0].answered() && sequence.phases[0].open && !sequence.done);
        QCOMPARE(at(t, t.end() - 2).steps.size(), std::size_t{2});
        QVERIFY(at(t, t.end()).sameRequest(at(t, t.end() - 2)));
    }

    void theSecondRequestBeginsBehindTheFirst() {
        TraceBuilder t;
        woken(t, "epoll http").epollCreate(5).epollAdd(5, 7, kIn);
        t.epollWait(5, {{7, kIn}}).recv(7, kGet).send(7, kOk);
        t.epollWait(5, {{7, kIn}}).recv(7, "GET /b HTTP/1.1\r\nHost: a\r\n\r\n").send(7, kOk);
        const Sequence first = whole(t, 1);
        const Sequence second = whole(t, 2);
        QCOMPARE(kinds(first),
                 (std::vector<Step>{Step::other, Step::wait, Step::copy, Step::send}));
        QCOMPARE(kinds(second), (std::vector<Step>{Step::wait, Step::copy, Step::send}));
        QCOMPARE(QString::fromStdString(second.request), QStringLiteral("GET /b"));
        QVERIFY(!first.sameRequest(second));
        QVERIFY(second.beginNs() >= first.endNs());
    }

    void waitsThatTimeOutBelongToTheWait() {
        TraceBuilder t;
        woken(t, "epoll http").epollCreate(5).epollAdd(5, 7, kIn);
        t.epollEnter(5).after(3'000'000).epollExit(5, {}).epollEnter(5).after(3'000'000).epollExit(
            5, {});
        t.epollWait(5, {{7, kIn}}).recv(7, kGet).send(7, kOk, 20).epollEnter(5).after(1000);
        t.epollExit(5, {});
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::other, Step::wait, Step::wait,
                                                     Step::copy, Step::send, Step::wait}));
        QCOMPARE(sequence.steps[1].repeats, 2U);
        QVERIFY(sequence.phaseNs(Phase::wait) > 6'000'000);
        // Behind a send that was not taken whole the loop waits for room.
        QCOMPARE(phases(sequence),
                 (std::vector<Phase>{Phase::wait, Phase::copy, Phase::send, Phase::room}));
    }

    void aFullSendBufferIsAPhaseOfItsOwn() {
        TraceBuilder t;
        woken(t, "select http");
        t.select({{7, kIn}}, {{7, kIn}}, true).recv(7, kGet).send(7, kOk, 20).sendFails(7, EAGAIN);
        t.select({{7, kIn | kOut}}, {{7, kOut}}).send(7, kOk.substr(20));
        QCOMPARE(phases(whole(t)), (std::vector<Phase>{Phase::wait, Phase::copy, Phase::send,
                                                       Phase::room, Phase::send}));
    }

    // A connection that is silent half way while others keep the loop busy.
    void ofALongWaitTheBeginningAndTheEndAreTold() {
        TraceBuilder t(trace::TraceLog::Options{});
        woken(t, "epoll http").epollCreate(5).accept4(3, 9, 40002);
        t.epollWait(5, {{7, kIn}}).recv(7, kGet.substr(0, 10));
        while (t.end() < kMostSequenceEvents + 20'000)
            t.epollWait(5, {{9, kIn}}).recvFails(9, EAGAIN);
        t.epollWait(5, {{7, kIn}}).recv(7, kGet.substr(10)).send(7, kOk);
        const Sequence sequence = whole(t);
        QVERIFY(sequence.cut && sequence.done);
        QCOMPARE(kinds(sequence),
                 (std::vector<Step>{Step::wait, Step::copy, Step::wait, Step::copy, Step::send}));
        QCOMPARE(sequence.bytesIn, std::uint64_t{kGet.size()});
    }

    void whatIsNoLongerHeldIsNotLookedAt() {
        TraceBuilder t;
        woken(t, "select http").select({{7, kIn}}, {{7, kIn}}).recv(7, kGet.substr(0, 10));
        const std::uint64_t oldest = t.end();
        t.select({}, {{7, kIn}}).recv(7, kGet.substr(10)).send(7, kOk);
        const Sequence sequence = sequenceOf(foldTo(t.log(), t.end()), {t.log(), oldest}, Fd{7});
        QVERIFY(sequence.cut);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::wait, Step::copy, Step::send}));
    }

    void withoutMessagesATurnIsWhatWasReadAndThenSent() {
        TraceBuilder t;
        woken(t, "poll reply");
        t.poll({{7, kIn}}, {{7, kIn}}, true).recv(7, "one\n").send(7, "ok\n");
        t.poll({}, {{7, kIn}}).recv(7, "two\n").send(7, "ok\n");
        const Sequence sequence = whole(t);
        QCOMPARE(kinds(sequence), (std::vector<Step>{Step::wait, Step::copy, Step::send}));
        QCOMPARE(sequence.bytesIn, std::uint64_t{4});
    }

    // A server's whole life, at many moments, every connection: each phase lies within the steps, in
    // time order, and nothing is told that comes after the cursor.
    void atEveryMomentOfALifeTheSequenceIsSound() {
        for (const Call mux : {Call::select, Call::poll, Call::epoll_wait}) {
            TraceBuilder t;
            support::RandomTrace(11, mux).write(t, 150);
            World world;
            t.log().forEach(0, t.end(), [&](const trace::Event& event) {
                apply(world, event);
                if (world.moment % 7 != 0)
                    return;
                for (std::size_t n = 0; n < world.connections.size(); ++n)
                    checkSound(sequenceOf(world, {t.log()}, Fd{static_cast<std::int32_t>(n)}),
                               world.moment);
            });
        }
    }

    void whereNothingIsConnectedThereIsNoSequence() {
        TraceBuilder t;
        started(t, "select http");
        QVERIFY(whole(t).empty());
        QVERIFY(sequenceOf(World{}, {t.log()}, kNoFd).empty());
    }
};

QTEST_GUILESS_MAIN(SequenceTest)
#include "sequence_test.moc"
