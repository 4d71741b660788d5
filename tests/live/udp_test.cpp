// SPDX-License-Identifier: GPL-3.0-or-later
// A UDP socket beside the connections of the same loop (claims 100, 101, 105 of the lecture notes).
#include "live/running_server.h"

#include "server/models/model_table.h"
#include "server/sources/udp_probe.h"
#include "server/sources/udp_source.h"
#include "trace/session_reader.h"
#include "trace/session_writer.h"
#include "world/world_text.h"

#include <QTemporaryDir>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;

namespace {

sockaddr_in addressOf(const char* host, std::uint16_t port) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(port);
    inet_pton(AF_INET, host, &in.sin_addr);
    return in;
}

// A client that sends to one port and waits for datagrams, 5 s at most.
class UdpPeer {
public:
    explicit UdpPeer(const char* host = "127.0.0.1") {
        m_fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        const sockaddr_in any = addressOf(host, 0);
        if (::bind(m_fd, reinterpret_cast<const sockaddr*>(&any), sizeof(any)) != 0)
            qFatal("no UDP socket");
    }
    ~UdpPeer() { ::close(m_fd); }
    UdpPeer(const UdpPeer&) = delete;
    UdpPeer& operator=(const UdpPeer&) = delete;

    [[nodiscard]] std::uint16_t port() const {
        sockaddr_in in{};
        socklen_t length = sizeof(in);
        ::getsockname(m_fd, reinterpret_cast<sockaddr*>(&in), &length);
        return ntohs(in.sin_port);
    }
    void connectTo(std::uint16_t port) {
        const sockaddr_in in = addressOf("127.0.0.1", port);
        ::connect(m_fd, reinterpret_cast<const sockaddr*>(&in), sizeof(in));
    }
    bool send(std::string_view bytes) {
        return ::send(m_fd, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size());
    }
    // nullopt: nothing came.
    std::optional<std::string> receive() {
        pollfd wait{m_fd, POLLIN, 0};
        std::string room(70'000, '\0');
        if (::poll(&wait, 1, 5'000) != 1)
            return {};
        const ssize_t got = ::recv(m_fd, room.data(), room.size(), 0);
        if (got < 0)
            return {};
        room.resize(static_cast<std::size_t>(got));
        return room;
    }
    // To whoever sends next.
    bool answerWith(std::string_view bytes) {
        pollfd wait{m_fd, POLLIN, 0};
        sockaddr_in from{};
        socklen_t length = sizeof(from);
        char room[16];
        return ::poll(&wait, 1, 5'000) == 1 &&
               ::recvfrom(m_fd, room, sizeof(room), 0, reinterpret_cast<sockaddr*>(&from),
                          &length) >= 0 &&
               ::sendto(m_fd, bytes.data(), bytes.size(), 0,
                        reinterpret_cast<const sockaddr*>(&from),
                        length) == static_cast<ssize_t>(bytes.size());
    }

private:
    int m_fd = -1;
};

server::ServerOptions withUdp() {
    server::ServerOptions options;
    options.udpPort = 0;
    return options;
}

std::uint16_t udpPortOf(RunningServer& server) {
    const std::string on = server.server().udpOn();
    return static_cast<std::uint16_t>(std::stoi(on.substr(on.rfind(':') + 1)));
}

std::size_t receivesOf(const RunningServer& server) {
    return server.count(
        [](const Event& e) { return e.isExit() && e.call() == Call::recvfrom && e.error() == 0; });
}

} // namespace

class UdpTest : public QObject {
    Q_OBJECT
private slots:
    void threeSendsAreThreeReceives_data() { eachHost(); }
    void threeSendsAreThreeReceives();
    void anEmptyDatagramIsAMessage_data() { eachHost(); }
    void anEmptyDatagramIsAMessage();
    void whatIsLongerThanTheRoomIsGone_data() { eachHost(); }
    void whatIsLongerThanTheRoomIsGone();
    void aRefusedPortIsAnErrorOfTheNextCall_data() { eachHost(); }
    void aRefusedPortIsAnErrorOfTheNextCall();
    void aProbeThatIsAnsweredSaysSo_data() { eachHost(); }
    void aProbeThatIsAnsweredSaysSo();
    void aLongAnswerToAProbeIsCutAndItsLengthTold_data() { eachHost(); }
    void aLongAnswerToAProbeIsCutAndItsLengthTold();
    void aBroadcastToItselfIsEchoedOnce_data() { eachHost(); }
    void aBroadcastToItselfIsEchoedOnce();
    void probesAreFewAndEndByThemselves_data() { eachHost(); }
    void probesAreFewAndEndByThemselves();
    void broadcastNeedsItsOption_data() { eachHost(); }
    void broadcastNeedsItsOption();
    void connectionsAreServedBesideIt_data() { eachHost(); }
    void connectionsAreServedBesideIt();
    void aTakenPortIsAnErrorOfTheStart();
    void aRecordingTellsTheSame();

private:
    QTemporaryDir m_folder;
};

void UdpTest::threeSendsAreThreeReceives() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.sleeps());
    server.gate.pause(); // all three wait in the socket's buffer before the first is received
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    for (const char* text : {"one", "two", "three"})
        QVERIFY(peer.send(text));
    server.gate.run();
    for (const char* text : {"one", "two", "three"})
        QCOMPARE(peer.receive().value_or("nothing"), std::string(text));
    QCOMPARE(receivesOf(server), std::size_t{3});
}

void UdpTest::anEmptyDatagramIsAMessage() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    QVERIFY(peer.send(""));
    QCOMPARE(peer.receive().value_or("nothing"), std::string());
    QVERIFY(peer.send("and on"));
    QCOMPARE(peer.receive().value_or("nothing"), std::string("and on"));
    QCOMPARE(receivesOf(server), std::size_t{2});
}

