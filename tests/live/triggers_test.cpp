// SPDX-License-Identifier: GPL-3.0-or-later
// The same request, read ten bytes at a time: what level-triggered, edge-triggered and one-shot loops
// do with it (claim 116).
#include "live/running_server.h"

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;
using trace::Site;

namespace {

// Exactly 100 bytes.
const std::string kHundred = [] {
    std::string text = "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: ";
    text.append(100 - text.size() - 4, 'x');
    return text + "\r\n\r\n";
}();

server::ServerOptions tenAtATime() {
    server::ServerOptions options;
    options.receiveBytes = 10;
    options.waitTimeoutNs = 20'000'000; // the loop beats: a stall can be told from a late answer
    return options;
}

// The accepted connection's descriptor, once the loop is asleep again.
Fd acceptedFd(const RunningServer& server) {
    Fd fd;
    server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& e) {
        if (e.isExit() && e.call() == Call::accept4 && e.record.value >= 0)
            fd = Fd{static_cast<std::int32_t>(e.record.value)};
    });
    return fd;
}

std::size_t reportsOf(const RunningServer& server, Fd fd) {
    return server.count([fd](const Event& e) {
        return std::any_of(e.ready().begin(), e.ready().end(),
                           [fd](const auto& item) { return item.fd == fd.n; });
    });
}

std::size_t receivesOf(const RunningServer& server, Fd fd) {
    return server.count(
        [fd](const Event& e) { return e.isExit() && e.call() == Call::recv && e.fd() == fd; });
}

std::size_t idleWaits(const RunningServer& server) {
    return server.count([](const Event& e) {
        return e.isExit() && trace::isMultiplexer(e.call()) && e.ready().empty();
    });
}

} // namespace

class TriggersTest : public QObject {
    Q_OBJECT
private slots:
    void aHundredBytesInTens_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("reports");
        QTest::addColumn<int>("receives"); // the last one of a drained connection says EAGAIN
        QTest::newRow("select") << "select" << 10 << 10;
        QTest::newRow("poll") << "poll" << 10 << 10;
        QTest::newRow("epoll") << "epoll" << 10 << 10;
        QTest::newRow("epoll-et") << "epoll-et" << 1 << 11;
        QTest::newRow("epoll-oneshot") << "epoll-oneshot" << 10 << 10;
    }
    void aHundredBytesInTens() {
        QFETCH(QString, model);
        QFETCH(int, reports);
        QFETCH(int, receives);
        RunningServer server(model, tenAtATime());
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(comesTrue([&] { return acceptedFd(server).valid() && server.standsInWait(); }));
        QVERIFY(peer.send(kHundred));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        const Fd fd = acceptedFd(server);
        server.stop();
        QCOMPARE(reportsOf(server, fd), static_cast<std::size_t>(reports));
        QCOMPARE(receivesOf(server, fd), static_cast<std::size_t>(receives));
    }
    void whoForgetsToDrainAnEdgeStalls() {
        auto options = tenAtATime();
        options.switches.forgetToDrain = true;
        RunningServer server(QStringLiteral("epoll-et"), options);
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(comesTrue([&] { return acceptedFd(server).valid() && server.standsInWait(); }));
        const Fd fd = acceptedFd(server);
        QVERIFY(peer.send(kHundred));
        QVERIFY(comesTrue([&] { return receivesOf(server, fd) == 1; }));
        const std::size_t before = idleWaits(server);
        QVERIFY(comesTrue([&] { return idleWaits(server) >= before + 3; })); // it goes on beating
        QCOMPARE(reportsOf(server, fd), std::size_t{1});
        QCOMPARE(receivesOf(server, fd), std::size_t{1}); // and 90 bytes wait for ever
        QVERIFY(peer.send("\r\n"));                       // until something new comes
        QVERIFY(comesTrue([&] { return receivesOf(server, fd) == 2; }));
        server.stop();
        QCOMPARE(reportsOf(server, fd), std::size_t{2});
    }
    void theForgetfulSwitchMeansNothingToALevel() {
        auto options = tenAtATime();
        options.switches.forgetToDrain = true;
        RunningServer server(QStringLiteral("epoll"), options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kHundred));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    // More than one turn's share of recv calls: the rest is no new edge, and still is read.
    void whatATurnLeavesIsReadInTheNext() {
        RunningServer server(QStringLiteral("epoll-et"), tenAtATime());
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(comesTrue([&] { return acceptedFd(server).valid() && server.standsInWait(); }));
        const std::string body(3'000, 'b');
        QVERIFY(peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\n\r\n" + body));
        QVERIFY(peer.receiveResponse().ends_with(body));
        server.stop();
        QVERIFY(receivesOf(server, acceptedFd(server)) > 300);
        QVERIFY(server.count([](const Event& e) {
            return e.isEnter() && e.call() == Call::epoll_wait && e.record.value == 0;
        }) >= 3); // it did not sleep while something was left over
    }
    void moreClientsThanATurnAcceptsAreAllServed() {
        RunningServer server(QStringLiteral("epoll-et"));
        QVERIFY(server.sleeps());
        server.gate.pause();
        std::vector<peer::Peer> peers;
        for (int i = 0; i < 120; ++i) // within the backlog of 128
            peers.push_back(connectTo(server));
        server.gate.run();
        for (auto& peer : peers) {
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
    }
    // 4 MB is the share of one turn: sending stops with room left, no edge will ever say so.
    void anAnswerOfManyTurnsArrivesWhole() {
        RunningServer server(QStringLiteral("epoll-et"));
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /bytes/20000000 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        QVERIFY(peer.receiveAll().size() > 20'000'000);
    }
    void aOneShotIsArmedAgainAfterEachReport() {
        RunningServer server(QStringLiteral("epoll-oneshot"));
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
        QVERIFY(comesTrue([&] { return server.standsInWait(); }));
        server.stop();
        const std::size_t reports = server.count([](const Event& e) { return !e.ready().empty(); });
        QCOMPARE(server.count([](const Event& e) {
            return e.isExit() && e.call() == Call::epoll_ctl && e.record.site == Site::rearm;
        }),
                 reports);
    }
};

QTEST_GUILESS_MAIN(TriggersTest)
#include "triggers_test.moc"
