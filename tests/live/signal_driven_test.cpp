// SPDX-License-Identifier: GPL-3.0-or-later
// What only signals can do: be lost when their queue is full, and come after their descriptor is gone.
#include "live/running_server.h"

#include "world/history.h"
#include "world/world_text.h"

#include <csignal>
#include <sys/resource.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;
using trace::NoteKind;
using trace::Site;

namespace {

// The queue of realtime signals, shortened for the whole process.
class SignalQueueLimit {
public:
    explicit SignalQueueLimit(rlim_t most) {
        getrlimit(RLIMIT_SIGPENDING, &m_before);
        const rlimit limit{most, m_before.rlim_max};
        m_set = setrlimit(RLIMIT_SIGPENDING, &limit) == 0;
    }
    ~SignalQueueLimit() { setrlimit(RLIMIT_SIGPENDING, &m_before); }
    bool m_set = false;

private:
    rlimit m_before{};
};

std::size_t notes(const RunningServer& server, NoteKind kind) {
    return server.count([kind](const Event& e) { return e.note() == kind; });
}

std::size_t exits(const RunningServer& server, Call call) {
    return server.count([call](const Event& e) { return e.isExit() && e.call() == call; });
}

} // namespace

class SignalDrivenTest : public QObject {
    Q_OBJECT
private slots:
    void eachDescriptorIsToldWhomToSignalBeforeItMay() {
        RunningServer server(QStringLiteral("signal-driven"));
        QVERIFY(server.sleeps());
        std::vector<Site> sites;
        server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& e) {
            if (e.isEnter() && e.call() == Call::fcntl &&
                e.record.site != Site::listenerNonblocking)
                sites.push_back(e.record.site);
        });
        QCOMPARE(sites, (std::vector<Site>{Site::signalOwner, Site::signalNumber,
                                           Site::signalAsync,    // F_GETFL
                                           Site::signalAsync})); // F_SETFL
    }
    void aFullQueueOfSignalsIsMadeUpForByAskingOnce() {
        RunningServer server(QStringLiteral("signal-driven"));
        QVERIFY(server.sleeps());
        std::vector<peer::Peer> peers;
        for (int i = 0; i < 10; ++i) {
            peers.push_back(connectTo(server));
            QVERIFY(peers.back().send(kGet));
            QVERIFY(peers.back().receiveResponse().ends_with("Hello, world!"));
        }
        QVERIFY(comesTrue([&] { return server.standsInWait(); }));
        QCOMPARE(notes(server, NoteKind::signalsLost), std::size_t{0});
        const SignalQueueLimit limit(3);
        QVERIFY(limit.m_set);
        server.gate.pause(); // the server takes no signal, the clients go on
        for (auto& peer : peers)
            QVERIFY(peer.send(kGet));
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        auto late = connectTo(server);
        QVERIFY(late.send(kGet));
        server.gate.run();
        for (auto& peer : peers)
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(late.receiveResponse().ends_with("Hello, world!"));
        server.stop();
        QVERIFY(notes(server, NoteKind::signalsLost) >= 1);
        QCOMPARE(server.count([](const Event& e) {
            return e.isExit() && e.call() == Call::sigtimedwait && e.record.value == SIGIO;
        }),
                 notes(server, NoteKind::signalsLost));
        QVERIFY(server.count([](const Event& e) { // about all of them at once
            return e.isEnter() && e.call() == Call::poll && e.interest().head.nfds >= 11;
        }) >= 1);
    }
    void evenWithoutAnyQueueEverybodyIsServed() {
        const SignalQueueLimit limit(0);
        QVERIFY(limit.m_set);
        RunningServer server(QStringLiteral("signal-driven"));
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4'096);
        QVERIFY(peer.send("GET /bytes/9000000 HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(peer.receiveResponse().size() > 9'000'000);
        server.stop();
        QVERIFY(notes(server, NoteKind::signalsLost) >= 2);
    }
    // Signals wait in the queue while their descriptor is closed and its number is given to another
    // client.
    void anOldSignalOfAReusedNumberDoesNoHarm() {
        RunningServer server(QStringLiteral("signal-driven"));
        QVERIFY(server.sleeps());
        auto gone = connectTo(server);
        QVERIFY(gone.send(kGet));
        QVERIFY(gone.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(comesTrue([&] { return server.standsInWait(); }));
        server.gate.pause();
        QVERIFY(gone.send("GET /hel")); // several signals, the last of them about an error
        QVERIFY(gone.sendUrgent('!'));
        gone.reset();
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        auto next = connectTo(server);
        QVERIFY(next.send(kGet));
        server.gate.run();
        QVERIFY(next.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(comesTrue([&] { return exits(server, Call::close) == 1; }));
        QVERIFY(comesTrue([&] { return server.standsInWait(); }));
        QVERIFY(next.send(kGet));
        QVERIFY(next.receiveResponse().ends_with("Hello, world!"));
        server.stop();
    }
    void theWorldShowsWhoSignalsAndWhatTheSignalSaid() {
        RunningServer server(QStringLiteral("signal-driven"));
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(comesTrue([&] { return server.standsInWait(); })); // in sigtimedwait
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        peer.close();
        QVERIFY(comesTrue([&] { return exits(server, Call::close) == 1; }));
        QVERIFY(comesTrue([&] { return server.standsInWait(); }));
        world::World world;
        std::uint32_t mostWatched = 0;
        bool connectionReady = false;
        server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& event) {
            world::apply(world, event);
            const world::Mux* mux = world.mux();
            if (mux == nullptr || mux->call != Call::sigtimedwait)
                return;
            mostWatched = std::max(mostWatched, mux->watched);
            for (const auto& item : mux->ready)
                connectionReady = connectionReady || world.connection(Fd{item.fd}).open;
        });
        QCOMPARE(mostWatched, 2U); // the listener and the connection
        QVERIFY(connectionReady);
        QCOMPARE(world.mux()->call, Call::sigtimedwait); // the wait that began last
        QCOMPARE(world.mux()->watched, 1U);
        QVERIFY(world.serverThread()->asleep());
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
        QCOMPARE(world.counters.errors, std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(SignalDrivenTest)
#include "signal_driven_test.moc"
