// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/calls.h"

#include "trace/event_text.h"

#include <QTest>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace muxscope;
using trace::Call;
using trace::Site;

namespace {

struct Pair {
    int fds[2] = {-1, -1};
    Pair() { static_cast<void>(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds)); }
    ~Pair() {
        ::close(fds[0]);
        ::close(fds[1]);
    }
    [[nodiscard]] Fd near() const { return Fd{fds[0]}; }
    [[nodiscard]] Fd far() const { return Fd{fds[1]}; }
};

} // namespace

class CallsTest : public QObject {
    Q_OBJECT
    trace::TraceLog::Options small() {
        trace::TraceLog::Options options;
        options.snapLength = 16;
        return options;
    }

private slots:
    void eachCallLeavesAnEnterAndAnExit() {
        trace::TraceLog log;
        kernel::Gate gate;
        kernel::Calls calls(&log, &gate, ThreadId{1});
        const Pair pair;
        QCOMPARE(calls.send(pair.near(), "hello", MSG_NOSIGNAL, Site::send).value, 5);
        char room[64];
        QCOMPARE(calls.recv(pair.far(), room, 0, Site::recv).value, 5);
        QCOMPARE(log.end(), Moment{4});
        const auto enter = log.at(2);
        const auto exit = log.at(3);
        QCOMPARE(enter.call(), Call::recv);
        QVERIFY(enter.isEnter());
        QCOMPARE(enter.record.value, std::int64_t{64});
        QVERIFY(exit.isExit());
        QCOMPARE(exit.record.site, Site::recv);
        QCOMPARE(trace::asText(exit.payload), std::string_view("hello"));
        QVERIFY(exit.record.atNs >= enter.record.atNs);
    }
    void aPayloadIsCutAtTheSnapLengthAndSaysSo() {
        trace::TraceLog log(small());
        kernel::Gate gate;
        kernel::Calls calls(&log, &gate, ThreadId{1});
        const Pair pair;
        const std::string bytes(100, 'x');
        QCOMPARE(calls.send(pair.near(), bytes, 0, Site::send).value, 100);
        const auto exit = log.at(1);
        QCOMPARE(exit.payload.size(), std::size_t{16});
        QCOMPARE(exit.payloadFullLength, 100U);
        QVERIFY(exit.isCut());
    }
    void anErrorIsTheNegativeErrno() {
        trace::TraceLog log;
        kernel::Gate gate;
        kernel::Calls calls(&log, &gate, ThreadId{1});
        const Pair pair;
        char room[8];
        const auto answer = calls.recv(pair.near(), room, 0, Site::recv);
        QVERIFY(answer.wouldBlock());
        QCOMPARE(log.at(1).error(), EAGAIN);
        QCOMPARE(calls.close(Fd{9999}, Site::close).error(), EBADF);
        QCOMPARE(log.at(3).error(), EBADF);
    }
    void withoutALogTheCallsAreTheSame() {
        kernel::Gate gate;
        kernel::Calls calls(nullptr, &gate, ThreadId{1});
        const Pair pair;
        QCOMPARE(calls.send(pair.near(), "abc", 0, Site::send).value, 3);
        char room[8];
        QCOMPARE(calls.recv(pair.far(), room, 0, Site::recv).value, 3);
        calls.note(trace::NoteKind::serverStarted);
        QVERIFY(!calls.recording());
    }
    void selectKeepsBothTheQuestionAndTheWholeAnswer() {
        trace::TraceLog log;
        kernel::Gate gate;
        kernel::Calls calls(&log, &gate, ThreadId{1});
        const Pair pair;
        static_cast<void>(::send(pair.fds[1], "x", 1, 0));
        fd_set rlist;
        fd_set wlist;
        FD_ZERO(&rlist);
        FD_ZERO(&wlist);
        FD_SET(pair.fds[0], &rlist);
        FD_SET(pair.fds[0], &wlist);
        std::vector<trace::FdBits> ready;
        const auto answer = calls.select(pair.fds[0] + 1, &rlist, &wlist, nullptr, 0, {}, ready);
        QCOMPARE(answer.value, 2); // the number of bits, not of descriptors (select(2))
        QCOMPARE(ready.size(), std::size_t{1});
        QCOMPARE(ready[0].bits, trace::kIn | trace::kOut);
        QCOMPARE(log.at(1).ready().size(), std::size_t{1});
        QCOMPARE(log.at(1).ready()[0].fd, pair.fds[0]);
    }
    void theWorkingDirectoryIsNoDescriptor() {
        trace::TraceLog log;
        kernel::Gate gate;
        kernel::Calls calls(&log, &gate, ThreadId{1});
        const Fd fd = calls.openat(Fd{AT_FDCWD}, "/", O_RDONLY | O_DIRECTORY, Site::file).fd();
        QVERIFY(fd.valid());
        QCOMPARE(log.at(0).record.fd, -1); // a session file holds no other negative number
        calls.close(fd, Site::file);
    }
    void acceptGivesThePeersAddress() {
        trace::TraceLog log;
        kernel::Gate gate;
        kernel::Calls calls(&log, &gate, ThreadId{1});
        auto address = kernel::Address::parse("127.0.0.1", 0);
        const Fd listener = calls.socket(AF_INET, SOCK_STREAM, Site::openListener).fd();
        QVERIFY(calls.bind(listener, *address, Site::bindListener).ok());
        QVERIFY(calls.listen(listener, 5, Site::listen).ok());
        kernel::Address bound;
        QVERIFY(calls.getsockname(listener, bound, Site::nameListener).ok());
        const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QCOMPARE(::connect(client, bound.raw(), bound.length()), 0);
        kernel::Address peer;
        const auto accepted = calls.accept4(listener, peer, SOCK_NONBLOCK, Site::accept);
        QVERIFY(accepted.ok());
        QVERIFY(peer.text().starts_with("127.0.0.1:"));
        QCOMPARE(trace::addressText(log.at(log.end() - 1).payload), peer.text());
        ::close(client);
        calls.close(accepted.fd(), Site::close);
        calls.close(listener, Site::closeListener);
    }
};

QTEST_GUILESS_MAIN(CallsTest)
#include "calls_test.moc"
