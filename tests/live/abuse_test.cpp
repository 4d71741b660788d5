// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that mean no good, against every model that multiplexes: others are served meanwhile, and
// afterwards the server holds no descriptor, no memory and no processor more than before.
#include "live/server_process.h"

#include "server/models/model_table.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace muxscope;
using namespace muxscope::test;
using peer::Peer;

namespace {

const std::string kGet = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
constexpr int kIdle = 10'000;
constexpr int kIdleOfSelect = 900;       // its descriptors' numbers end at 1023
constexpr qint64 kGrowthKiB = 48 * 1024; // the history is 16 MiB of it
constexpr double kQuickMs = 200;         // the issue: beside 64 slow clients

// The loops that wait for many descriptors at once.
void eachMultiplexingModel() {
    QTest::addColumn<QString>("model");
    for (const server::ModelFacts& model : server::modelTable())
        if (model.hostsSources && server::whyUnavailable(model).empty())
            QTest::newRow(std::string(model.name).c_str())
                << QString::fromStdString(std::string(model.name));
}

// As many descriptors as this process, and the servers it starts, may have.
rlim_t raiseDescriptorLimit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

std::string randomBytes(QRandomGenerator& random, int most) {
    std::string bytes(static_cast<std::size_t>(random.bounded(1, most)), ' ');
    for (char& byte : bytes)
        byte = static_cast<char>(random.bounded(256));
    return bytes;
}

} // namespace

class AbuseTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServerProcess> m_server;
    int m_descriptors = 0;
    qint64 m_residentKiB = 0;
    rlim_t m_limit = 0;

    void start(const QStringList& arguments = {}) {
        QFETCH(QString, model);
        m_server = std::make_unique<ServerProcess>(model, arguments);
        QVERIFY(m_server->port() != 0);
        QVERIFY(isServed()); // whatever is made once is made by now
        QTest::qWait(50);    // and that connection is closed, at the latest soon
        m_descriptors = m_server->descriptors();
        m_residentKiB = m_server->residentKiB();
    }
    bool isServed() const {
        Peer peer = m_server->connect();
        return peer.send(kGet) && peer.receiveResponse().ends_with("Hello, world!");
    }
    // Nothing is left of what was done to it.
    void isAsBefore() {
        QVERIFY(m_server->running());
        QVERIFY(isServed());
        QVERIFY2(
            e2e::waitUntil([this] { return m_server->descriptors() <= m_descriptors; }, 30'000),
            QByteArray::number(m_server->descriptors() - m_descriptors) + " leaked");
        const qint64 growthKiB = m_server->residentKiB() - m_residentKiB;
        QVERIFY2(growthKiB < kGrowthKiB * kSanitizerFactor, QByteArray::number(growthKiB) + " KiB");
        staysAsleep();
        const e2e::Outcome outcome = m_server->stop();
        QVERIFY2(outcome.exitCode == 0, outcome.text());
    }
    // No spin: in 300 ms it runs for less than half of them. A loaded machine only makes it run less.
    void staysAsleep() const {
        const double before = m_server->cpuMs();
        QTest::qWait(300);
        const double burnt = m_server->cpuMs() - before;
        QVERIFY2(burnt < 150, QByteArray::number(burnt) + " ms");
    }

private slots:
    void initTestCase() { m_limit = raiseDescriptorLimit(); }
    void cleanup() { m_server.reset(); }

    void aClientIsServedQuicklyBesideSlowOnes_data() { eachMultiplexingModel(); }
    void aClientIsServedQuicklyBesideSlowOnes() {
        start();
        std::vector<Peer> slow;
        for (int i = 0; i < 64; ++i)
            slow.push_back(m_server->connect());
        std::vector<double> tookMs;
        const std::string drip = "GET /hello HTTP/1.1\r\nX-Drip: " + std::string(80, 'x');
        for (std::size_t byte = 0; byte < drip.size(); ++byte) {
            for (Peer& peer : slow)
                QVERIFY(peer.send({&drip[byte], 1}));
            if (byte % 5 != 0)
                continue;
            QElapsedTimer timer;
            timer.start();
            QVERIFY(isServed());
            tookMs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::nth_element(tookMs.begin(), tookMs.begin() + static_cast<long>(tookMs.size() / 2),
                         tookMs.end());
        const double median = tookMs[tookMs.size() / 2];
        QVERIFY2(median < kQuickMs * kSanitizerFactor, QByteArray::number(median) + " ms");
        qInfo("median %.2f ms beside 64 slow clients", median);
        slow.clear();
        isAsBefore();
    }
    void idleConnectionsKeepNobodyWaiting_data() { eachMultiplexingModel(); }
    void idleConnectionsKeepNobodyWaiting() {
        QFETCH(QString, model);
        const int wanted = model == "select" ? kIdleOfSelect : kIdle;
        const int count = std::min(wanted, static_cast<int>(m_limit) - 200);
        start({"--backlog", "4096", "--accepts", "64", "--limit", "idle-seconds=0", "--limit",
               "header-seconds=0"});
        std::vector<Peer> idle;
        for (int i = 0; i < count; ++i) {
            idle.push_back(m_server->connect());
            if (i % 500 == 499) // an accept queue that is full would make us wait a second
                QVERIFY(e2e::waitUntil(
                    [&] { return m_server->descriptors() >= m_descriptors + i - 100; }, 30'000));
        }
        QVERIFY(e2e::waitUntil([&] { return m_server->descriptors() >= m_descriptors + count; },
                               30'000));
        const double before = m_server->cpuMs();
        constexpr int kRequests = 20;
        Peer live = m_server->connect();
        for (int i = 0; i < kRequests; ++i) {
            QVERIFY(live.send(kGet));
            QVERIFY(live.receiveResponse().ends_with("Hello, world!"));
        }
        qInfo("%d idle connections: %.3f ms of processor for a request", count,
              (m_server->cpuMs() - before) / kRequests);
        QVERIFY2(count == wanted, "RLIMIT_NOFILE allows no more: " + QByteArray::number(count));
        for (Peer& peer : idle)
            peer.reset(); // no TIME_WAIT takes the ports away from whoever comes next
        live.close();
        isAsBefore();
    }
    void aResetAfterAnyByteHarmsNobody_data() { eachMultiplexingModel(); }
    void aResetAfterAnyByteHarmsNobody() {
        start();
        const std::string request =
            "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n"
            "twenty bytes of body" +
            kGet;
        for (std::size_t sent = 0; sent <= request.size(); ++sent) {
            Peer peer = m_server->connect();
            QVERIFY(peer.send(std::string_view(request).substr(0, sent)));
            if (sent % 2 == 0) // once before, once after the server has read it
                QVERIFY(isServed());
            peer.reset();
        }
        isAsBefore();
    }
    void aClientThatNeverReadsHoldsNobodyUp_data() { eachMultiplexingModel(); }
    void aClientThatNeverReadsHoldsNobodyUp() {
        start();
        std::vector<Peer> deaf;
        for (int i = 0; i < 8; ++i) {
            deaf.push_back(m_server->connect(4'096));
            QVERIFY(deaf.back().send("GET /bytes/50000000 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }
        for (int i = 0; i < 50; ++i)
            QVERIFY(isServed());
        // 8 x 50 MB are owed; what is shared is not copied.
        const qint64 growthKiB = m_server->residentKiB() - m_residentKiB;
        QVERIFY2(growthKiB < 100'000 * kSanitizerFactor, QByteArray::number(growthKiB) + " KiB");
        staysAsleep();
        for (Peer& peer : deaf) {
            QVERIFY(peer.receive(20'000).starts_with("HTTP/1.1 200"));
            peer.reset();
        }
        isAsBefore();
    }
    void withoutDescriptorsItWaitsAndServesAfterwards_data() { eachMultiplexingModel(); }
    void withoutDescriptorsItWaitsAndServesAfterwards() {
        start();
        constexpr int kLeft = 4;
        QVERIFY(m_server->limitDescriptors(static_cast<rlim_t>(m_descriptors) + kLeft));
        std::vector<Peer> peers;
        for (int i = 0; i < 3 * kLeft; ++i) {
            peers.push_back(m_server->connect());
            QVERIFY(peers.back().send(kGet));
        }
        for (int i = 0; i < kLeft; ++i) // first come, first served
            QVERIFY(peers[static_cast<std::size_t>(i)].receiveResponse().ends_with("world!"));
        staysAsleep(); // the listener is ready all the time
        for (std::size_t i = 0; i < 2 * kLeft; ++i) {
            peers[i].close();
            QVERIFY(peers[i + kLeft].receiveResponse().ends_with("Hello, world!"));
        }
        QVERIFY(m_server->limitDescriptors(m_limit));
        peers.clear();
        isAsBefore();
    }
    void garbageGetsAnAnswerOrAnEnd_data() { eachMultiplexingModel(); }
    void garbageGetsAnAnswerOrAnEnd() {
        start();
        QRandomGenerator random(20'250'601); // the same garbage in every run
        for (int i = 0; i < 1'000; ++i) {
            std::string message = randomBytes(random, 2'000);
            if (i % 3 == 1) // gets past the request line
                message = "GET / HTTP/1.1\r\nHost: a\r\n" + message;
            else if (i % 3 == 2)
                message = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" +
                          message;
            Peer peer = m_server->connect();
            peer.send(message);
            peer.finishSending();
            const std::string answer = peer.receiveAll();
            QVERIFY(peer.ended());
            QVERIFY2(answer.empty() || answer.starts_with("HTTP/1.1 "), answer.c_str());
        }
        isAsBefore();
    }
    void clientsThatVanishBeforeTheAcceptAreForgotten_data() { eachMultiplexingModel(); }
    void clientsThatVanishBeforeTheAcceptAreForgotten() {
        start();
        for (int storm = 0; storm < 5; ++storm) {
            QVERIFY(m_server->running()); // kill(0) would stop us
            QCOMPARE(::kill(m_server->pid(), SIGSTOP), 0);
            for (int i = 0; i < 100; ++i) { // fits into the accept queue
                Peer peer = m_server->connect();
                if (i % 2 == 0)
                    peer.send(kGet);
                peer.reset();
            }
            QCOMPARE(::kill(m_server->pid(), SIGCONT), 0);
            QVERIFY(isServed());
        }
        isAsBefore();
    }
};

QTEST_GUILESS_MAIN(AbuseTest)
#include "abuse_test.moc"
