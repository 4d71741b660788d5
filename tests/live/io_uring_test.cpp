// SPDX-License-Identifier: GPL-3.0-or-later
// What only a ring can show: operations under way, completions instead of answers, one system call.
#include "live/running_server.h"

#include "kernel/ring.h"
#include "world/activity.h"
#include "world/history.h"
#include "world/world_text.h"

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;
using trace::Phase;

namespace {

std::size_t completions(const RunningServer& server, Call call) {
    return server.count(
        [call](const Event& e) { return e.phase() == Phase::completion && e.call() == call; });
}

} // namespace

class IoUringTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (const std::string why = kernel::Ring::whyUnavailable(); !why.empty())
            QSKIP(why.c_str());
    }
    void bytesMoveWithoutAnySystemCallOfTheirOwn() {
        RunningServer server(QStringLiteral("io_uring"));
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(peer.send(kGet));
            QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        }
        peer.close();
        QVERIFY(comesTrue([&] { return completions(server, Call::close) == 1; }));
        server.stop();
        for (const Call call : {Call::accept4, Call::recv, Call::send})
            QCOMPARE(
                server.count([call](const Event& e) { return e.isEnter() && e.call() == call; }),
                std::size_t{0});
        QCOMPARE(completions(server, Call::send), std::size_t{3});
        QVERIFY(completions(server, Call::recv) >= 4); // three requests and the end
        world::World world;
        std::uint64_t enters = 0;
        server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& event) {
            world::apply(world, event);
            enters += event.isEnter() ? 1 : 0;
        });
        QCOMPARE(world.counters.calls, enters); // neither submissions nor completions are calls
        QCOMPARE(world.counters.requests, std::uint64_t{3});
        QCOMPARE(world.counters.responses, std::uint64_t{3});
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
        QCOMPARE(world.counters.errors, std::uint64_t{0});
        QVERIFY(world.rings.empty()); // closed
    }
    void theWorldKnowsWhatIsUnderWay() {
        RunningServer server(QStringLiteral("io_uring"));
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /hel"));
        QVERIFY(comesTrue([&] { return completions(server, Call::recv) == 1; }));
        QVERIFY(comesTrue([&] { return server.standsInWait(); }));
        world::World world;
        server.log.forEach(server.log.begin(), server.log.end(),
                           [&](const Event& event) { world::apply(world, event); });
        QCOMPARE(world.rings.size(), std::size_t{1});
        const world::Ring& ring = world.rings.front();
        QCOMPARE(ring.inFlight, 2U); // the accept, and a recv of the rest
        QCOMPARE(ring.submitted, ring.completed + 2);
        QCOMPARE(ring.operations[static_cast<std::size_t>(world.listener.n)].list[0].call,
                 Call::accept4);
        QVERIFY(world.serverThread()->asleep());
        const std::string text = world::worldText(world);
        QVERIFY2(text.find("ring ") != std::string::npos, text.c_str());
    }
    void theTimelineShowsTheThreadAsleepAndTheConnectionAtWork() {
        RunningServer server(QStringLiteral("io_uring"));
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        server.stop();
        world::World world;
        world::ActivityIndex index;
        server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& event) {
            world::apply(world, event);
            index.add(event, world);
        });
        world::ActivityMask thread = 0;
        world::ActivityMask descriptors = 0;
        for (const world::Lane& lane : index.lanes())
            for (const auto& bucket : lane.levels[0])
                (lane.isThread ? thread : descriptors) |= bucket.kinds;
        using world::Activity;
        QVERIFY((thread & world::maskOf(Activity::asleep)) != 0);
        for (const Activity activity : {Activity::accepting, Activity::reading, Activity::writing})
            QVERIFY((descriptors & world::maskOf(activity)) != 0);
        const auto spans = world::exactSpans({}, server.log, server.log.end());
        QVERIFY(std::any_of(spans.begin(), spans.end(), [](const auto& span) {
            return !span.lane.isThread && span.activity == Activity::reading;
        }));
    }
    void aStepEndsBeforeTheNextEnter() {
        RunningServer server(QStringLiteral("io_uring"));
        QVERIFY(server.sleeps());
        server.gate.pause();
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
            const auto at = *server.gate.standing();
            QCOMPARE(server.log.at(at).call(), Call::io_uring_enter);
            server.gate.step(kernel::Gate::Step::iteration);
            QVERIFY(comesTrue([&] { return server.gate.standing().value_or(at) != at; }) || i == 2);
            if (completions(server, Call::send) == 1)
                break;
        }
        server.gate.run();
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
};

QTEST_GUILESS_MAIN(IoUringTest)
#include "io_uring_test.moc"
