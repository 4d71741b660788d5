// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault is found in a trace that shows it, named with its descriptor and its events, and not found
// in the trace of a program that does the same thing right.
#include "support/random_trace.h"
#include "support/trace_builder.h"
#include "world/history.h"
#include "world/warnings.h"

#include <QTest>

using namespace muxscope;
using support::RandomTrace;
using support::TraceBuilder;
using trace::Call;
using trace::kEdge;
using trace::kHup;
using trace::kIn;
using trace::kNval;
using trace::kOut;
using world::Warning;
using world::WarningKind;
using world::Warnings;
using world::World;

namespace {

constexpr std::int64_t kMs = 1'000'000;
const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

Warnings fold(const trace::TraceLog& log) {
    World world;
    Warnings warnings;
    log.forEach(0, log.end(), [&](const trace::Event& event) {
        apply(world, event);
        warnings.add(event, world);
    });
    return warnings;
}

QStringList textOf(const Warnings& warnings) {
    QStringList all;
    for (const Warning& warning : warnings.all())
        all += QString::fromUtf8(world::warningName(warning.kind).data()) +
               QStringLiteral(" fd=%1 x%2").arg(warning.fd.fd.n).arg(warning.count);
    return all;
}

TraceBuilder& begun(TraceBuilder& t) {
    return t.note(trace::NoteKind::serverStarted, "epoll http")
        .listenOn(3)
        .epollCreate(4)
        .epollAdd(4, 3, kIn)
        .accept4(3, 7, 40001)
        .epollAdd(4, 7, kIn);
}

TraceBuilder& looksAtOnce(TraceBuilder& t, const support::Bits& ready) {
    return t.epollEnter(4).epollExit(4, ready);
}

const QStringList kNone;

} // namespace

class WarningsTest : public QObject {
    Q_OBJECT

private slots:
    void watchedForWritingWithNothingToSendSpins() {
        TraceBuilder t;
        begun(t).epollModify(4, 7, kIn | kOut);
        for (int i = 0; i < 7; ++i)
            looksAtOnce(t, {{7, kOut}});
        QCOMPARE(textOf(fold(t.log())), kNone);
        for (int i = 0; i < 5; ++i)
            looksAtOnce(t, {{7, kOut}});
        const Warnings found = fold(t.log());
        QCOMPARE(textOf(found), QStringList{"write-interest spin fd=7 x5"});
        const Warning& warning = found.all().front();
        QCOMPARE(warning.peer.port(), 40001);
        QCOMPARE(warning.evidence.size(), std::size_t{4});
        for (const std::uint64_t event : warning.evidence)
            QVERIFY(t.log().at(event).isExit() && t.log().at(event).call() == Call::epoll_wait);
        QVERIFY(warning.evidence.front() < warning.lastEvent);
        QVERIFY(warning.firstNs < warning.lastNs);
    }
    void whoSendsEachTimeOrSleepsInBetweenDoesNotSpin() {
        TraceBuilder t;
        begun(t).epollModify(4, 7, kIn | kOut);
        for (int i = 0; i < 30; ++i)
            looksAtOnce(t, {{7, kOut}}).send(7, "0123456789", 5);
        for (int i = 0; i < 30; ++i)
            t.epollEnter(4).after(5 * kMs).epollExit(4, {{7, kIn | kOut}});
        t.epollModify(4, 7, kIn | kOut | kEdge); // each byte that comes reports all that is true
        for (int i = 0; i < 30; ++i)
            looksAtOnce(t, {{7, kIn | kOut}});
        QCOMPARE(textOf(fold(t.log())), kNone);
    }

