// SPDX-License-Identifier: GPL-3.0-or-later
// Each teaching switch reproduces its classic bug over real sockets, and nothing of it is there without.
#include "live/folded_world.h"

#include "world/history.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <sys/socket.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using world::World;

class SwitchesTest : public QObject {
    Q_OBJECT

    static std::size_t waits(const RunningServer& server) {
        return server.count([](const trace::Event& event) {
            return event.isEnter() && trace::isMultiplexer(event.call());
        });
    }
    static void eachMultiplexer() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"select", "poll", "epoll"})
            QTest::newRow(model) << QString::fromLatin1(model);
    }
    // Those that the table names for the switch; all of them where it names none.
    static void eachModelOf(std::string_view name) {
        QTest::addColumn<QString>("model");
        for (const server::SwitchFacts& facts : server::switchTable())
            for (const server::ModelFacts& model : server::modelTable())
                if (facts.name == name && facts.meansSomethingTo(model.name) &&
                    server::whyUnavailable(model).empty())
                    QTest::newRow(std::string(model.name).c_str())
                        << QString::fromStdString(std::string(model.name));
    }
    // The loop goes round again and again although nobody sends anything.
    static bool spins(const RunningServer& server) {
        const std::size_t before = waits(server);
        return comesTrue([&] { return waits(server) > before + 200; });
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
        QVERIFY(comesTrue([&] { return headOf(server).connectionsOpen == 0; }));
        QVERIFY(server.sleeps());
    }

    void aDescriptorLeftInWlistMakesTheLoopSpin_data() { eachMultiplexer(); }
    void aDescriptorLeftInWlistMakesTheLoopSpin() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("leave-in-wlist"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(comesTrue([&] { return headOf(server).counters.bytesOut != 0; }));
        const std::uint64_t bytesOut = headOf(server).counters.bytesOut;
        QVERIFY(spins(server));
        const World world = headOf(server);
        QCOMPARE(world.counters.bytesOut, bytesOut);
        QCOMPARE(world.mux()->watchedOut, 1U);
    }

    void aClosedDescriptorLeftInTheListsEndsSelect() {
        RunningServer server(QStringLiteral("select"), withSwitch("forget-closed"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(
            comesTrue([&] { return server.server().state() == server::Server::State::failed; }));
        QCOMPARE(server.server().error()->systemError, EBADF);
    }

    void aClosedDescriptorStillRegisteredIsReportedByPollForEver() {
        RunningServer server(QStringLiteral("poll"), withSwitch("forget-unregister"));
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
        RunningServer server(QStringLiteral("epoll"), withSwitch("forget-unregister"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(comesTrue([&] { return headOf(server).counters.closed == 1; }));
        QVERIFY(server.sleeps());
    }

    void descriptorsThatAreNeverClosedLeakUntilTheEnd_data() { eachModelOf("never-close"); }
    void descriptorsThatAreNeverClosedLeakUntilTheEnd() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("never-close"));
        QVERIFY(server.listens());
        for (int i = 0; i < 3; ++i)
            connectTo(server).close();
        const auto accepted = [&] {
            return server.count([](const trace::Event& event) {
                return event.isAnswer() && event.call() == Call::accept4 && event.error() == 0;
            });
        };
        const auto ends = [&] { // recv said 0
            return server.count([](const trace::Event& event) {
                return event.isAnswer() && event.call() == Call::recv && event.record.value == 0;
            });
        };
        QVERIFY(comesTrue([&] { return accepted() == 3; }));
        QVERIFY(comesTrue([&] { return ends() == 3; }));
        QVERIFY(server.sleeps());
        QCOMPARE(headOf(server).counters.closed, 0U);
        server.stop();
        QCOMPARE(headOf(server).counters.closed, 3U);
    }

    void theRestOfAShortSendIsLost_data() { eachModelOf("ignore-short-sends"); }
    void theRestOfAShortSendIsLost() {
        QFETCH(QString, model);
        server::ServerOptions options = withSwitch("ignore-short-sends");
        options.switches.acceptedNonblocking = true;
        options.switches.acceptedTimeout = true;
        options.switches.sendBufferBytes = 64
                                           << 10; // a block of a million bytes finds no room there
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4096);
        QVERIFY(peer.send("GET /bytes/5000000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        const std::string answer = peer.receiveAll();
        QVERIFY(peer.ended());
        QVERIFY(answer.size() > 1000);
        QVERIFY2(answer.size() < 5'000'000, "nothing was lost");
    }
    void aBlockingSendIsNeverShort() {
        QTemporaryDir root;
        QFile file(root.filePath("large"));
        QVERIFY(file.open(QIODevice::WriteOnly) &&
                file.resize(5'000'000)); // more than one sendfile
        file.close();
        server::ServerOptions options = withSwitch("ignore-short-sends");
        options.root = root.path().toStdString();
        RunningServer server(QStringLiteral("nonblocking-spin"), options); // accepted ones block
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        QVERIFY(peer.receiveAll().size() > 5'000'000);
    }

    void anEndOfInputThatIsNotTestedMakesTheLoopSpin_data() { eachMultiplexer(); }
    void anEndOfInputThatIsNotTestedMakesTheLoopSpin() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("ignore-end-of-input"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        peer.finishSending();
        QVERIFY(spins(server));
        QCOMPARE(headOf(server).connectionsOpen, 1U);
    }
    void anEndThatIsReportedOnceIsNeverSeenAgain_data() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"epoll-et", "signal-driven"})
            QTest::newRow(model) << QString::fromLatin1(model);
    }
    void anEndThatIsReportedOnceIsNeverSeenAgain() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("ignore-end-of-input"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        peer.finishSending();
        QVERIFY(comesTrue([&] {
            return server.count([](const trace::Event& event) {
                return event.isExit() && event.call() == Call::recv && event.error() == 0 &&
                       event.record.value == 0;
            }) != 0;
        }));
        QVERIFY(server.sleeps());
        QCOMPARE(headOf(server).connectionsOpen, 1U);
    }

    void theKernelGrantsOtherBuffersThanAsked_data() { eachMultiplexer(); }
    void theKernelGrantsOtherBuffersThanAsked() {
        QFETCH(QString, model);
        server::ServerOptions options = withSwitch("send-buffer=8192");
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
        RunningServer server(QStringLiteral("epoll"), withSwitch("forget-closed"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(comesTrue([&] { return headOf(server).counters.closed == 1; }));
        QVERIFY(server.count([](const trace::Event& event) {
            return event.isEnter() && event.call() == Call::epoll_ctl && event.record.aux == 2;
        }) == 1);
    }
};

QTEST_GUILESS_MAIN(SwitchesTest)
#include "switches_test.moc"
