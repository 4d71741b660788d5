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
    void aPausedGaugeIsQuiet();

private:
    std::vector<SocketGauge> look(const Address& address) {
        auto table = GaugesTable::open();
        auto gauges = table ? table->look(address) : table.error();
        return gauges ? *gauges : std::vector<SocketGauge>{};
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
    const Moment quiet = log.end();
    QVERIFY(quiet >= 1);
    someLooks();
    QCOMPARE(log.end(), quiet);

    const Socket client = connectTo(listener.address);
    someLooks();
    QVERIFY(log.end() > quiet);
    const auto last = log.at(log.end() - 1);
    QCOMPARE(last.phase(), trace::Phase::observer);
    const auto told = trace::decodeGauges(last.payload);
    QVERIFY(told.has_value());
    QCOMPARE(told->size(), std::size_t{2});
    QCOMPARE((*told)[0].receiveQueue, 1U);
    QVERIFY(!gauges.error());
}

void GaugesTest::aPausedGaugeIsQuiet() {
    const Listener listener = listenOn("127.0.0.1");
    trace::TraceLog log;
    Gauges gauges(log, listener.address, Gauges::kMinMs);
    QTRY_VERIFY(gauges.looks() >= 3);
    gauges.setPaused(true);
    const Socket client = connectTo(listener.address);
    const std::uint64_t looks = gauges.looks();
    gauges.setEveryMs(Gauges::kMinMs);
    gauges.setPaused(false);
    QTRY_VERIFY(gauges.looks() > looks + 1);
    gauges.setPaused(true); // and ends well while paused
}

QTEST_GUILESS_MAIN(GaugesTest)
#include "gauges_test.moc"
