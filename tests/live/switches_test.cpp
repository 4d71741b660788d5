// SPDX-License-Identifier: GPL-3.0-or-later
// Each teaching switch reproduces its classic bug over real sockets, and nothing of it is there without.
#include "live/running_server.h"

#include "world/history.h"

#include <csignal>
#include <sys/socket.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using world::World;

class SwitchesTest : public QObject {
    Q_OBJECT

    static World headOf(const RunningServer& server) {
        World world;
        server.log.forEach(0, server.log.end(),
                           [&](const trace::Event& event) { world::apply(world, event); });
        return world;
    }
    static std::size_t waits(const RunningServer& server) {
        return server.count([](const trace::Event& event) {
            return event.isEnter() && trace::isMultiplexer(event.call());
        });
    }
    static server::ServerOptions with(const char* text) {
        server::ServerOptions options;
        if (const Status set = server::setSwitch(options.switches, text); !set)
            qFatal("%s", set.error().text.c_str());
        return options;
    }
    static void eachMultiplexer() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"select", "poll", "epoll"})
            QTest::newRow(model) << QString::fromLatin1(model);
    }
    // The loop goes round again and again although nobody sends anything.
    static bool spins(const RunningServer& server) {
        const std::size_t before = waits(server);
        return within5s([&] { return waits(server) > before + 200; });
    }

