// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/gate.h"

#include <QTest>
#include <thread>
#include <vector>

using namespace muxscope;
using kernel::Gate;
using trace::Call;

namespace {

trace::Record enterOf(Call call, int fd = -1) {
    trace::Record record;
    record.call = call;
    record.fd = fd;
    return record;
}

// A thread that walks through a list of calls, as a server would.
class Walker {
public:
    Walker(Gate& gate, std::vector<trace::Record> calls, std::uint64_t firstEvent = 0)
        : m_thread([this, &gate, calls = std::move(calls), firstEvent] {
              for (std::size_t i = 0; i < calls.size(); ++i) {
                  gate.pass(calls[i], firstEvent + i);
                  m_passed.store(i + 1);
              }
          }) {}
    ~Walker() { m_thread.join(); }
    [[nodiscard]] std::size_t passed() const { return m_passed.load(); }

private:
    std::atomic<std::size_t> m_passed{0};
    std::thread m_thread;
};

trace::Record enterOfThread(std::uint16_t thread, Call call, int fd = -1) {
    trace::Record record = enterOf(call, fd);
    record.thread = ThreadId{thread};
    return record;
}

bool stand(const Gate& gate, std::size_t threads) {
    return QTest::qWaitFor([&] { return gate.standingThreads() == threads; }, 5000);
}

bool standsAt(const Gate& gate, std::uint64_t event) {
    return QTest::qWaitFor([&] { return gate.standing() == event; }, 5000);
}

} // namespace

