// SPDX-License-Identifier: GPL-3.0-or-later
// The teaching switches handler-sleep and handler-cpu: in every model and protocol, once for each message,
// and never in the way of a stop.
#include "live/folded_world.h"

#include "world/history.h"

#include <QElapsedTimer>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using world::World;

class SlowHandlersTest : public QObject {
    Q_OBJECT

    static std::size_t sleepsOf20Ms(const RunningServer& server) {
        return server.count([](const trace::Event& event) {
            return event.isEnter() && event.call() == Call::nanosleep &&
                   event.record.value == 20'000'000;
        });
    }

private slots:
    void aSleepingHandlerSleepsOnceForEachRequest_data() { everyModel(); }
    void aSleepingHandlerSleepsOnceForEachRequest() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("handler-sleep=20"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet + kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(!peer.receiveResponse().empty());
        QCOMPARE(sleepsOf20Ms(server), std::size_t{2});
        // Those that waited behind a delayed answer are handled as slowly.
        QVERIFY(peer.send("GET /delay/0.005 HTTP/1.1\r\nHost: x\r\n\r\n" + kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(!peer.receiveResponse().empty());
        QCOMPARE(sleepsOf20Ms(server), std::size_t{4});
    }

    void everyProtocolHasASleepingHandler_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("protocol");
        for (const server::ModelFacts& model : server::modelTable())
            for (const char* protocol : {"reply", "lines"})
                if (server::whyUnavailable(model).empty())
                    QTest::addRow("%s %s", model.name.data(), protocol)
                        << QString::fromStdString(std::string(model.name)) << protocol;
    }
    void everyProtocolHasASleepingHandler() {
        QFETCH(QString, model);
        QFETCH(QString, protocol);
        server::ServerOptions options = withSwitch("handler-sleep=20");
        options.protocol = protocol.toStdString();
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send("one message, one line\n"));
        QVERIFY(comesTrue([&] { return sleepsOf20Ms(server) == 1; }));
    }

    void aSleepingHandlerDoesNotDelayTheStop() {
        RunningServer server(QStringLiteral("epoll"), withSwitch("handler-sleep=60000"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(comesTrue([&] { // it sleeps
            return server.count([](const trace::Event& event) {
                return event.isEnter() && event.call() == Call::nanosleep;
            }) == 1;
        }));
        server.stop(); // or the test's time is over
    }

    void aComputingHandlerDoesNotDelayTheStop_data() { everyModel(); }
    void aComputingHandlerDoesNotDelayTheStop() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("handler-cpu=60000"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(comesTrue([&] { return headOf(server).counters.bytesIn == kGet.size(); }));
        QElapsedTimer taken;
        taken.start();
        server.stop();
        QVERIFY2(taken.elapsed() < 20'000, "it computed to its end");
    }

    void aComputingHandlerUsesTheThreadsTime() {
        RunningServer server(QStringLiteral("select"), withSwitch("handler-cpu=50"));
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
};

QTEST_GUILESS_MAIN(SlowHandlersTest)
#include "slow_handlers_test.moc"
