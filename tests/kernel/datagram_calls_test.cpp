// SPDX-License-Identifier: GPL-3.0-or-later
// Datagrams, files and terminals through the door: what is asked, what is answered, what is recorded.
#include "kernel/calls.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <netinet/in.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

using namespace muxscope;
using trace::Call;
using trace::Site;

class DatagramCallsTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        log = std::make_unique<trace::TraceLog>(trace::TraceLog::Options{.snapLength = 16});
        calls.emplace(log.get(), &gate, ThreadId{1});
    }
    void aDatagramIsRecordedWithItsSender() {
        const auto [near, far] = sockets();
        QCOMPARE(calls->sendto(near.fd, "hello", 0, far.address, Site::sendDatagram).value, 5);
        QCOMPARE(trace::addressText(latest(2).address()), far.address.text());
        QCOMPARE(trace::asText(latest(1).moved()), std::string_view("hello"));
        char room[64];
        kernel::Address from;
        QCOMPARE(calls->recvfrom(far.fd, room, MSG_TRUNC, from, Site::recvDatagram).value, 5);
        QCOMPARE(from.text(), near.address.text());
        QCOMPARE(trace::addressText(latest(1).address()), near.address.text());
        QCOMPARE(trace::asText(latest(1).moved()), std::string_view("hello"));
        QVERIFY(!latest(1).isCut());
        QVERIFY(latest(2).address().empty()); // nobody knows the sender beforehand
    }
    void anEmptyDatagramHasASenderToo() {
        const auto [near, far] = sockets();
        QCOMPARE(calls->sendto(near.fd, "", 0, far.address, Site::sendDatagram).value, 0);
        char room[64];
        kernel::Address from;
        QCOMPARE(calls->recvfrom(far.fd, room, 0, from, Site::recvDatagram).value, 0);
        QCOMPARE(trace::addressText(latest(1).address()), near.address.text());
        QVERIFY(latest(1).moved().empty());
    }
    void roomAndSnapLengthCutEachInItsOwnWay() {
        const auto [near, far] = sockets();
        const std::string bytes(100, 'x');
        QVERIFY(calls->sendto(near.fd, bytes, 0, far.address, Site::sendDatagram).ok());
        char room[40];
        kernel::Address from;
        const auto got = calls->recvfrom(far.fd, room, MSG_TRUNC, from, Site::recvDatagram);
        QCOMPARE(got.value, 100);                            // what came
        QCOMPARE(latest(1).moved().size(), std::size_t{16}); // what is recorded
        const std::size_t head = latest(1).payload.size() - 16;
        QCOMPARE(latest(1).payloadFullLength - head, std::size_t{40}); // what the program got
    }
    void nothingToReceiveIsAnErrorWithoutASender() {
        const auto [near, far] = sockets();
        char room[8];
        kernel::Address from;
        QVERIFY(calls->recvfrom(near.fd, room, 0, from, Site::recvDatagram).wouldBlock());
        QVERIFY(latest(1).payload.empty());
        QCOMPARE(latest(1).error(), EAGAIN);
    }
    void aNonblockingDatagramSocketIsRecordedAsSuch() {
        [[maybe_unused]] const auto both = sockets();
        const trace::Event enter = log->at(0);
        QCOMPARE(enter.call(), Call::socket);
        QCOMPARE(enter.record.aux & 0xf, int{SOCK_DGRAM});
        QVERIFY((enter.record.aux & SOCK_NONBLOCK) != 0);
    }
    void aFileIsMadeAndAppendedTo() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("lines").toStdString();
        constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND;
        const Fd fd =
            calls->openat(Fd{AT_FDCWD}, path.c_str(), kFlags, Site::openLinesFile, 0640).fd();
        QVERIFY(fd.valid());
        QCOMPARE(calls->write(fd, "a line\n", Site::writeLine).value, 7);
        QCOMPARE(trace::asText(latest(1).payload), std::string_view("a line\n"));
        struct stat status {};
        QCOMPARE(::fstat(fd.n, &status), 0);
        QCOMPARE(status.st_size, 7);
        QVERIFY((status.st_mode & 0777 & ~0640U) == 0);
        calls->close(fd, Site::openLinesFile);
        QCOMPARE(calls->write(fd, "gone", Site::writeLine).error(), EBADF);
        QVERIFY(latest(1).payload.empty());
    }
    void ioctlTellsATerminalFromAFile() {
        int master = -1, slave = -1;
        QCOMPARE(::openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
        termios settings{};
        QVERIFY(calls->ioctl(Fd{slave}, TCGETS, &settings, Site::readTerminal).ok());
        QCOMPARE(latest(2).record.aux, std::uint16_t{TCGETS});
        QVERIFY((settings.c_lflag & ICANON) != 0);
        ::close(master);
        ::close(slave);
        const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        QCOMPARE(calls->ioctl(Fd{null}, TCGETS, &settings, Site::readTerminal).error(), ENOTTY);
        ::close(null);
    }

private:
    struct Socket {
        Fd fd;
        kernel::Address address;
    };
    Socket makeSocket() {
        Socket made;
        made.fd = calls->socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, Site::openUdp).fd();
        calls->bind(made.fd, *kernel::Address::parse("127.0.0.1", 0), Site::openUdp);
        calls->getsockname(made.fd, made.address, Site::openUdp);
        m_open.push_back(made.fd);
        return made;
    }
    std::pair<Socket, Socket> sockets() {
        const Socket near = makeSocket();
        return {near, makeSocket()};
    }
    [[nodiscard]] trace::Event latest(std::uint64_t back) const {
        return log->at(log->end() - back);
    }

private slots:
    void cleanup() {
        for (const Fd fd : m_open)
            ::close(fd.n);
        m_open.clear();
    }

private:
    kernel::Gate gate;
    std::unique_ptr<trace::TraceLog> log;
    std::optional<kernel::Calls> calls;
    std::vector<Fd> m_open;
};

QTEST_GUILESS_MAIN(DatagramCallsTest)
#include "datagram_calls_test.moc"