    void anEndThatNobodyTakesForOneSpins() {
        TraceBuilder t;
        begun(t);
        for (int i = 0; i < 6; ++i)
            looksAtOnce(t, {{7, kIn}}).recv(7, "");
        QCOMPARE(textOf(fold(t.log())), QStringList{"EOF spin fd=7 x3"});
    }
    void anEndReadOnceOrTwiceIsNoSpin() {
        TraceBuilder t;
        begun(t).recv(7, "").recv(7, "").close(7);
        t.accept4(3, 7, 40002).recv(7, "").recv(7, "").close(7); // another life
        QCOMPARE(textOf(fold(t.log())), kNone);
    }
    void lateSignalsMakeNoSpin() {
        TraceBuilder t;
        t.listenOn(3).accept4(3, 7, 40001);
        t.enter(Call::fcntl, 7, 020000, 4).exit(Call::fcntl, 7, 0, 4); // F_SETFL, O_ASYNC
        const support::Bits ready{{7, kIn}};
        for (int i = 0; i < 20; ++i) {
            t.enter(Call::sigtimedwait, -1, -1);
            t.exit(Call::sigtimedwait, -1, 34, 0, std::as_bytes(std::span(ready))).recv(7, "");
        }
        QCOMPARE(textOf(fold(t.log())), kNone);
    }
    void aHangUpThatNobodyLooksAtSpins() {
        TraceBuilder t;
        begun(t);
        for (int i = 0; i < 9; ++i)
            looksAtOnce(t, {{7, kHup}});
        QCOMPARE(textOf(fold(t.log())), QStringList{"EOF spin fd=7 x2"});
    }
    void aClosedDescriptorThatPollStillWatchesSpins() {
        TraceBuilder t;
        t.listenOn(3).accept4(3, 7, 40001).poll({{3, kIn}, {7, kIn}}, {{7, kIn}}, true);
        t.recv(7, "").close(7);
        for (int i = 0; i < 9; ++i)
            t.listEnter(Call::poll, {}).listExit(Call::poll, {{7, kNval}});
        QCOMPARE(textOf(fold(t.log())), QStringList{"closed descriptor still watched fd=7 x2"});
    }
    void aSelectThatFailsWithEbadfHasAClosedDescriptorInItsLists() {
        TraceBuilder t;
        t.listenOn(3).listEnter(Call::select, {{3, kIn}, {7, kIn}}, true);
        t.exit(Call::select, -1, -EBADF);
        QCOMPARE(textOf(fold(t.log())), QStringList{"closed descriptor still watched fd=-1 x1"});
    }

    void anAcceptThatFailsForWantOfDescriptorsSpins() {
        TraceBuilder t;
        begun(t);
        for (int i = 0; i < 10; ++i)
            looksAtOnce(t, {{3, kIn}}).acceptFails(3, EMFILE);
        QCOMPARE(textOf(fold(t.log())), QStringList{"EMFILE spin fd=3 x3"});
    }
    void whoRestsBetweenTheTriesOrClosesSomebodyDoesNotSpin() {
        TraceBuilder t;
        begun(t);
        for (int i = 0; i < 30; ++i)
            t.acceptFails(3, EMFILE).after(500 * kMs);
        for (int i = 0; i < 30; ++i)
            t.acceptFails(3, EMFILE).close(7).accept4(3, 7, 40002);
        QCOMPARE(textOf(fold(t.log())), kNone);
    }

    void whoTriesAgainWithoutAnyWaitSpins() {
        TraceBuilder t;
        begun(t);
        for (int i = 0; i < 8; ++i)
            t.recvFails(7, EAGAIN);
        QCOMPARE(textOf(fold(t.log())), kNone);
        for (int i = 0; i < 4; ++i)
            t.recvFails(7, EAGAIN);
        const Warnings found = fold(t.log());
        QCOMPARE(textOf(found), QStringList{"EAGAIN spin fd=7 x4"});
        QVERIFY(world::severityOf(found.all().front().kind) == world::Severity::error);
        for (const std::uint64_t event : found.all().front().evidence)
            QCOMPARE(t.log().at(event).error(), EAGAIN);
        QVERIFY(found.all().front().evidence.size() >= 2);
    }
    // However many are tried in a round, and although the first is not tried any more.
    void aRoundOfManyTriesIsASpinWhenItComesAgain() {
        TraceBuilder t;
        begun(t).accept4(3, 8, 40002).accept4(3, 9, 40003).recvFails(9, EAGAIN);
        for (int i = 0; i < 20; ++i)
            t.recvFails(7, EAGAIN).recvFails(8, EAGAIN).sendFails(8, EAGAIN);
        const QStringList found = textOf(fold(t.log()));
        QCOMPARE(found.size(), 2);
        QVERIFY(found[0].startsWith("EAGAIN spin fd="));
        QVERIFY(found[1].startsWith("EAGAIN spin fd="));
        QVERIFY(!found.join(' ').contains("fd=9"));
    }
    void whoSleepsWaitsOrGetsOnBetweenTheTriesDoesNotSpin() {
        TraceBuilder t;
        begun(t).accept4(3, 8, 40002).acceptBlocking(3, 9, 40003);
        for (int i = 0; i < 30; ++i)
            t.recvFails(7, EAGAIN)
                .recvFails(8, EAGAIN)
                .enter(Call::nanosleep, -1, kMs)
                .exit(Call::nanosleep, -1);
        for (int i = 0; i < 30; ++i)
            t.recvFails(7, EAGAIN).recvFails(8, EAGAIN).epollWait(4, {{3, kIn}});
        for (int i = 0; i < 30; ++i)
            t.recvFails(7, EAGAIN).recv(8, "x");
        for (int i = 0; i < 30; ++i) // whose time limits ended: they slept
            t.recvFails(9, EAGAIN).recvFails(55, EAGAIN);
        QCOMPARE(textOf(fold(t.log())), kNone);
    }

