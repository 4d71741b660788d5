// SPDX-License-Identifier: GPL-3.0-or-later
// A real program of corner cases under the real strace, with every option that changes its notation; dump
// --json must tell what the program did.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <linux/close_range.h>
#include <unistd.h>

namespace {

// Three seconds of corner cases, times the machine's other work.
constexpr int kPatienceMs = 90'000;

QByteArray compact(const QJsonValue& value) {
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

class StraceDumpTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void itTellsWhatTheProgramDid_data();
    void itTellsWhatTheProgramDid();

private:
    QStringList trace(const QStringList& options, bool parts, bool onStderr, const QString& log);
    QTemporaryDir m_folder;
};

void StraceDumpTest::initTestCase() {
    if (QStandardPaths::findExecutable("strace").isEmpty())
        QFAIL("strace is not installed (scripts/setup)");
    QProcess probe;
    probe.start("strace", {"-o", m_folder.filePath("probe"), "true"});
    QVERIFY(probe.waitForFinished(kPatienceMs));
    if (probe.exitCode() != 0)
        QSKIP("strace may not trace here");
}

QStringList StraceDumpTest::trace(const QStringList& options, bool parts, bool onStderr,
                                  const QString& log) {
    QProcess strace;
    QStringList arguments = options;
    if (onStderr)
        strace.setStandardErrorFile(log);
    else
        arguments << "-o" << log;
    // Its descriptors begin at 3, whatever the test runner has left open.
    strace.setChildProcessModifier([] { close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); });
    strace.start("strace", arguments + QStringList{CORNER_CASES});
    if (!strace.waitForFinished(kPatienceMs))
        return {};
    if (!parts)
        return {log};
    QStringList files;
    const QFileInfo at(log);
    for (const QString& name : at.dir().entryList({at.fileName() + ".*"}, QDir::Files))
        files << at.dir().filePath(name);
    std::sort(files.begin(), files.end(), [](const QString& a, const QString& b) {
        return a.section('.', -1).toInt() < b.section('.', -1).toInt();
    });
    return files;
}

void StraceDumpTest::itTellsWhatTheProgramDid_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("plain") << QStringList{"-f"};
    QTest::newRow("suggested") << QStringList{"-f", "-ttt", "-T", "-yy", "-s", "4096"};
    QTest::newRow("on stderr") << QStringList{"-f", "stderr"};
    QTest::newRow("raw") << QStringList{"-f", "-X", "raw", "-xx", "-r"};
    QTest::newRow("verbose") << QStringList{"-f", "-X", "verbose", "-v", "-y",
                                            "-Y", "-n", "-i",      "-tt"};
    QTest::newRow("parts") << QStringList{"-ff", "-ttt", "-T"};
    QTest::newRow("with a table") << QStringList{"-f", "-C", "-q", "-x"};
}

void StraceDumpTest::itTellsWhatTheProgramDid() {
    QFETCH(QStringList, options);
    const bool onStderr = options.removeAll("stderr") != 0;
    const QString log =
        m_folder.filePath(QString("log_%1").arg(QString(QTest::currentDataTag()).remove(' ')));
    const QStringList files = trace(options, options.contains("-ff"), onStderr, log);
    QVERIFY(!files.isEmpty());
    QProcess dump;
    dump.start(MUXSCOPE_CLI, QStringList{"dump", "--json"} + files);
    QVERIFY(dump.waitForFinished(kPatienceMs));
    QCOMPARE(dump.exitCode(), 0);
    const QJsonObject json = QJsonDocument::fromJson(dump.readAllStandardOutput()).object();
    QCOMPARE(compact(json["warnings"]), QByteArray("[]"));

    QStringList waits;
    for (const auto value : json["muxcalls"].toArray()) {
        const QJsonObject call = value.toObject();
        waits << QString("%1 %2 %3")
                     .arg(call["api"].toString())
                     .arg(call["ret"].toInt())
                     .arg(call["errno"].toString("-"));
    }
    QCOMPARE(waits, (QStringList{"pselect6 1 -", "poll 2 -", "epoll_wait 1 -", "epoll_wait 0 -",
                                 "poll 1 -", "epoll_wait 0 -", "poll 1 -", "poll -1 EINTR"}));
    const QJsonArray calls = json["muxcalls"].toArray();
    QCOMPARE(compact(calls[0]["ready"]["x"]), QByteArray("[5]"));
    QCOMPARE(compact(calls[1]["ready"]["nval"]), QByteArray("[777]"));
    QCOMPARE(compact(calls[1]["ready"]["w"]), QByteArray("[5]"));
    QCOMPARE(compact(calls[2]["interest"]["r"]), QByteArray("[3000]"));
    QCOMPARE(compact(calls[2]["ready"]["r"]), QByteArray("[3000]"));
    QCOMPARE(compact(calls[3]["interest"]["r"]), QByteArray("[]")); // spent
    QCOMPARE(calls[2]["timeout"].toDouble(), 5.0);

    QStringList connections;
    for (const auto value : json["connections"].toArray()) {
        const QJsonObject each = value.toObject();
        connections << QString("%1 %2 %3 %4 %5")
                           .arg(each["dir"].toString(), each["peer"].toString().section(':', 0, -2))
                           .arg(each["bytes_in"].toInt())
                           .arg(each["bytes_out"].toInt())
                           .arg(each["closed_by"].toString());
    }
    QCOMPARE(connections.size(), 8);
    QCOMPARE(connections.mid(0, 4),
             (QStringList{"out 127.0.0.1 57 3 local", "in 127.0.0.1 3 57 peer",
                          "out [::1] 0 0 local", "in [::1] 0 0 reset"}));
    QCOMPARE(connections[4], QString("out 127.0.0.1 6 0 local"));
    // Who lets go last, the child that leaves or its parent, is a race.
    QVERIFY2(connections[5].startsWith("in 127.0.0.1 0 6 "), qPrintable(connections[5]));
    QCOMPARE(connections.mid(6), (QStringList{"out 127.0.0.1 0 0 exit", "in 127.0.0.1 0 0 exit"}));
    QCOMPARE(json["threads"].toInt(), 2);
    QCOMPARE(json["listeners"].toArray().size(), 2);
    const QJsonArray nonblocking = json["nonblocking"].toArray();
    QVERIFY(nonblocking.contains(5) && nonblocking.contains(3000) && !nonblocking.contains(3));
}

QTEST_GUILESS_MAIN(StraceDumpTest)
#include "strace_dump_test.moc"
