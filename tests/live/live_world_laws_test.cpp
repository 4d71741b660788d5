// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of the world over real runs: a real server, real peers, whatever order the kernel chose.
#include "live/running_server.h"

#include "world/byte_breakdown.h"
#include "world/history.h"
#include "world/world_text.h"

using namespace muxscope;
using namespace muxscope::test;
using world::World;

namespace {

// A bit of everything: keep-alive, byte by byte, two requests at once, half-close, reset, urgent.
void playScript(RunningServer& server) {
    auto first = connectTo(server);
    QVERIFY(first.send(kGet));
    QVERIFY(!first.receiveResponse().empty());
    auto second = connectTo(server);
    QVERIFY(second.sendByteByByte(kGet));
    QVERIFY(!second.receiveResponse().empty());
    QVERIFY(first.send(kGet + kGet));
    QVERIFY(!first.receiveResponse().empty());
    QVERIFY(!first.receiveResponse().empty());
    QVERIFY(second.sendUrgent('!'));
    QVERIFY(second.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"));
    QVERIFY(!second.receiveResponse().empty());
    auto third = connectTo(server);
    QVERIFY(third.send(kGet));
    third.finishSending();
    QVERIFY(!third.receiveAll().empty());
    auto fourth = connectTo(server);
    QVERIFY(fourth.send("GET /hel"));
    fourth.reset();
    first.close();
    second.close();
    QVERIFY(comesTrue([&] {
        return server.count([](const trace::Event& e) {
            return e.isAnswer() && e.call() == trace::Call::close;
        }) >= 4;
    }));
    server.stop();
}

// What was said, connection by connection, without descriptors, times and ports.
QStringList exchangesOf(const trace::TraceLog& log) {
    QStringList all;
    World world;
    log.forEach(log.begin(), log.end(), [&](const trace::Event& event) {
        world::apply(world, event);
        if (event.call() != trace::Call::close || !event.isAnswer())
            return;
        const auto& connection = world.connection(event.fd());
        if (!connection.id.valid())
            return;
        QString line = QStringLiteral("c%1:").arg(connection.id.n);
        for (std::size_t i = 0; i < connection.exchanges.size(); ++i) {
            const auto& exchange = connection.exchanges[i];
            const auto bytes = world::breakDown(exchange, log);
            line += QStringLiteral(" %1 -> %2")
                        .arg(QString::fromStdString(trace::quoted(
                                 std::as_bytes(std::span(bytes.request.bytes)), 4096)),
                             QString::number(exchange.status));
        }
        all += line;
    });
    all.sort();
    return all;
}

} // namespace

class WorldLawsTest : public QObject {
    Q_OBJECT
private slots:
    void invariantsHoldAfterEachEvent_data() { eachModel(); }
    void invariantsHoldAfterEachEvent() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        playScript(server);
        World world;
        server.log.forEach(server.log.begin(), server.log.end(), [&](const trace::Event& event) {
            world::apply(world, event);
            for (const auto& broken : world::checkInvariants(world))
                QFAIL(qPrintable(QStringLiteral("@%1: %2\n%3")
                                     .arg(event.moment())
                                     .arg(QString::fromStdString(broken),
                                          QString::fromStdString(world::worldText(world)))));
        });
        QCOMPARE(world.connectionsOpen, 0U);
        QCOMPARE(world.counters.accepted, std::uint64_t{4});
        QVERIFY(!world.serverRunning);
    }
    void historyIsTheFoldAtEveryMomentForwardsAndBackwards_data() { eachModel(); }
    void historyIsTheFoldAtEveryMomentForwardsAndBackwards() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        playScript(server);
        world::History history(server.log, 16);
        while (history.advance(1'000'000) > 0) {
        }
        QCOMPARE(history.head(), server.log.end());
        std::vector<World> folded{World{}};
        server.log.forEach(0, server.log.end(), [&](const trace::Event& event) {
            World next = folded.back();
            world::apply(next, event);
            folded.push_back(next);
        });
        for (Moment m = 0; m < folded.size(); ++m)
            QVERIFY2(history.at(m) == folded[m], qPrintable(QString::number(m)));
        for (Moment m = folded.size(); m-- > 0;)
            QVERIFY2(history.at(m) == folded[m], qPrintable(QString::number(m)));
    }
    void theSameScriptGivesTheSameExchangesOnEveryModel() {
        QStringList expected;
        for (const server::ModelFacts& model : server::modelTable()) {
            if (!waitsForMany(model) || !server::whyUnavailable(model).empty())
                continue;
            RunningServer server(QString::fromStdString(std::string(model.name)));
            QVERIFY(server.listens());
            playScript(server);
            const QStringList exchanges = exchangesOf(server.log);
            QCOMPARE(exchanges.size(), 4);
            if (expected.isEmpty())
                expected = exchanges;
            QCOMPARE(exchanges, expected);
        }
        QVERIFY2(expected.join('\n').contains("POST /echo"), qPrintable(expected.join('\n')));
    }
};

QTEST_GUILESS_MAIN(WorldLawsTest)
#include "live_world_laws_test.moc"