void UdpTest::whatIsLongerThanTheRoomIsGone() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    constexpr std::size_t kRoom = server::UdpSource::kRoomBytes;
    const std::string longer = std::string(kRoom, 'a') + std::string(500, 'b');
    QVERIFY(peer.send(longer));
    QVERIFY(peer.send("next"));
    QCOMPARE(peer.receive().value_or("nothing"), std::string(kRoom, 'a'));
    QCOMPARE(peer.receive().value_or("nothing"), std::string("next")); // the rest is no message
    QVERIFY(server.sleeps());
    world::World world;
    server.log.forEach(0, server.log.end(), [&](const Event& e) { world::apply(world, e); });
    bool seen = false;
    world.descriptors.forEach([&](std::size_t, const world::Descriptor& descriptor) {
        if (descriptor.kind != world::FdKind::udp)
            return;
        seen = true;
        QCOMPARE(descriptor.cutDatagrams, 1U);
        QCOMPARE(descriptor.bytesIn, std::uint64_t{kRoom + 4});
        QVERIFY(descriptor.readCalls >= 2U); // signals may tell of the same datagram twice
    });
    QVERIFY(seen);
    // The call itself tells how long it was.
    QCOMPARE(server.count([&](const Event& e) {
        return e.isExit() && e.call() == Call::recvfrom &&
               e.record.value == static_cast<std::int64_t>(longer.size());
    }),
             std::size_t{1});
}

void UdpTest::aRefusedPortIsAnErrorOfTheNextCall() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    std::uint16_t nobody = 0;
    {
        const UdpPeer shortly; // its port is free again after this
        nobody = shortly.port();
    }
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    QVERIFY(peer.send("probe " + std::to_string(nobody)));
    const std::string said = peer.receive().value_or("nothing");
    QVERIFY2(said.ends_with("then recv: ECONNREFUSED\n"), said.c_str());
    // poll and epoll say ERR without being asked; select shows it as readable.
    if (model != "select")
        QVERIFY2(said.find("reported as IN|ERR") != std::string::npos ||
                     said.find("reported as ERR") != std::string::npos,
                 said.c_str());
    // The send that caused it had succeeded.
    QVERIFY(server.count([](const Event& e) {
        return e.isExit() && e.call() == Call::send && e.record.value == 5;
    }) == 1);
    QVERIFY(comesTrue([&] {
        return server.count([](const Event& e) {
            return e.isExit() && e.call() == Call::close &&
                   e.record.site == trace::Site::connectTarget;
        }) == 1;
    }));
}

void UdpTest::aProbeThatIsAnsweredSaysSo() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    QVERIFY(peer.send("probe " + std::to_string(udpPortOf(server)) + "\n")); // it echoes
    const std::string said = peer.receive().value_or("nothing");
    QVERIFY2(said.ends_with("reported as IN, then recv: 5 bytes\n"), said.c_str());
}

