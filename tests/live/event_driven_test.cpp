// SPDX-License-Identifier: GPL-3.0-or-later
// The models that are told what happened, rather than what is: the same conversations as everywhere
// else, awkward clients included. What such a loop forgets, nobody says again.
#include "live/running_server.h"

#include "server/models/model_table.h"

#include <fcntl.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;

namespace {

void eachEventModel() {
    QTest::addColumn<QString>("model");
    for (const auto& model : server::modelTable())
        if (model.group == server::ModelGroup::eventDriven ||
            model.group == server::ModelGroup::asynchronous)
            QTest::newRow(std::string(model.name).c_str())
                << QString::fromStdString(std::string(model.name));
}

const std::string kLarge = "GET /bytes/5000000 HTTP/1.1\r\nHost: a\r\n\r\n";

std::size_t openDescriptors() {
    std::size_t n = 0;
    for (int fd = 0; fd < 1024; ++fd)
        n += fcntl(fd, F_GETFD) >= 0 ? 1 : 0;
    return n;
}

} // namespace

#define SKIP_WHERE_THE_MODEL_CANNOT_RUN()                                                          \
    QFETCH(QString, model);                                                                        \
    if (const std::string why = server::whyUnavailable(*server::findModel(model.toStdString()));   \
        !why.empty())                                                                              \
    QSKIP(why.c_str())

