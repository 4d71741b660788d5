// SPDX-License-Identifier: GPL-3.0-or-later
// The three multiplexers over the same scripts: what they report must be the same, bit by bit, where
// the kernel says the same (claims: the readiness truth table).
#include "mux/make_mux.h"
#include "mux/tcp_pair.h"

#include <QTest>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace muxscope;
using muxscope::test::TcpPair;
using trace::FdBits;
using trace::kErr;
using trace::kHup;
using trace::kIn;
using trace::kOut;
using trace::kPri;
using trace::Site;

class MuxTest : public QObject {
    Q_OBJECT

    trace::TraceLog m_log;
    kernel::Gate m_gate;
    kernel::Calls m_calls{&m_log, &m_gate, ThreadId{1}};
    std::unique_ptr<mux::Mux> m_mux;
    std::vector<FdBits> m_ready;

    static void eachMux() {
        QTest::addColumn<QString>("name");
        for (const auto name : mux::muxNames())
            QTest::newRow(std::string(name).c_str()) << QString::fromStdString(std::string(name));
    }
    void make() {
        QFETCH(QString, name);
        m_mux = mux::makeMux(name.toStdString(), m_calls);
        QVERIFY(m_mux != nullptr);
        QVERIFY(m_mux->open().ok());
    }
    // Waits without sleeping, but gives loopback up to 2 s to deliver.
    std::uint32_t bitsWithin(Fd fd, std::uint32_t until) {
        std::uint32_t bits = 0;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                m_mux->wait(0, m_ready);
                bits = 0;
                for (const auto& item : m_ready)
                    if (item.fd == fd.n)
                        bits = item.bits;
                return (bits & until) == until;
            },
            2000));
        return bits;
    }

