// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ring.h"
#include "mux/tcp_pair.h"

#include <QTest>

using namespace muxscope;
using kernel::Ring;
using muxscope::test::TcpPair;
using trace::Call;
using trace::Phase;
using trace::Site;

class RingTest : public QObject {
    Q_OBJECT

    trace::TraceLog m_log;
    kernel::Gate m_gate;
    kernel::Calls m_calls{&m_log, &m_gate, ThreadId{1}};

    // Enters until the next completion is there.
    static Ring::Completion next(Ring& ring) {
        for (int i = 0; i < 50; ++i) {
            if (const auto completion = ring.take())
                return *completion;
            ring.enter(100'000'000, 1);
        }
        return {};
    }

private slots:
    void initTestCase() {
        if (const std::string why = Ring::whyUnavailable(); !why.empty())
            QSKIP(why.c_str());
    }
    void whatIsAskedForIsDoneAndTold() {
        const TcpPair pair;
        Ring ring(m_calls);
        QVERIFY(ring.open(4).ok());
        const std::uint64_t from = m_log.end();
        char room[100];
        ring.recv(pair.fd(), room, 0, Site::submitRecv);
        QCOMPARE(ring.enter(20'000'000, 1).error(), 0); // handed over; nothing came in 20 ms
        QVERIFY(!ring.take());
        QCOMPARE(ring.enter(20'000'000, 1).error(), ETIME);
        static_cast<void>(::send(pair.client, "hello", 5, 0));
        const auto received = next(ring);
        QCOMPARE(received.call, Call::recv);
        QCOMPARE(received.fd, pair.fd());
        QCOMPARE(received.answer.value, 5);
        QCOMPARE(std::string(room, 5), std::string("hello"));
        QCOMPARE(ring.inFlight(), std::size_t{0});
        const trace::Event submission = m_log.at(from);
        QCOMPARE(submission.phase(), Phase::submission);
        QCOMPARE(submission.call(), Call::recv);
        QCOMPARE(submission.record.value, 100);
        const trace::Event completion = m_log.at(m_log.end() - 1);
        QCOMPARE(completion.phase(), Phase::completion);
        QCOMPARE(trace::asText(completion.payload), std::string_view("hello"));
        ring.close();
    }
    void anAcceptBringsThePeersAddress() {
        TcpPair pair;
        ::close(pair.client);
        Ring ring(m_calls);
        QVERIFY(ring.open(4).ok());
        kernel::Address peer;
        ring.accept(Fd{pair.listener}, peer, 0, Site::submitAccept);
        sockaddr_in address{};
        socklen_t length = sizeof(address);
        ::getsockname(pair.listener, reinterpret_cast<sockaddr*>(&address), &length);
        pair.client = ::socket(AF_INET, SOCK_STREAM, 0);
        QCOMPARE(::connect(pair.client, reinterpret_cast<sockaddr*>(&address), length), 0);
        const auto accepted = next(ring);
        QCOMPARE(accepted.call, Call::accept4);
        QVERIFY(accepted.answer.ok());
        ::getsockname(pair.client, reinterpret_cast<sockaddr*>(&address), &length);
        QCOMPARE(peer.port(), ntohs(address.sin_port));
        ring.close(accepted.answer.fd(), Site::submitClose);
        QCOMPARE(next(ring).answer.value, 0);
        char byte = 0;
        QCOMPARE(::recv(pair.client, &byte, 1, 0), ssize_t{0}); // closed
        ring.close();
    }
    void whatIsCancelledCompletesToo() {
        const TcpPair pair;
        Ring ring(m_calls);
        QVERIFY(ring.open(4).ok());
        char room[100];
        const auto operation = ring.recv(pair.fd(), room, 0, Site::submitRecv);
        QVERIFY(ring.enter(0, 0).ok());
        ring.cancel(operation, Site::submitCancel);
        QCOMPARE(ring.inFlight(), std::size_t{2});
        int cancelled = 0;
        for (int i = 0; i < 2; ++i)
            cancelled += next(ring).answer.error() == ECANCELED ? 1 : 0;
        QCOMPARE(cancelled, 1);
        QCOMPARE(ring.inFlight(), std::size_t{0});
        ring.close();
    }
    void moreOperationsThanTheQueueHoldsAreHandedOverInBetween() {
        Ring ring(m_calls);
        QVERIFY(ring.open(2).ok());
        std::vector<std::unique_ptr<TcpPair>> pairs;
        std::vector<std::array<char, 10>> rooms(20);
        for (auto& room : rooms) {
            pairs.push_back(std::make_unique<TcpPair>());
            ring.recv(pairs.back()->fd(), room, 0, Site::submitRecv);
        }
        for (const auto& pair : pairs)
            static_cast<void>(::send(pair->client, "x", 1, 0));
        for (std::size_t i = 0; i < rooms.size(); ++i)
            QCOMPARE(next(ring).answer.value, 1);
        QCOMPARE(ring.inFlight(), std::size_t{0});
        ring.close();
    }
    void aDescriptorThatIsNoneIsAnErrorOfTheOperation() {
        Ring ring(m_calls);
        QVERIFY(ring.open(4).ok());
        char room[10];
        ring.recv(Fd{1'000'000}, room, 0, Site::submitRecv);
        QCOMPARE(next(ring).answer.error(), EBADF);
        ring.close();
    }
};

QTEST_GUILESS_MAIN(RingTest)
#include "ring_test.moc"
