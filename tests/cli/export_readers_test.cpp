// SPDX-License-Identifier: GPL-3.0-or-later
// Exports as their readers take them: tshark dissects the packets, every object of the HAR has what HAR 1.2
// asks for (http://www.softwareishard.com/blog/har-12-spec), the slices of the Chrome trace nest and its flows
// lead from one slice to a later one.
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace {

constexpr int kPatienceMs = 60'000;

QByteArray output(const QString& program, const QStringList& arguments, int* code = nullptr) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(kPatienceMs))
        return {};
    if (code != nullptr)
        *code = process.exitCode();
    return process.readAllStandardOutput();
}

// One connection, one request after the other.
bool talk(quint16 port, const QByteArrayList& requests) {
    QTcpSocket socket;
    socket.connectToHost("127.0.0.1", port);
    if (!socket.waitForConnected(kPatienceMs))
        return false;
    QByteArray got;
    qsizetype answers = 0;
    for (const QByteArray& request : requests) {
        socket.write(request);
        ++answers;
        while (got.count("HTTP/1.1 ") < answers && socket.waitForReadyRead(kPatienceMs))
            got += socket.readAll();
    }
    socket.disconnectFromHost();
    return got.count("HTTP/1.1 ") == answers;
}

const QByteArray kGet =
    "GET /hello?a=b%20c HTTP/1.1\r\nHost: localhost\r\nCookie: k=v; l=w\r\n\r\n";
const QByteArray kPost = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                         "Content-Length: 3\r\n\r\nabc";
const QByteArray kNone = "GET /nope HTTP/1.1\r\nHost: localhost\r\n\r\n";

enum class Kind { text, number, count, list, object };

// "name of the first member that is missing or of another kind", empty: none is.
QString fault(const QJsonObject& object, const QList<QPair<const char*, Kind>>& members) {
    for (const auto& [name, kind] : members) {
        const QJsonValue value = object[QLatin1String(name)];
        const bool fits = kind == Kind::text     ? value.isString()
                          : kind == Kind::number ? value.isDouble() && value.toDouble() >= 0
                          : kind == Kind::count  ? value.isDouble() && value.toDouble() >= -1
                          : kind == Kind::list   ? value.isArray()
                                                 : value.isObject();
        if (!fits)
            return QString::fromLatin1(name);
    }
    return {};
}

QString pairsFault(const QJsonArray& list) {
    for (const QJsonValue each : list)
        if (const QString name =
                fault(each.toObject(), {{"name", Kind::text}, {"value", Kind::text}});
            !name.isEmpty())
            return name;
    return {};
}

struct Slice {
    double from = 0;
    double until = 0;
};

} // namespace

class ExportReadersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tsharkDissectsTheExchanges_data() { models(); }
    void tsharkDissectsTheExchanges();
    void harHasWhatTheSpecificationAsksFor_data() { models(); }
    void harHasWhatTheSpecificationAsksFor();
    void slicesNestAndFlowsLeadOn_data() { models(); }
    void slicesNestAndFlowsLeadOn();

private:
    static void models() {
        QTest::addColumn<QString>("model");
        for (const char* const model : {"epoll", "thread-per-client"})
            QTest::newRow(model) << QString(model);
    }
    [[nodiscard]] QByteArray exported(const QString& model, const QString& format) const {
        return output(MUXSCOPE_CLI, {"export", m_folder.filePath(model), "--to", format, "-"});
    }
    QTemporaryDir m_folder;
    QMap<QString, quint16> m_ports;
};

void ExportReadersTest::initTestCase() {
    for (const char* const model : {"epoll", "thread-per-client"}) {
        QProcess server;
        server.start(MUXSCOPE_CLI, {"serve", "--port", "0", "--model", model, "--record",
                                    m_folder.filePath(model)});
        while (!server.canReadLine())
            QVERIFY(server.waitForReadyRead(kPatienceMs));
        m_ports[model] = server.readLine().trimmed().split(':').last().toUShort();
        QVERIFY(talk(m_ports[model], {kGet, kPost}));
        QVERIFY(talk(m_ports[model], {kNone}));
        server.terminate();
        QVERIFY(server.waitForFinished(kPatienceMs));
    }
}

void ExportReadersTest::tsharkDissectsTheExchanges() {
    QFETCH(QString, model);
    if (QStandardPaths::findExecutable("tshark").isEmpty())
        QFAIL("tshark is not installed (scripts/setup test)");
    const QString file = m_folder.filePath(model + ".pcapng");
    QCOMPARE(output(MUXSCOPE_CLI, {"export", m_folder.filePath(model), "--to", "pcapng", file}),
             QByteArray());
    const QStringList read{"-r", file, "-d", QString("tcp.port==%1,http").arg(m_ports[model])};
    int code = -1;
    const QByteArray http =
        output("tshark",
               read + QStringList{"-Y", "http", "-T", "fields", "-e", "http.request.method", "-e",
                                  "http.request.uri", "-e", "http.response.code"},
               &code);
    QCOMPARE(code, 0);
    QByteArrayList got;
    for (const QByteArray& line : http.trimmed().split('\n'))
        got << line.simplified();
    QByteArrayList expected{"200", "200", "404", "GET /hello?a=b%20c", "GET /nope", "POST /echo"};
    std::sort(got.begin(), got.end());
    QCOMPARE(got, expected);
    // Nothing that it stumbles over: no segment is lost, repeated or out of order.
    QCOMPARE(output("tshark",
                    read + QStringList{"-Y",
                                       "_ws.malformed || tcp.analysis.lost_segment || "
                                       "tcp.analysis.retransmission || tcp.analysis.out_of_order"}),
             QByteArray());
    QVERIFY(output("tshark", read + QStringList{"-T", "fields", "-e", "frame.comment"})
                .toLower()
                .contains("synthetic"));
}

