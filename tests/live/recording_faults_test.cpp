// SPDX-License-Identifier: GPL-3.0-or-later
// A recording that cannot be written on: the server serves on, one message says why, the exit code is
// 4, and what had been written can be read.
#include "live/server_process.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <string>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::test;
using peer::Peer;

namespace {

// A small file system of its own, in memory; for root only.
class SmallDisk {
public:
    explicit SmallDisk(const QString& place) : m_place(place) {
        m_mounted = e2e::run("mount", {"-t", "tmpfs", "-o", "size=1m", "tmpfs", place});
    }
    ~SmallDisk() {
        if (mounted())
            e2e::run("umount", {m_place});
    }
    [[nodiscard]] bool mounted() const { return m_mounted.exitCode == 0; }
    [[nodiscard]] QByteArray why() const { return m_mounted.text(); }

private:
    QString m_place;
    e2e::Outcome m_mounted;
};

// Bytes that do not pack: each exchange makes the recording longer by about twice as much.
bool echo(const ServerProcess& server, QRandomGenerator& random) {
    std::string body(4'000, ' ');
    for (char& byte : body)
        byte = static_cast<char>(random.bounded(256));
    Peer peer = server.connect();
    return peer.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\n" +
                     body) &&
           peer.receiveResponse().ends_with(body);
}

// More than a MiB to record, then the end.
void fillUp(ServerProcess& server, const QString& path) {
    QRandomGenerator random(1);
    for (int i = 0; i < 400; ++i)
        QVERIFY2(echo(server, random), "the server no longer serves");
    const e2e::Outcome outcome = server.stop();
    QVERIFY2(outcome.exitCode == 4, outcome.text());
    const QByteArray message = "muxscope-cli: cannot record to " + path.toUtf8() + ": ";
    QVERIFY2(outcome.err.startsWith(message), outcome.text());
    QCOMPARE(outcome.err.count('\n'), 1);
    // Up to the last commit it is whole.
    const e2e::Outcome dump = e2e::run(QStringLiteral(MUXSCOPE_CLI), {"dump", path});
    QVERIFY2(dump.exitCode == 0, dump.text());
    QVERIFY2(dump.out.contains("the recording was not ended properly"), dump.text());
}

} // namespace

class RecordingFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void aFullDiskEndsTheRecordingAndNotTheServer() {
        const QTemporaryDir folder;
        const SmallDisk disk(folder.path());
        if (!disk.mounted())
            QSKIP("no small disk can be mounted here: " + disk.why());
        const QString path = folder.filePath("run.muxscope");
        ServerProcess server("epoll", {"--record", path});
        QVERIFY(server.port() != 0);
        fillUp(server, path);
    }
    void aLimitOnFileSizesEndsTheRecordingAndNotTheServer() {
        const QTemporaryDir folder;
        const QString path = folder.filePath("run.muxscope");
        ServerProcess server("epoll", {"--record", path});
        QVERIFY(server.port() != 0);
        rlimit limit{};
        QCOMPARE(prlimit(server.pid(), RLIMIT_FSIZE, nullptr, &limit), 0);
        limit.rlim_cur = 512 * 1024; // a write beyond it gets SIGXFSZ, and EFBIG (setrlimit(2))
        QCOMPARE(prlimit(server.pid(), RLIMIT_FSIZE, &limit, nullptr), 0);
        fillUp(server, path);
    }
    void aPlaceWhereNothingCanBeMadeIsSaidAtTheStart_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("a device that is always full") << "/dev/full";
        QTest::newRow("a folder that does not exist") << "/nonexistent/run.muxscope";
    }
    void aPlaceWhereNothingCanBeMadeIsSaidAtTheStart() {
        QFETCH(QString, path);
        const e2e::Outcome outcome =
            e2e::run(QStringLiteral(MUXSCOPE_CLI), {"serve", "--port", "0", "--record", path});
        QVERIFY2(outcome.exitCode == 4, outcome.text());
        QVERIFY2(outcome.err.startsWith("muxscope-cli: cannot record to " + path.toUtf8()),
                 outcome.text());
    }
};

QTEST_GUILESS_MAIN(RecordingFaultsTest)
#include "recording_faults_test.moc"