class GateTest : public QObject {
    Q_OBJECT
private slots:
    void anOpenGateLetsEverythingThrough() {
        Gate gate;
        const Walker walker(gate, std::vector(1000, enterOf(Call::recv, 5)));
        QVERIFY(QTest::qWaitFor([&] { return walker.passed() == 1000; }, 5000));
        QVERIFY(!gate.standing());
    }
    void aPausedGateHoldsBeforeTheNextCall() {
        Gate gate;
        gate.pause();
        const Walker walker(gate, {enterOf(Call::recv, 5), enterOf(Call::send, 5)});
        QVERIFY(standsAt(gate, 0));
        QCOMPARE(walker.passed(), std::size_t{0});
        gate.step(Gate::Step::call);
        QVERIFY(standsAt(gate, 1));
        QCOMPARE(walker.passed(), std::size_t{1});
        gate.run();
        QVERIFY(QTest::qWaitFor([&] { return walker.passed() == 2; }, 5000));
        QVERIFY(!gate.standing());
        QVERIFY(!gate.paused());
    }
    void aStepToTheNextIterationEndsBeforeTheNextWait() {
        Gate gate;
        gate.pause();
        const Walker walker(gate, {enterOf(Call::select), enterOf(Call::accept4, 3),
                                   enterOf(Call::recv, 5), enterOf(Call::send, 5),
                                   enterOf(Call::select), enterOf(Call::recv, 5)});
        QVERIFY(standsAt(gate, 0));
        gate.step(Gate::Step::iteration);
        QVERIFY(standsAt(gate, 4));
        gate.step(Gate::Step::iteration);
        QVERIFY(QTest::qWaitFor([&] { return walker.passed() == 6; },
                                5000)); // there is no further wait
    }
    void aStepToTheNextReadyDescriptorPassesTheCallsOfThisOne() {
        Gate gate;
        gate.pause();
        const Walker walker(gate, {enterOf(Call::recv, 5), enterOf(Call::send, 5),
                                   enterOf(Call::epoll_ctl, 4), enterOf(Call::recv, 6),
                                   enterOf(Call::send, 6), enterOf(Call::poll)});
        QVERIFY(standsAt(gate, 0));
        gate.step(Gate::Step::ready);
        QVERIFY(standsAt(gate, 3));
        gate.step(Gate::Step::ready);
        QVERIFY(standsAt(gate, 5));
        gate.dissolve();
    }
    void aBreakpointOnACallClosesTheGateThere() {
        Gate gate;
        gate.setBreakpoints({{Call::accept4, {}, {}}, {{}, Fd{7}, {}}});
        const Walker walker(gate, {enterOf(Call::select), enterOf(Call::recv, 5),
                                   enterOf(Call::accept4, 3), enterOf(Call::recv, 5),
                                   enterOf(Call::recv, 7)});
        QVERIFY(standsAt(gate, 2));
        QVERIFY(gate.paused());
        QCOMPARE(gate.breakpointHits(), std::uint64_t{1});
        gate.run();
        QVERIFY(standsAt(gate, 4));
        QCOMPARE(gate.breakpointHits(), std::uint64_t{2});
        gate.run();
    }
    void aBreakpointOnAnErrorStopsBeforeTheNextCall() {
        Gate gate;
        gate.setBreakpoints({{{}, {}, EAGAIN}});
        auto exit = enterOf(Call::recv, 5);
        exit.value = 12;
        gate.answered(exit);
        QVERIFY(!gate.paused());
        exit.value = -EPIPE;
        gate.answered(exit);
        QVERIFY(!gate.paused());
        exit.value = -EAGAIN;
        gate.answered(exit);
        QVERIFY(gate.paused());
        const Walker walker(gate, {enterOf(Call::select)});
        QVERIFY(standsAt(gate, 0));
        gate.run();
    }
    void ofSeveralThreadsTheOneThatStoodLongestGoes() {
        Gate gate;
        gate.pause();
        // Each thread's events count from its own hundred.
        const Walker first(gate, std::vector(2, enterOfThread(1, Call::recv, 5)), 100);
        QVERIFY(stand(gate, 1));
        const Walker second(gate, std::vector(2, enterOfThread(2, Call::recv, 6)), 200);
        QVERIFY(stand(gate, 2));
        QCOMPARE(gate.standing(), std::optional<std::uint64_t>(100));
        gate.step(Gate::Step::call);
        QVERIFY(standsAt(gate, 200));
        QVERIFY(stand(gate, 2)); // the first is back, behind the second
        QCOMPARE(first.passed(), std::size_t{1});
        QCOMPARE(second.passed(), std::size_t{0});
        gate.step(Gate::Step::call);
        QVERIFY(standsAt(gate, 101));
        QVERIFY(stand(gate, 2));
        QCOMPARE(first.passed(), std::size_t{1});
        QCOMPARE(second.passed(), std::size_t{1});
        gate.dissolve();
        QVERIFY(QTest::qWaitFor([&] { return first.passed() + second.passed() == 4; }, 5000));
        QCOMPARE(gate.standingThreads(), std::size_t{0});
        QVERIFY(!gate.standing());
    }
    void aLongStepIsOneThreadsOwn() {
        Gate gate;
        gate.setLoopBegins({.atAccept = true, .atRecv = true});
        gate.pause();
        const Walker first(gate,
                           {enterOfThread(1, Call::recv, 5), enterOfThread(1, Call::send, 5),
                            enterOfThread(1, Call::nanosleep), enterOfThread(1, Call::recv, 5)},
                           100);
        QVERIFY(stand(gate, 1));
        const Walker second(gate, std::vector(4, enterOfThread(2, Call::send, 6)), 200);
        QVERIFY(stand(gate, 2));
        gate.step(Gate::Step::iteration); // from one recv of the first to its next
        QVERIFY(QTest::qWaitFor([&] { return first.passed() == 3; }, 5000));
        QVERIFY(stand(gate, 2));
        QCOMPARE(second.passed(), std::size_t{0});
        gate.run();
        QVERIFY(QTest::qWaitFor([&] { return first.passed() + second.passed() == 8; }, 5000));
    }
    void anAcceptBeginsTheLoopOnlyWhereItIsSaidTo() {
        Gate gate;
        gate.setLoopBegins({.atAccept = true});
        gate.pause();
        const Walker walker(gate, {enterOf(Call::accept4, 3), enterOf(Call::recv, 5),
                                   enterOf(Call::recv, 5), enterOf(Call::close, 5),
                                   enterOf(Call::accept4, 3)});
        QVERIFY(standsAt(gate, 0));
        gate.step(Gate::Step::iteration);
        QVERIFY(standsAt(gate, 4));
        gate.dissolve();
    }
    void aBreakpointHoldsEveryThread() {
        Gate gate;
        gate.setBreakpoints({{Call::send, {}, {}}});
        const Walker first(gate, {enterOfThread(1, Call::send, 5)}, 100);
        QVERIFY(stand(gate, 1));
        const Walker second(gate, {enterOfThread(2, Call::recv, 6)}, 200);
        QVERIFY(stand(gate, 2));
        QCOMPARE(gate.breakpointHits(), std::uint64_t{1});
        gate.run();
        QVERIFY(QTest::qWaitFor([&] { return first.passed() + second.passed() == 2; }, 5000));
    }
    void aDissolvedGateNeverClosesAgain() {
        Gate gate;
        gate.pause();
        const Walker walker(gate, {enterOf(Call::select), enterOf(Call::select)});
        QVERIFY(standsAt(gate, 0));
        gate.dissolve();
        gate.pause();
        gate.step(Gate::Step::call);
        QVERIFY(QTest::qWaitFor([&] { return walker.passed() == 2; }, 5000));
    }
};

QTEST_GUILESS_MAIN(GateTest)
#include "gate_test.moc"