void ExportReadersTest::harHasWhatTheSpecificationAsksFor() {
    QFETCH(QString, model);
    const QJsonObject log =
        QJsonDocument::fromJson(exported(model, "har")).object()["log"].toObject();
    QCOMPARE(log["version"].toString(), QString("1.2"));
    QCOMPARE(fault(log["creator"].toObject(), {{"name", Kind::text}, {"version", Kind::text}}),
             QString());
    const QJsonArray entries = log["entries"].toArray();
    QCOMPARE(entries.size(), 3);
    for (const QJsonValue value : entries) {
        const QJsonObject entry = value.toObject();
        QCOMPARE(fault(entry, {{"startedDateTime", Kind::text},
                               {"time", Kind::number},
                               {"request", Kind::object},
                               {"response", Kind::object},
                               {"cache", Kind::object},
                               {"timings", Kind::object}}),
                 QString());
        QVERIFY(QDateTime::fromString(entry["startedDateTime"].toString(), Qt::ISODateWithMs)
                    .isValid());
        const QJsonObject request = entry["request"].toObject();
        QCOMPARE(fault(request, {{"method", Kind::text},
                                 {"url", Kind::text},
                                 {"httpVersion", Kind::text},
                                 {"cookies", Kind::list},
                                 {"headers", Kind::list},
                                 {"queryString", Kind::list},
                                 {"headersSize", Kind::count},
                                 {"bodySize", Kind::count}}),
                 QString());
        QVERIFY(QUrl(request["url"].toString(), QUrl::StrictMode).isValid());
        for (const char* const list : {"cookies", "headers", "queryString"})
            QCOMPARE(pairsFault(request[QLatin1String(list)].toArray()), QString());
        if (request["method"] == "POST")
            QCOMPARE(fault(request["postData"].toObject(),
                           {{"mimeType", Kind::text}, {"text", Kind::text}}),
                     QString());
        const QJsonObject response = entry["response"].toObject();
        QCOMPARE(fault(response, {{"status", Kind::number},
                                  {"statusText", Kind::text},
                                  {"httpVersion", Kind::text},
                                  {"cookies", Kind::list},
                                  {"headers", Kind::list},
                                  {"content", Kind::object},
                                  {"redirectURL", Kind::text},
                                  {"headersSize", Kind::count},
                                  {"bodySize", Kind::count}}),
                 QString());
        QCOMPARE(fault(response["content"].toObject(),
                       {{"size", Kind::number}, {"mimeType", Kind::text}}),
                 QString());
        const QJsonObject timings = entry["timings"].toObject();
        QCOMPARE(fault(timings,
                       {{"send", Kind::number}, {"wait", Kind::number}, {"receive", Kind::number}}),
                 QString());
        double sum = 0; // "time is the sum of all timings, not including -1"
        for (const char* const name : {"blocked", "dns", "connect", "send", "wait", "receive"})
            sum += std::max(0.0, timings[QLatin1String(name)].toDouble(0));
        QVERIFY2(std::abs(sum - entry["time"].toDouble()) < 0.01,
                 qPrintable(QString("%1 is not %2").arg(sum).arg(entry["time"].toDouble())));
    }
}

void ExportReadersTest::slicesNestAndFlowsLeadOn() {
    QFETCH(QString, model);
    const QJsonArray events =
        QJsonDocument::fromJson(exported(model, "chrome")).object()["traceEvents"].toArray();
    QMap<QString, QList<Slice>> threads;
    const auto threadOf = [](const QJsonObject& event) {
        return QString("%1/%2").arg(event["pid"].toInt()).arg(event["tid"].toInt());
    };
    for (const QJsonValue value : events) {
        const QJsonObject event = value.toObject();
        if (event["ph"] == "X")
            threads[threadOf(event)]
                << Slice{event["ts"].toDouble(), event["ts"].toDouble() + event["dur"].toDouble()};
        if (event["ph"] == "C")
            for (const QJsonValue each : event["args"].toObject())
                QVERIFY(each.isDouble());
    }
    QVERIFY(threads.size() >= (model == "epoll" ? 1 : 2));
    constexpr double kNear = 0.002; // microseconds: times are written with so many digits
    for (QList<Slice>& slices : threads) {
        std::sort(slices.begin(), slices.end(), [](const Slice& a, const Slice& b) {
            return a.from != b.from ? a.from < b.from : a.until > b.until;
        });
        QList<Slice> under;
        for (const Slice& each : slices) {
            while (!under.isEmpty() && under.last().until <= each.from + kNear)
                under.removeLast();
            QVERIFY(under.isEmpty() || each.until <= under.last().until + kNear);
            under << each;
        }
    }
    // A flow begins in a slice of its thread and ends in a later one.
    const auto inSlice = [&](const QJsonObject& event) {
        const double at = event["ts"].toDouble();
        for (const Slice& each : threads[threadOf(event)])
            if (each.from - kNear <= at && at <= each.until + kNear)
                return true;
        return false;
    };
    QMap<int, double> begun;
    int led = 0;
    for (const QJsonValue value : events) {
        const QJsonObject event = value.toObject();
        if (event["ph"] == "s") {
            QVERIFY(inSlice(event));
            begun[event["id"].toInt()] = event["ts"].toDouble();
        } else if (event["ph"] == "f") {
            QVERIFY(inSlice(event));
            QVERIFY(begun.contains(event["id"].toInt()));
            QVERIFY(begun[event["id"].toInt()] <= event["ts"].toDouble() + kNear);
            ++led;
        }
    }
    QVERIFY(model != "epoll" || led >= 3); // a blocking thread is told nothing beforehand
}

QTEST_GUILESS_MAIN(ExportReadersTest)
#include "export_readers_test.moc"
