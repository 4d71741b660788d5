// SPDX-License-Identifier: GPL-3.0-or-later
// What the gauges see of real sockets on the loopback device.
#include "kernel/gauges.h"
#include "kernel/gauges_table.h"

#include <QTest>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <string>
#include <vector>

using namespace muxscope;
using namespace muxscope::kernel;
using trace::SocketGauge;

namespace {

class Socket {
public:
    explicit Socket(int fd) : m_fd(fd) {}
    ~Socket() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Socket(Socket&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    Socket& operator=(Socket&&) = delete;
    int fd() const { return m_fd; }

private:
    int m_fd;
};

struct Listener {
    Socket socket;
    Address address;
};

Listener listenOn(const char* host) {
    auto address = Address::parse(host, 0);
    Socket socket(::socket(address->family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
    ::bind(socket.fd(), address->raw(), address->length());
    ::listen(socket.fd(), 16);
    Address bound;
    ::getsockname(socket.fd(), bound.raw(), bound.lengthForKernel());
    return {std::move(socket), bound};
}

Socket connectTo(const Address& address) {
    Socket socket(::socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(socket.fd(), address.raw(), address.length()) != 0)
        qFatal("connect: %s", strerror(errno));
    return socket;
}

} // namespace

class GaugesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void waitingConnectionsStandInTheAcceptQueue_data();
    void waitingConnectionsStandInTheAcceptQueue();
    void unreadBytesAreCounted();
    void aFullSendQueueIsSeen();
    void otherServersAreNotSeen();
    void onlyChangesAreAppended();
    void grantedBuffersAndTcpInfoAreTold();

private:
    std::vector<SocketGauge> look(const Address& address) {
        auto table = GaugesTable::open();
        auto look = table ? table->look(address, false) : table.error();
        return look ? look->gauges : std::vector<SocketGauge>{};
    }
    // The latest record of queues, and how many there are.
    static std::pair<std::uint64_t, std::vector<SocketGauge>> queues(const trace::TraceLog& log) {
        std::pair<std::uint64_t, std::vector<SocketGauge>> seen;
        log.forEach(0, log.end(), [&](const trace::Event& event) {
            const auto told = trace::decodeGauges(event.payload);
            if (event.call() != trace::Call::none || !told)
                return;
            ++seen.first;
            seen.second.assign(told->begin(), told->end());
        });
        return seen;
    }
};

void GaugesTest::initTestCase() {
    if (const Status usable = Gauges::probe(); !usable)
        QSKIP(usable.error().text.c_str());
}

void GaugesTest::waitingConnectionsStandInTheAcceptQueue_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("IPv4") << QByteArray("127.0.0.1");
    QTest::newRow("IPv6") << QByteArray("::1");
}

void GaugesTest::waitingConnectionsStandInTheAcceptQueue() {
    QFETCH(QByteArray, host);
    const Listener listener = listenOn(host.constData());
    const Socket one = connectTo(listener.address);
    const Socket two = connectTo(listener.address);
    const auto gauges = look(listener.address);
    QCOMPARE(gauges.size(), std::size_t{3});
    QCOMPARE(gauges[0].peerPort, std::uint16_t{0});
    QCOMPARE(int(gauges[0].tcpState), int(TCP_LISTEN));
    QCOMPARE(gauges[0].receiveQueue, 2U);
    QCOMPARE(gauges[0].sendQueue, 16U);
    QCOMPARE(gauges[1].accepted, 0U);
    QCOMPARE(gauges[2].accepted, 0U);
    Address peer;
    ::getsockname(one.fd(), peer.raw(), peer.lengthForKernel());
    QVERIFY(gauges[1].peerPort == peer.port() || gauges[2].peerPort == peer.port());
}

void GaugesTest::unreadBytesAreCounted() {
    const Listener listener = listenOn("127.0.0.1");
    const Socket client = connectTo(listener.address);
    const Socket server(::accept(listener.socket.fd(), nullptr, nullptr));
    QCOMPARE(::send(client.fd(), "GET / HTTP/1.1\r\n\r\n", 18, 0), ssize_t{18});
    const auto level = [&] {
        const auto gauges = look(listener.address);
        return gauges.size() == 2 && gauges[1].accepted == 1 ? int(gauges[1].receiveQueue) : -1;
    };
    QTRY_COMPARE(level(), 18);
    char room[32];
    QCOMPARE(::recv(server.fd(), room, sizeof(room), 0), ssize_t{18});
    QTRY_COMPARE(level(), 0);
}

void GaugesTest::aFullSendQueueIsSeen() {
    const Listener listener = listenOn("127.0.0.1");
    const Socket client = connectTo(listener.address);
    const Socket server(::accept(listener.socket.fd(), nullptr, nullptr));
    ::fcntl(server.fd(), F_SETFL, O_NONBLOCK);
    const std::string bytes(64 * 1024, 'x');
    while (::send(server.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0) {
    }
    const auto gauges = look(listener.address);
    QCOMPARE(gauges.size(), std::size_t{2});
    QVERIFY2(gauges[1].sendQueue > 10'000, qPrintable(QString::number(gauges[1].sendQueue)));
}

void GaugesTest::otherServersAreNotSeen() {
    const Listener ours = listenOn("127.0.0.1");
    const Listener other = listenOn("127.0.0.1");
    const Socket client = connectTo(other.address);
    QCOMPARE(look(ours.address).size(), std::size_t{1});
    QCOMPARE(look(other.address).size(), std::size_t{2});
}

void GaugesTest::onlyChangesAreAppended() {
    const Listener listener = listenOn("127.0.0.1");
    trace::TraceLog log;
    Gauges gauges(log, listener.address, Gauges::kMinMs);
    const auto someLooks = [&] {
        const std::uint64_t until = gauges.looks() + 4;
        QTRY_VERIFY(gauges.looks() >= until);
    };
    someLooks();
    const std::uint64_t quiet = queues(log).first;
    QVERIFY(quiet >= 1);
    someLooks();
    QCOMPARE(queues(log).first, quiet);

    const Socket client = connectTo(listener.address);
    someLooks();
    const auto [count, told] = queues(log);
    QVERIFY(count > quiet);
    QCOMPARE(told.size(), std::size_t{2});
    QCOMPARE(told[0].receiveQueue, 1U);
    QVERIFY(!gauges.error());
}

void GaugesTest::grantedBuffersAndTcpInfoAreTold() {
    const Listener listener = listenOn("127.0.0.1");
    const Socket client = connectTo(listener.address);
    const Socket server(::accept(listener.socket.fd(), nullptr, nullptr));
    const int asked = 8192;
    QCOMPARE(::setsockopt(server.fd(), SOL_SOCKET, SO_SNDBUF, &asked, sizeof(asked)), 0);
    int granted = 0;
    socklen_t size = sizeof(granted);
    QCOMPARE(::getsockopt(server.fd(), SOL_SOCKET, SO_SNDBUF, &granted, &size), 0);
    trace::TraceLog log;
    const Gauges gauges(log, listener.address, Gauges::kMinMs);
    std::vector<trace::SocketDetails> told;
    QTRY_VERIFY([&] {
        log.forEach(0, log.end(), [&](const trace::Event& event) {
            const auto details = trace::decodeDetails(event.payload);
            if (event.call() == trace::Call::getsockopt && details)
                told.assign(details->begin(), details->end());
        });
        return !told.empty();
    }());
    QCOMPARE(told.size(), std::size_t{2});
    QCOMPARE(int(told[0].tcpState), int(TCP_LISTEN));
    QCOMPARE(told[0].hasTcpInfo, 0U);
    QCOMPARE(int(told[1].tcpState), int(TCP_ESTABLISHED));
    QCOMPARE(told[1].sendBuffer, static_cast<std::uint32_t>(granted));
    QCOMPARE(told[1].hasTcpInfo, 1U);
    QVERIFY(told[1].segmentBytes > 0);
    QVERIFY(told[1].peerWindow > 0);
}

QTEST_GUILESS_MAIN(GaugesTest)
#include "gauges_test.moc"
