// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli from outside: a real server, real clients (curl, wrk), signals, and what it says when
// it cannot do what was asked.
#include "e2e/program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <unistd.h>

using namespace muxscope::e2e;

namespace {

const QString kCli = QStringLiteral(MUXSCOPE_CLI);
const QStringList kModels = {"select", "poll", "epoll"};

// `muxscope-cli serve` on a free port.
class Serve {
public:
    explicit Serve(const QStringList& arguments) : m_program(kCli) {
        m_program.start(QStringList{"serve", "--port", "0"} + arguments);
        static const QRegularExpression kListening("^listening on 127\\.0\\.0\\.1:(\\d+)$");
        m_port = kListening.match(QString::fromUtf8(m_program.firstLine())).captured(1);
    }
    bool listening() const { return !m_port.isEmpty(); }
    QString port() const { return m_port; }
    QString url(const QString& path) const { return "http://127.0.0.1:" + m_port + path; }
    Program& program() { return m_program; }

private:
    Program m_program;
    QString m_port;
};

Outcome curl(const QStringList& arguments) {
    return run("curl", QStringList{"--silent", "--show-error", "--max-time", "20"} + arguments);
}

} // namespace

class CliE2eTest : public QObject {
    Q_OBJECT

private slots:
    void curlGetsItsAnswers_data();
    void curlGetsItsAnswers();
    void wrkRunsWithoutAnError_data();
    void wrkRunsWithoutAnError();
    void aSignalEndsItCleanly_data();
    void aSignalEndsItCleanly();
    void aSignalEndsItUnderLoad();
    void printStreamsTheEvents();
    void filesOfTheRootAreServed();
    void aTakenPortIsOneClearLine();
    void whatCannotBeServedIsOneClearLine_data();
    void whatCannotBeServedIsOneClearLine();
    void aRecordingSurvivesBeingKilled();
    void aLogThroughAPipeIsRead();
    void dumpOfSomethingElseIsOneClearLine();

private:
    void addModels();
    QTemporaryDir m_scratch;
};

void CliE2eTest::addModels() {
    QTest::addColumn<QString>("model");
    for (const QString& model : kModels)
        QTest::newRow(qPrintable(model)) << model;
}

void CliE2eTest::curlGetsItsAnswers_data() {
    addModels();
}

void CliE2eTest::curlGetsItsAnswers() {
    QFETCH(QString, model);
    Serve serve({"--model", model});
    QVERIFY(serve.listening());

    Outcome got = curl({serve.url("/hello")});
    QCOMPARE(got.exitCode, 0);
    QCOMPARE(got.out, QByteArray("Hello, world!"));

    // Two requests on one connection: curl says how many connections it had to make.
    got = curl({"-o", "/dev/null", "-o", "/dev/null", "-w", "%{num_connects} ", serve.url("/hello"),
                serve.url("/bytes/1000")});
    QCOMPARE(got.out, QByteArray("1 0 "));

    got = curl({"--head", serve.url("/hello")});
    QVERIFY2(got.out.startsWith("HTTP/1.1 200"), got.text());
    QVERIFY2(got.out.toLower().contains("content-length: 13"), got.text());

    got = curl({"--data-binary", "three words here", serve.url("/echo")});
    QVERIFY2(got.out.contains("three words here"), got.text());

    const QString big = m_scratch.filePath("upload");
    QFile file(big);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(300'000, 'x'));
    file.close();
    got = curl({"-H", "Transfer-Encoding: chunked", "-H", "Expect:", "--data-binary", "@" + big,
                "-o", "/dev/null", "-w", "%{http_code} %{size_download}", serve.url("/echo")});
    QCOMPARE(got.out, QByteArray("200 300000"));

    got = curl(
        {"-o", "/dev/null", "-w", "%{http_code} %{size_download}", serve.url("/bytes/5000000")});
    QCOMPARE(got.out, QByteArray("200 5000000"));

    got = curl({"-o", "/dev/null", "-w", "%{http_code}", serve.url("/nowhere")});
    QCOMPARE(got.out, QByteArray("404"));
    got = curl({"-X", "DELETE", "-o", "/dev/null", "-w", "%{http_code}", serve.url("/hello")});
    QCOMPARE(got.out, QByteArray("405"));

    const Outcome end = serve.program().stop(SIGTERM);
    QVERIFY2(end.exitCode == 0 && end.err.isEmpty(), end.text());
}

void CliE2eTest::wrkRunsWithoutAnError_data() {
    addModels();
}

void CliE2eTest::wrkRunsWithoutAnError() {
    QFETCH(QString, model);
    if (QStandardPaths::findExecutable("wrk").isEmpty())
        QSKIP("wrk is not installed");
    Serve serve({"--model", model});
    QVERIFY(serve.listening());
    const Outcome load = run("wrk", {"-t1", "-c64", "-d1s", serve.url("/hello")});
    QCOMPARE(load.exitCode, 0);
    QVERIFY2(!load.out.contains("Non-2xx") && !load.out.contains("Socket errors"), load.text());
    static const QRegularExpression kRequests("(\\d+) requests in");
    const int requests = kRequests.match(QString::fromUtf8(load.out)).captured(1).toInt();
    QVERIFY2(requests > 100, load.text());
    QCOMPARE(serve.program().stop(SIGINT).exitCode, 0);
}

void CliE2eTest::aSignalEndsItCleanly_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("number");
    for (const QString& model : kModels) {
        QTest::addRow("%s SIGINT", qPrintable(model)) << model << SIGINT;
        QTest::addRow("%s SIGTERM", qPrintable(model)) << model << SIGTERM;
    }
    QTest::addRow("its terminal is gone") << QStringLiteral("epoll") << SIGHUP;
}

