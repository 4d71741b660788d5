// SPDX-License-Identifier: GPL-3.0-or-later
// The real muxscope-cli from outside: what it prints, what it complains of, its exit codes.
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ended run(const QStringList& arguments) {
    QProcess process;
    process.start(MUXSCOPE_CLI, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

// A served program that ends with the test.
class Served {
public:
    explicit Served(const QStringList& arguments) {
        m_process.start(MUXSCOPE_CLI, QStringList{"serve", "--port", "0"} + arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) {
        }
        m_first = m_process.readLine();
    }
    ~Served() {
        m_process.kill();
        m_process.waitForFinished();
    }
    QByteArray firstLine() const { return m_first; }
    quint16 port() const { return m_first.trimmed().split(':').last().toUShort(); }
    // One request on a connection of its own; the answer with its content.
    QByteArray get(const QByteArray& target) const {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", port());
        if (!socket.waitForConnected(10'000))
            return {};
        socket.write("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
        static const QRegularExpression kLength("Content-Length: ([0-9]+)");
        QByteArray answer;
        qsizetype wanted = -1;
        while ((wanted < 0 || answer.size() < wanted) && socket.waitForReadyRead(10'000)) {
            answer += socket.readAll();
            const qsizetype head = answer.indexOf("\r\n\r\n");
            if (head >= 0)
                wanted = head + 4 + kLength.match(answer.left(head)).captured(1).toInt();
        }
        return answer;
    }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    int exitCode() {
        return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }
    QProcess& process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_first;
};

} // namespace

class CliTest : public QObject {
    Q_OBJECT

private slots:
    void wrongUsageIsOneLineAndTwo_data();
    void wrongUsageIsOneLineAndTwo();
    void whatTheMachineRefusesIsFour();
    void filesThatAreNoneOfOursAreThree_data();
    void filesThatAreNoneOfOursAreThree();
    void helpAndVersionAreThere();
    void itServesRecordsAndEndsCleanly_data();
    void itServesRecordsAndEndsCleanly();
    void aDumpIsJsonToo();
    void theWorldAtAMomentIsPrinted();
    void aKilledServerLeavesItsRecording();
    void aCutRecordingIsDumpedAsFarAsItIsSound();
    void printedEventsAreTheRecordedOnes();
    void withoutRecordingItServesToo();

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    // A recording of some requests.
    void record(const QString& file, int requests = 5) const {
        Served served({"--model", "epoll", "--record", file});
        for (int i = 0; i < requests; ++i)
            QVERIFY(served.get("/hello").startsWith("HTTP/1.1 200"));
        served.signal(SIGTERM);
        QCOMPARE(served.exitCode(), 0);
    }

    QTemporaryDir m_folder;
};

void CliTest::wrongUsageIsOneLineAndTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"fly"};
    QTest::newRow("unknown option") << QStringList{"serve", "--fast"};
    QTest::newRow("unknown model") << QStringList{"serve", "--model", "magic"};
    QTest::newRow("unknown protocol") << QStringList{"serve", "--serve", "ftp"};
    QTest::newRow("port out of range") << QStringList{"serve", "--port", "70000"};
    QTest::newRow("port is no number") << QStringList{"serve", "--port", "http"};
    QTest::newRow("bad address") << QStringList{"serve", "--port", "0", "--bind", "nowhere"};
    QTest::newRow("record and not") << QStringList{"serve", "--record", "x", "--no-record"};
    QTest::newRow("dump of nothing") << QStringList{"dump"};
    QTest::newRow("before the beginning") << QStringList{"dump", "x", "--world", "-1"};
    QTest::newRow("two views") << QStringList{"dump", "x", "--json", "--events"};
}

void CliTest::wrongUsageIsOneLineAndTwo() {
    QFETCH(QStringList, arguments);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.out.isEmpty());
    QCOMPARE(ended.err.count('\n'), 1);
    QVERIFY(ended.err.startsWith("muxscope-cli: "));
}

void CliTest::whatTheMachineRefusesIsFour() {
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QStringList cases[] = {
        {"serve", "--port", QString::number(taken.serverPort())},
        {"serve", "--port", "0", "--root", path("no such folder")},
        {"serve", "--port", "0", "--bind", "203.0.113.1"},
        {"serve", "--port", "0", "--record", path("no such folder") + "/run"}};
    for (const QStringList& arguments : cases) {
        const Ended ended = run(arguments);
        QVERIFY2(ended.code == 4, arguments.join(' ').toUtf8() + ": " + ended.err);
        QCOMPARE(ended.err.count('\n'), 1);
        QVERIFY(ended.out.isEmpty());
    }
}

void CliTest::filesThatAreNoneOfOursAreThree_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("not a recording\n");
    QTest::newRow("rubbish") << QByteArray(10'000, '\x5a');
    QTest::newRow("the magic and rubbish")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(10'000, '\x5a');
}

void CliTest::filesThatAreNoneOfOursAreThree() {
    QFETCH(QByteArray, bytes);
    QFile file(path("garbage"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
    file.close();
    for (const QString& how : {QString("--events"), QString("--json")}) {
        const Ended ended = run({"dump", path("garbage"), how});
        QCOMPARE(ended.code, 3);
        QVERIFY(ended.out.isEmpty());
        QCOMPARE(ended.err.count('\n'), 1);
        QVERIFY(ended.err.contains("garbage: "));
    }
    QCOMPARE(run({"dump", path("absent")}).code, 3);
    QCOMPARE(run({"dump", m_folder.path()}).code, 3);
}

void CliTest::helpAndVersionAreThere() {
    const Ended help = run({"--help"});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("serve") && help.out.contains("dump"));
    QVERIFY(help.out.contains("Exit codes"));
    QVERIFY(run({"serve", "--help"}).out.contains("--no-record"));
    const Ended version = run({"--version"});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("muxscope-cli "));
}

void CliTest::itServesRecordsAndEndsCleanly_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("signal");
    QTest::newRow("select") << "select" << SIGINT;
    QTest::newRow("poll") << "poll" << SIGTERM;
    QTest::newRow("epoll") << "epoll" << SIGINT;
}

void CliTest::itServesRecordsAndEndsCleanly() {
    QFETCH(QString, model);
    QFETCH(int, signal);
    Served served({"--model", model, "--record", path("run")});
    QVERIFY2(QRegularExpression("^listening on 127\\.0\\.0\\.1:[0-9]+\n$")
                 .match(served.firstLine())
                 .hasMatch(),
             served.firstLine());
    for (int i = 0; i < 3; ++i)
        QVERIFY(served.get("/hello").startsWith("HTTP/1.1 200"));
    served.signal(signal);
    QCOMPARE(served.exitCode(), 0);
    QVERIFY(served.process().readAllStandardError().isEmpty());
    const Ended events = run({"dump", path("run"), "--events"});
    QCOMPARE(events.code, 0);
    QVERIFY(events.err.isEmpty());
    QVERIFY(events.out.startsWith("#000001 "));
    QVERIFY(events.out.contains((model == "epoll" ? "epoll_wait" : model.toUtf8())));
    QVERIFY(events.out.contains("GET /hello HTTP/1.1"));
    QVERIFY(events.out.contains("serverStopped"));
    const Ended summary = run({"dump", path("run")});
    QCOMPARE(summary.code, 0);
    QVERIFY2(summary.out.contains("3 connections, 3 requests, 3 responses"), summary.out);
}

void CliTest::aDumpIsJsonToo() {
    record(path("json"));
    const Ended ended = run({"dump", path("json"), "--json"});
    QCOMPARE(ended.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
    QCOMPARE(json["format"].toString(), QString("muxscope-dump"));
    QCOMPARE(json["model"].toString(), QString("epoll http"));
    QVERIFY(json["moments"].toInt() > 50);
    QVERIFY(json["ended_properly"].toBool());
    QCOMPARE(json["connections"].toArray().size(), 5);
    const QJsonObject first = json["recorded_connections"].toArray()[0].toObject();
    QCOMPARE(first["latest_exchanges"].toArray()[0].toObject()["status"].toInt(), 200);
    QVERIFY(json["calls"].toObject()["accept4"].toObject()["count"].toInt() >= 5);
    QVERIFY(json["missing"].toArray().isEmpty());
}

void CliTest::theWorldAtAMomentIsPrinted() {
    record(path("world"));
    const Ended none = run({"dump", path("world"), "--world", "0"});
    QCOMPARE(none.code, 0);
    QVERIFY(none.out.startsWith("world@0"));
    const Ended some = run({"dump", path("world"), "--world", "20"});
    QCOMPARE(some.code, 0);
    QVERIFY(some.out.startsWith("world@20"));
    QVERIFY(some.out.contains("listener"));
    const Ended beyond = run({"dump", path("world"), "--world", "1000000"});
    QCOMPARE(beyond.code, 2);
    QVERIFY(beyond.err.contains("there is no moment 1000000"));
}

void CliTest::aKilledServerLeavesItsRecording() {
    Served served({"--model", "epoll", "--record", path("killed")});
    for (int i = 0; i < 20; ++i)
        QVERIFY(served.get("/hello").startsWith("HTTP/1.1 200"));
    // What was answered before the last commit is in the file: wait for the commit, then kill.
    const auto answered = [&] {
        const QJsonObject json =
            QJsonDocument::fromJson(run({"dump", path("killed"), "--json"}).out).object();
        return json["counters"].toObject()["responses"].toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(answered(), 20, 20'000);
    served.signal(SIGKILL);
    QVERIFY(served.process().waitForFinished(10'000));
    const Ended ended = run({"dump", path("killed")});
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.out.contains("20 requests, 20 responses"), ended.out);
    QVERIFY(ended.out.contains("not ended properly"));
}

void CliTest::aCutRecordingIsDumpedAsFarAsItIsSound() {
    record(path("whole"), 40);
    QFile file(path("whole"));
    QVERIFY(file.resize(file.size() - 3000));
    const Ended ended = run({"dump", path("whole"), "--events"});
    QCOMPARE(ended.code, 3);
    QVERIFY2(ended.err.contains("cut") || ended.err.contains("damaged"), ended.err);
}

void CliTest::printedEventsAreTheRecordedOnes() {
    Served served({"--model", "poll", "--print", "--record", path("printed")});
    QVERIFY(served.get("/hello").startsWith("HTTP/1.1 200"));
    served.signal(SIGINT);
    QCOMPARE(served.exitCode(), 0);
    QByteArray printed = served.process().readAllStandardOutput();
    printed.truncate(printed.lastIndexOf("recorded "));
    const Ended dumped = run({"dump", path("printed"), "--events"});
    QCOMPARE(printed, dumped.out);
}

void CliTest::withoutRecordingItServesToo() {
    Served served({"--no-record"});
    QVERIFY(served.get("/hello").startsWith("HTTP/1.1 200"));
    served.signal(SIGTERM);
    QCOMPARE(served.exitCode(), 0);
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
