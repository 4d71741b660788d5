// SPDX-License-Identifier: GPL-3.0-or-later
// What a breakpoint stops at, and that a gate with breakpoints closes there while a server runs.
#include "kernel/gate.h"

#include <QTest>
#include <cerrno>
#include <string_view>
#include <thread>
#include <vector>

using namespace muxscope;
using kernel::Breakpoint;
using kernel::Gate;
using trace::Call;
using trace::Site;

namespace {

trace::Record enterOf(Call call, int fd = -1, Site site = Site::none) {
    trace::Record record;
    record.call = call;
    record.fd = fd;
    record.site = site;
    return record;
}

trace::Record exitOf(Call call, int fd, std::int64_t value) {
    trace::Record record = enterOf(call, fd);
    record.phase = trace::Phase::exit;
    record.value = value;
    return record;
}

std::span<const std::byte> bytes(std::string_view text) {
    return std::as_bytes(std::span(text));
}

struct Planned {
    trace::Record enter;
    std::int64_t answer = 0;
    std::string_view moved{};
};

// A thread that makes calls as kernel::Calls does.
class Caller {
public:
    Caller(Gate& gate, std::vector<Planned> plan)
        : m_thread([this, &gate, plan = std::move(plan)] {
              for (std::size_t i = 0; i < plan.size(); ++i) {
                  gate.arrives(plan[i].enter.call);
                  gate.pass(plan[i].enter, i);
                  trace::Record exit = plan[i].enter;
                  exit.phase = trace::Phase::exit;
                  exit.value = plan[i].answer;
                  gate.answered(exit, bytes(plan[i].moved));
                  m_made.store(i + 1);
              }
          }) {}
    ~Caller() { m_thread.join(); }
    [[nodiscard]] std::size_t made() const { return m_made.load(); }

private:
    std::atomic<std::size_t> m_made{0};
    std::thread m_thread;
};

std::vector<Planned> twoTurns() {
    return {{enterOf(Call::select, -1, Site::wait), 2},
            {enterOf(Call::recv, 5, Site::recv), 18},
            {enterOf(Call::send, 5, Site::send), 90, "HTTP/1.1 200 OK\r\n"},
            {enterOf(Call::select, -1, Site::wait), 1},
            {enterOf(Call::recv, 6, Site::recv), 400},
            {enterOf(Call::send, 6, Site::send), 80, "HTTP/1.1 404 Not Found\r\n"},
            {enterOf(Call::close, 6, Site::close), 0}};
}

// Knows no HTTP: takes the three digits behind "HTTP/1.1 " of a send.
class DigitReader final : public kernel::StatusReader {
public:
    std::span<const std::uint16_t> read(const trace::Record& exit,
                                        std::span<const std::byte> moved) override {
        m_statuses.clear();
        if (exit.call == Call::send && moved.size() >= 12)
            m_statuses.push_back(static_cast<std::uint16_t>(
                std::stoi(std::string(reinterpret_cast<const char*>(moved.data()) + 9, 3))));
        return m_statuses;
    }
    void forget() override { m_statuses.clear(); }

private:
    std::vector<std::uint16_t> m_statuses;
};

bool standsAt(const Gate& gate, std::uint64_t event) {
    return QTest::qWaitFor([&] { return gate.standing() == event; }, 5000);
}

bool allMade(const Caller& caller, std::size_t calls) {
    return QTest::qWaitFor([&] { return caller.made() == calls; }, 5000);
}

} // namespace