private slots:
    void cleanup() {
        if (m_mux)
            m_mux->close();
        m_mux.reset();
    }

    void anIdleConnectionIsWritableAndNotReadable_data() { eachMux(); }
    void anIdleConnectionIsWritableAndNotReadable() {
        make();
        const TcpPair pair;
        QVERIFY(m_mux->watch(pair.fd(), kIn | kOut | kPri, Site::watchConnection).ok());
        QCOMPARE(bitsWithin(pair.fd(), kOut), kOut);
    }
    void bytesMakeItReadable_data() { eachMux(); }
    void bytesMakeItReadable() {
        make();
        const TcpPair pair;
        m_mux->watch(pair.fd(), kIn, Site::watchConnection);
        static_cast<void>(::send(pair.client, "abc", 3, 0));
        QCOMPARE(bitsWithin(pair.fd(), kIn), kIn);
    }
    void thePeersEndIsReadable_data() { eachMux(); }
    void thePeersEndIsReadable() {
        make();
        const TcpPair pair;
        m_mux->watch(pair.fd(), kIn, Site::watchConnection);
        ::shutdown(pair.client, SHUT_WR);
        QCOMPARE(bitsWithin(pair.fd(), kIn), kIn); // and no HUP: one direction is still open
    }
    void anUrgentByteAloneIsExceptionalAndNotReadable_data() { eachMux(); }
    void anUrgentByteAloneIsExceptionalAndNotReadable() {
        make();
        const TcpPair pair;
        m_mux->watch(pair.fd(), kIn | kPri, Site::watchConnection);
        static_cast<void>(::send(pair.client, "!", 1, MSG_OOB));
        QCOMPARE(bitsWithin(pair.fd(), kPri), kPri);
        char byte = 0;
        QCOMPARE(m_calls.recv(pair.fd(), {&byte, 1}, MSG_OOB, Site::recvUrgent).value, 1);
        QCOMPARE(byte, '!');
        QCOMPARE(bitsWithin(pair.fd(), 0), 0U); // read: no longer exceptional
    }
    void aResetIsReadableAndWritable_data() { eachMux(); }
    void aResetIsReadableAndWritable() {
        make();
        TcpPair pair;
        m_mux->watch(pair.fd(), kIn | kOut | kPri, Site::watchConnection);
        const linger now{1, 0};
        ::setsockopt(pair.client, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
        ::close(pair.client);
        const std::uint32_t bits = bitsWithin(pair.fd(), kIn | kOut);
        QCOMPARE(bits & (kIn | kOut), kIn | kOut);
        QCOMPARE(bits & kPri, 0U); // xlist is urgent data, never errors
        QCOMPARE((bits & (kErr | kHup)) != 0, m_mux->name() != "select");
        pair.client = -1;
    }
    void aFullSendBufferIsNotReadyAtAll_data() { eachMux(); }
    void aFullSendBufferIsNotReadyAtAll() {
        make();
        const TcpPair pair;
        const std::string bytes(1 << 20, 'x');
        while (::send(pair.server, bytes.data(), bytes.size(), MSG_DONTWAIT) > 0) {
        }
        // The peer's window may still move bytes on: fill until nothing is taken any more.
        QVERIFY(QTest::qWaitFor(
            [&] { return ::send(pair.server, bytes.data(), bytes.size(), MSG_DONTWAIT) < 0; },
            5000));
        m_mux->watch(pair.fd(), kIn | kOut | kPri, Site::watchConnection);
        const auto answer = m_mux->wait(0, m_ready);
        QCOMPARE(answer.value, 0);
        QVERIFY(m_ready.empty());
    }
    void changesAndUnwatchingTakeEffect_data() { eachMux(); }
    void changesAndUnwatchingTakeEffect() {
        make();
        const TcpPair pair;
        m_mux->watch(pair.fd(), kIn, Site::watchConnection);
        static_cast<void>(::send(pair.client, "abc", 3, 0));
        QCOMPARE(bitsWithin(pair.fd(), kIn), kIn);
        QVERIFY(m_mux->change(pair.fd(), kOut, Site::watchWriting).ok());
        QCOMPARE(bitsWithin(pair.fd(), kOut), kOut);
        QVERIFY(m_mux->change(pair.fd(), 0, Site::unwatchWriting).ok());
        QCOMPARE(bitsWithin(pair.fd(), 0), 0U);
        QVERIFY(m_mux->unwatch(pair.fd(), Site::unwatch).ok());
        QCOMPARE(m_mux->wait(0, m_ready).value, 0);
        QVERIFY(m_mux->watch(pair.fd(), kIn, Site::watchConnection).ok());
        QCOMPARE(bitsWithin(pair.fd(), kIn), kIn);
    }
    void aTimeOutAnswersNothing_data() { eachMux(); }
    void aTimeOutAnswersNothing() {
        make();
        const TcpPair pair;
        m_mux->watch(pair.fd(), kIn, Site::watchConnection);
        const auto from = monotonicNs();
        const auto answer = m_mux->wait(20'000'000, m_ready);
        QCOMPARE(answer.value, 0);
        QVERIFY(m_ready.empty());
        QVERIFY(monotonicNs() - from >= 20'000'000);
    }
    void manyDescriptorsAreReportedOnceEach_data() { eachMux(); }
    void manyDescriptorsAreReportedOnceEach() {
        make();
        std::vector<std::unique_ptr<TcpPair>> pairs;
        for (int i = 0; i < 40; ++i) {
            pairs.push_back(std::make_unique<TcpPair>());
            m_mux->watch(pairs.back()->fd(), kOut, Site::watchConnection);
        }
        for (int i = 0; i < 40; i += 2) // take half of them out again, from the middle
            m_mux->unwatch(pairs[static_cast<std::size_t>(i)]->fd(), Site::unwatch);
        m_mux->wait(0, m_ready);
        std::vector<int> fds;
        for (const auto& item : m_ready)
            fds.push_back(item.fd);
        std::sort(fds.begin(), fds.end());
        QVERIFY(std::adjacent_find(fds.begin(), fds.end()) == fds.end());
        QCOMPARE(fds.size(), std::size_t{20});
    }
    void selectRefusesNumbersBehindItsSets() {
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        if (limit.rlim_cur < 2048) {
            limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 4096);
            QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
        }
        const TcpPair pair;
        const Fd high{::fcntl(pair.server, F_DUPFD_CLOEXEC, FD_SETSIZE)};
        QVERIFY(high.n >= FD_SETSIZE);
        for (const auto name : mux::muxNames()) {
            m_mux = mux::makeMux(name, m_calls);
            QVERIFY(m_mux->open().ok());
            QCOMPARE(m_mux->canWatch(high), name != "select");
            if (name == "select")
                QCOMPARE(m_mux->watch(high, kIn, Site::watchConnection).error(), EINVAL);
            QVERIFY(m_mux->canWatch(Fd{FD_SETSIZE - 1}));
            m_mux->close();
        }
        ::close(high.n);
    }
    void anUnknownNameMakesNothing() { QVERIFY(mux::makeMux("kqueue", m_calls) == nullptr); }
};

QTEST_GUILESS_MAIN(MuxTest)
#include "mux_test.moc"
