// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli trace from outside: real programs, what is printed and recorded, the exit codes, and that
// nothing is left behind whichever way it ends.
#include "e2e/program.h"
#include "support/watched_programs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>
#include <unistd.h>

using namespace muxscope::testing;
using muxscope::e2e::Outcome;
using muxscope::e2e::Program;
using muxscope::e2e::run;

namespace {

constexpr int kNobody = 65534;

QStringList tracing(const QStringList& options, const QStringList& command) {
    return QStringList{"trace"} + options + QStringList{"--"} + command;
}

QJsonObject objectIn(const QByteArray& text) {
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TraceCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void eventsArePrintedAsTheyCome();
    void theAnalysisIsPrintedAtTheEnd();
    void whatCurlDoesIsSeen();
    void aRecordingOfItOpens();
    void nginxIsSeenAtWork();
    void anInterruptedAttachmentLeavesTheServerAnswering();
    void attachingIsWarnedOf();
    void aStartedProgramEndsWithAnInterrupt();
    void aKilledTraceLeavesNothingBehind();
    void aKilledTraceLetsGoOfWhatItWasAttachedTo();
    void whatCannotBeDoneHasItsExitCode_data();
    void whatCannotBeDoneHasItsExitCode();
    void somebodyElsesProcessIsRefused();

private:
    // A server that nobody watches yet; its pid. It ends with the test function.
    qint64 serve(const QString& backend);
    QString portFile() const { return m_folder->filePath("port"); }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_server;
    quint16 m_port = 0;
};

void TraceCommandTest::initTestCase() {
    if (QStandardPaths::findExecutable("strace").isEmpty())
        QFAIL("strace is not installed (scripts/setup)");
    if (!mayTrace())
        QSKIP("strace may not trace here");
}

void TraceCommandTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void TraceCommandTest::cleanup() {
    if (m_server) {
        m_server->kill();
        m_server->waitForFinished();
    }
    m_server.reset();
}

qint64 TraceCommandTest::serve(const QString& backend) {
    const QStringList command = serverCommand(backend, portFile());
    m_server = std::make_unique<QProcess>();
    m_server->start(command.front(), command.mid(1));
    m_port = portIn(portFile());
    return m_server->processId();
}

void TraceCommandTest::eventsArePrintedAsTheyCome() {
    Program trace(MUXSCOPE_CLI);
    QVERIFY(trace.start(tracing({}, serverCommand("EpollSelector", portFile()))));
    const quint16 port = portIn(portFile());
    QVERIFY(port != 0);
    QVERIFY2(trace.hasPrinted("enter epoll_wait", kPatienceMs), trace.out());
    QVERIFY(!answerOf(port).isEmpty());
    QVERIFY2(trace.hasPrinted("GET /watched", kPatienceMs), trace.out());
    const Outcome outcome = trace.stop(SIGINT);
    QCOMPARE(outcome.exitCode, 130);
    QVERIFY2(outcome.err.contains("the program was ended by SIGTERM"), outcome.text());
    QVERIFY2(outcome.err.contains("strace held the program for at least") ||
                 outcome.err.contains("is unknown"),
             outcome.text());
}

void TraceCommandTest::theAnalysisIsPrintedAtTheEnd() {
    const Outcome outcome =
        run(MUXSCOPE_CLI, tracing({"--json"}, {"/bin/sh", "-c", "echo out; exit 3"}), kPatienceMs);
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject json = objectIn(outcome.out);
    QVERIFY2(!json.isEmpty(), outcome.text());
    QCOMPARE(json["calls"].toObject()["execve"].toObject()["count"].toInt(), 1);
    QCOMPARE(json["threads"].toInt(), 1);
    QCOMPARE(json["warnings"].toArray().size(), 0);
    QVERIFY2(outcome.err.contains("out\n"), outcome.text()); // the program's own output
    QVERIFY2(outcome.err.contains("exit status 3"), outcome.text());
}

void TraceCommandTest::whatCurlDoesIsSeen() {
    QVERIFY(serve("PollSelector") != 0);
    const Outcome outcome =
        run(MUXSCOPE_CLI,
            tracing({"--json"}, {"curl", "-s", QString("http://127.0.0.1:%1/a").arg(m_port)}),
            kPatienceMs);
    QCOMPARE(outcome.exitCode, 0);
    const QJsonArray connections = objectIn(outcome.out)["connections"].toArray();
    QVERIFY2(connections.size() == 1, outcome.text());
    const QJsonObject connection = connections[0].toObject();
    QCOMPARE(connection["dir"].toString(), QString("out"));
    QCOMPARE(connection["peer"].toString(), QString("127.0.0.1:%1").arg(m_port));
    const QJsonObject request = connection["http"].toArray()[0].toObject();
    QCOMPARE(request["target"].toString(), QString("/a"));
    QCOMPARE(request["status"].toInt(), 200);
}

void TraceCommandTest::aRecordingOfItOpens() {
    const QString file = m_folder->filePath("run.muxscope");
    const Outcome outcome =
        run(MUXSCOPE_CLI, tracing({"--quiet", "--record", file}, {"/bin/sh", "-c", "echo abc"}),
            kPatienceMs);
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out, QByteArray());
    const Outcome dump = run(MUXSCOPE_CLI, {"dump", "--events", file}, kPatienceMs);
    QCOMPARE(dump.exitCode, 0);
    QVERIFY2(dump.out.contains("write -> 4 \"abc\\n\"") || dump.out.contains("\"abc\\n\""),
             dump.text());
}

