// SPDX-License-Identifier: GPL-3.0-or-later
// Each teaching switch produces its fault in a running server and the fold finds it there; without the
// switch the same clients raise nothing, in any model.
#include "live/running_server.h"

#include "world/warnings.h"

#include <QElapsedTimer>
#include <vector>

using namespace muxscope;
using namespace muxscope::test;
using peer::Peer;
using trace::Call;
using world::Warning;
using world::WarningKind;

namespace {

// A machine under load lets a thread lie for longer than any handler here runs.
constexpr std::int64_t kLongNs = 2'000'000'000;

world::Warnings warningsOf(const trace::TraceLog& log,
                           std::int64_t longNs = world::Warnings::kLongHandlerNs) {
    world::World world;
    world::Warnings warnings(longNs);
    log.forEach(log.begin(), log.end(), [&](const trace::Event& event) {
        apply(world, event);
        warnings.add(event, world);
    });
    return warnings;
}

std::size_t found(const RunningServer& server, WarningKind kind) {
    std::size_t n = 0;
    const world::Warnings warnings = warningsOf(server.log);
    for (const Warning& warning : warnings.all())
        n += warning.kind == kind ? 1 : 0;
    return n;
}

// The fault that a model is there to show is none of its clients'.
QString namesOf(const world::Warnings& warnings, const QString& model = {}) {
    QStringList names;
    for (const Warning& warning : warnings.all())
        if (warning.kind != WarningKind::trySpin || model != QLatin1String("nonblocking-spin"))
            names += QStringLiteral("%1 fd=%2 at #%3")
                         .arg(QString::fromUtf8(world::warningName(warning.kind).data()))
                         .arg(warning.fd.fd.n)
                         .arg(warning.lastEvent + 1);
    return names.join(QStringLiteral(", "));
}

bool comesUp(const RunningServer& server, WarningKind kind) {
    return comesTrue([&] { return found(server, kind) != 0; });
}

void modelsOf(std::string_view switchName, bool (*fits)(const server::ModelFacts&)) {
    QTest::addColumn<QString>("model");
    for (const server::SwitchFacts& facts : server::switchTable())
        for (const server::ModelFacts& model : server::modelTable())
            if (facts.name == switchName && facts.meansSomethingTo(model.name) && fits(model) &&
                server::whyUnavailable(model).empty())
                QTest::newRow(std::string(model.name).c_str())
                    << QString::fromStdString(std::string(model.name));
}

bool any(const server::ModelFacts&) {
    return true;
}

// Reports once and never again: no spin, but the connection stays.
bool reportsOnce(const server::ModelFacts& model) {
    return model.name == "epoll-et" || model.name == "signal-driven";
}

const std::string kLarge = "GET /bytes/5000000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

server::ServerOptions quick() {
    server::ServerOptions options;
    options.switches.sleepMs = 2; // of the models that look again and again
    return options;
}

// What ordinary clients do, and what they do badly but may.
void playOrdinaryClients(RunningServer& server) {
    const auto talk = [&](auto&& say) {
        Peer peer = connectTo(server, 4096);
        say(peer);
        peer.finishSending();
        peer.receiveAll();
    };
    talk([](Peer& peer) {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(peer.send(kGet));
            QVERIFY(!peer.receiveResponse().empty());
        }
    });
    talk([](Peer& peer) { QVERIFY(peer.send(kGet + kGet + kGet)); });
    talk([](Peer& peer) { QVERIFY(peer.sendByteByByte(kGet)); });
    talk([](Peer& peer) { QVERIFY(peer.send(kLarge)); });
    talk([](Peer& peer) { QVERIFY(peer.send("this is not HTTP\r\n\r\n")); });
    talk([](Peer& peer) { QVERIFY(peer.send("GET /delay/0.05 HTTP/1.1\r\nHost: a\r\n\r\n")); });
    talk([](Peer&) {});
    {
        Peer peer = connectTo(server, 4096);
        QVERIFY(peer.send(kLarge));
        peer.reset();
    }
    talk([](Peer& peer) { QVERIFY(peer.send(kGet)); });
}

} // namespace