    void anEdgeThatIsNotReadToItsEndIsUndrained() {
        TraceBuilder t;
        begun(t).epollModify(4, 7, kIn | kEdge).epollWait(4, {{7, kIn}});
        t.enter(Call::recv, 7, 2).exit(Call::recv, 7, 2, 0, std::as_bytes(std::span("GE", 2)));
        t.epollEnter(4, 0).epollExit(4, {}); // a look: it remembers
        QCOMPARE(textOf(fold(t.log())), kNone);
        t.epollEnter(4);
        const Warnings found = fold(t.log());
        QCOMPARE(textOf(found), QStringList{"undrained edge fd=7 x1"});
        QCOMPARE(found.all().front().evidence.size(), std::size_t{3});
    }
    void readUntilEagainOrUntilARoomStaysEmptyIsDrained() {
        const auto two = std::as_bytes(std::span("GE", 2));
        TraceBuilder t;
        begun(t).epollModify(4, 7, kIn | kEdge);
        t.epollWait(4, {{7, kIn}}).enter(Call::recv, 7, 2).exit(Call::recv, 7, 2, 0, two);
        t.recvFails(7, EAGAIN);
        t.epollWait(4, {{7, kIn}}).recv(7, "less than the room");
        // Asked afresh is reported afresh; a level is reported as long as it lasts.
        t.epollWait(4, {{7, kIn}}).enter(Call::recv, 7, 2).exit(Call::recv, 7, 2, 0, two);
        t.epollModify(4, 7, kIn | kEdge).epollModify(4, 7, kIn);
        t.epollWait(4, {{7, kIn}}).enter(Call::recv, 7, 2).exit(Call::recv, 7, 2, 0, two);
        t.epollEnter(4);
        QCOMPARE(textOf(fold(t.log())), kNone);
    }

    void theRestOfAShortSendThatIsNeitherSentNorAskedForIsLost() {
        TraceBuilder t;
        begun(t).recv(7, kGet).send(7, kOk, 40).close(7);
        QCOMPARE(textOf(fold(t.log())), kNone); // perhaps it stops
        t.epollEnter(4);
        const Warnings found = fold(t.log());
        QCOMPARE(textOf(found), QStringList{"short send lost fd=7 x1"});
        QCOMPARE(found.all().front().amount, static_cast<std::int64_t>(kOk.size()) - 40);
    }
    void aHoleInTheMiddleIsFoundByTheLengthThatWasPromised() {
        TraceBuilder t;
        begun(t).recv(7, kGet);
        t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n01234", 41).send(7, "56789");
        t.close(7).epollEnter(4);
        const Warnings found = fold(t.log());
        QCOMPARE(textOf(found), QStringList{"short send lost fd=7 x1"});
        QCOMPARE(found.all().front().amount, 13);
    }
    void whoSendsTheRestHasLostNothing() {
        TraceBuilder t;
        begun(t).recv(7, kGet).send(7, kOk, 40).epollModify(4, 7, kIn | kOut);
        t.epollWait(4, {{7, kOut}}).send(7, kOk.substr(40)).close(7).epollEnter(4);
        QCOMPARE(textOf(fold(t.log())), kNone);
    }
    void whoGivesUpWaitingForRoomHasNotForgotten() {
        TraceBuilder t; // a client that never reads, and a time limit
        begun(t).recv(7, kGet).send(7, kOk, 40).epollModify(4, 7, kIn | kOut);
        t.epollWait(4, {}).epollDelete(4, 7).close(7).epollEnter(4);
        TraceBuilder again; // the same without a multiplexer
        begun(again).recv(7, kGet).send(7, kOk, 40).sendFails(7, EAGAIN).close(7).epollEnter(4);
        TraceBuilder gone; // nobody would get it
        begun(gone).recv(7, kGet).send(7, kOk, 40).recvFails(7, ECONNRESET).close(7).epollEnter(4);
        for (TraceBuilder* each : {&t, &again, &gone})
            QCOMPARE(textOf(fold(each->log())), kNone);
    }
    void whoStopsMayCut() {
        TraceBuilder t;
        begun(t).recv(7, kGet).send(7, kOk, 40).close(7).close(3).close(4);
        t.note(trace::NoteKind::serverStopped);
        QCOMPARE(textOf(fold(t.log())), kNone);
    }
    void aRingThatIsNotAskedToSendTheRestHasLostIt() {
        for (const bool again : {false, true}) {
            TraceBuilder t;
            t.note(trace::NoteKind::serverStarted, "io_uring http").listenOn(3);
            t.enter(Call::io_uring_setup, -1, 64).exit(Call::io_uring_setup, -1, 4);
            t.submit(Call::accept4, 3).enter(Call::io_uring_enter, 4, -1, 1);
            t.exit(Call::io_uring_enter, 4, 1);
            t.complete(Call::accept4, 3, 7, TraceBuilder::address(40001));
            t.submit(Call::send, 7, 100).complete(Call::send, 7, 40);
            if (again)
                t.submit(Call::send, 7, 60).complete(Call::send, 7, 60);
            t.submit(Call::close, 7).enter(Call::io_uring_enter, 4, -1, 1);
            QCOMPARE(textOf(fold(t.log())), again ? kNone : QStringList{"short send lost fd=7 x1"});
        }
    }