void TraceCommandTest::nginxIsSeenAtWork() {
    const QString nginx =
        QStandardPaths::findExecutable("nginx", {"/usr/sbin", "/usr/bin", "/usr/local/sbin"});
    if (nginx.isEmpty())
        QSKIP("nginx is not installed (scripts/setup bench)");
    QTcpSocket probe; // a port that is free now
    QVERIFY(probe.bind(QHostAddress::LocalHost, 0));
    const quint16 port = probe.localPort();
    probe.close();
    QFile settings(m_folder->filePath("nginx.conf"));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write(QString("worker_processes 1; daemon off; pid %1/pid; error_log %1/errors;\n"
                           "events { }\nhttp { access_log off;\n"
                           "server { listen 127.0.0.1:%2; return 200 'hello\\n'; } }\n")
                       .arg(m_folder->path())
                       .arg(port)
                       .toUtf8());
    settings.close();
    Program trace(MUXSCOPE_CLI);
    QVERIFY(trace.start(tracing(
        {"--json"}, {nginx, "-c", settings.fileName(), "-e", m_folder->filePath("errors")})));
    QByteArray answer;
    QVERIFY(eventually([&] {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", port);
        if (!socket.waitForConnected(1000))
            return false;
        socket.write("GET /watched HTTP/1.1\r\nHost: a\r\n\r\n");
        while (!answer.endsWith("hello\n") && socket.waitForReadyRead(5000))
            answer += socket.readAll();
        return answer.endsWith("hello\n");
    }));
    const Outcome outcome = trace.stop(SIGINT);
    QCOMPARE(outcome.exitCode, 130);
    const QJsonObject json = objectIn(outcome.out);
    QStringList targets;
    for (const auto connection : json["connections"].toArray())
        for (const auto request : connection.toObject()["http"].toArray())
            targets << request.toObject()["target"].toString();
    QVERIFY2(targets.contains("/watched"), outcome.text());
    QVERIFY(json["calls"].toObject().contains("epoll_wait"));
    QProcess search;
    search.start("pgrep", {"-f", settings.fileName()});
    QVERIFY(search.waitForFinished(kPatienceMs));
    QCOMPARE(search.readAllStandardOutput(), QByteArray());
}

void TraceCommandTest::anInterruptedAttachmentLeavesTheServerAnswering() {
    const qint64 pid = serve("EpollSelector");
    Program trace(MUXSCOPE_CLI);
    QVERIFY(trace.start({"trace", "--json", "--pid", QString::number(pid)}));
    QVERIFY(eventually([&] { return tracerOf(pid) != 0; }));
    QVERIFY(!answerOf(m_port).isEmpty());
    const Outcome outcome = trace.stop(SIGINT);
    QCOMPARE(outcome.exitCode, 130);
    QVERIFY2(outcome.err.contains(QString("process %1 runs on").arg(pid).toUtf8()), outcome.text());
    QVERIFY(!objectIn(outcome.out).isEmpty());
    QCOMPARE(tracerOf(pid), 0);
    QVERIFY(!answerOf(m_port).isEmpty());
}

void TraceCommandTest::attachingIsWarnedOf() {
    const qint64 pid = serve("EpollSelector");
    Program trace(MUXSCOPE_CLI);
    QVERIFY(trace.start({"trace", "--quiet", "--pid", QString::number(pid)}));
    QVERIFY(eventually([&] { return tracerOf(pid) != 0; }));
    const Outcome outcome = trace.stop(SIGTERM);
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.err.contains("epoll_wait, that call returns EINTR"), outcome.text());
}

