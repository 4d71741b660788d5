// SPDX-License-Identifier: GPL-3.0-or-later
// A thread for each client: parallel, seen as lanes, held and stepped one by one at the gate.
#include "live/running_server.h"

#include "live/process_things.h"
#include "world/activity.h"
#include "world/world_text.h"

#include <set>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;
using trace::NoteKind;
using world::World;

namespace {

const QString kModel = QStringLiteral("thread-per-client");

// Folds the log; an invariant that is broken fails the test.
World foldChecked(const trace::TraceLog& log) {
    World world;
    log.forEach(log.begin(), log.end(), [&](const Event& event) {
        world::apply(world, event);
        for (const auto& broken : world::checkInvariants(world))
            QTest::qFail(qPrintable(QStringLiteral("@%1: %2")
                                        .arg(event.moment())
                                        .arg(QString::fromStdString(broken))),
                         __FILE__, __LINE__);
    });
    return world;
}

std::size_t notes(const RunningServer& server, NoteKind kind) {
    return server.count([&](const Event& e) { return e.note() == kind; });
}

bool timesNeverRunBackwards(const trace::TraceLog& log) {
    std::int64_t lastNs = 0;
    bool good = true;
    log.forEach(log.begin(), log.end(), [&](const Event& event) {
        good = good && event.record.atNs >= lastNs;
        lastNs = event.record.atNs;
    });
    return good;
}

} // namespace

