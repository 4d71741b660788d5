// SPDX-License-Identifier: GPL-3.0-or-later
// Level, edge and one-shot: how often the same bytes are reported (claim 116).
#include "mux/make_mux.h"
#include "mux/tcp_pair.h"

#include <QTest>

using namespace muxscope;
using muxscope::test::TcpPair;
using trace::kIn;
using trace::kOut;
using trace::Site;

class TriggerTest : public QObject {
    Q_OBJECT

    trace::TraceLog m_log;
    kernel::Gate m_gate;
    kernel::Calls m_calls{&m_log, &m_gate, ThreadId{1}};
    std::vector<trace::FdBits> m_ready;

    // 100 bytes come at once and are read 10 at a time; each time the wait is asked once more. The
    // first wait may sleep for them, the others do not.
    QList<std::int64_t> wakesOf(mux::Mux& mux, const TcpPair& pair) {
        char ten[10];
        static_cast<void>(::send(pair.client, std::string(100, 'x').data(), 100, 0));
        QList<std::int64_t> wakes;
        for (int i = 0; i < 4; ++i) {
            wakes << mux.wait(i == 0 ? 5'000'000'000 : 0, m_ready).value;
            m_calls.recv(pair.fd(), ten, 0, Site::recv);
        }
        return wakes;
    }

private slots:
    void tenBytesOfAHundredLeaveALevelReadyButNoEdge_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<std::int64_t>>("wakes");
        QTest::newRow("select") << "select" << QList<std::int64_t>{1, 1, 1, 1};
        QTest::newRow("poll") << "poll" << QList<std::int64_t>{1, 1, 1, 1};
        QTest::newRow("epoll") << "epoll" << QList<std::int64_t>{1, 1, 1, 1};
        QTest::newRow("epoll-et") << "epoll-et" << QList<std::int64_t>{1, 0, 0, 0};
        QTest::newRow("epoll-oneshot") << "epoll-oneshot" << QList<std::int64_t>{1, 0, 0, 0};
    }
    void tenBytesOfAHundredLeaveALevelReadyButNoEdge() {
        QFETCH(QString, name);
        const auto mux = mux::makeMux(name.toStdString(), m_calls);
        QVERIFY(mux->open().ok());
        const TcpPair pair;
        QVERIFY(mux->watch(pair.fd(), kIn, Site::watchConnection).ok());
        QTEST(wakesOf(*mux, pair), "wakes");
        mux->close();
    }
    void aChangeMakesTheKernelLookAfresh_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("epoll-et") << "epoll-et";
        QTest::newRow("epoll-oneshot") << "epoll-oneshot";
    }
    void aChangeMakesTheKernelLookAfresh() {
        QFETCH(QString, name);
        const auto mux = mux::makeMux(name.toStdString(), m_calls);
        QVERIFY(mux->open().ok());
        const TcpPair pair;
        QVERIFY(mux->watch(pair.fd(), kIn, Site::watchConnection).ok());
        QCOMPARE(wakesOf(*mux, pair), (QList<std::int64_t>{1, 0, 0, 0}));
        QVERIFY(mux->change(pair.fd(), kIn, Site::rearm).ok());
        QCOMPARE(mux->wait(0, m_ready).value, 1);
        QCOMPARE(m_ready.front().bits, kIn);
        QCOMPARE(mux->wait(0, m_ready).value, 0);
        mux->close();
    }
    void newBytesAreANewEdgeButNotForADisarmedOneShot() {
        for (const char* name : {"epoll-et", "epoll-oneshot"}) {
            const auto mux = mux::makeMux(name, m_calls);
            QVERIFY(mux->open().ok());
            const TcpPair pair;
            QVERIFY(mux->watch(pair.fd(), kIn, Site::watchConnection).ok());
            QCOMPARE(wakesOf(*mux, pair), (QList<std::int64_t>{1, 0, 0, 0}));
            static_cast<void>(::send(pair.client, "y", 1, 0));
            const bool edge = QLatin1String(name) == QLatin1String("epoll-et");
            QCOMPARE(mux->wait(edge ? 5'000'000'000 : 20'000'000, m_ready).value, edge ? 1 : 0);
            mux->close();
        }
    }
};

QTEST_GUILESS_MAIN(TriggerTest)
#include "trigger_test.moc"
