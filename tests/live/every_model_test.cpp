// SPDX-License-Identifier: GPL-3.0-or-later
// What every model does, also those that serve one client at a time: the same exchanges, a record that
// folds, a listing with a line for each call, and a stop wherever it blocks.
#include "live/folded_world.h"

#include "live/process_things.h"
#include "world/history.h"
#include "world/world_text.h"

#include <QFile>
#include <set>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;
using trace::Site;
using world::World;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// Waits that would only make the tests long are short.
server::ServerOptions quick() {
    server::ServerOptions options;
    options.switches.sleepMs = 5;
    options.switches.timeoutMs = 50;
    options.waitTimeoutNs = 50 * kMs;
    return options;
}

// One client after the other, so that any model can follow.
void playScript(RunningServer& server) {
    auto first = connectTo(server);
    QVERIFY(first.send(kGet));
    QVERIFY(first.receiveResponse().ends_with("Hello, world!")); // keep-alive
    QVERIFY(first.send(kGet + kGet));                            // pipelined
    QVERIFY(first.receiveResponse().ends_with("Hello, world!"));
    QVERIFY(first.receiveResponse().ends_with("Hello, world!"));
    QVERIFY(first.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"));
    QVERIFY(first.receiveResponse().ends_with("hello"));
    first.close();
    auto second = connectTo(server);
    QVERIFY(second.sendByteByByte(kGet));
    QVERIFY(second.receiveResponse().ends_with("Hello, world!"));
    QVERIFY(second.send("HEAD /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    const std::string head = second.receiveAll();
    QVERIFY2(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), head.c_str());
    QVERIFY(second.ended());
    auto third = connectTo(server);
    QVERIFY(third.send(kGet));
    third.finishSending();
    QVERIFY(third.receiveAll().ends_with("Hello, world!"));
    auto fourth = connectTo(server);
    QVERIFY(fourth.send("GET /hel"));
    fourth.reset();
    auto fifth = connectTo(server);
    QVERIFY(fifth.send("GET / HTTP/1.1\r\n bad\r\n\r\nmore"));
    QVERIFY(fifth.receiveAll().starts_with("HTTP/1.1 400"));
    QVERIFY(!fifth.wasReset());
    fifth.close();
    QVERIFY(comesTrue([&] {
        return server.count(
                   [](const Event& e) { return e.isAnswer() && e.call() == Call::close; }) >= 5;
    }));
}

bool anyThreadIn(const RunningServer& server, Call call) {
    const World world = headOf(server);
    return std::any_of(world.threads.begin(), world.threads.end(),
                       [&](const world::Thread& t) { return t.inCall && t.enter.call == call; });
}

// A listing's markers: `#@ recv` or `//@ recv`.
std::set<std::string> markersOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::set<std::string> names;
    for (QByteArray line : file.readAll().split('\n')) {
        const auto at = line.lastIndexOf("@ ");
        if (at < 1 || (line[at - 1] != '#' && line[at - 1] != '/'))
            continue;
        for (const QByteArray& name : line.mid(at + 2).simplified().split(' '))
            names.insert(name.toStdString());
    }
    return names;
}

// What the shown loops leave out, so that they can be shown: trouble, files, the end, facts asked for.
bool leftOutOfListings(Site site) {
    constexpr Site kSites[] = {Site::none,          Site::refuse,         Site::closeListener,
                               Site::file,          Site::sendFile,       Site::finishSending,
                               Site::pauseListener, Site::resumeListener, Site::socketError,
                               Site::bufferSize,    Site::socketFacts};
    return std::find(std::begin(kSites), std::end(kSites), site) != std::end(kSites);
}

} // namespace