void CliE2eTest::aSignalEndsItCleanly() {
    QFETCH(QString, model);
    QFETCH(int, number);
    std::signal(SIGHUP, SIG_DFL); // a run under nohup(1) would hand on that it is ignored
    Serve serve({"--model", model, "--no-record"});
    QVERIFY(serve.listening());
    const Outcome end = serve.program().stop(number);
    QVERIFY2(end.exitCode == 0 && end.err.isEmpty(), end.text());
}

void CliE2eTest::aSignalEndsItUnderLoad() {
    if (QStandardPaths::findExecutable("wrk").isEmpty())
        QSKIP("wrk is not installed");
    Serve serve({"--model", "epoll"});
    QVERIFY(serve.listening());
    Program load("wrk");
    QVERIFY(load.start({"-t1", "-c64", "-d20s", serve.url("/hello")}));
    // wrk is at work once a request of somebody else takes its turn among its own.
    QCOMPARE(curl({serve.url("/hello")}).exitCode, 0);
    QCOMPARE(serve.program().stop(SIGTERM).exitCode, 0);
    load.stop(SIGINT);
}

void CliE2eTest::printStreamsTheEvents() {
    Serve serve({"--model", "poll", "--print"});
    QVERIFY(serve.listening());
    QCOMPARE(curl({serve.url("/hello")}).exitCode, 0);
    for (const char* text :
         {"enter poll", "exit  accept", "exit  recv", "GET /hello", "exit  send"})
        QVERIFY2(serve.program().hasPrinted(text), serve.program().out());
    QCOMPARE(serve.program().stop(SIGINT).exitCode, 0);
}

void CliE2eTest::filesOfTheRootAreServed() {
    const QString root = m_scratch.filePath("site");
    QVERIFY(QDir().mkpath(root));
    QFile page(root + "/page.html");
    QVERIFY(page.open(QIODevice::WriteOnly));
    page.write("<p>from disk</p>\n");
    page.close();
    QFile secret(m_scratch.filePath("secret"));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("outside");
    secret.close();

    Serve serve({"--root", root});
    QVERIFY(serve.listening());
    QCOMPARE(curl({serve.url("/page.html")}).out, QByteArray("<p>from disk</p>\n"));
    const Outcome up = curl({"--path-as-is", "-w", "%{http_code}", serve.url("/../secret")});
    QVERIFY2(up.exitCode == 0 && !up.out.contains("outside") && !up.out.endsWith("200"), up.text());
}