void UdpTest::aLongAnswerToAProbeIsCutAndItsLengthTold() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    UdpPeer answerer;
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    QVERIFY(peer.send("probe " + std::to_string(answerer.port())));
    QVERIFY(answerer.answerWith(std::string(3'000, 'x')));
    const std::string said = peer.receive().value_or("nothing");
    QVERIFY2(said.ends_with("then recv: 3000 bytes\n"), said.c_str());
    bool seen = false;
    server.log.forEach(0, server.log.end(), [&](const Event& e) {
        if (!e.isExit() || e.call() != Call::recv || e.record.value != 3'000)
            return;
        seen = true;
        QCOMPARE(e.payload.size(), std::size_t{1'024}); // what there was room for, and no byte more
        QVERIFY(trace::asText(e.payload).find_first_not_of('x') == std::string_view::npos);
    });
    QVERIFY(seen);
}

// Sent from the listening socket itself it would be answered, and that answered, without end.
void UdpTest::aBroadcastToItselfIsEchoedOnce() {
    QFETCH(QString, model);
    server::ServerOptions options = withUdp();
    options.bindAddress = "0.0.0.0"; // a socket of one address does not hear broadcasts
    RunningServer server(model, options);
    QVERIFY(server.listens());
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    QVERIFY(peer.send("broadcast " + std::to_string(udpPortOf(server))));
    QVERIFY(peer.receive().value_or("nothing").ends_with("5 bytes with it\n"));
    QVERIFY(comesTrue([&] { return receivesOf(server) == 2; })); // the request and the broadcast
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(peer.send("again"));
        QCOMPARE(peer.receive().value_or("nothing"), std::string("again"));
    }
    QCOMPARE(receivesOf(server), std::size_t{5});
}

void UdpTest::probesAreFewAndEndByThemselves() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    const UdpPeer silent; // is there and never answers
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    const std::string ask = "probe " + std::to_string(silent.port());
    constexpr std::size_t kAsked = server::UdpSource::kMostProbes + 2;
    for (std::size_t i = 0; i < kAsked; ++i)
        QVERIFY(peer.send(ask));
    std::size_t refused = 0, silentOnes = 0;
    for (std::size_t i = 0; i < kAsked; ++i) {
        const std::string said = peer.receive().value_or("nothing");
        refused += said.find("under way") != std::string::npos ? 1 : 0;
        silentOnes += said.find("nothing came back") != std::string::npos ? 1 : 0;
    }
    QCOMPARE(refused, std::size_t{2});
    QCOMPARE(silentOnes, server::UdpSource::kMostProbes);
    QVERIFY(peer.send("probe 0")); // no port: an echo like any other
    QCOMPARE(peer.receive().value_or("nothing"), std::string("probe 0"));
    QVERIFY(peer.send(ask)); // there is room again
    QVERIFY(peer.receive().value_or("nothing").find("nothing came back") != std::string::npos);
}

void UdpTest::broadcastNeedsItsOption() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    UdpPeer hearer("0.0.0.0"); // a socket of one address does not hear broadcasts
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    for (int i = 0; i < 2; ++i) { // each time by a new socket, without the option
        QVERIFY(peer.send("broadcast " + std::to_string(hearer.port())));
        const std::string said = peer.receive().value_or("nothing");
        QCOMPARE(said, "broadcast 127.255.255.255:" + std::to_string(hearer.port()) +
                           ": EACCES without SO_BROADCAST, 5 bytes with it\n");
        QCOMPARE(hearer.receive().value_or("nothing"), std::string(server::UdpProbe::kText));
    }
    const auto refusals = server.count([](const Event& e) {
        return e.isExit() && e.call() == Call::sendto && e.error() == EACCES;
    });
    QCOMPARE(refusals, std::size_t{2});
}

void UdpTest::connectionsAreServedBesideIt() {
    QFETCH(QString, model);
    RunningServer server(model, withUdp());
    QVERIFY(server.listens());
    UdpPeer datagrams;
    datagrams.connectTo(udpPortOf(server));
    auto stream = connectTo(server);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(datagrams.send("beside"));
        QVERIFY(stream.send(kGet));
        QCOMPARE(datagrams.receive().value_or("nothing"), std::string("beside"));
        QVERIFY(stream.receiveResponse().ends_with("Hello, world!"));
    }
    server.stop();
    world::World world;
    server.log.forEach(0, server.log.end(), [&](const Event& e) {
        world::apply(world, e);
        for (const auto& broken : world::checkInvariants(world))
            QFAIL(broken.c_str());
    });
    QCOMPARE(world.counters.responses, std::uint64_t{10});
    QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
}

void UdpTest::aTakenPortIsAnErrorOfTheStart() {
    const UdpPeer taken;
    server::ServerOptions options;
    options.udpPort = taken.port();
    RunningServer server("epoll", options);
    QVERIFY(!server.listens());
    const Error error = server.server().error().value_or(Error{});
    QCOMPARE(error.kind, Error::Kind::environment);
    QCOMPARE(error.systemError, EADDRINUSE);
    QVERIFY2(error.text.find("127.0.0.1:" + std::to_string(taken.port())) != std::string::npos,
             error.text.c_str());
}

void UdpTest::aRecordingTellsTheSame() {
    const QString file = m_folder.filePath("udp.muxscope");
    RunningServer server("poll", withUdp());
    auto writer = trace::SessionWriter::start(
        server.log, {file.toStdString(), "test", "poll http", [](const Error&) {
                     }});
    QVERIFY(writer.ok());
    QVERIFY(server.listens());
    UdpPeer peer;
    peer.connectTo(udpPortOf(server));
    for (const std::string& text : {std::string("short"), std::string(3'000, 'x'), std::string()}) {
        QVERIFY(peer.send(text));
        QVERIFY(peer.receive().has_value());
    }
    server.stop();
    QVERIFY((*writer)->stop());
    auto opened = trace::SessionReader::open(file.toStdString());
    QVERIFY(opened.ok());
    trace::TraceLog again;
    QVERIFY((*opened)->load(again).ok());
    world::World live, saved;
    server.log.forEach(0, server.log.end(), [&](const Event& e) { world::apply(live, e); });
    again.forEach(0, again.end(), [&](const Event& e) { world::apply(saved, e); });
    QVERIFY(live == saved);
    QCOMPARE(world::worldText(saved), world::worldText(live));
}

QTEST_GUILESS_MAIN(UdpTest)
#include "udp_test.moc"