class EveryModelTest : public QObject {
    Q_OBJECT
private slots:
    void theSameExchangesAreServed_data() { everyModel(); }
    void theSameExchangesAreServed() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        playScript(server);
        server.stop();
        QCOMPARE(server.server().state(), server::Server::State::ended);
        World world;
        server.log.forEach(0, server.log.end(), [&](const Event& event) {
            world::apply(world, event);
            for (const auto& broken : world::checkInvariants(world))
                QFAIL(qPrintable(QStringLiteral("@%1: %2\n%3")
                                     .arg(event.moment())
                                     .arg(QString::fromStdString(broken),
                                          QString::fromStdString(world::worldText(world)))));
        });
        QCOMPARE(world.connectionsOpen, 0U);
        QCOMPARE(world.counters.accepted, std::uint64_t{5});
        QCOMPARE(world.counters.responses, std::uint64_t{8});
        QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
        QVERIFY(!world.serverRunning);
    }
    void everyCallOfTheLoopHasItsLineInBothListings_data() { everyModel(); }
    void everyCallOfTheLoopHasItsLineInBothListings() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        playScript(server);
        server.stop();
        const QString name = QString(model).replace('-', '_');
        for (const char* const language : {"py", "c"}) {
            const auto markers =
                markersOf(QStringLiteral(MUXSCOPE_SOURCE_ROOT "/resources/listings/%1_server.%2")
                              .arg(name, QLatin1String(language)));
            QVERIFY2(!markers.empty(), language);
            server.log.forEach(0, server.log.end(), [&](const Event& event) {
                const Site site = event.record.site;
                if (!leftOutOfListings(site) && !markers.contains(std::string(siteName(site))))
                    QFAIL(qPrintable(QStringLiteral("%1 of %2 has no line")
                                         .arg(QString::fromStdString(std::string(siteName(site))),
                                              QLatin1String(language))));
            });
        }
    }
    void aLargeBodyArrivesWhole_data() { everyModel(); }
    void aLargeBodyArrivesWhole() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /bytes/3000000 HTTP/1.1\r\nHost: a\r\n\r\n"));
        const std::string answer = peer.receiveResponse();
        QCOMPARE(answer.size() - answer.find("\r\n\r\n") - 4, std::size_t{3'000'000});
        QVERIFY(
            answer.ends_with("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-\n"));
    }
    void aDelayedAnswerComesLateAndInOrder_data() { everyModel(); }
    void aDelayedAnswerComesLateAndInOrder() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        const std::int64_t from = monotonicNs();
        QVERIFY(peer.send("GET /delay/0.1 HTTP/1.1\r\nHost: a\r\n\r\n" + kGet));
        QVERIFY(peer.receiveResponse().starts_with("HTTP/1.1 200"));
        QVERIFY(monotonicNs() - from >= 90 * kMs);
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void aStopGetsThroughWhereverItBlocks_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("where");
        for (const server::ModelFacts& model : server::modelTable()) {
            if (!server::whyUnavailable(model).empty())
                continue;
            const QString name = QString::fromStdString(std::string(model.name));
            for (const char* const where : {"idle", "silent client", "full buffer",
                                            "delayed answer", "handler", "computing", "gate"})
                QTest::addRow("%s, %s", qPrintable(name), where)
                    << name << QString::fromLatin1(where);
        }
    }
    void aStopGetsThroughWhereverItBlocks() {
        QFETCH(QString, model);
        QFETCH(QString, where);
        server::ServerOptions options = quick();
        if (where == QStringLiteral("idle"))
            options.switches.sleepMs = 60'000; // deaf for a minute, if nobody wakes it
        options.switches.timeoutMs = 60'000;
        options.waitTimeoutNs = -1;
        if (where == QStringLiteral("handler"))
            options.switches.handlerSleepMs = 60'000;
        if (where == QStringLiteral("computing"))
            options.switches.handlerCpuMs = 60'000;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        std::optional<peer::Peer> peer;
        if (where != QStringLiteral("idle"))
            peer = connectTo(server, 4096);
        if (where == QStringLiteral("silent client")) {
            QVERIFY(comesTrue([&] {
                return server.count([](const Event& e) {
                    return e.isAnswer() && e.call() == Call::accept4 && e.record.value >= 0;
                }) == 1;
            }));
        } else if (where == QStringLiteral("full buffer")) {
            QVERIFY(peer->send("GET /bytes/20000000 HTTP/1.1\r\nHost: a\r\n\r\n"));
            QVERIFY(comesTrue([&] {
                return headOf(server).counters.bytesOut > 1000 || anyThreadIn(server, Call::send);
            }));
        } else if (where == QStringLiteral("delayed answer")) {
            QVERIFY(peer->send("GET /delay/60 HTTP/1.1\r\nHost: a\r\n\r\n"));
            QVERIFY(comesTrue([&] { return headOf(server).counters.requests == 1; }));
        } else if (where == QStringLiteral("handler")) {
            QVERIFY(peer->send(kGet));
            QVERIFY(comesTrue([&] { return anyThreadIn(server, Call::nanosleep); }));
        } else if (where == QStringLiteral("computing")) {
            QVERIFY(peer->send(kGet + kGet + kGet)); // a minute each
            QVERIFY(comesTrue([&] { return headOf(server).counters.requests > 0; }));
        } else if (where == QStringLiteral("gate")) {
            server.gate.pause();
            QVERIFY(peer->send(kGet));
            QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        }
        const std::int64_t from = monotonicNs();
        server.stop();
        // Far below the minute that it would last unwoken, far above what a busy machine takes.
        QVERIFY(monotonicNs() - from < 30'000 * kMs);
        QCOMPARE(server.server().state(), server::Server::State::ended);
        QCOMPARE(headOf(server).connectionsOpen, 0U);
    }
    void startingAndStoppingLeaksNothing_data() { everyModel(); }
    void startingAndStoppingLeaksNothing() {
        QFETCH(QString, model);
        const auto cycle = [&] {
            RunningServer server(model, quick());
            QVERIFY(server.listens());
            auto first = connectTo(server);
            QVERIFY(first.send(kGet));
            QVERIFY(first.receiveResponse().ends_with("Hello, world!"));
            const auto second = connectTo(server); // perhaps never accepted
            server.stop();
        };
        cycle(); // what is made once for the whole program
        const std::size_t fds = openDescriptors();
        const std::size_t threads = runningThreads();
        for (int i = 0; i < 5; ++i)
            cycle();
        QCOMPARE(openDescriptors(), fds);
        QVERIFY(
            comesTrue([&] { return runningThreads() == threads; })); // gone a moment after the join
    }
    void theGateHoldsItBeforeEachCall_data() { everyModel(); }
    void theGateHoldsItBeforeEachCall() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        server.gate.pause();
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        // It stands before a call; or sleeps in one that the client ends.
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); }));
        bool sent = false;
        for (int steps = 0; steps < 200 && !sent; ++steps) {
            const std::uint64_t at = *server.gate.standing();
            // io_uring sends without a call of its own.
            sent = server.log.at(at).call() == Call::send || server.count([](const Event& e) {
                return e.phase() == trace::Phase::completion && e.call() == Call::send;
            }) != 0;
            server.gate.step(kernel::Gate::Step::call);
            QVERIFY(comesTrue([&] {
                const auto now = server.gate.standing();
                return now && *now != at;
            }));
        }
        QVERIFY(sent);
        server.gate.run();
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        std::int64_t lastNs = 0;
        server.log.forEach(0, server.log.end(), [&](const Event& event) {
            QVERIFY(event.record.atNs >= lastNs);
            lastNs = event.record.atNs;
        });
    }
};

QTEST_GUILESS_MAIN(EveryModelTest)
#include "every_model_test.moc"