void CliE2eTest::aTakenPortIsOneClearLine() {
    Serve first({});
    QVERIFY(first.listening());
    const Outcome second = run(kCli, {"serve", "--port", first.port()});
    QVERIFY2(second.exitCode == 4, second.text());
    QVERIFY2(second.err.count('\n') == 1 && second.err.contains(first.port().toUtf8()),
             second.text());
    QVERIFY2(second.out.isEmpty(), second.text());
}

void CliE2eTest::whatCannotBeServedIsOneClearLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("named"); // what the line must name
    QTest::newRow("unknown model") << QStringList{"--model", "magic"} << 2 << QByteArray("magic");
    QTest::newRow("unknown option") << QStringList{"--colour"} << 2 << QByteArray("--colour");
    QTest::newRow("port too high") << QStringList{"--port", "70000"} << 2 << QByteArray("70000");
    QTest::newRow("address of another machine")
        << QStringList{"--port", "0", "--bind", "192.0.2.1"} << 4 << QByteArray("192.0.2.1");
    QTest::newRow("no such root") << QStringList{"--port", "0", "--root", "/nonexistent/site"} << 4
                                  << QByteArray("/nonexistent");
    QTest::newRow("recording into nowhere")
        << QStringList{"--port", "0", "--record", "/nonexistent/run.muxscope"} << 4
        << QByteArray("/nonexistent");
}

void CliE2eTest::whatCannotBeServedIsOneClearLine() {
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, named);
    const Outcome end = run(kCli, QStringList{"serve"} + arguments);
    QVERIFY2(end.exitCode == exitCode, end.text());
    QVERIFY2(end.err.count('\n') == 1 && end.err.contains(named), end.text());
    QVERIFY2(end.out.isEmpty(), end.text());
}

void CliE2eTest::aRecordingSurvivesBeingKilled() {
    const QString path = m_scratch.filePath("run.muxscope");
    Serve serve({"--model", "epoll", "--record", path});
    QVERIFY(serve.listening());
    for (int k = 0; k < 5; ++k)
        QCOMPARE(curl({serve.url("/hello")}).exitCode, 0);

    // The recorder commits a few times a second; reading does not disturb it.
    QVERIFY(waitUntil([&] {
        return run(kCli, {"dump", path, "--events"}).out.count("GET /hello") == 5;
    }));
    serve.program().stop(SIGKILL);

    const Outcome events = run(kCli, {"dump", path, "--events"});
    QVERIFY2(events.exitCode == 0, events.text());
    QCOMPARE(events.out.count("GET /hello"), 5);
    QVERIFY(events.out.contains("exit  epoll_wait"));

    const Outcome world = run(kCli, {"dump", path, "--world", "40"});
    QVERIFY2(world.exitCode == 0 && world.out.contains("world@40"), world.text());

    const Outcome json = run(kCli, {"dump", path, "--json"});
    QVERIFY2(json.exitCode == 0, json.text());
    const QJsonObject summary = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(summary["ended_properly"].toBool(true), false);
    QCOMPARE(summary["counters"].toObject()["requests"].toInt(), 5);
}

// Looking at what it is must not take its first bytes.
void CliE2eTest::aLogThroughAPipeIsRead() {
    QFile log(m_scratch.filePath("log"));
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write("1700000000.000001 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n"
              "1700000000.000002 listen(3, 5) = 0\n");
    log.close();
    const QString command =
        QStringLiteral("cat '%1' | '%2' dump /dev/stdin --json").arg(log.fileName(), kCli);
    const Outcome end = run(QStringLiteral("sh"), {"-c", command});
    QVERIFY2(end.exitCode == 0, end.text());
    QVERIFY2(end.out.contains("\"socket\""), end.text());
    QVERIFY2(end.out.contains("\"listen\""), end.text());
}

void CliE2eTest::dumpOfSomethingElseIsOneClearLine() {
    QFile other(m_scratch.filePath("other"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("this is no recording\n");
    other.close();
    for (const QString& path : {m_scratch.filePath("other"), QStringLiteral("/nonexistent/file")}) {
        const Outcome end = run(kCli, {"dump", path});
        QVERIFY2(end.exitCode == 3 || end.exitCode == 4, end.text());
        QVERIFY2(end.err.count('\n') == 1, end.text());
    }
}

QTEST_GUILESS_MAIN(CliE2eTest)
#include "cli_e2e_test.moc"