    void aLongHandlerStarvesWhoWasReadyWithIt() {
        TraceBuilder t;
        begun(t).accept4(3, 8, 40002).epollAdd(4, 8, kIn);
        t.epollWait(4, {{7, kIn}, {8, kIn}}).recv(7, kGet).after(300 * kMs).send(7, kOk);
        t.recv(8, kGet).send(8, kOk).epollEnter(4);
        const Warnings found = fold(t.log());
        QCOMPARE(textOf(found), QStringList{"long handler fd=7 x1"});
        QCOMPARE(found.all().front().amount, 300 * kMs + 1000);
        QCOMPARE(t.log().at(found.all().front().evidence[0]).call(), Call::recv);
    }
    void theOneThatStarvedIsNamedAlthoughTheLastTookLonger() {
        TraceBuilder t;
        begun(t).accept4(3, 8, 40002).epollAdd(4, 8, kIn);
        t.epollWait(4, {{7, kIn}, {8, kIn}}).recv(7, kGet).after(200 * kMs).send(7, kOk);
        t.recv(8, kGet).after(300 * kMs).send(8, kOk).epollEnter(4);
        QCOMPARE(textOf(fold(t.log())), QStringList{"long handler fd=7 x1"});
    }
    void aLongHandlerStarvesWhoBecameReadyMeanwhile() {
        TraceBuilder t;
        begun(t).accept4(3, 8, 40002).epollAdd(4, 8, kIn);
        t.epollWait(4, {{7, kIn}}).recv(7, kGet).enter(Call::nanosleep, -1, 200 * kMs);
        t.after(200 * kMs).exit(Call::nanosleep, -1).send(7, kOk);
        looksAtOnce(t, {{8, kIn}});
        QCOMPARE(textOf(fold(t.log())), QStringList{"long handler fd=7 x1"});
    }
    void aLongHandlerThatKeepsNobodyWaitingIsNone() {
        TraceBuilder t;
        begun(t).accept4(3, 8, 40002).epollAdd(4, 8, kIn);
        t.epollWait(4, {{8, kIn}, {7, kIn}}).recv(8, kGet).send(8, kOk); // who was ready was first
        t.recv(7, kGet).after(300 * kMs).send(7, kOk);
        looksAtOnce(t, {{7, kIn}}).recv(7, kGet).after(300 * kMs).send(7, kOk);
        t.epollEnter(4).after(50 * kMs).epollExit(4, {{8, kIn}}); // came later
        t.enter(Call::recv, 8, 100).after(900 * kMs); // a call that sleeps is no handler
        t.exit(Call::recv, 8, -EAGAIN);
        looksAtOnce(t, {{7, kIn}});
        QCOMPARE(textOf(fold(t.log())), kNone);
    }
    void aLongHandlerOfARingStarvesTheNextCompletion() {
        TraceBuilder t;
        t.listenOn(3).accept4(3, 7, 40001).accept4(3, 8, 40002);
        t.enter(Call::io_uring_setup, -1, 64).exit(Call::io_uring_setup, -1, 4);
        t.submit(Call::recv, 7, 100).submit(Call::recv, 8, 100);
        t.enter(Call::io_uring_enter, 4, -1, 1).after(kMs).exit(Call::io_uring_enter, 4, 2);
        t.complete(Call::recv, 7, 5).enter(Call::nanosleep, -1, 200 * kMs);
        t.after(200 * kMs).exit(Call::nanosleep, -1);
        t.enter(Call::io_uring_enter, 4, -1, 1).exit(Call::io_uring_enter, 4, 0);
        t.complete(Call::recv, 8, 5).enter(Call::io_uring_enter, 4, -1, 1);
        QCOMPARE(textOf(fold(t.log())), QStringList{"long handler fd=7 x1"});
    }

