// SPDX-License-Identifier: GPL-3.0-or-later
// CONNECT over real sockets: both descriptors in one loop, backpressure, half-close, failures; and what the
// World makes of the record.
#include "live/running_server.h"
#include "server/models/model_table.h"
#include "world/history.h"
#include "world/world_text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;

namespace {

const QString kOpened = "HTTP/1.1 200 OK\r\n";

std::string connectRequest(const std::string& authority) {
    return "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n";
}

// A TCP listener on a free loopback port that the test itself answers for.
class FarSide {
public:
    FarSide() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
            ::listen(m_listener, 8) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length) != 0)
            qFatal("no listener for the test");
        m_port = ntohs(address.sin_port);
    }
    ~FarSide() {
        ::close(m_listener);
        if (m_accepted >= 0)
            ::close(m_accepted);
    }
    void accept() { m_accepted = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC); }
    [[nodiscard]] std::string name() const { return "127.0.0.1:" + std::to_string(m_port); }
    void send(std::string_view bytes) const {
        QCOMPARE(::send(m_accepted, bytes.data(), bytes.size(), MSG_NOSIGNAL),
                 static_cast<ssize_t>(bytes.size()));
    }
    [[nodiscard]] std::string receive(std::size_t count) const {
        std::string text(count, '\0');
        const ssize_t got = ::recv(m_accepted, text.data(), count, MSG_WAITALL);
        text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return text;
    }
    void finishSending() const { ::shutdown(m_accepted, SHUT_WR); }
    void reset() {
        const linger hard{1, 0};
        ::setsockopt(m_accepted, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        ::close(m_accepted);
        m_accepted = -1;
    }

private:
    int m_listener;
    int m_accepted = -1;
    std::uint16_t m_port = 0;
};

world::World worldOf(const RunningServer& server) {
    world::World world;
    server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& event) {
        world::apply(world, event);
        const auto broken = world::checkInvariants(world);
        QVERIFY2(broken.empty(), broken.empty() ? "" : broken.front().c_str());
    });
    return world;
}

const world::Connection* tunnelled(const world::World& world) {
    const world::Connection* found = nullptr;
    world.connections.forEach([&](std::size_t, const world::Connection& connection) {
        if (connection.tunnel == world::Tunnel::open)
            found = &connection;
    });
    return found;
}

std::string head(peer::Peer& peer) {
    std::string text;
    while (text.find("\r\n\r\n") == std::string::npos) {
        const std::string byte = peer.receive(1);
        if (byte.empty())
            break;
        text += byte;
    }
    return text;
}

} // namespace

class HttpTunnelTest : public QObject {
    Q_OBJECT
private slots:
    void bytesGoBothWaysAndTheWorldKnowsTheFarEnd_data() { eachHost(); }
    void bytesGoBothWaysAndTheWorldKnowsTheFarEnd() {
        QFETCH(QString, model);
        FarSide far;
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        // Bytes right behind the request are the tunnel's, though they look like a request.
        QVERIFY(peer.send(connectRequest(far.name()) + kGet));
        QVERIFY(QString::fromStdString(head(peer)).startsWith(kOpened));
        far.accept();
        QCOMPARE(far.receive(kGet.size()), kGet);
        far.send("HTTP/1.1 999 Not HTTP\r\n\r\n");
        QCOMPARE(peer.receive(25), std::string("HTTP/1.1 999 Not HTTP\r\n\r\n"));
        peer.finishSending(); // half-close goes through
        QCOMPARE(far.receive(1), std::string());
        far.send("last");
        far.finishSending();
        QCOMPARE(peer.receiveAll(), std::string("last"));
        QVERIFY(peer.ended() && !peer.wasReset());
        server.stop();
        const world::World world = worldOf(server);
        const world::Connection* const connection = tunnelled(world);
        QVERIFY(connection != nullptr);
        QCOMPARE(connection->tunnelIn, std::uint64_t{kGet.size()});
        QCOMPARE(connection->tunnelOut, std::uint64_t{29});
        QCOMPARE(connection->exchangesSeen, 1U);
        const world::Descriptor& end = world.descriptor(connection->tunnelTo);
        QCOMPARE(end.kind, world::FdKind::connectionOut);
        QCOMPARE(end.peer.text(), far.name());
        QCOMPARE(end.bytesOut, std::uint64_t{kGet.size()});
        QCOMPARE(end.bytesIn, std::uint64_t{29});
    }

