// SPDX-License-Identifier: GPL-3.0-or-later
// Holding a live server, letting it go call by call, and stopping it at any moment.
#include "live/running_server.h"

#include <fcntl.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;

class SteppingTest : public QObject {
    Q_OBJECT
private slots:
    void theServerAdvancesCallByCall_data() { eachReadinessModel(); }
    void theServerAdvancesCallByCall() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.sleeps());
        server.gate.pause();
        auto peer = connectTo(server); // the kernel accepts while the server stands
        QVERIFY(peer.send(kGet));
        // It may still sleep in its wait: that one returns, then the gate holds.
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        std::vector<Call> seen;
        while (seen.size() < 12 && (seen.empty() || seen.back() != Call::send)) {
            const auto at = server.gate.standing();
            QVERIFY(at.has_value());
            seen.push_back(server.log.at(*at).call());
            QVERIFY(server.log.at(*at).isEnter());
            QCOMPARE(server.log.end(), *at + 1); // nothing happened after it
            server.gate.step(kernel::Gate::Step::call);
            QVERIFY(comesTrue([&] { return server.gate.standing().value_or(*at) != *at; }));
        }
        QCOMPARE(seen.front(), Call::accept4);
        QCOMPARE(seen.back(), Call::send);
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        server.gate.run();
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void standingAtTheGateIsNoPartOfACall_data() { eachModel(); }
    void standingAtTheGateIsNoPartOfACall() {
        QFETCH(QString, model);
        constexpr std::int64_t kHoldNs = 300'000'000;
        server::ServerOptions options;
        options.limits.idleNs = kHoldNs / 2; // nobody grows old while somebody looks
        RunningServer server(model, options);
        QVERIFY(server.sleeps());
        server.gate.pause();
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        const std::uint64_t held = *server.gate.standing();
        const std::int64_t from = monotonicNs();
        QVERIFY(comesTrue([&] { return monotonicNs() - from > kHoldNs; }));
        QVERIFY(server.log.nowNs() - server.log.at(held).record.atNs < kHoldNs / 2);
        server.gate.run();
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(server.log.at(held + 1).isExit());
        QVERIFY(server.log.at(held + 1).record.atNs - server.log.at(held).record.atNs <
                kHoldNs / 2);
    }
    void aStopGetsThroughAtTheGate_data() { eachModel(); }
    void aStopGetsThroughAtTheGate() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        server.gate.pause();
        const auto peer = connectTo(server);
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        server.stop();
        QCOMPARE(server.server().state(), server::Server::State::ended);
    }
    void aStopWakesASleepingWait_data() { eachModel(); }
    void aStopWakesASleepingWait() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.waitTimeoutNs = -1;
        RunningServer server(model, options);
        QVERIFY(server.sleeps());
        const auto from = monotonicNs();
        server.stop();
        QVERIFY(monotonicNs() - from < 30'000'000'000);
        // An io_uring_enter that has handed something over answers with how much that was.
        const std::size_t interrupted = model == QStringLiteral("io_uring") ? 0 : 1;
        QCOMPARE(server.count([](const trace::Event& e) { return e.error() == EINTR; }),
                 interrupted);
    }
    void startingAndStoppingManyTimesLeaksNothing() {
        const auto openFds = [] {
            std::size_t n = 0;
            for (int fd = 0; fd < 1024; ++fd)
                n += fcntl(fd, F_GETFD) >= 0 ? 1 : 0;
            return n;
        };
        const std::size_t before = openFds();
        for (int i = 0; i < 20; ++i) {
            RunningServer server(QStringLiteral("epoll"));
            QVERIFY(server.listens());
            auto peer = connectTo(server);
            QVERIFY(peer.send(kGet));
            server.stop();
        }
        QCOMPARE(openFds(), before);
    }
};

QTEST_GUILESS_MAIN(SteppingTest)
#include "stepping_test.moc"
