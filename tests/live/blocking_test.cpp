// SPDX-License-Identifier: GPL-3.0-or-later
// The models that serve one client at a time: who waits, where they block, and which calls show it.
#include "live/folded_world.h"

#include "world/world.h"

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;
using trace::Site;
using world::World;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// The thread is in this call, and the world says that it sleeps there.
bool sleepsIn(const RunningServer& server, Call call) {
    const World world = headOf(server);
    const world::Thread* thread = world.serverThread();
    return thread != nullptr && thread->inCall && thread->enter.call == call &&
           world.asleep(*thread);
}

std::size_t exits(const RunningServer& server, Call call, std::int64_t value) {
    return server.count(
        [&](const Event& e) { return e.isExit() && e.call() == call && e.record.value == value; });
}

std::size_t enters(const RunningServer& server, Call call) {
    return server.count([&](const Event& e) { return e.isEnter() && e.call() == call; });
}

server::ServerOptions with(std::initializer_list<const char*> switches) {
    server::ServerOptions options;
    for (const char* text : switches)
        if (!server::setSwitch(options.switches, text))
            qFatal("%s", text);
    return options;
}

std::string largeFile(std::size_t bytes) {
    return "PUT /files/large HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(bytes) +
           "\r\n\r\n" + std::string(bytes, 'x');
}

} // namespace