class ThreadsTest : public QObject {
    Q_OBJECT
private slots:
    void fiftyClientsAreServedInParallel() {
        RunningServer server(kModel);
        QVERIFY(server.listens());
        std::vector<peer::Peer> peers;
        for (int i = 0; i < 50; ++i)
            peers.push_back(connectTo(server));
        QVERIFY(comesTrue([&] { return notes(server, NoteKind::threadStarted) == 50; }));
        for (int round = 0; round < 4; ++round) {
            for (auto& peer : peers)
                QVERIFY(peer.send(kGet));
            for (auto& peer : peers)
                QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
        peers.clear();
        QVERIFY(comesTrue([&] { return notes(server, NoteKind::threadEnded) == 50; }));
        server.stop();
        const World world = foldChecked(server.log);
        QCOMPARE(world.threads.size(), std::size_t{51});
        QCOMPARE(world.counters.responses, std::uint64_t{200});
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
        QCOMPARE(world.connectionsOpen, 0U);
        QVERIFY(timesNeverRunBackwards(server.log));
    }
    void aSilentClientHoldsUpNobody() {
        RunningServer server(kModel);
        QVERIFY(server.listens());
        const auto silent = connectTo(server);
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(comesTrue([&] { // three lanes, all asleep
            const World world = foldChecked(server.log);
            return world.threads.size() == 3 &&
                   std::all_of(world.threads.begin(), world.threads.end(),
                               [&](const auto& thread) { return world.asleep(thread); });
        }));
    }
    void whatOneClientStoresAnotherReads() {
        RunningServer server(kModel);
        QVERIFY(server.listens());
        auto writer = connectTo(server);
        auto reader = connectTo(server);
        QVERIFY(writer.send("PUT /files/a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"));
        QVERIFY(writer.receiveResponse().starts_with("HTTP/1.1 201"));
        QVERIFY(reader.send("GET /files/a HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(reader.receiveResponse().ends_with("abc"));
    }
    void aStepLetsTheOneGoThatHasStoodLongest() {
        RunningServer server(kModel);
        QVERIFY(server.listens());
        std::vector<peer::Peer> peers;
        for (int i = 0; i < 3; ++i)
            peers.push_back(connectTo(server));
        // All asleep in the kernel: the accepting thread in accept, the others in recv.
        QVERIFY(comesTrue([&] {
            const World world = foldChecked(server.log);
            return world.threads.size() == 4 &&
                   std::all_of(world.threads.begin(), world.threads.end(),
                               [](const auto& thread) { return thread.inCall; });
        }));
        server.gate.pause();
        for (auto& peer : peers)
            QVERIFY(peer.send(kGet));
        QVERIFY(
            comesTrue([&] { return server.gate.standingThreads() == 3; })); // before their sends
        const Moment held = server.log.end();
        std::set<std::uint16_t> went;
        for (int i = 0; i < 3; ++i) {
            const std::uint64_t at = *server.gate.standing();
            QVERIFY(at < held);
            went.insert(server.log.at(at).record.thread.n);
            const Moment before = server.log.end();
            server.gate.step(kernel::Gate::Step::call);
            // Its send is answered, and it stands before its recv, behind the others.
            QVERIFY(comesTrue([&] { return server.log.end() == before + 2; }));
            QVERIFY(comesTrue([&] { return server.gate.standingThreads() == 3; }));
            QCOMPARE(server.log.end(), before + 2); // nobody else has moved
            QCOMPARE(server.log.at(before).record.thread.n, server.log.at(at).record.thread.n);
            QCOMPARE(server.log.at(before).call(), Call::send);
            QCOMPARE(server.log.at(before + 1).call(), Call::recv);
        }
        QCOMPARE(went.size(), std::size_t{3});
        server.gate.run();
        for (auto& peer : peers) {
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
        server.stop();
        QVERIFY(timesNeverRunBackwards(server.log));
    }
    void theClockStandsStillWhileAnyThreadIsHeld() {
        RunningServer server(kModel);
        QVERIFY(server.listens());
        auto first = connectTo(server);
        auto second = connectTo(server);
        QVERIFY(comesTrue([&] { return notes(server, NoteKind::threadStarted) == 2; }));
        server.gate.pause();
        QVERIFY(first.send(kGet));
        QVERIFY(second.send(kGet));
        QVERIFY(comesTrue([&] { return server.gate.standingThreads() == 2; }));
        const std::int64_t stoodNs = server.log.nowNs();
        const std::int64_t from = monotonicNs();
        QVERIFY(comesTrue([&] { return monotonicNs() - from > 100'000'000; }));
        QCOMPARE(server.log.nowNs(), stoodNs);
        server.gate.run();
        QVERIFY(first.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(second.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(comesTrue([&] { return server.log.nowNs() > stoodNs; }));
        server.stop();
        QVERIFY(timesNeverRunBackwards(server.log));
    }
    void aStopFreesAllWhoStand() {
        RunningServer server(kModel);
        QVERIFY(server.listens());
        std::vector<peer::Peer> peers;
        for (int i = 0; i < 10; ++i)
            peers.push_back(connectTo(server));
        QVERIFY(comesTrue([&] { return notes(server, NoteKind::threadStarted) == 10; }));
        server.gate.pause();
        for (auto& peer : peers)
            QVERIFY(peer.send(kGet));
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        server.stop();
        QCOMPARE(server.server().state(), server::Server::State::ended);
        QCOMPARE(notes(server, NoteKind::threadEnded), std::size_t{10});
    }
    void moreThanTheLimitAreToldSo() {
        server::ServerOptions options;
        options.limits.connections = 2;
        RunningServer server(kModel, options);
        QVERIFY(server.listens());
        auto first = connectTo(server);
        const auto second = connectTo(server);
        auto third = connectTo(server);
        QVERIFY(third.receiveAll().starts_with("HTTP/1.1 503"));
        QCOMPARE(notes(server, NoteKind::connectionRefused), std::size_t{1});
        QVERIFY(first.send(kGet));
        QVERIFY(first.receiveResponse().ends_with("Hello, world!"));
        first.close();
        QVERIFY(comesTrue([&] { return notes(server, NoteKind::threadEnded) == 1; }));
        QVERIFY(comesTrue([&] { // its thread may take a moment to be gone
            auto fourth = connectTo(server);
            return fourth.send(kGet) && fourth.receiveResponse().ends_with("Hello, world!");
        }));
    }
    void numbersOfEndedThreadsComeBackAsNewLanes() {
        RunningServer server(kModel);
        QVERIFY(server.listens());
        for (std::size_t i = 1; i <= 10; ++i) {
            auto peer = connectTo(server);
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
            peer.close();
            QVERIFY(comesTrue([&] { return notes(server, NoteKind::threadEnded) == i; }));
        }
        server.stop();
        World world;
        world::ActivityIndex lanes;
        std::uint16_t highest = 0;
        server.log.forEach(0, server.log.end(), [&](const Event& event) {
            world::apply(world, event);
            lanes.add(event, world);
            highest = std::max(highest, event.record.thread.n);
        });
        // One that has said that it ends may still be there when the next is accepted.
        QVERIFY2(highest <= 4, qPrintable(QString::number(highest)));
        std::size_t lives = 0;
        for (const world::Lane& lane : lanes.lanes())
            lives += lane.isThread ? lane.lives.size() : 0;
        QCOMPARE(lives, std::size_t{11});
        QCOMPARE(foldChecked(server.log).counters.oddEvents, std::uint64_t{0});
    }
    void manyComeAndGoWithoutALeak() {
        const auto crowd = [] {
            RunningServer server(kModel);
            QVERIFY(server.listens());
            for (int round = 0; round < 5; ++round) {
                std::vector<peer::Peer> peers;
                for (int i = 0; i < 20; ++i)
                    peers.push_back(connectTo(server));
                for (auto& peer : peers)
                    QVERIFY(peer.send(kGet));
                for (std::size_t i = 0; i < peers.size(); i += 2)
                    peers[i].reset();
                for (std::size_t i = 1; i < peers.size(); i += 2)
                    QVERIFY(peers[i].receiveResponse().ends_with("Hello, world!"));
            }
            server.stop();
            const World world = foldChecked(server.log);
            QCOMPARE(world.counters.accepted, std::uint64_t{100});
            QCOMPARE(world.connectionsOpen, 0U);
            QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
        };
        crowd();
        const std::size_t fds = openDescriptors();
        const std::size_t threads = runningThreads();
        crowd();
        QCOMPARE(openDescriptors(), fds);
        QVERIFY(comesTrue([&] { return runningThreads() == threads; }));
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "threads_test.moc"
