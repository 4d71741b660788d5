// SPDX-License-Identifier: GPL-3.0-or-later
// `muxscope-cli serve --serve lines` with every kind of standard input, and `--udp`.
#include "e2e/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <csignal>
#include <unistd.h>

using namespace muxscope::e2e;

namespace {

const QString kCli = QStringLiteral(MUXSCOPE_CLI);

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A server whose standard input is the test's to choose.
class Served {
public:
    QProcess process;
    ~Served() {
        process.kill();
        process.waitForFinished(5'000);
    }
    bool start(const QStringList& arguments) {
        process.start(kCli, QStringList{"serve", "--port", "0"} + arguments);
        return waitUntil([this] { return process.canReadLine(); }) &&
               process.readLine().startsWith("listening on ");
    }
    int stop() {
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        process.waitForFinished(15'000);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
};

} // namespace

class ServeLinesTest : public QObject {
    Q_OBJECT

private slots:
    void aPipeIsATerminalUntilItEnds_data() { models(); }
    void aPipeIsATerminalUntilItEnds();
    void aFileIsReadThrough_data() { models(); }
    void aFileIsReadThrough();
    void aClosedStandardInputIsSaidAndServedWithout();
    void aModelWithoutAPlaceForItSaysSo();
    void theFileIsNamedOrRefusedAtTheStart();
    void whatCouldNotBeWrittenIsTheExitCode();
    void datagramsAreServedAndSummedUp_data() { models(); }
    void datagramsAreServedAndSummedUp();
    void aModelWithoutAPlaceForUdpIsWrongUsage();

private:
    void models() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"select", "poll", "epoll"})
            QTest::newRow(model) << model;
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void ServeLinesTest::aPipeIsATerminalUntilItEnds() {
    QFETCH(QString, model);
    const QString file = path("pipe_" + model);
    const QString recording = path("recording_" + model);
    Served served;
    QVERIFY(served.start(
        {"--model", model, "--serve", "lines", "--lines-file", file, "--record", recording}));
    served.process.write("one\ntwo\nno end");
    QVERIFY(waitUntil([&] { return contentOf(file) == "terminal one\nterminal two\n"; }));
    served.process.closeWriteChannel();
    QVERIFY(waitUntil([&] { return contentOf(file).endsWith("terminal no end\n"); }));
    QCOMPARE(served.stop(), 0);
    const QByteArray summary = run(kCli, {"dump", recording}).out;
    QVERIFY2(summary.contains("3 lines, 42 bytes appended to"), summary);
    QVERIFY2(!summary.contains("requests"), summary);
    const QByteArray json = run(kCli, {"dump", recording, "--json"}).out;
    QCOMPARE(QJsonDocument::fromJson(json)["appended"]["lines"].toInt(), 3);
    // Its end was read once, and the loop then slept.
    const QByteArray events = run(kCli, {"dump", recording, "--events"}).out;
    QCOMPARE(events.count("exit  read -> 0"), 1);
}

void ServeLinesTest::aFileIsReadThrough() {
    QFETCH(QString, model);
    const QString typed = path("typed");
    QFile input(typed);
    QVERIFY(input.open(QIODevice::WriteOnly | QIODevice::Truncate));
    for (int i = 0; i < 2'000; ++i)
        input.write("line " + QByteArray::number(i) + '\n');
    input.close();
    for (const QString& from : {typed, QProcess::nullDevice()}) {
        const QString file = path("file_" + model);
        QFile::remove(file);
        Served served;
        served.process.setStandardInputFile(from);
        QVERIFY(served.start({"--model", model, "--serve", "lines", "--lines-file", file}));
        const int expected = from == typed ? 2'000 : 0;
        QVERIFY(waitUntil([&] { return contentOf(file).count('\n') == expected; }));
        QVERIFY(QFile::exists(file));
        QCOMPARE(served.stop(), 0);
    }
}

void ServeLinesTest::aClosedStandardInputIsSaidAndServedWithout() {
    const QString file = path("closed");
    Served served;
    served.process.setChildProcessModifier([] { ::close(STDIN_FILENO); });
    QVERIFY(served.start({"--serve", "lines", "--lines-file", file}));
    QCOMPARE(served.stop(), 0);
    QVERIFY(served.process.readAllStandardError().contains("standard input is closed"));
}

void ServeLinesTest::aModelWithoutAPlaceForItSaysSo() {
    Served served;
    QVERIFY(served.start({"--model", "blocking", "--serve", "lines", "--lines-file", path("b")}));
    QCOMPARE(served.stop(), 0);
    QVERIFY(served.process.readAllStandardError().contains("standard input is not read"));
}

void ServeLinesTest::theFileIsNamedOrRefusedAtTheStart() {
    const Outcome end = run(kCli, {"serve", "--port", "0", "--serve", "lines", "--lines-file",
                                   path("no such folder") + "/lines"});
    QVERIFY2(end.exitCode == 4, end.text());
    QCOMPARE(end.err.count('\n'), 1);
    QVERIFY2(end.err.contains("no such folder"), end.text());
    Served served; // without a name: lines.txt where it was started
    served.process.setWorkingDirectory(m_folder.path());
    QVERIFY(served.start({"--serve", "lines"}));
    served.process.write("hello\n");
    QVERIFY(waitUntil([&] { return contentOf(path("lines.txt")) == "terminal hello\n"; }));
    QCOMPARE(served.stop(), 0);
}

void ServeLinesTest::whatCouldNotBeWrittenIsTheExitCode() {
    if (::access("/dev/full", W_OK) != 0)
        QSKIP("this system has no /dev/full");
    Served served;
    QVERIFY(served.start({"--serve", "lines", "--lines-file", "/dev/full", "--print"}));
    served.process.write("one\ntwo\n");
    QByteArray printed;
    QVERIFY(waitUntil([&] {
        printed += served.process.readAllStandardOutput();
        return printed.contains("lines are kept and tried again");
    }));
    QCOMPARE(served.stop(), 4);
    QVERIFY(served.process.readAllStandardError().contains(
        "2 lines could not be written to /dev/full: No space left on device"));
}

void ServeLinesTest::datagramsAreServedAndSummedUp() {
    QFETCH(QString, model);
    const QString recording = path("udp_" + model);
    Served served;
    QVERIFY(served.start({"--model", model, "--udp", "--record", recording}));
    QVERIFY(waitUntil([&] { return served.process.canReadLine(); }));
    const QByteArray second = served.process.readLine().trimmed();
    QVERIFY2(second.startsWith("receiving datagrams on 127.0.0.1:"), second);
    const quint16 port = second.mid(second.lastIndexOf(':') + 1).toUShort();
    QUdpSocket socket;
    QVERIFY(socket.bind(QHostAddress::LocalHost));
    for (const QByteArray& text : {QByteArray("one"), QByteArray(3'000, 'x')}) {
        QCOMPARE(socket.writeDatagram(text, QHostAddress::LocalHost, port), text.size());
        QVERIFY(waitUntil([&] { return socket.hasPendingDatagrams(); }));
        QByteArray room(4'000, '\0');
        room.resize(socket.readDatagram(room.data(), room.size()));
        QCOMPARE(room, text.left(1'024));
    }
    QCOMPARE(served.stop(), 0);
    const QByteArray summary = run(kCli, {"dump", recording}).out;
    QVERIFY2(summary.contains(": 2 received, 1 cut, 2 sent"), summary);
    const QByteArray json = run(kCli, {"dump", recording, "--json"}).out;
    const QJsonArray others = QJsonDocument::fromJson(json)["others"].toArray();
    QCOMPARE(others.size(), 1);
    QCOMPARE(others[0]["kind"].toString(), QString("udp"));
    QCOMPARE(others[0]["cut_datagrams"].toInt(), 1);
}

void ServeLinesTest::aModelWithoutAPlaceForUdpIsWrongUsage() {
    const Outcome end = run(kCli, {"serve", "--port", "0", "--model", "blocking", "--udp"});
    QVERIFY2(end.exitCode == 2, end.text());
    QVERIFY2(end.err.contains("no place for a UDP socket") && end.err.contains("epoll"),
             end.text());
}

QTEST_GUILESS_MAIN(ServeLinesTest)
#include "serve_lines_test.moc"