class BlockingTest : public QObject {
    Q_OBJECT
private slots:
    void theListenerIsLeftAsTheKernelMakesIt() {
        RunningServer server(QStringLiteral("blocking"));
        QVERIFY(server.listens());
        QVERIFY(comesTrue([&] { return enters(server, Call::accept4) == 1; }));
        QCOMPARE(enters(server, Call::fcntl), std::size_t{0}); // claim 39
        const World world = headOf(server);
        QVERIFY(!world.descriptor(world.listener).nonblocking.value);
    }
    void itSleepsInAcceptThenInRecv() {
        RunningServer server(QStringLiteral("blocking"));
        QVERIFY(server.listens());
        QVERIFY(comesTrue([&] { return sleepsIn(server, Call::accept4); }));
        const auto peer = connectTo(server);
        QVERIFY(comesTrue([&] { return sleepsIn(server, Call::recv); }));
    }
    void theSecondClientWaitsInTheAcceptQueue() {
        server::ServerOptions options;
        options.gaugesEveryMs = 20;
        RunningServer server(QStringLiteral("blocking"), options);
        QVERIFY(server.listens());
        auto first = connectTo(server);
        QVERIFY(first.send(kGet));
        QVERIFY(first.receiveResponse().ends_with("Hello, world!"));
        auto second = connectTo(server);
        QVERIFY(second.send(kGet));
        QVERIFY(comesTrue([&] {
            const World world = headOf(server);
            return world.acceptQueue.value == 1 && world.waitingPeers.size() == 1 &&
                   world.waitingPeers[0].peer.port() == second.localPort();
        }));
        QCOMPARE(headOf(server).counters.accepted, std::uint64_t{1});
        QVERIFY(sleepsIn(server, Call::recv)); // in that of the first
        first.close();
        QVERIFY(second.receiveResponse().ends_with("Hello, world!"));
    }
    void oneSendLastsUntilTheSlowReaderHasRead() {
        constexpr std::size_t kBytes = 20'000'000;
        server::ServerOptions options;
        options.limits.bodyBytes = 32 << 20;
        RunningServer server(QStringLiteral("blocking"), options);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 8192);
        QVERIFY(peer.send(largeFile(kBytes)));
        QVERIFY(peer.receiveResponse().starts_with("HTTP/1.1 201"));
        const std::uint64_t before = headOf(server).counters.bytesOut;
        QVERIFY(peer.send("GET /files/large HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(comesTrue([&] {
            const World world = headOf(server);
            return sleepsIn(server, Call::send) &&
                   world.serverThread()->enter.value == std::int64_t{kBytes};
        }));
        QVERIFY(headOf(server).counters.bytesOut - before < 1000); // the head's; the call lasts
        const std::string answer = peer.receiveResponse();
        QVERIFY(answer.size() > kBytes);
        QVERIFY(comesTrue([&] { return exits(server, Call::send, kBytes) == 1; }));
    }
    void aWaitByPollIsCutWithoutAnAccept() {
        RunningServer server(QStringLiteral("blocking-timeout"), with({"timeout=20"}));
        QVERIFY(server.listens());
        QVERIFY(comesTrue([&] { return exits(server, Call::poll, 0) >= 3; }));
        QCOMPARE(enters(server, Call::accept4), std::size_t{0}); // claim 54
        QCOMPARE(server.count([](const Event& e) {
            return e.isEnter() && e.call() == Call::poll && e.record.value == 20 * kMs &&
                   e.record.site == Site::waitReadable;
        }),
                 enters(server, Call::poll));
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QCOMPARE(enters(server, Call::accept4), std::size_t{1});
    }
    void aWaitByTheOptionIsCutInsideAccept() {
        RunningServer server(QStringLiteral("blocking-timeout"),
                             with({"timeout=20", "timeout-by-option"}));
        QVERIFY(server.listens());
        QVERIFY(comesTrue([&] { return exits(server, Call::accept4, -EAGAIN) >= 3; }));
        QCOMPARE(enters(server, Call::poll), std::size_t{0});
        QCOMPARE(enters(server, Call::fcntl), std::size_t{0}); // it is no O_NONBLOCK
        std::int64_t enteredNs = 0;
        server.log.forEach(0, server.log.end(), [&](const Event& e) {
            if (e.call() != Call::accept4)
                return;
            if (e.isEnter())
                enteredNs = e.record.atNs;
            else if (e.error() == EAGAIN) // not before its time; the kernel's clock counts in ticks
                QVERIFY(e.record.atNs - enteredNs >= 15 * kMs);
        });
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void acceptedSocketsAreNotTimed_data() {
        QTest::addColumn<bool>("byOption");
        QTest::newRow("by poll") << false;
        QTest::newRow("by SO_RCVTIMEO") << true;
    }
    void acceptedSocketsAreNotTimed() {
        QFETCH(bool, byOption);
        const char* const how = byOption ? "timeout-by-option=1" : "timeout-by-option=0";
        RunningServer server(QStringLiteral("blocking-timeout"), with({"timeout=10", how}));
        QVERIFY(server.listens());
        const Call wait = byOption ? Call::accept4 : Call::poll;
        QVERIFY(comesTrue([&] { return enters(server, wait) >= 2; })); // the limit is set
        auto silent = connectTo(server);
        QVERIFY(comesTrue([&] { return sleepsIn(server, Call::recv); }));
        const std::int64_t fromNs = server.log.nowNs();
        QVERIFY(comesTrue([&] { return server.log.nowNs() - fromNs > 200 * kMs; }));
        QVERIFY(sleepsIn(server, Call::recv)); // 20 times the limit, and for ever (claim 56)
        RunningServer timed(QStringLiteral("blocking-timeout"),
                            with({"timeout=10", "accepted-timeout", how}));
        QVERIFY(timed.listens());
        silent = connectTo(timed);
        QCOMPARE(silent.receiveAll(), std::string());
        QVERIFY(silent.ended());
        QCOMPARE(exits(timed, Call::recv, -EAGAIN), std::size_t{byOption ? 1U : 0U});
        auto peer = connectTo(timed);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void nobodyThereIsEagainAndASleep() {
        RunningServer server(QStringLiteral("nonblocking"), with({"sleep=15"}));
        QVERIFY(server.listens());
        QVERIFY(comesTrue([&] { return enters(server, Call::nanosleep) >= 4; }));
        server.stop();
        std::vector<Call> calls; // from the first accept on
        std::int64_t sleptFromNs = 0;
        server.log.forEach(0, server.log.end(), [&](const Event& e) {
            if (e.isEnter() && (!calls.empty() || e.call() == Call::accept4))
                calls.push_back(e.call());
            if (e.call() == Call::accept4 && e.isExit())
                QCOMPARE(e.error(), EAGAIN);
            if (e.call() == Call::nanosleep && e.isEnter()) {
                QCOMPARE(e.record.value, 15 * kMs);
                sleptFromNs = e.record.atNs;
            }
            if (e.call() == Call::nanosleep && e.isExit() && e.error() == 0)
                QVERIFY(e.record.atNs - sleptFromNs >= 15 * kMs);
        });
        QCOMPARE(calls.back(), Call::close);
        calls.pop_back();
        for (std::size_t i = 0; i < calls.size(); ++i)
            QCOMPARE(calls[i], i % 2 == 0 ? Call::accept4 : Call::nanosleep);
    }
    void theSpinOnlyAsksAgain() {
        server::ServerOptions options;
        options.gaugesEveryMs = 20;
        RunningServer server(QStringLiteral("nonblocking-spin"), options);
        QVERIFY(server.listens());
        // The processor's time is told, and grows.
        QVERIFY(comesTrue([&] {
            const World world = headOf(server);
            const auto& thread = *world.serverThread();
            return thread.cpuShare().known == Known::observed && thread.cpuBeforeNs > 0 &&
                   thread.cpuNs.value > thread.cpuBeforeNs && world.counters.wouldBlock > 1000;
        }));
        server.stop();
        QCOMPARE(enters(server, Call::nanosleep), std::size_t{0});
        QVERIFY(exits(server, Call::accept4, -EAGAIN) > 1000);
        const World world = headOf(server);
        QVERIFY(world.counters.wouldBlock > 1000);
        QCOMPARE(world.counters.calls, // looks at the clock are nobody's calls
                 server.count([](const Event& e) { return e.isEnter(); }));
    }
    void aSleepingServerUsesNoProcessor() {
        server::ServerOptions options;
        options.gaugesEveryMs = 20;
        RunningServer server(QStringLiteral("blocking"), options);
        QVERIFY(server.listens());
        QVERIFY(comesTrue([&] {
            const World world = headOf(server);
            const auto& thread = *world.serverThread();
            return thread.cpuShare() == Fact<double>{0.0, Known::observed} &&
                   thread.cpuNs.value > 0;
        }));
    }
    void acceptedSocketsDoNotInheritNonBlocking_data() {
        QTest::addColumn<QString>("model");
        QTest::newRow("with a sleep") << QStringLiteral("nonblocking");
        QTest::newRow("spin") << QStringLiteral("nonblocking-spin");
    }
    void acceptedSocketsDoNotInheritNonBlocking() {
        QFETCH(QString, model);
        RunningServer server(model, with({"sleep=5"}));
        QVERIFY(server.listens());
        auto silent = connectTo(server);
        QVERIFY(comesTrue([&] { return sleepsIn(server, Call::recv); })); // claim 51
        const World world = headOf(server);
        QVERIFY(world.descriptor(world.listener).nonblocking.value);
        QVERIFY(!world.descriptor(Fd{world.serverThread()->enter.fd}).nonblocking.value);
        auto waiting = connectTo(server);
        QVERIFY(waiting.send(kGet));
        silent.close();
        QVERIFY(waiting.receiveResponse().ends_with("Hello, world!"));
    }
    void withTheSwitchTheySayEagainAndAllAreServed_data() {
        acceptedSocketsDoNotInheritNonBlocking_data();
    }
    void withTheSwitchTheySayEagainAndAllAreServed() {
        QFETCH(QString, model);
        RunningServer server(model, with({"sleep=5", "accepted-nonblocking"}));
        QVERIFY(server.listens());
        const auto silent = connectTo(server);
        std::vector<peer::Peer> peers;
        for (int i = 0; i < 10; ++i)
            peers.push_back(connectTo(server));
        for (auto& peer : peers)
            QVERIFY(peer.send(kGet));
        for (auto& peer : peers)
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(peers[0].send("GET /bytes/5000000 HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(peers[0].receiveResponse().size() > 5'000'000);
        server.stop();
        QVERIFY(exits(server, Call::recv, -EAGAIN) > 0);
        QCOMPARE(server.count([](const Event& e) {
            return e.isEnter() && e.record.site == Site::connectionNonblocking;
        }),
                 std::size_t{11});
        QCOMPARE(headOf(server).connectionsOpen, 0U);
    }
};

QTEST_GUILESS_MAIN(BlockingTest)
#include "blocking_test.moc"