private slots:
    void withoutSwitchesAnIdleLoopSleeps_data() { eachMultiplexer(); }
    void withoutSwitchesAnIdleLoopSleeps() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(server.sleeps());
        QCOMPARE(headOf(server).mux()->watchedOut, 0U);
        peer.finishSending();
        QVERIFY(within5s([&] { return headOf(server).connectionsOpen == 0; }));
        QVERIFY(server.sleeps());
    }

    void aDescriptorLeftInWlistMakesTheLoopSpin_data() { eachMultiplexer(); }
    void aDescriptorLeftInWlistMakesTheLoopSpin() {
        QFETCH(QString, model);
        RunningServer server(model, with("leave-in-wlist"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(within5s([&] { return headOf(server).counters.bytesOut != 0; }));
        const std::uint64_t bytesOut = headOf(server).counters.bytesOut;
        QVERIFY(spins(server));
        const World world = headOf(server);
        QCOMPARE(world.counters.bytesOut, bytesOut);
        QCOMPARE(world.mux()->watchedOut, 1U);
    }

    void aClosedDescriptorLeftInTheListsEndsSelect() {
        RunningServer server(QStringLiteral("select"), with("forget-closed"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(within5s([&] { return server.server().state() == server::Server::State::failed; }));
        QCOMPARE(server.server().error()->systemError, EBADF);
    }

    void aClosedDescriptorStillRegisteredIsReportedByPollForEver() {
        RunningServer server(QStringLiteral("poll"), with("forget-unregister"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(spins(server));
        const World world = headOf(server);
        QCOMPARE(world.connectionsOpen, 0U);
        std::uint32_t last = 0;
        server.log.forEach(0, server.log.end(), [&](const trace::Event& event) {
            if (event.isExit() && event.call() == Call::poll && !event.ready().empty())
                last = event.ready().front().bits;
        });
        QCOMPARE(last, trace::kNval);
        auto next = connectTo(server); // gets the number back, and is served
        QVERIFY(next.send(kGet));
        QVERIFY(!next.receiveResponse().empty());
    }

    void epollForgetsAClosedDescriptorByItself() {
        RunningServer server(QStringLiteral("epoll"), with("forget-unregister"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(within5s([&] { return headOf(server).counters.closed == 1; }));
        QVERIFY(server.sleeps());
    }

    void descriptorsThatAreNeverClosedLeakUntilTheEnd_data() { eachMultiplexer(); }
    void descriptorsThatAreNeverClosedLeakUntilTheEnd() {
        QFETCH(QString, model);
        RunningServer server(model, with("never-close"));
        QVERIFY(server.listens());
        for (int i = 0; i < 3; ++i)
            connectTo(server).close();
        const auto accepted = [&] {
            return server.count([](const trace::Event& event) {
                return event.isExit() && event.call() == Call::accept4 && event.error() == 0;
            });
        };
        QVERIFY(within5s([&] { return accepted() == 3; }));
        QVERIFY(server.sleeps());
        QCOMPARE(headOf(server).counters.closed, 0U);
        server.stop();
        QCOMPARE(headOf(server).counters.closed, 3U);
    }

    void theRestOfAShortSendIsLost() {
        server::ServerOptions options = with("ignore-short-sends");
        RunningServer server(QStringLiteral("poll"), options);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4096);
        QVERIFY(peer.send("GET /bytes/20000000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        const std::string answer = peer.receiveAll();
        QVERIFY(peer.ended());
        QVERIFY(answer.size() > 1000);
        QVERIFY2(answer.size() < 20'000'000, "nothing was lost");
    }

    void anEndOfInputThatIsNotTestedMakesTheLoopSpin_data() { eachMultiplexer(); }
    void anEndOfInputThatIsNotTestedMakesTheLoopSpin() {
        QFETCH(QString, model);
        RunningServer server(model, with("ignore-end-of-input"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        peer.finishSending();
        QVERIFY(spins(server));
        QCOMPARE(headOf(server).connectionsOpen, 1U);
    }

    void aSleepingHandlerSleepsOnceForEachRequest_data() { eachMultiplexer(); }
    void aSleepingHandlerSleepsOnceForEachRequest() {
        QFETCH(QString, model);
        RunningServer server(model, with("handler-sleep=20"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet + kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(!peer.receiveResponse().empty());
        const auto sleeps = server.count([](const trace::Event& event) {
            return event.isEnter() && event.call() == Call::nanosleep &&
                   event.record.value == 20'000'000;
        });
        QCOMPARE(sleeps, std::size_t{2});
    }

    void aSleepingHandlerDoesNotDelayTheStop() {
        RunningServer server(QStringLiteral("epoll"), with("handler-sleep=60000"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(within5s([&] { // it sleeps
            return server.count([](const trace::Event& event) {
                return event.isEnter() && event.call() == Call::nanosleep;
            }) == 1;
        }));
        server.stop(); // or the test's time is over
    }

    void aComputingHandlerUsesTheThreadsTime() {
        RunningServer server(QStringLiteral("select"), with("handler-cpu=50"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        std::int64_t receivedNs = 0;
        std::int64_t sentNs = 0;
        server.log.forEach(0, server.log.end(), [&](const trace::Event& event) {
            if (event.isExit() && event.call() == Call::recv && event.record.value > 0)
                receivedNs = event.record.atNs;
            if (event.isEnter() && event.call() == Call::send)
                sentNs = event.record.atNs;
        });
        QVERIFY(sentNs - receivedNs >= 50'000'000);
    }

    void theKernelGrantsOtherBuffersThanAsked_data() { eachMultiplexer(); }
    void theKernelGrantsOtherBuffersThanAsked() {
        QFETCH(QString, model);
        server::ServerOptions options = with("send-buffer=8192");
        options.switches.receiveBufferBytes = 8192;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        const World world = headOf(server);
        Fd fd;
        world.connections.forEach([&](std::size_t n, const world::Connection& connection) {
            if (connection.open)
                fd = Fd{static_cast<std::int32_t>(n)};
        });
        QVERIFY(fd.valid());
        const world::SocketFacts& facts = world.socketFacts(fd);
        QCOMPARE(facts.askedSendBuffer, 8192);
        QCOMPARE(facts.sendBuffer, (Fact<std::uint32_t>{16384, Known::observed}));
        QCOMPARE(facts.askedReceiveBuffer, 8192);
        QCOMPARE(facts.receiveBuffer, (Fact<std::uint32_t>{16384, Known::observed}));
        QCOMPARE(world.socketFacts(world.listener).askedReceiveBuffer, 8192);
    }

    void aSwitchThatMeansNothingToTheModelIsOff() {
        RunningServer server(QStringLiteral("epoll"), with("forget-closed"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(within5s([&] { return headOf(server).counters.closed == 1; }));
        QVERIFY(server.count([](const trace::Event& event) {
            return event.isEnter() && event.call() == Call::epoll_ctl && event.record.aux == 2;
        }) == 1);
    }
};

QTEST_GUILESS_MAIN(SwitchesTest)
#include "switches_test.moc"