class EventDrivenTest : public QObject {
    Q_OBJECT
private slots:
    void keepAlivePipeliningHeadAndPost_data() { eachEventModel(); }
    void keepAlivePipeliningHeadAndPost() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
        QVERIFY(
            peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + kGet));
        QVERIFY(peer.receiveResponse().ends_with("hello"));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(peer.send("HEAD /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        const std::string head = peer.receiveAll();
        QVERIFY2(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), head.c_str());
        QVERIFY(!peer.wasReset());
    }
    void aThousandPipelinedRequestsAreAnsweredInOrder_data() { eachEventModel(); }
    void aThousandPipelinedRequestsAreAnsweredInOrder() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        std::string requests;
        for (int i = 0; i < 1'000; ++i)
            requests += "GET /bytes/" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        QVERIFY(peer.send(requests));
        for (std::size_t i = 0; i < 1'000; ++i) {
            const std::string answer = peer.receiveResponse();
            QCOMPARE(answer.size() - answer.find("\r\n\r\n") - 4, i);
        }
    }
    void aLargeAnswerToASlowReaderArrivesWhole_data() { eachEventModel(); }
    void aLargeAnswerToASlowReaderArrivesWhole() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4'096);
        QVERIFY(peer.send(kLarge + kLarge));
        for (int i = 0; i < 2; ++i)
            QVERIFY(peer.receiveResponse().size() > 5'000'000);
        QVERIFY(!peer.ended());
        QVERIFY(peer.send(kGet)); // the connection lives on
    }
    void aClientThatNeverReadsHoldsNobodyUp_data() { eachEventModel(); }
    void aClientThatNeverReadsHoldsNobodyUp() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        RunningServer server(model);
        QVERIFY(server.listens());
        auto silent = connectTo(server, 4'096);
        QVERIFY(silent.send(kLarge + kLarge + kLarge + kLarge));
        for (int i = 0; i < 3; ++i) {
            auto peer = connectTo(server);
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
        server.stop(); // with megabytes unsent
        QCOMPARE(server.server().state(), server::Server::State::ended);
    }
    void aSilentClientIsClosedAfterItsTimeEvenWithMuchOwed_data() { eachEventModel(); }
    void aSilentClientIsClosedAfterItsTimeEvenWithMuchOwed() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        server::ServerOptions options;
        options.limits.idleNs = 1'000'000'000; // on a busy machine the request comes late
        RunningServer server(model, options);
        QVERIFY(server.listens());
        const auto silent = connectTo(server, 4'096);
        auto owed = connectTo(server, 4'096);
        QVERIFY(owed.send(kLarge + kLarge + kLarge + kLarge));
        QVERIFY(comesTrue([&] {
            return server.count(
                       [](const Event& e) { return e.isAnswer() && e.call() == Call::close; }) == 2;
        }));
    }
    void whoWaitsForALateAnswerIsNotIdle_data() { eachEventModel(); }
    void whoWaitsForALateAnswerIsNotIdle() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        server::ServerOptions options;
        options.limits.idleNs = 500'000'000;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /delay/1.2 HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(peer.receiveResponse().starts_with("HTTP/1.1 200"));
        QVERIFY(peer.receiveAll().empty()); // and is closed when it says nothing more
    }
    void resetsAtAnyPointHarmNobody_data() { eachEventModel(); }
    void resetsAtAnyPointHarmNobody() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        RunningServer server(model);
        QVERIFY(server.listens());
        const auto closed = [&] {
            return server.count(
                [](const Event& e) { return e.isAnswer() && e.call() == Call::close; });
        };
        for (const std::string& said :
             {std::string(), std::string("GET /hel"), kGet, kLarge,
              std::string("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\nabc"),
              std::string("GET /delay/5 HTTP/1.1\r\nHost: a\r\n\r\n")}) {
            for (const bool served : {false, true}) {
                const std::size_t before = closed();
                auto gone = connectTo(server, 4'096);
                if (!said.empty())
                    QVERIFY(gone.send(said));
                if (served) { // the server has seen it all, and perhaps begun to answer
                    QVERIFY(comesTrue([&] { return server.standsInWait(); }));
                    if (said == kGet || said == kLarge)
                        QVERIFY(!gone.receive(1).empty());
                }
                gone.reset();
                QVERIFY2(comesTrue([&] { return closed() > before; }), said.c_str());
                auto peer = connectTo(server);
                QVERIFY(peer.send(kGet));
                QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
                peer.close();
                QVERIFY(comesTrue([&] { return closed() > before + 1; }));
            }
        }
    }
    void aHalfClosedClientGetsAllOfALargeAnswer_data() { eachEventModel(); }
    void aHalfClosedClientGetsAllOfALargeAnswer() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4'096);
        QVERIFY(peer.send(kLarge));
        peer.finishSending();
        QVERIFY(peer.receiveAll().size() > 5'000'000);
        QVERIFY(peer.ended());
        QVERIFY(!peer.wasReset());
    }
    void urgentBytesAreNoPartOfTheRequest_data() { eachEventModel(); }
    void urgentBytesAreNoPartOfTheRequest() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(peer.send(kGet.substr(0, 9)));
            QVERIFY(peer.sendUrgent('!'));
            QVERIFY(peer.send(kGet.substr(9)));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
    }
    void delayedAnswersComeWhenTheyAreDue_data() { eachEventModel(); }
    void delayedAnswersComeWhenTheyAreDue() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        server::ServerOptions options;
        options.waitTimeoutNs = -1; // no heartbeat: only the timer can wake it
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /delay/0.03 HTTP/1.1\r\nHost: a\r\n\r\n" + kGet));
        QVERIFY(peer.receiveResponse().starts_with("HTTP/1.1 200"));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void aStopWithManyClientsLeavesNothingOpen_data() { eachEventModel(); }
    void aStopWithManyClientsLeavesNothingOpen() {
        SKIP_WHERE_THE_MODEL_CANNOT_RUN();
        const std::size_t before = openDescriptors();
        for (int round = 0; round < 5; ++round) {
            std::vector<peer::Peer> peers;
            RunningServer server(model);
            QVERIFY(server.listens());
            for (int i = 0; i < 20; ++i) {
                peers.push_back(connectTo(server, 4'096));
                QVERIFY(peers.back().send(i % 2 == 0 ? kLarge : kGet.substr(0, 12)));
            }
            server.stop();
            QCOMPARE(server.server().state(), server::Server::State::ended);
        }
        QCOMPARE(openDescriptors(), before);
    }
};

QTEST_GUILESS_MAIN(EventDrivenTest)
#include "event_driven_test.moc"
