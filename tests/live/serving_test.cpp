// SPDX-License-Identifier: GPL-3.0-or-later
// What every model does when nothing goes wrong, and that the record tells it.
#include "live/running_server.h"

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;

class ServingTest : public QObject {
    Q_OBJECT
private slots:
    void aRequestIsAnswered_data() { eachReadinessModel(); }
    void aRequestIsAnswered() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        for (int i = 0; i < 3; ++i) { // keep-alive
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
        peer.close();
        QVERIFY(comesTrue([&] {
            return server.count(
                       [](const Event& e) { return e.isAnswer() && e.call() == Call::close; }) == 1;
        }));
        server.stop();
        const std::string text = server.text();
        QVERIFY2(text.find("enter accept4 fd=") != std::string::npos, text.c_str());
        QCOMPARE(
            server.count([](const Event& e) { return e.isAnswer() && e.call() == Call::send; }),
            std::size_t{3});
        QCOMPARE(server.count([](const Event& e) { return e.isEnter(); }),
                 server.count([](const Event& e) { return e.isExit(); }));
    }
    void manyClientsAreServedInTurn_data() { eachModel(); }
    void manyClientsAreServedInTurn() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        std::vector<peer::Peer> peers;
        for (int i = 0; i < 100; ++i)
            peers.push_back(connectTo(server));
        for (auto& peer : peers)
            QVERIFY(peer.send(kGet));
        for (auto& peer : peers)
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void aRequestByteByByteIsAnsweredOnce_data() { eachModel(); }
    void aRequestByteByByteIsAnsweredOnce() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.sendByteByByte(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void aHalfClosedClientStillGetsItsAnswer_data() { eachModel(); }
    void aHalfClosedClientStillGetsItsAnswer() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        peer.finishSending();
        QVERIFY(peer.receiveAll().ends_with("Hello, world!"));
        QVERIFY(peer.ended());
        QVERIFY(!peer.wasReset());
    }
    void repliesMayAllGoThroughWlist_data() { eachThatAsksForRoom(); }
    void repliesMayAllGoThroughWlist() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.sendAtOnce = false;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        server.stop();
        QVERIFY(server.count([](const Event& e) {
            return std::any_of(e.ready().begin(), e.ready().end(),
                               [](const auto& item) { return (item.bits & trace::kOut) != 0; });
        }) >= 1);
    }
    void whoWaitsForALateAnswerIsNotIdle_data() { everyModel(); }
    void whoWaitsForALateAnswerIsNotIdle() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.limits.idleNs = 100'000'000;
        options.switches.acceptedNonblocking = true;
        options.switches.sleepMs = 10;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /delay/0.25 HTTP/1.1\r\nHost: x\r\n\r\n"
                          "GET /drip?duration=0.3&numbytes=2 HTTP/1.1\r\nHost: x\r\n"
                          "Connection: close\r\n\r\n"));
        const std::string answers = peer.receiveAll();
        QVERIFY2(answers.find("answered after 0.25 s") != std::string::npos, answers.c_str());
        QVERIFY2(answers.ends_with("\r\n\r\n**"), answers.c_str());
    }
    void whoDoesNotReadADripIsIdle_data() {
        addModels([](const server::ModelFacts& model) { // the others wait in send
            return waitsForMany(model) || model.group == server::ModelGroup::nonblocking;
        });
    }
    void whoDoesNotReadADripIsIdle() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.limits.idleNs = 300'000'000;
        options.switches.acceptedNonblocking = true;
        options.switches.sleepMs = 10;
        options.switches.sendBufferBytes = 4096;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4096);
        QVERIFY(peer.send("GET /drip?duration=0&numbytes=9000000 HTTP/1.1\r\nHost: x\r\n\r\n"));
        QVERIFY(comesTrue([&] { // its end
            return server.count([](const Event& e) {
                return e.call() == trace::Call::close &&
                       (e.isEnter() || e.record.phase == trace::Phase::submission);
            }) != 0;
        }));
    }
    void anIdleLoopBeatsAtItsTimeout_data() { eachModel(); }
    void anIdleLoopBeatsAtItsTimeout() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.waitTimeoutNs = 20'000'000;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        QVERIFY(comesTrue([&] {
            return server.count([](const Event& e) {
                return e.isExit() && trace::isLoopWait(e.call()) && e.ready().empty() &&
                       e.error() != EINTR;
            }) >= 3;
        }));
    }
};

QTEST_GUILESS_MAIN(ServingTest)
#include "serving_test.moc"
