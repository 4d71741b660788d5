// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli export from outside: a recorded run in every format, read again by readers of our own for
// this test, by a JSON parser, and by our own import.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

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

// Sends, reads until `answers` status lines have come, closes.
bool talk(quint16 port, const QByteArray& bytes, int answers) {
    QTcpSocket socket;
    socket.connectToHost("127.0.0.1", port);
    if (!socket.waitForConnected(10'000))
        return false;
    socket.write(bytes);
    QByteArray got;
    while (got.count("HTTP/1.1 ") < answers && socket.waitForReadyRead(10'000))
        got += socket.readAll();
    socket.disconnectFromHost();
    return got.count("HTTP/1.1 ") >= answers;
}

const QByteArray kGet = "GET /hello?who=me HTTP/1.1\r\nHost: secret.example\r\n\r\n";
const QByteArray kPost =
    "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";
const QByteArray kNone = "GET /nope HTTP/1.1\r\nHost: a\r\n\r\n";

struct Packet {
    bool fromServer = false;
    QByteArray content;
    bool sumsRight = false;
};

// RFC 1071, over whatever is given.
quint16 onesSum(const QByteArray& bytes) {
    quint32 sum = 0;
    for (qsizetype i = 0; i < bytes.size(); i += 2) {
        sum += static_cast<quint8>(bytes[i]) << 8U;
        sum += i + 1 < bytes.size() ? static_cast<quint8>(bytes[i + 1]) : 0U;
    }
    while (sum >> 16 != 0)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<quint16>(sum);
}

// IPv4 with TCP as this test's server has it; nothing else is understood.
std::optional<Packet> packetOf(const QByteArray& bytes, quint16 serverPort) {
    if (bytes.size() < 40 || bytes[0] != '\x45' || bytes[9] != '\x06' ||
        qFromBigEndian<quint16>(bytes.constData() + 2) != bytes.size())
        return std::nullopt;
    const QByteArray segment = bytes.mid(20);
    QByteArray pseudo = bytes.mid(12, 8) + QByteArray("\0\6", 2);
    pseudo += static_cast<char>(segment.size() >> 8);
    pseudo += static_cast<char>(segment.size() & 0xff);
    return Packet{qFromBigEndian<quint16>(segment.constData()) == serverPort, segment.mid(20),
                  onesSum(bytes.left(20)) == 0xffff && onesSum(pseudo + segment) == 0xffff};
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void chromeHasASliceForEachCallAndEndsWhatItBegan();
    void harHasTheExchangesInOrder();
    void pcapngHasTheBytesInSoundPackets();
    void straceTextReadBackSaysTheSame();
    void jsonLinesHasEveryEvent();
    void csvHasEveryCall();
    void eachProcessKeepsItsOwnNumbers();
    void nothingOfThePayloadStaysInAnAnonymousExport_data();
    void nothingOfThePayloadStaysInAnAnonymousExport();
    void aRangeLeavesOutWhatIsOutside();
    void faultsAreSaidAndNothingIsLost();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray exported(const QString& format, const QStringList& more = {}) const {
        const Ended ended =
            run(QStringList{"export", path("run.muxscope"), "--to", format, "-"} + more);
        return ended.code == 0 ? ended.out : QByteArray();
    }
    [[nodiscard]] QJsonObject dumped(const QString& file) const {
        const Ended ended = run({"dump", file, "--json"});
        return ended.code == 0 ? QJsonDocument::fromJson(ended.out).object() : QJsonObject();
    }

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QByteArrayList m_events; // dump --events
};

void ExportTest::initTestCase() {
    QProcess server;
    server.start(MUXSCOPE_CLI,
                 {"serve", "--port", "0", "--model", "epoll", "--record", path("run.muxscope")});
    while (!server.canReadLine())
        QVERIFY(server.waitForReadyRead(20'000));
    m_port = server.readLine().trimmed().split(':').last().toUShort();
    QVERIFY(talk(m_port, kGet, 1));
    QVERIFY(talk(m_port, kPost + kNone, 2)); // pipelined
    server.terminate();
    QVERIFY(server.waitForFinished(20'000));
    m_events = run({"dump", path("run.muxscope"), "--events"}).out.trimmed().split('\n');
    QVERIFY(m_events.size() > 40);
}

void ExportTest::chromeHasASliceForEachCallAndEndsWhatItBegan() {
    const QJsonObject whole = QJsonDocument::fromJson(exported("chrome")).object();
    const QJsonArray events = whole["traceEvents"].toArray();
    int slices = 0;
    QMap<QString, int> open;
    QSet<int> flows;
    for (const QJsonValue& value : events) {
        const QJsonObject event = value.toObject();
        const QString phase = event["ph"].toString();
        slices += phase == "X" ? 1 : 0;
        if (phase == "X")
            QVERIFY(event["dur"].toDouble() >= 0);
        if (phase == "b")
            ++open[event["cat"].toString() + event["id"].toString()];
        if (phase == "e")
            --open[event["cat"].toString() + event["id"].toString()];
        if (phase == "s")
            flows << event["id"].toInt();
        if (phase == "f")
            QVERIFY(flows.contains(event["id"].toInt()));
    }
    const auto enters = std::count_if(m_events.begin(), m_events.end(), [](const QByteArray& line) {
        return line.contains(" enter ");
    });
    QCOMPARE(slices, static_cast<int>(enters));
    QVERIFY(open.size() >= 6); // listener, epoll, two connections, three exchanges
    for (auto id = open.cbegin(); id != open.cend(); ++id)
        QVERIFY2(*id == 0, qPrintable(id.key()));
    QVERIFY(!flows.isEmpty());
}

void ExportTest::harHasTheExchangesInOrder() {
    const QJsonObject log = QJsonDocument::fromJson(exported("har")).object()["log"].toObject();
    QCOMPARE(log["version"].toString(), QString("1.2"));
    const QJsonArray entries = log["entries"].toArray();
    QCOMPARE(entries.size(), 3);
    const QList<QPair<QString, int>> wanted{{"http://secret.example/hello?who=me", 200},
                                            {"http://a/echo", 200},
                                            {"http://a/nope", 404}};
    for (int i = 0; i < 3; ++i) {
        const QJsonObject entry = entries[i].toObject();
        QCOMPARE(entry["request"]["url"].toString(), wanted[i].first);
        QCOMPARE(entry["response"]["status"].toInt(), wanted[i].second);
        QVERIFY(entry["time"].toDouble() > 0);
        QVERIFY(QDateTime::fromString(entry["startedDateTime"].toString(), Qt::ISODateWithMs)
                    .isValid());
        for (const char* name : {"send", "wait", "receive"})
            QVERIFY(entry["timings"][name].toDouble() >= 0);
    }
    QCOMPARE(entries[1]["request"]["postData"]["text"].toString(), QString("abc"));
    QCOMPARE(entries[1]["response"]["content"]["text"].toString(), QString("abc"));
    QCOMPARE(entries[0]["request"]["queryString"][0]["value"].toString(), QString("me"));
}

void ExportTest::pcapngHasTheBytesInSoundPackets() {
    const QByteArray file = exported("pcapng");
    const auto word = [&](qsizetype at) {
        return at + 4 <= file.size() ? qFromLittleEndian<quint32>(file.constData() + at) : 0U;
    };
    QByteArray fromClient;
    QByteArray fromServer;
    int packets = 0;
    for (qsizetype at = 0; at < file.size();) {
        const quint32 length = word(at + 4);
        QVERIFY(length >= 12 && length % 4 == 0 && at + length <= file.size());
        QCOMPARE(word(at + length - 4), length);
        if (word(at) == 6) { // an enhanced packet
            const quint32 captured = word(at + 20);
            QCOMPARE(captured, word(at + 24));
            const auto packet = packetOf(file.mid(at + 28, captured), m_port);
            QVERIFY(packet && packet->sumsRight);
            (packet->fromServer ? fromServer : fromClient) += packet->content;
            ++packets;
        }
        at += length;
    }
    QCOMPARE(fromClient, kGet + kPost + kNone);
    QCOMPARE(fromServer.count("HTTP/1.1 "), 3);
    QVERIFY(packets >= 2 * 3 + 3 + 2);
}

void ExportTest::straceTextReadBackSaysTheSame() {
    QVERIFY(run({"export", path("run.muxscope"), "--to", "strace", path("run.strace")}).code == 0);
    const QJsonObject own = dumped(path("run.muxscope"));
    const QJsonObject read = dumped(path("run.strace"));
    QVERIFY(!own.isEmpty());
    QJsonObject calls = own["calls"].toObject();
    for (const auto& [function, call] :
         {std::pair("recv", "recvfrom"), std::pair("send", "sendto")})
        calls[call] = calls.take(function); // strace knows the system calls behind them
    QCOMPARE(read["calls"].toObject(), calls);
    QCOMPARE(read["listeners"], own["listeners"]);
    QCOMPARE(read["nonblocking"], own["nonblocking"]);
    const auto withoutThreads = [](QJsonArray connections) {
        for (auto&& value : connections) {
            QJsonObject connection = value.toObject();
            QJsonObject by = connection["accepted_by"].toObject();
            by.remove("tid"); // ours are numbered from 1
            connection["accepted_by"] = by;
            value = connection;
        }
        return connections;
    };
    QCOMPARE(withoutThreads(read["connections"].toArray()),
             withoutThreads(own["connections"].toArray()));
    const QJsonArray ours = own["muxcalls"].toArray();
    const QJsonArray theirs = read["muxcalls"].toArray();
    QCOMPARE(theirs.size(), ours.size());
    for (int i = 0; i < ours.size(); ++i)
        for (const char* key : {"api", "interest", "ready", "ret", "errno", "partial"})
            QVERIFY2(theirs[i][key] == ours[i][key],
                     qPrintable(QString("%1 of wait %2").arg(key).arg(i)));
}

void ExportTest::jsonLinesHasEveryEvent() {
    const QByteArrayList lines = exported("jsonl").trimmed().split('\n');
    QCOMPARE(lines.size(), m_events.size());
    QByteArray received;
    for (const QByteArray& line : lines) {
        QJsonParseError fault;
        const QJsonObject event = QJsonDocument::fromJson(line, &fault).object();
        QCOMPARE(fault.error, QJsonParseError::NoError);
        if (event["call"] == "recv" && event["phase"] == "exit")
            received += event["text"].toString().toUtf8();
    }
    QCOMPARE(received, kGet + kPost + kNone);
}

void ExportTest::csvHasEveryCall() {
    const QByteArrayList rows = exported("csv").split('\n');
    const auto enters = std::count_if(m_events.begin(), m_events.end(), [](const QByteArray& line) {
        return line.contains(" enter ");
    });
    QCOMPARE(rows.size(), enters + 2); // the head, and nothing behind the last line end
    QVERIFY(rows.front().startsWith("moment,time_s,thread,call,fd,"));
    QVERIFY(rows.last().isEmpty());
}

// A parent and its child, which both are given descriptor 4.
void ExportTest::eachProcessKeepsItsOwnNumbers() {
    QFile log(path("two.strace"));
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write("4242 1.001000 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3 <0.0001>\n"
              "4242 1.002000 listen(3, 5) = 0 <0.0001>\n"
              "4242 1.003000 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD) = 4243 "
              "<0.0001>\n"
              "4242 1.004000 accept(3, NULL, NULL) = 4 <0.0001>\n"
              "4243 1.005000 accept(3, NULL, NULL) = 4 <0.0001>\n"
              "4243 1.006000 read(4, \"x\", 10) = 1 <0.0001>\n"
              "4243 1.007000 poll([{fd=4, events=POLLIN}], 1, 5) = 1 ([{fd=4, revents=POLLIN}]) "
              "<0.0001>\n");
    log.close();
    const auto as = [&](const char* format) {
        return run({"export", log.fileName(), "--to", format, "-"}).out;
    };
    const QByteArrayList rows = as("csv").split('\n');
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const QByteArray& row) {
        return row.contains(",accept,3,") && row.contains(",4,,") && row.endsWith(",4243,4243\r");
    }));
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const QByteArray& row) {
        return row.contains(",read,4,") && row.endsWith(",4243,4243\r");
    }));
    QVERIFY(!as("csv").contains("10004"));
    const QByteArray chrome = as("chrome");
    QVERIFY(chrome.contains("\"pid\":4243,\"tid\":4243"));
    QVERIFY(chrome.contains("\"pid\":4243,\"tid\":0,\"name\":\"process_name\""));
    QVERIFY(chrome.contains("fd 4 \u00b7 pid 4243") || chrome.contains("fd 4 · pid 4243"));
    // Each line tells both: the number in the events, and the process's own.
    const QByteArray lines = as("jsonl");
    QVERIFY(lines.contains("\"fd\":10004") && lines.contains("\"number\":4"));
    QCOMPARE(lines.count("{\"fd\":10004,\"bits\":1,\"number\":4}"), 2); // asked and answered
    QVERIFY(lines.contains("\"pid\":4242,\"tid\":4242"));
}

void ExportTest::nothingOfThePayloadStaysInAnAnonymousExport_data() {
    QTest::addColumn<QString>("format");
    for (const char* format : {"chrome", "har", "pcapng", "strace", "jsonl", "csv"})
        QTest::newRow(format) << format;
}

void ExportTest::nothingOfThePayloadStaysInAnAnonymousExport() {
    QFETCH(QString, format);
    const QByteArray whole = exported(format);
    const QByteArray hidden = exported(format, {"--anonymize"});
    QVERIFY(!hidden.isEmpty());
    QVERIFY(hidden != whole);
    for (const char* word : {"secret.example", "who=me", "127.0.0.1", "hello"})
        QVERIFY2(!hidden.contains(word), word);
    const QByteArray loopback("\x7f\0\0\1\x7f\0\0\1",
                              8); // source and destination of an IPv4 header
    QVERIFY(format != "pcapng" || (whole.contains(loopback) && !hidden.contains(loopback)));
}

void ExportTest::aRangeLeavesOutWhatIsOutside() {
    const QByteArrayList all = exported("jsonl").trimmed().split('\n');
    const auto atNs = [](const QByteArray& line) {
        return QJsonDocument::fromJson(line)["at_ns"].toDouble();
    };
    const double middle = atNs(all[all.size() / 2]) / 1e9;
    const QByteArrayList late =
        exported("jsonl", {"--from", QString::number(middle, 'f', 9)}).trimmed().split('\n');
    const QByteArrayList early =
        exported("jsonl", {"--until", QString::number(middle, 'f', 9)}).trimmed().split('\n');
    QVERIFY(late.size() < all.size() && early.size() < all.size());
    QVERIFY(late.size() + early.size() >= all.size());
    QVERIFY(atNs(late.front()) >= middle * 1e9 - 1);
    QCOMPARE(late.last(), all.last());
    QCOMPARE(early.first(), all.first());
}

void ExportTest::faultsAreSaidAndNothingIsLost() {
    const QString recording = path("run.muxscope");
    QCOMPARE(run({"export", recording, "--to", "gif", path("x")}).code, 2);
    QCOMPARE(run({"export", recording, "--to", "csv", "-", "--from", "2", "--until", "1"}).code, 2);
    QCOMPARE(run({"export", path("none"), "--to", "csv", "-"}).code, 3);
    const Ended full = run({"export", recording, "--to", "csv", "/dev/full"});
    QCOMPARE(full.code, 4);
    QVERIFY(full.err.contains("No space left"));
    QCOMPARE(run({"export", recording, "--to", "csv", path("no/such/folder/x")}).code, 4);
    // An export that fails leaves what was there.
    QFile kept(path("kept.csv"));
    QVERIFY(kept.open(QIODevice::WriteOnly));
    kept.write("mine");
    kept.close();
    QFile bad(path("bad.muxscope"));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write(QByteArray("SQLite format 3\0", 16) + QByteArray(4096, 'x'));
    bad.close();
    QCOMPARE(run({"export", path("bad.muxscope"), "--to", "csv", path("kept.csv")}).code, 3);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("mine"));
    QVERIFY(!QFile::exists(path("kept.csv.part")));
}

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