void TraceCommandTest::aStartedProgramEndsWithAnInterrupt() {
    Program trace(MUXSCOPE_CLI);
    QVERIFY(trace.start(
        tracing({"--quiet"}, {"/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done"})));
    qint64 program = 0;
    QVERIFY(eventually([&] {
        QProcess search;
        search.start("pgrep", {"-f", "^/bin/sh -c trap .* TERM; while"});
        search.waitForFinished(kPatienceMs);
        program = search.readAllStandardOutput().trimmed().split('\n').last().toLongLong();
        return program > 0 && tracerOf(program) != 0;
    }));
    const Outcome outcome = trace.stop(SIGINT);
    QCOMPARE(outcome.exitCode, 130);
    QVERIFY(!runs(program)); // although it ignores SIGTERM
}

void TraceCommandTest::aKilledTraceLeavesNothingBehind() {
    Program trace(MUXSCOPE_CLI);
    QVERIFY(trace.start(tracing({"--quiet"}, serverCommand("PollSelector", portFile()))));
    QVERIFY(portIn(portFile()) != 0);
    QProcess search;
    // muxscope-cli and its keeper have the same words behind their own.
    search.start("pgrep", {"-f", "^" + python() + " .*" + portFile()});
    QVERIFY(search.waitForFinished(kPatienceMs));
    const qint64 program = search.readAllStandardOutput().trimmed().toLongLong();
    const qint64 tracer = tracerOf(program);
    QVERIFY(program > 0 && tracer > 0);
    ::kill(static_cast<pid_t>(trace.pid()), SIGKILL);
    QVERIFY(eventually([&] { return !runs(program) && !runs(tracer); }));
}

void TraceCommandTest::aKilledTraceLetsGoOfWhatItWasAttachedTo() {
    const qint64 pid = serve("SelectSelector");
    Program trace(MUXSCOPE_CLI);
    QVERIFY(trace.start({"trace", "--quiet", "--pid", QString::number(pid)}));
    QVERIFY(eventually([&] { return tracerOf(pid) != 0; }));
    ::kill(static_cast<pid_t>(trace.pid()), SIGKILL);
    QVERIFY(eventually([&] { return tracerOf(pid) == 0; }));
    QVERIFY(runs(pid));
    QVERIFY(!answerOf(m_port).isEmpty());
}

void TraceCommandTest::whatCannotBeDoneHasItsExitCode_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("nothing to watch") << QStringList{} << 2 << QByteArray("takes a command");
    QTest::newRow("both ways") << QStringList{"--pid", "1", "--", "true"} << 2
                               << QByteArray("--pid");
    QTest::newRow("no such program")
        << QStringList{"--", "no-such-program"} << 2 << QByteArray("there is no such program");
    QTest::newRow("no program") << QStringList{"--", "/etc/passwd"} << 2
                                << QByteArray("no program that may be run");
    QTest::newRow("no such process")
        << QStringList{"--pid", "2147483647"} << 2 << QByteArray("there is no process");
    QTest::newRow("an unwritable recording")
        << QStringList{"--record", "/no/such/folder/x", "--", "true"} << 4
        << QByteArray("/no/such");
}

void TraceCommandTest::whatCannotBeDoneHasItsExitCode() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, complaint);
    const Outcome outcome = run(MUXSCOPE_CLI, QStringList{"trace"} + arguments, kPatienceMs);
    QVERIFY2(outcome.exitCode == code, outcome.text());
    QVERIFY2(outcome.err.contains(complaint), outcome.text());
}

// As nobody, of a process of root's: the kernel would refuse, and it is said before.
void TraceCommandTest::somebodyElsesProcessIsRefused() {
    if (getuid() != 0)
        QSKIP("only root can be somebody else");
    const qint64 pid = serve("PollSelector");
    // Where nobody may read it, whatever folder this is built in.
    const QString copy = m_folder->filePath("muxscope-cli");
    QVERIFY(QFile::copy(MUXSCOPE_CLI, copy));
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755));
    QProcess trace;
    trace.setChildProcessModifier([] {
        if (setgid(kNobody) != 0 || setuid(kNobody) != 0)
            _exit(99);
    });
    trace.start(copy, {"trace", "--pid", QString::number(pid)});
    QVERIFY(trace.waitForFinished(kPatienceMs));
    const QByteArray complaint = trace.readAllStandardError();
    QVERIFY2(trace.exitCode() == 4, complaint);
    QVERIFY2(complaint.contains("belongs to another user"), complaint);
    QVERIFY(!answerOf(m_port).isEmpty());
}

QTEST_GUILESS_MAIN(TraceCommandTest)
#include "trace_command_test.moc"
