// SPDX-License-Identifier: GPL-3.0-or-later
// `muxscope-cli serve --gauges MS`: an observer that is no part of the server.
#include "e2e/program.h"

#include "kernel/gauges.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

using namespace muxscope;
using namespace muxscope::e2e;

namespace {

const QString kCli = QStringLiteral(MUXSCOPE_CLI);

quint16 portIn(const QByteArray& firstLine) {
    return firstLine.mid(firstLine.lastIndexOf(':') + 1).trimmed().toUShort();
}

// From here on, and in the program that follows, the kernel refuses a socket to itself (seccomp(2)).
void refuseNetlink() {
    sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_NETLINK, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog program{std::size(steps), steps};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

} // namespace

class ServeGaugesTest : public QObject {
    Q_OBJECT

private slots:
    void theKernelsQueuesStandInTheRecordAndCountAsNoCalls() {
        if (const Status usable = kernel::Gauges::probe(); !usable)
            QSKIP(usable.error().text.c_str());
        const QString file = m_folder.filePath("gauged");
        Program serve(kCli);
        // Blocking: while it hears the first client, the second stands in the accept queue.
        QVERIFY(serve.start({"serve", "--port", "0", "--model", "blocking", "--gauges", "20",
                             "--print", "--record", file}));
        const quint16 port = portIn(serve.firstLine());
        QTcpSocket first;
        first.connectToHost("127.0.0.1", port);
        QVERIFY(first.waitForConnected());
        QVERIFY(serve.hasPrinted("enter recv"));
        QTcpSocket second;
        second.connectToHost("127.0.0.1", port);
        QVERIFY(second.waitForConnected());
        QVERIFY(serve.hasPrinted("gauge sockets=3")); // listener, first, and who waits
        const Outcome end = serve.stop(SIGTERM);
        QVERIFY2(end.exitCode == 0 && end.err.isEmpty(), end.text());

        const QByteArray events = run(kCli, {"dump", file, "--events"}).out;
        QVERIFY(events.contains(" gauge cpu="));
        const auto json = QJsonDocument::fromJson(run(kCli, {"dump", file, "--json"}).out).object();
        QCOMPARE(json["counters"].toObject()["calls"].toInt(), events.count(" enter "));
        QCOMPARE(json["missing"].toArray().size(), 0);
    }

    void withoutTheFlagNobodyLooks() {
        Program serve(kCli);
        QVERIFY(serve.start({"serve", "--port", "0", "--print"}));
        const quint16 port = portIn(serve.firstLine());
        QTcpSocket client;
        client.connectToHost("127.0.0.1", port);
        QVERIFY(client.waitForConnected());
        QVERIFY(serve.hasPrinted("exit  accept4"));
        // The first look would have been at once.
        QVERIFY(!serve.stop(SIGTERM).out.contains(" gauge "));
    }

    void whereTheKernelRefusesThatIsSaidOnceAndTheServerGoesOn() {
        QProcess serve;
        serve.setChildProcessModifier(refuseNetlink);
        serve.start(kCli, {"serve", "--port", "0", "--gauges", "20"});
        QVERIFY(waitUntil([&] { return serve.waitForReadyRead(50) || serve.canReadLine(); }));
        const quint16 port = portIn(serve.readLine());
        QByteArray said;
        QVERIFY(waitUntil([&] {
            serve.waitForReadyRead(50);
            said += serve.readAllStandardError();
            return said.contains('\n');
        }));
        QTcpSocket client;
        client.connectToHost("127.0.0.1", port);
        QVERIFY(client.waitForConnected());
        client.write("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QVERIFY(client.waitForDisconnected(10'000) || client.bytesAvailable() > 0);
        QVERIFY(client.readAll().startsWith("HTTP/1.1 200 OK"));
        ::kill(static_cast<pid_t>(serve.processId()), SIGTERM);
        QVERIFY(serve.waitForFinished(15'000));
        QCOMPARE(serve.exitCode(), 0);
        said += serve.readAllStandardError();
        QVERIFY2(said.startsWith("muxscope-cli: no gauges: "), said.constData());
        QVERIFY2(said.count('\n') == 1, said.constData());
    }

    void otherPeriodsAreRefused_data() {
        QTest::addColumn<QString>("period");
        for (const char* period : {"19", "1001", "-20", "often", "", "20.5"})
            QTest::newRow(period) << QString::fromLatin1(period);
    }
    void otherPeriodsAreRefused() {
        QFETCH(QString, period);
        const Outcome end = run(kCli, {"serve", "--port", "0", "--gauges=" + period});
        QVERIFY2(end.exitCode == 2 && end.err.count('\n') == 1, end.text());
        QVERIFY2(end.err.contains("--gauges"), end.text());
    }
    void nothingIsGaugedWhereNothingIsRecorded() {
        const Outcome end = run(kCli, {"serve", "--port", "0", "--gauges", "20", "--no-record"});
        QVERIFY2(end.exitCode == 2 && end.err.count('\n') == 1, end.text());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ServeGaugesTest)
#include "serve_gauges_test.moc"
