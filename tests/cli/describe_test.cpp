// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli info, run as users run it: what a recording and a log hold, and what is wrong with them.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class DescribeTest : public QObject {
    Q_OBJECT

private slots:
    void aRecordingIsDescribed();
    void theSameAsJson();
    void aCutRecordingIsDescribedAsFarAsItGoes();
    void aLogIsDescribed();
    void whatIsNeitherIsRefused();

private:
    int run(const QStringList& arguments) {
        QProcess program;
        program.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
        program.start(MUXSCOPE_CLI, QStringList{"info"} + arguments);
        if (!program.waitForFinished(60'000))
            return -1;
        m_out = program.readAllStandardOutput();
        m_err = program.readAllStandardError();
        return program.exitCode();
    }
    [[nodiscard]] QString write(const QString& name, const QByteArray& content) const {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
    QJsonObject json() const { return QJsonDocument::fromJson(m_out).object(); }

    const QString m_sample =
        QStringLiteral(MUXSCOPE_SOURCE_ROOT "/resources/samples/select.muxscope");
    QTemporaryDir m_folder;
    QByteArray m_out;
    QByteArray m_err;
};

void DescribeTest::aRecordingIsDescribed() {
    QCOMPARE(run({m_sample}), 0);
    for (const char* line :
         {"kind         Muxscope recording, format 1", "model        select http", "connections  3",
          "exchanges    3 requests, 3 responses", "bookmarks    1", "whole        yes"})
        QVERIFY2(m_out.contains(QByteArray(line) + '\n'), line);
    QVERIFY(m_err.isEmpty());
}

void DescribeTest::theSameAsJson() {
    QCOMPARE(run({m_sample, "--json"}), 0);
    QCOMPARE(json()["kind"].toString(), QString("recording"));
    QCOMPARE(json()["format"].toInt(), 1);
    QCOMPARE(json()["model"].toString(), QString("select http"));
    QCOMPARE(json()["connections"].toInt(), 3);
    QCOMPARE(json()["responses"].toInt(), 3);
    QVERIFY(json()["events"].toInt() > 50);
    QVERIFY(json()["duration_s"].toDouble() > 0.5);
    QCOMPARE(json()["ended_properly"].toBool(), true);
    QCOMPARE(json()["damaged"].toBool(), false);
    QCOMPARE(json()["bookmarks"].toArray().size(), 1);
    QVERIFY(json()["missing"].toArray().isEmpty());
}

void DescribeTest::aCutRecordingIsDescribedAsFarAsItGoes() {
    // Several commits, so that the first segments outlive the cut.
    const QString whole = m_folder.filePath("long.muxscope");
    QProcess server;
    server.start(MUXSCOPE_CLI,
                 {"serve", "--model", "nonblocking-spin", "--port", "0", "--record", whole});
    QTRY_VERIFY_WITH_TIMEOUT(QFile(whole).size() > 3'000'000, 60'000);
    server.terminate();
    QVERIFY(server.waitForFinished(60'000));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString cut = write("cut.muxscope", file.readAll().left(1'500'000));
    QCOMPARE(run({cut, "--json"}), 3);
    QCOMPARE(json()["damaged"].toBool(), true);
    QVERIFY(json()["events"].toInt() > 1000);
    QVERIFY(!json()["missing"].toArray().isEmpty());
}

void DescribeTest::aLogIsDescribed() {
    const QString timed =
        write("timed.log", "7 1700000000.000001 socket(AF_INET, SOCK_STREAM, 0) = 3\n"
                           "7 1700000002.500001 close(3) = 0\n"
                           "7 1700000002.600001 what is this\n");
    QCOMPARE(run({timed, "--json"}), 0);
    QCOMPARE(json()["kind"].toString(), QString("strace"));
    QCOMPARE(json()["calls"].toInt(), 2);
    QVERIFY(qAbs(json()["duration_s"].toDouble() - 2.5) < 0.2);
    QCOMPARE(json()["missing"].toArray().size(), 1);
    const QString plain = write("plain.log", "socket(AF_INET, SOCK_STREAM, 0) = 3\n");
    QCOMPARE(run({plain, "--json"}), 0);
    QVERIFY(json()["duration_s"].isNull()); // nobody knows
    QVERIFY(json()["created_ns"].isNull());
}

void DescribeTest::whatIsNeitherIsRefused() {
    QCOMPARE(run({write("letter.txt", "Dear reader,\nthis is no log.\n")}), 3);
    QVERIFY(m_out.isEmpty());
    QVERIFY(m_err.startsWith("muxscope-cli: "));
    QCOMPARE(run({m_folder.filePath("absent")}), 3);
    QCOMPARE(run({}), 2);
    QCOMPARE(run({m_sample, m_sample}), 2);
    QCOMPARE(run({"--help"}), 0);
}

QTEST_GUILESS_MAIN(DescribeTest)
#include "describe_test.moc"