    void theEchoGivesEverythingBack_data() { eachHost(); }
    void theEchoGivesEverythingBack() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(connectRequest("echo.muxscope:7")));
        QVERIFY(QString::fromStdString(head(peer)).startsWith(kOpened));
        std::string sent;
        for (int i = 0; i < 50; ++i) {
            const std::string piece(1'000 + static_cast<std::size_t>(i),
                                    static_cast<char>('a' + i % 26));
            QVERIFY(peer.send(piece));
            QCOMPARE(peer.receive(piece.size()), piece);
            sent += piece;
        }
        peer.finishSending();
        QCOMPARE(peer.receiveAll(), std::string());
        QVERIFY(peer.ended() && !peer.wasReset());
        server.stop();
        const world::World world = worldOf(server);
        QVERIFY(tunnelled(world) != nullptr);
        QCOMPARE(tunnelled(world)->tunnelOut, std::uint64_t{sent.size()});
    }

    // 40 MB into an echo whose client does not read: the loop stops taking, and others are served.
    void aTunnelHoldsLittleAndStarvesNobody_data() { eachHost(); }
    void aTunnelHoldsLittleAndStarvesNobody() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto greedy = connectTo(server, 4'096);
        QVERIFY(greedy.send(connectRequest("echo.muxscope:7")));
        QVERIFY(QString::fromStdString(head(greedy)).startsWith(kOpened));
        const std::string block(64u << 10, 'x');
        std::size_t taken = 0;
        bool full = false;
        while (!full && taken < (40u << 20)) {
            const ssize_t sent = ::send(greedy.descriptor(), block.data(), block.size(),
                                        MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent > 0) {
                taken += static_cast<std::size_t>(sent);
                continue;
            }
            // Full now; full for good when the loop has come to rest meanwhile.
            full = server.sleeps() && ::send(greedy.descriptor(), "y", 1, MSG_DONTWAIT) < 0;
        }
        QVERIFY2(full, "the server took 40 MB on credit");
        auto other = connectTo(server);
        QVERIFY(other.send(kGet));
        QVERIFY(other.receiveResponse().ends_with("Hello, world!"));
        greedy.reset();
        QVERIFY(other.send(kGet));
        QVERIFY(other.receiveResponse().ends_with("Hello, world!"));
        server.stop();
        QVERIFY(tunnelled(worldOf(server)) != nullptr);
    }

    void aResetOfTheFarEndEndsBoth_data() { eachHost(); }
    void aResetOfTheFarEndEndsBoth() {
        QFETCH(QString, model);
        FarSide far;
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(connectRequest(far.name())));
        QVERIFY(QString::fromStdString(head(peer)).startsWith(kOpened));
        far.accept();
        far.reset();
        peer.receiveAll();
        QVERIFY(peer.ended());
    }

    void aResetOfTheClientEndsTheFarEnd_data() { eachHost(); }
    void aResetOfTheClientEndsTheFarEnd() {
        QFETCH(QString, model);
        FarSide far;
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(connectRequest(far.name())));
        QVERIFY(QString::fromStdString(head(peer)).startsWith(kOpened));
        far.accept();
        peer.reset();
        QCOMPARE(far.receive(1), std::string());
    }

    void targetsThatMayNotBeAreRefused_data() {
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("status");
        QTest::newRow("elsewhere") << "192.0.2.1:80"
                                   << "403";
        QTest::newRow("a name") << "example.com:443"
                                << "403";
        QTest::newRow("any address") << "0.0.0.0:8080"
                                     << "403";
        QTest::newRow("mapped") << "[::ffff:127.0.0.1]:8080"
                                << "403";
        QTest::newRow("mail") << "127.0.0.1:25"
                              << "403";
        QTest::newRow("another echo") << "echo.muxscope:8"
                                      << "403";
        QTest::newRow("no port") << "127.0.0.1"
                                 << "400";
        QTest::newRow("port 0") << "127.0.0.1:0"
                                << "400";
        QTest::newRow("large port") << "127.0.0.1:65536"
                                    << "400";
        QTest::newRow("nobody listens") << "127.0.0.1:1024"
                                        << "502";
    }
    void targetsThatMayNotBeAreRefused() {
        QFETCH(QString, authority);
        QFETCH(QString, status);
        RunningServer server("epoll");
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(connectRequest(authority.toStdString())));
        const QString answer = QString::fromStdString(peer.receiveAll());
        QVERIFY2(answer.startsWith("HTTP/1.1 " + status), qPrintable(answer));
        QVERIFY(peer.ended() && !peer.wasReset());
    }

    // One batch: the client is reset (its tunnel's descriptor is closed with it), two new ones are
    // accepted and get those numbers, and then comes what was reported of the tunnel's.
    void aReportOfAClosedNumberIsNotTakenForItsNewOwner() {
        FarSide far;
        server::ServerOptions options;
        options.acceptsPerReport = 64;
        RunningServer server("epoll", options);
        QVERIFY(server.listens());
        auto other = connectTo(server);
        auto peer = connectTo(server);
        QVERIFY(peer.send(connectRequest(far.name())));
        QVERIFY(QString::fromStdString(head(peer)).startsWith(kOpened));
        far.accept();
        QVERIFY(server.sleeps());
        server.gate.pause();
        QVERIFY(other.send("G"));
        QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); })); // out of its wait
        peer.reset();
        auto first = connectTo(server);
        auto second = connectTo(server);
        far.send("x");
        const Moment from = server.log.end();
        server.gate.run();
        for (peer::Peer* each : {&first, &second}) {
            QVERIFY(each->send(kGet));
            QVERIFY(each->receiveResponse().starts_with("HTTP/1.1 200"));
        }
        std::size_t inVain = 0;
        server.log.forEach(from, server.log.end(), [&](const Event& event) {
            inVain += event.call() == Call::recv && event.error() == EAGAIN ? 1 : 0;
        });
        QCOMPARE(inVain, std::size_t{0});
    }

    void aTunnelWithoutDescriptorsLeftIsToBeTriedLater_data() { eachHost(); }
    void aTunnelWithoutDescriptorsLeftIsToBeTriedLater() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(!peer.receiveResponse().empty()); // it is accepted
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &usual), 0);
        const int free = ::dup(0); // the lowest number that is free
        ::close(free);
        const rlimit none{static_cast<rlim_t>(free), usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
        const bool sent = peer.send(connectRequest("echo.muxscope:7"));
        const std::string answer = peer.receiveAll();
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &usual), 0);
        QVERIFY(sent);
        QVERIFY2(answer.starts_with("HTTP/1.1 503 "), answer.c_str());
        QVERIFY2(answer.find("\r\nRetry-After: 1\r\n") != std::string::npos, answer.c_str());
    }

    void modelsWithoutRoomForItSaySo() {
        for (const server::ModelFacts& model : server::modelTable()) {
            if (model.hostsSources || !server::whyUnavailable(model).empty())
                continue;
            RunningServer server(QString::fromStdString(std::string(model.name)));
            QVERIFY(server.listens());
            auto peer = connectTo(server);
            QVERIFY(peer.send(connectRequest("echo.muxscope:7")));
            QVERIFY(peer.receiveAll().starts_with("HTTP/1.1 501 "));
        }
    }

    void aServerThatOthersCanReachLeadsToItsEchoOnly() {
        FarSide far;
        server::ServerOptions options;
        options.bindAddress = "0.0.0.0";
        RunningServer server("epoll", options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.send(connectRequest(far.name())));
        QVERIFY(peer.receiveAll().starts_with("HTTP/1.1 403 "));
        auto echo = connectTo(server);
        QVERIFY(echo.send(connectRequest("echo.muxscope:7") + "abc"));
        std::string answer = head(echo);
        if (!answer.ends_with("abc"))
            answer += echo.receive(3);
        QVERIFY(QString::fromStdString(answer).startsWith(kOpened));
        QVERIFY(answer.ends_with("\r\n\r\nabc"));
    }
};

QTEST_GUILESS_MAIN(HttpTunnelTest)
#include "http_tunnel_test.moc"
