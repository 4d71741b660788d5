// SPDX-License-Identifier: GPL-3.0-or-later
// While the server stands at the gate the kernel goes on receiving, and the gauges tell.
#include "live/folded_world.h"

#include "world/history.h"
#include "world/world_text.h"

using namespace muxscope;
using namespace muxscope::test;
using world::World;

class GaugedTest : public QObject {
    Q_OBJECT

private slots:
    void buffersFillWhileTheServerStandsAtTheGate_data() { eachReadinessModel(); }
    void buffersFillWhileTheServerStandsAtTheGate() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.gaugesEveryMs = 20;
        RunningServer server(model, options);
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(server.sleeps());
        server.gate.pause();
        QVERIFY(peer.send("GET / HTTP/1.1\r\n\r\n")); // 18 bytes
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        const auto waiting = connectTo(server); // nobody accepts it
        Fd fd;
        QVERIFY(comesTrue([&] {
            const World world = headOf(server);
            for (std::size_t i = 0; i < world.connections.size(); ++i)
                if (world.connections[i].open)
                    fd = Fd{static_cast<std::int32_t>(i)};
            const auto& connection = world.connection(fd);
            return fd.valid() && connection.receiveQueue.known == Known::observed &&
                   connection.receiveQueue.value == 18 && world.acceptQueue.value == 1 &&
                   world.waitingPeers.size() == 1;
        }));
        QCOMPARE(headOf(server).waitingPeers[0].peer.port(), waiting.localPort());
        const std::uint64_t calls = headOf(server).counters.calls;
        QCOMPARE(server.count([](const trace::Event& e) { return e.isEnter(); }), calls);
        server.gate.run();
        QVERIFY(!peer.receiveResponse().empty());
        server.stop();
        World world;
        server.log.forEach(0, server.log.end(), [&](const trace::Event& event) {
            world::apply(world, event);
            const auto broken = world::checkInvariants(world);
            if (!broken.empty())
                QFAIL(broken.front().c_str());
        });
    }
};

QTEST_GUILESS_MAIN(GaugedTest)
#include "gauged_test.moc"
