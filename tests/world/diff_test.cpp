// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two worlds.
#include "support/random_trace.h"
#include "world/diff.h"
#include "world/folding.h"

using namespace muxscope;
using namespace muxscope::world;
using support::RandomTrace;
using support::TraceBuilder;
using trace::Call;
using trace::kIn;
using trace::kOut;

class DiffTest : public QObject {
    Q_OBJECT

private slots:
    void nothingChangesBetweenAWorldAndItself();
    void theThreadFallsAsleepAndWakes();
    void descriptorsJoinAndLeaveSets();
    void theAnswerRisesAndIsHandled();
    void bytesMoveInAndOut();
    void descriptorsOpenAndClose();
    void exchangesBeginAndEnd();
    void stepsAddUpToTheWhole();

private:
    // What the last event did.
    static Diff last(const TraceBuilder& t) {
        const World before = foldTo(t.log(), t.end() - 1);
        World after = before;
        apply(after, t.log().at(t.end() - 1));
        // Relatives or not: the same.
        const Diff unrelated = diff(foldTo(t.log(), t.end() - 1), foldTo(t.log(), t.end()));
        const Diff related = diff(before, after);
        if (related.interest != unrelated.interest || related.moved != unrelated.moved ||
            related.opened != unrelated.opened || related.exchanges != unrelated.exchanges)
            QTest::qFail("relatives and strangers differ", __FILE__, __LINE__);
        return related;
    }
};

void DiffTest::nothingChangesBetweenAWorldAndItself() {
    TraceBuilder t;
    RandomTrace(1, Call::epoll_wait).write(t, 50);
    const World world = foldTo(t.log(), t.end());
    QVERIFY(diff(world, world).empty());
    QVERIFY(diff(world, foldTo(t.log(), t.end())).empty());
}

void DiffTest::theThreadFallsAsleepAndWakes() {
    TraceBuilder t;
    t.epollCreate(4).epollEnter(4);
    QCOMPARE(last(t).threads,
             (std::vector<Diff::ThreadStep>{{ThreadId{1}, Diff::Step::fellAsleep}}));
    t.epollExit(4, {});
    QCOMPARE(last(t).threads, (std::vector<Diff::ThreadStep>{{ThreadId{1}, Diff::Step::woke}}));
    t.enter(Call::send, 7, 10);
    QCOMPARE(last(t).threads, (std::vector<Diff::ThreadStep>{{ThreadId{1}, Diff::Step::entered}}));
    t.exit(Call::send, 7, 10);
    QCOMPARE(last(t).threads, (std::vector<Diff::ThreadStep>{{ThreadId{1}, Diff::Step::returned}}));
}

void DiffTest::descriptorsJoinAndLeaveSets() {
    TraceBuilder t;
    t.epollCreate(4).epollAdd(4, 9, kIn);
    QCOMPARE(last(t).interest,
             (std::vector<Diff::Interest>{{Call::epoll_wait, Fd{4}, Fd{9}, 0, kIn}}));
    t.epollModify(4, 9, kOut);
    const Diff::Interest change = last(t).interest.at(0);
    QCOMPARE(change.joined(), kOut);
    QCOMPARE(change.left(), kIn);
    t.listEnter(Call::select, {{3, kIn}, {5, kIn}}, true);
    QCOMPARE(last(t).interest.size(), 2U);
    t.listExit(Call::select, {});
    QVERIFY(last(t).interest.empty());
    t.listEnter(Call::select, {{5, 0}});
    QCOMPARE(last(t).interest, (std::vector<Diff::Interest>{{Call::select, kNoFd, Fd{5}, kIn, 0}}));
}

void DiffTest::theAnswerRisesAndIsHandled() {
    TraceBuilder t;
    t.epollCreate(4).epollAdd(4, 9, kIn).epollWait(4, {{9, kIn}});
    QCOMPARE(last(t).becameReady, (std::vector<Diff::Ready>{{Fd{9}, kIn}}));
    QVERIFY(last(t).handled.empty());
    t.recv(9, "x");
    QCOMPARE(last(t).handled, (std::vector<Diff::Ready>{{Fd{9}, kIn}}));
    QVERIFY(last(t).becameReady.empty());
}

void DiffTest::bytesMoveInAndOut() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 7, 40001).recv(7, "GET");
    QCOMPARE(last(t).moved, (std::vector<Diff::Moved>{{Fd{7}, 3, 0}}));
    t.send(7, "HTTP/1.1", 4);
    QCOMPARE(last(t).moved, (std::vector<Diff::Moved>{{Fd{7}, 0, 4}}));
}

void DiffTest::descriptorsOpenAndClose() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 7, 40001);
    QCOMPARE(last(t).opened, std::vector<Fd>{Fd{7}});
    t.accept4(3, 7, 40002);
    QCOMPARE(last(t).opened, std::vector<Fd>{Fd{7}});
    QCOMPARE(last(t).closed, std::vector<Fd>{Fd{7}});
    t.close(7);
    QCOMPARE(last(t).closed, std::vector<Fd>{Fd{7}});
    QVERIFY(last(t).opened.empty());
}

void DiffTest::exchangesBeginAndEnd() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 7, 40001).recv(7, "GET / HTTP/1.1\r\n\r\n");
    QCOMPARE(last(t).exchanges, (std::vector<Diff::ExchangeStep>{{Fd{7}, 1, true, false}}));
    t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
    QVERIFY(last(t).exchanges.empty());
    t.send(7, "ok");
    QCOMPARE(last(t).exchanges, (std::vector<Diff::ExchangeStep>{{Fd{7}, 1, false, true}}));
}

void DiffTest::stepsAddUpToTheWhole() {
    TraceBuilder t;
    RandomTrace(3, Call::poll).write(t, 150);
    std::uint64_t in = 0, out = 0, answered = 0, opened = 0, closed = 0;
    World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        const World before = world;
        apply(world, event);
        const Diff step = diff(before, world);
        for (const auto& moved : step.moved) {
            in += moved.bytesIn;
            out += moved.bytesOut;
        }
        for (const auto& exchange : step.exchanges)
            answered += exchange.answered ? 1 : 0;
        opened += step.opened.size();
        closed += step.closed.size();
    });
    QCOMPARE(in, world.counters.bytesIn);
    QCOMPARE(out, world.counters.bytesOut);
    QCOMPARE(opened - closed, world.connectionsOpen + 1U); // and the listener
    // An answer to an exchange that had left the list is not told.
    QVERIFY(answered <= world.counters.responses && answered * 10 >= world.counters.responses * 9);
}

QTEST_GUILESS_MAIN(DiffTest)
#include "diff_test.moc"