    void anEndedConnectionThatNobodyClosesIsLeaked() {
        TraceBuilder t;
        begun(t).epollWait(4, {{7, kIn}}).recv(7, "").epollDelete(4, 7);
        t.epollEnter(4).after(900 * kMs).epollExit(4, {{3, kIn}}).acceptFails(3, EAGAIN);
        QCOMPARE(textOf(fold(t.log())), kNone);
        t.epollEnter(4).after(900 * kMs).epollExit(4, {{3, kIn}});
        QCOMPARE(textOf(fold(t.log())), QStringList{"leaked descriptor fd=7 x1"});
    }
    void oneThatIsClosedOnlyAtTheEndWasLeaked() {
        TraceBuilder t;
        begun(t).epollWait(4, {{7, kIn}}).recv(7, "").epollEnter(4).epollExit(4, {});
        TraceBuilder never = TraceBuilder();
        begun(never).epollWait(4, {{7, kIn}}).recv(7, "");
        never.note(trace::NoteKind::serverStopped);
        QCOMPARE(textOf(fold(never.log())), QStringList{"leaked descriptor fd=7 x1"});
        t.close(7);
        QCOMPARE(textOf(fold(t.log())), QStringList{"leaked descriptor fd=7 x1"});
    }
    void oneThatIsClosedAtOnceOrStillOwesAnAnswerIsNotLeaked() {
        TraceBuilder t;
        begun(t).epollWait(4, {{7, kIn}}).recv(7, "").epollDelete(4, 7).close(7);
        t.accept4(3, 7, 40002).epollAdd(4, 7, kIn).recv(7, kGet).recv(7, "");
        t.epollEnter(4, 5'000 * kMs).after(5'000 * kMs).epollExit(4, {}); // a late answer
        t.send(7, kOk).close(7).epollEnter(4).after(5'000 * kMs).epollExit(4, {});
        t.note(trace::NoteKind::serverStopped);
        QCOMPARE(textOf(fold(t.log())), kNone);
    }

    // --- laws
    void theSameEventsFindTheSame_data() {
        QTest::addColumn<int>("mux");
        for (Call call : {Call::select, Call::poll, Call::epoll_wait})
            QTest::addRow("%s", trace::callName(call).data()) << static_cast<int>(call);
    }
    void theSameEventsFindTheSame() {
        QFETCH(int, mux);
        TraceBuilder t;
        RandomTrace(11, static_cast<Call>(mux)).write(t, 300);
        const Warnings once = fold(t.log());
        QVERIFY(once == fold(t.log()));
        Warnings observed;
        world::History history(t.log(), 64);
        history.setObserver(
            [&](const trace::Event& event, const World& after) { observed.add(event, after); });
        while (history.advance(0) != 0) {
        }
        QVERIFY(observed == once);
    }
    void theListHasAnEndAndCountsWhatIsBeyond() {
        TraceBuilder t;
        begun(t);
        for (int fd = 10; fd < 10 + static_cast<int>(world::WarningList::kMost) + 5; ++fd) {
            t.accept4(3, fd, static_cast<std::uint16_t>(20'000 + fd));
            for (int i = 0; i < 4; ++i)
                t.recv(fd, "");
        }
        const Warnings found = fold(t.log());
        QCOMPARE(found.all().size(), world::WarningList::kMost);
        QCOMPARE(found.leftOut(), 5U);
    }
    void nonsenseIsSurvived() {
        TraceBuilder t;
        t.exit(Call::recv, 5, 0).exit(Call::select, -1, -EBADF).exit(Call::send, 1 << 29, 4);
        t.enter(Call::send, -3, 7).exit(Call::send, -3, 4).close(-3).close(1 << 29);
        t.epollWait(9, {{-5, kOut}, {1 << 29, kNval}}).complete(Call::recv, 6, 0);
        t.submit(Call::send, 6, 3).enter(Call::io_uring_enter, 3, -1, 1).exit(Call::poll, -1, 2);
        QVERIFY(fold(t.log()).all().size() < 3);
    }
};

QTEST_GUILESS_MAIN(WarningsTest)
#include "warnings_test.moc"