class BreakpointsTest : public QObject {
    Q_OBJECT
private slots:
    void everyGivenPartMustMatch() {
        Breakpoint wanted{.call = Call::recv, .fd = Fd{5}};
        wanted.site = Site::recv;
        wanted.iteration = 3;
        QVERIFY(wanted.stopsBefore(enterOf(Call::recv, 5, Site::recv), 3));
        QVERIFY(!wanted.stopsBefore(enterOf(Call::recv, 6, Site::recv), 3));
        QVERIFY(!wanted.stopsBefore(enterOf(Call::read, 5, Site::recv), 3));
        QVERIFY(!wanted.stopsBefore(enterOf(Call::recv, 5, Site::recvUrgent), 3));
        QVERIFY(!wanted.stopsBefore(enterOf(Call::recv, 5, Site::recv), 4));
        QVERIFY(!wanted.stopsAfter(exitOf(Call::recv, 5, 1), {}, 3)); // asks nothing of the answer
    }
    void ofEpollCtlTheDescriptorItNamesCounts() {
        trace::Record add = enterOf(Call::epoll_ctl, 4);
        add.value = 7;
        QVERIFY((Breakpoint{.fd = Fd{7}}.stopsBefore(add, 0)));
        QVERIFY(!(Breakpoint{.fd = Fd{4}}.stopsBefore(add, 0)));
    }
    void bytesAreThoseThatWereMoved() {
        Breakpoint wanted;
        wanted.bytesAtLeast = 100;
        QVERIFY(wanted.stopsAfter(exitOf(Call::recv, 5, 100), {}, 0));
        QVERIFY(!wanted.stopsAfter(exitOf(Call::recv, 5, 99), {}, 0));
        QVERIFY(!wanted.stopsAfter(exitOf(Call::accept4, 3, 100), {}, 0)); // a descriptor's number
        QVERIFY(!wanted.stopsBefore(enterOf(Call::recv, 5), 0));
    }
    void aSiteClosesTheGateBeforeTheCall() {
        Gate gate;
        Breakpoint at;
        at.site = Site::send;
        at.id = 7;
        gate.setBreakpoints({at});
        const Caller caller(gate, twoTurns());
        QVERIFY(standsAt(gate, 2));
        QCOMPARE(gate.hitsById().at(7), std::uint64_t{1});
        gate.run();
        QVERIFY(standsAt(gate, 5));
        QCOMPARE(gate.hitsById().at(7), std::uint64_t{2});
        gate.setBreakpoints({});
        gate.run();
        QVERIFY(allMade(caller, 7));
        QCOMPARE(gate.hitsById().at(7), std::uint64_t{2}); // kept although it is gone
    }
    void anIterationIsCountedFromTheFirstWait() {
        Gate gate;
        Breakpoint second;
        second.iteration = 2;
        gate.setBreakpoints({second});
        const Caller caller(gate, twoTurns());
        QVERIFY(standsAt(gate, 3)); // the second select itself
        gate.dissolve();
    }
    void turnsAreCountedWhileNothingIsWatched() {
        Gate gate;
        {
            const Caller caller(gate, twoTurns());
            QVERIFY(allMade(caller, 7));
        }
        Breakpoint third;
        third.iteration = 3;
        gate.setBreakpoints({third});
        const Caller caller(gate, twoTurns());
        QVERIFY(standsAt(gate, 0));
        gate.dissolve();
    }
    void aStatusStopsBeforeTheCallAfterTheResponse() {
        Gate gate;
        gate.readStatusesWith(std::make_unique<DigitReader>());
        Breakpoint bad;
        bad.httpStatus = {400, 599};
        gate.setBreakpoints({bad});
        const Caller caller(gate, twoTurns());
        QVERIFY(standsAt(gate, 6));
        QCOMPARE(gate.breakpointHits(), std::uint64_t{1});
        gate.run();
        QVERIFY(allMade(caller, 7));
    }
    void manyBytesStopBeforeTheNextCall() {
        Gate gate;
        Breakpoint many{.call = Call::recv};
        many.bytesAtLeast = 100;
        gate.setBreakpoints({many});
        const Caller caller(gate, twoTurns());
        QVERIFY(standsAt(gate, 5));
        gate.dissolve();
    }
    void aLongStepEndsAtABreakpoint() {
        Gate gate;
        gate.pause();
        const Caller caller(gate, twoTurns());
        QVERIFY(standsAt(gate, 0));
        Breakpoint at;
        at.site = Site::send;
        gate.setBreakpoints({at});
        gate.step(Gate::Step::iteration);
        QVERIFY(standsAt(gate, 2));
        QCOMPARE(gate.breakpointHits(), std::uint64_t{1});
        Breakpoint bytesOf;
        bytesOf.bytesAtLeast = 90;
        gate.setBreakpoints({bytesOf});
        gate.step(Gate::Step::iteration); // the send itself moves 90
        QVERIFY(standsAt(gate, 3));
        QCOMPARE(gate.breakpointHits(), std::uint64_t{2});
        gate.dissolve();
    }
    // Conditions come and go while several threads make calls: for the thread sanitizer.
    void breakpointsMayChangeWhileThreadsRun() {
        Gate gate;
        std::vector<Planned> plan;
        for (int i = 0; i < 2000; ++i)
            plan.push_back({enterOf(i % 2 == 0 ? Call::select : Call::recv, 5), 1});
        {
            const Caller first(gate, plan);
            const Caller second(gate, plan);
            Breakpoint failing;
            failing.error = EPIPE; // never comes
            Breakpoint elsewhere{.fd = Fd{9}};
            for (int i = 0; i < 200; ++i)
                gate.setBreakpoints(i % 2 == 0 ? std::vector{failing, elsewhere}
                                               : std::vector<Breakpoint>{});
            QVERIFY(allMade(first, 2000) && allMade(second, 2000));
        }
        QCOMPARE(gate.breakpointHits(), std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(BreakpointsTest)
#include "breakpoints_test.moc"