class WarningsLiveTest : public QObject {
    Q_OBJECT

private slots:
    void ordinaryClientsRaiseNothing_data() { everyModel(); }
    void ordinaryClientsRaiseNothing() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        playOrdinaryClients(server);
        server.stop();
        QCOMPARE(namesOf(warningsOf(server.log, kLongNs), model), QString());
    }
    void aStopInTheMiddleOfATransferRaisesNothing_data() { everyModel(); }
    void aStopInTheMiddleOfATransferRaisesNothing() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4096);
        QVERIFY(peer.send(kLarge));
        QVERIFY(comesTrue([&] {
            return server.count([](const trace::Event& event) {
                return event.call() == Call::send &&
                       (event.isEnter() || event.phase() == trace::Phase::submission);
            }) != 0;
        }));
        server.stop();
        QCOMPARE(namesOf(warningsOf(server.log, kLongNs), model), QString());
    }

    void otherProtocolsRaiseNothing_data() { everyModel(); }
    void otherProtocolsRaiseNothing() {
        QFETCH(QString, model);
        for (const char* protocol : {"reply", "lines"}) {
            server::ServerOptions options = quick();
            options.protocol = protocol;
            RunningServer server(model, options);
            QVERIFY(server.listens());
            for (int i = 0; i < 3; ++i) {
                Peer peer = connectTo(server);
                QVERIFY(peer.send("one\ntwo\nthree\n"));
                peer.finishSending();
                peer.receiveAll();
            }
            server.stop();
            QCOMPARE(namesOf(warningsOf(server.log, kLongNs), model), QString());
        }
    }
    void limitsThatArePassedRaiseNothing_data() { everyModel(); }
    void limitsThatArePassedRaiseNothing() {
        QFETCH(QString, model);
        server::ServerOptions options = quick();
        options.limits.idleNs = 200'000'000;
        options.limits.headerNs = 200'000'000;
        options.limits.connections = 2;
        options.switches.sendBufferBytes = 64 << 10;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        const auto accepted = [&] {
            return server.count([](const trace::Event& event) {
                return event.isAnswer() && event.call() == Call::accept4 && event.error() == 0;
            });
        };
        Peer first = connectTo(server, 4096);
        QVERIFY(first.send(kLarge)); // and never reads
        Peer second = connectTo(server);
        QVERIFY(second.send("GET / HT")); // and never goes on
        const bool many = waitsForMany(*server::findModel(model.toStdString()));
        if (many)
            QVERIFY(comesTrue([&] { return accepted() >= 2; }));
        Peer third = connectTo(server);
        third.finishSending();
        if (many) {
            second.receiveAll();
            third.receiveAll();
            QVERIFY(comesTrue([&] {
                return server.count([](const trace::Event& event) {
                    return event.isAnswer() && event.call() == Call::close;
                }) >= 3;
            }));
        }
        server.stop();
        QCOMPARE(namesOf(warningsOf(server.log, kLongNs), model), QString());
    }
    void aTunnelRaisesNothing_data() { eachHost(); }
    void aTunnelRaisesNothing() {
        QFETCH(QString, model);
        RunningServer far(QStringLiteral("epoll"));
        RunningServer server(model, quick());
        QVERIFY(far.listens() && server.listens());
        const std::string name = "127.0.0.1:" + std::to_string(far.port());
        Peer peer = connectTo(server);
        QVERIFY(peer.send("CONNECT " + name + " HTTP/1.1\r\nHost: " + name + "\r\n\r\n"));
        QVERIFY(peer.receive(17).starts_with("HTTP/1.1 200"));
        QVERIFY(peer.send(kLarge));
        QVERIFY(peer.receiveAll().size() > 5'000'000);
        peer.finishSending();
        server.stop();
        far.stop();
        QCOMPARE(namesOf(warningsOf(server.log, kLongNs), model), QString());
        QCOMPARE(namesOf(warningsOf(far.log, kLongNs)), QString());
    }

    void onlyTheModelThatNeverSleepsSpins_data() { everyModel(); }
    void onlyTheModelThatNeverSleepsSpins() {
        QFETCH(QString, model);
        RunningServer server(model, quick());
        QVERIFY(server.listens());
        const bool spins = model == QLatin1String("nonblocking-spin");
        if (spins) // while nobody is there: a client's recv would block
            QVERIFY(comesTrue([&] { return server.log.end() > 2000; }));
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        server.stop(); // before anybody folds what a spin makes while it is folded
        QCOMPARE(found(server, WarningKind::trySpin) != 0, spins);
    }

    void aDescriptorLeftInWlistIsAWriteSpin_data() { modelsOf("leave-in-wlist", any); }
    void aDescriptorLeftInWlistIsAWriteSpin() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("leave-in-wlist"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(comesUp(server, WarningKind::writeSpin));
    }
    void anIgnoredEndIsAnEofSpin_data() {
        modelsOf("ignore-end-of-input",
                 [](const server::ModelFacts& model) { return !reportsOnce(model); });
    }
    void anIgnoredEndIsAnEofSpin() {
        QFETCH(QString, model);
        server::ServerOptions options = withSwitch("ignore-end-of-input");
        options.switches.sleepMs = 2;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        peer.finishSending();
        QVERIFY(comesUp(server, WarningKind::endSpin));
    }
    void anIgnoredEndThatIsReportedOnceIsALeak_data() {
        modelsOf("ignore-end-of-input", reportsOnce);
    }
    void anIgnoredEndThatIsReportedOnceIsALeak() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("ignore-end-of-input"));
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        peer.finishSending();
        QVERIFY(comesTrue([&] {
            return server.count([](const trace::Event& event) {
                return event.isExit() && event.call() == Call::recv && event.record.value == 0;
            }) != 0;
        }));
        QVERIFY(server.sleeps());
        server.stop();
        QCOMPARE(found(server, WarningKind::leakedDescriptor), std::size_t{1});
    }
    void aDescriptorThatIsNeverClosedIsALeak_data() { modelsOf("never-close", any); }
    void aDescriptorThatIsNeverClosedIsALeak() {
        QFETCH(QString, model);
        RunningServer server(model, withSwitch("never-close"));
        QVERIFY(server.listens());
        for (int i = 0; i < 3; ++i)
            connectTo(server).close();
        QVERIFY(comesTrue([&] {
            return server.count([](const trace::Event& event) {
                return event.isAnswer() && event.call() == Call::recv && event.record.value == 0;
            }) == 3;
        }));
        QVERIFY(server.sleeps());
        server.stop();
        QCOMPARE(found(server, WarningKind::leakedDescriptor), std::size_t{3});
    }
    void aClosedDescriptorThatPollIsStillGivenIsFound() {
        RunningServer server(QStringLiteral("poll"), withSwitch("forget-unregister"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(comesUp(server, WarningKind::staleSpin));
    }
    void aClosedDescriptorThatSelectIsStillGivenIsFound() {
        RunningServer server(QStringLiteral("select"), withSwitch("forget-closed"));
        QVERIFY(server.listens());
        connectTo(server).close();
        QVERIFY(comesUp(server, WarningKind::staleSpin));
    }
    void anEdgeThatIsNotDrainedIsFound() {
        server::ServerOptions options = withSwitch("forget-to-drain");
        options.receiveBytes = 10;
        RunningServer server(QStringLiteral("epoll-et"), options);
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(comesUp(server, WarningKind::undrainedEdge));
    }
    void drainedTenAtATimeIsFine() {
        server::ServerOptions options;
        options.receiveBytes = 10;
        RunningServer server(QStringLiteral("epoll-et"), options);
        QVERIFY(server.sleeps());
        auto peer = connectTo(server);
        QVERIFY(peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\n\r\n" +
                          std::string(3000, 'b')));
        QVERIFY(!peer.receiveResponse().empty());
        server.stop();
        QCOMPARE(found(server, WarningKind::undrainedEdge), std::size_t{0});
    }
    void aRestThatIsThrownAwayIsFound_data() { modelsOf("ignore-short-sends", any); }
    void aRestThatIsThrownAwayIsFound() {
        QFETCH(QString, model);
        server::ServerOptions options = withSwitch("ignore-short-sends");
        options.switches.acceptedNonblocking = true;
        options.switches.acceptedTimeout = true;
        options.switches.sleepMs = 2;
        options.switches.sendBufferBytes = 64 << 10;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4096);
        QVERIFY(peer.send(kLarge));
        QVERIFY(peer.receiveAll().size() < 5'000'000);
        QVERIFY(comesUp(server, WarningKind::shortSendLost));
        server.stop();
        std::vector<Warning> all = warningsOf(server.log, kLongNs).all();
        std::erase_if(all, [](const Warning& one) { return one.kind == WarningKind::trySpin; });
        QCOMPARE(all.size(), std::size_t{1});
        QVERIFY(all.front().amount > 1000);
    }
    void aRestThatIsSentLaterIsNotLost_data() { modelsOf("ignore-short-sends", any); }
    void aRestThatIsSentLaterIsNotLost() {
        QFETCH(QString, model);
        server::ServerOptions options = quick();
        options.switches.acceptedNonblocking = true;
        options.switches.acceptedTimeout = true;
        options.switches.sendBufferBytes = 64 << 10;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4096);
        QVERIFY(peer.send(kLarge));
        QVERIFY(peer.receiveAll().size() > 5'000'000);
        server.stop();
        QCOMPARE(namesOf(warningsOf(server.log, kLongNs), model), QString());
    }
    void aSlowHandlerStarvesTheOthersOfItsLoop_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("how");
        for (const server::ModelFacts& model : server::modelTable())
            if (waitsForMany(model) && server::whyUnavailable(model).empty())
                for (const char* how : {"handler-sleep=150", "handler-cpu=150"})
                    QTest::addRow("%s, %s", model.name.data(), how)
                        << QString::fromStdString(std::string(model.name))
                        << QString::fromLatin1(how);
    }
    void aSlowHandlerStarvesTheOthersOfItsLoop() {
        QFETCH(QString, model);
        QFETCH(QString, how);
        RunningServer server(model, withSwitch(qPrintable(how)));
        QVERIFY(server.listens());
        server.gate.pause(); // all have asked before the first is heard
        std::vector<Peer> peers;
        for (int i = 0; i < 4; ++i) {
            peers.push_back(connectTo(server));
            QVERIFY(peers.back().send(kGet));
        }
        server.gate.run();
        for (Peer& peer : peers)
            QVERIFY(!peer.receiveResponse().empty());
        QVERIFY(comesUp(server, WarningKind::longHandler));
    }
    void aThreadForEachClientStarvesNobody() {
        RunningServer server(QStringLiteral("thread-per-client"), withSwitch("handler-sleep=150"));
        QVERIFY(server.listens());
        std::vector<Peer> peers;
        for (int i = 0; i < 4; ++i) {
            peers.push_back(connectTo(server));
            QVERIFY(peers.back().send(kGet));
        }
        for (Peer& peer : peers)
            QVERIFY(!peer.receiveResponse().empty());
        server.stop();
        QCOMPARE(namesOf(warningsOf(server.log)), QString());
    }
};

QTEST_GUILESS_MAIN(WarningsLiveTest)
#include "warnings_live_test.moc"
