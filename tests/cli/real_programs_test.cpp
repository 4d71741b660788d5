// SPDX-License-Identifier: GPL-3.0-or-later
// Other people's programs under strace: Python's selectors with each backend, nginx, curl. What dump --json
// tells is checked against what the program, or its client, knows itself.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <linux/close_range.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int kPatienceMs = 60'000;
const QStringList kSuggested{"-f", "-ttt", "-T", "-s", "4096"};

QString text(const QJsonValue& value) {
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QJsonObject dumped(const QString& log) {
    QProcess dump;
    dump.start(MUXSCOPE_CLI, {"dump", "--json", log});
    if (!dump.waitForFinished(kPatienceMs) || dump.exitCode() != 0)
        return {};
    return QJsonDocument::fromJson(dump.readAllStandardOutput()).object();
}

QJsonArray connectionsOf(const QJsonObject& json, const QString& direction) {
    QJsonArray all;
    for (const QJsonValue each : json["connections"].toArray())
        if (each.toObject()["dir"] == direction)
            all.append(each);
    return all;
}

// One that is free now.
std::uint16_t freePort() {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto* const raw = reinterpret_cast<sockaddr*>(&address);
    const bool bound = bind(fd, raw, length) == 0 && getsockname(fd, raw, &length) == 0;
    close(fd);
    return bound ? ntohs(address.sin_port) : 0;
}

// What curl knows of a transfer: the bytes of its request, of the answer, its port, the status.
struct Transfer {
    int sent = 0;
    int received = 0;
    QString port;
    int status = 0;
};

Transfer fetch(const QString& url, const QStringList& before = {}) {
    QStringList command = before;
    command << "curl"
            << "-s"
            << "-o"
            << "/dev/null"
            << "--noproxy"
            << "*"
            << "--retry"
            << "50"
            << "--retry-connrefused"
            << "--retry-delay"
            << "0"
            << "-w"
            << "%{size_request} %{size_header} %{size_download} %{local_port} %{http_code}" << url;
    QProcess curl;
    curl.setChildProcessModifier([] { close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); });
    curl.start(command.first(), command.mid(1));
    if (!curl.waitForFinished(kPatienceMs))
        return {};
    const QStringList told = QString(curl.readAllStandardOutput()).split(' ');
    if (told.size() != 5)
        return {};
    return {told[0].toInt(), told[1].toInt() + told[2].toInt(), told[3], told[4].toInt()};
}

} // namespace

class RealProgramsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void pythonsSelectorsAreToldWhatTheyTell_data();
    void pythonsSelectorsAreToldWhatTheyTell();
    void nginxServesWhatCurlFetches();
    void curlFetchesWhatNginxServes();

private:
    bool startNginx(QProcess& process, const QStringList& before);
    void stopNginx(QProcess& process);
    std::uint16_t m_port = 0;
    QTemporaryDir m_folder;
};

void RealProgramsTest::initTestCase() {
    for (const char* const program : {"strace", "python3", "curl"})
        if (QStandardPaths::findExecutable(program).isEmpty())
            QFAIL(qPrintable(QString("%1 is not installed (scripts/setup test)").arg(program)));
    QProcess probe;
    probe.start("strace", {"-o", m_folder.filePath("probe"), "true"});
    QVERIFY(probe.waitForFinished(kPatienceMs));
    if (probe.exitCode() != 0)
        QSKIP("strace may not trace here");
    QFile::setPermissions(m_folder.path(),
                          QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther);
    QFile page(m_folder.filePath("page.txt"));
    QVERIFY(page.open(QIODevice::WriteOnly));
    page.write(QByteArray(20'000, 'p'));
    page.setPermissions(page.permissions() | QFile::ReadOther);
    QFile conf(m_folder.filePath("nginx.conf"));
    QVERIFY(conf.open(QIODevice::WriteOnly));
    m_port = freePort();
    conf.write(
        QString("%1daemon off; worker_processes 1; pid %2/nginx.pid; error_log %2/error.log;\n"
                "events { use epoll; worker_connections 64; }\n"
                "http { access_log off; client_body_temp_path %2/b; proxy_temp_path %2/p;\n"
                "fastcgi_temp_path %2/f; uwsgi_temp_path %2/u; scgi_temp_path %2/s;\n"
                "sendfile on; server { listen 127.0.0.1:%3; root %2; } }\n")
            .arg(geteuid() == 0 ? "user root;\n" : "", m_folder.path())
            .arg(m_port)
            .toUtf8());
}

void RealProgramsTest::pythonsSelectorsAreToldWhatTheyTell_data() {
    QTest::addColumn<QString>("backend");
    QTest::addColumn<QString>("api");
    QTest::newRow("select") << "select"
                            << "pselect6";
    QTest::newRow("poll") << "poll"
                          << "poll";
    QTest::newRow("epoll") << "epoll"
                           << "epoll_wait";
}

void RealProgramsTest::pythonsSelectorsAreToldWhatTheyTell() {
    QFETCH(QString, backend);
    QFETCH(QString, api);
    const QString log = m_folder.filePath(backend + ".log");
    const QString knows = m_folder.filePath(backend + ".json");
    QProcess strace;
    strace.start("strace",
                 kSuggested + QStringList{"-o", log, "python3", SELECTORS_SERVER, backend, knows});
    QVERIFY(strace.waitForFinished(kPatienceMs));
    QCOMPARE(strace.exitCode(), 0);
    QFile file(knows);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject known = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject json = dumped(log);
    QCOMPARE(text(json["warnings"]), QString("[]"));

    const QJsonArray turns = known["told"].toArray();
    QJsonArray waits;
    for (const QJsonValue each : json["muxcalls"].toArray())
        if (each.toObject()["api"] == api ||
            (api == "pselect6" && each.toObject()["api"] == "select"))
            waits.append(each);
    QCOMPARE(waits.size(), turns.size());
    for (qsizetype i = 0; i < turns.size(); ++i) {
        const QJsonObject ready = waits[i].toObject()["ready"].toObject();
        QCOMPARE(text(ready["r"]), text(turns[i].toObject()["r"]));
        QCOMPARE(text(ready["w"]), text(turns[i].toObject()["w"]));
        QVERIFY(
            waits[i].toObject()["interest"].toObject()["r"].toArray().contains(known["listener"]));
    }
    QCOMPARE(waits[3].toObject()["timeout"].toDouble(-9), 0.0);
    QCOMPARE(waits[4].toObject()["timeout"].toDouble(-9), 0.01);
    const QJsonArray served = connectionsOf(json, "in");
    QCOMPARE(served.size(), 1);
    const QJsonObject connection = served[0].toObject();
    QCOMPARE(connection["fd"], known["connections"].toArray()[0]);
    QCOMPARE(connection["bytes_in"].toInt(), 27);
    QCOMPARE(connection["bytes_out"].toInt(), 27);
    QCOMPARE(connection["closed_by"].toString(), QString("peer"));
    QVERIFY(json["nonblocking"].toArray().contains(known["listener"]));
}

bool RealProgramsTest::startNginx(QProcess& process, const QStringList& before) {
    const QString nginx =
        QStandardPaths::findExecutable("nginx", {"/usr/sbin", "/usr/bin", "/usr/local/sbin"});
    const QStringList command = before + QStringList{nginx,
                                                     "-p",
                                                     m_folder.path(),
                                                     "-c",
                                                     m_folder.filePath("nginx.conf"),
                                                     "-e",
                                                     m_folder.filePath("error.log")};
    process.setChildProcessModifier([] { close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); });
    process.start(command.first(), command.mid(1));
    return !nginx.isEmpty() && process.waitForStarted(kPatienceMs);
}

void RealProgramsTest::stopNginx(QProcess& process) {
    QFile pid(m_folder.filePath("nginx.pid"));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    QVERIFY(kill(pid.readAll().trimmed().toInt(), SIGTERM) == 0);
    QVERIFY(process.waitForFinished(kPatienceMs));
}

void RealProgramsTest::nginxServesWhatCurlFetches() {
    const QString log = m_folder.filePath("nginx.log");
    QProcess strace;
    if (!startNginx(strace, QStringList{"strace"} + kSuggested + QStringList{"-o", log}))
        QFAIL("nginx is not installed (scripts/setup test)");
    const QString url = QString("http://127.0.0.1:%1/").arg(m_port);
    const Transfer page = fetch(url + "page.txt");
    const Transfer missing = fetch(url + "missing");
    stopNginx(strace);
    QCOMPARE(page.status, 200);
    QCOMPARE(missing.status, 404);

    const QJsonObject json = dumped(log);
    QCOMPARE(text(json["warnings"]), QString("[]"));
    QCOMPARE(json["threads"].toInt(), 2); // the master and its worker
    const QJsonArray served = connectionsOf(json, "in");
    QCOMPARE(served.size(), 2);
    const auto check = [&](const QJsonObject& connection, const Transfer& known,
                           const char* target) {
        QCOMPARE(connection["peer"].toString(), "127.0.0.1:" + known.port);
        QCOMPARE(connection["bytes_in"].toInt(), known.sent);
        QCOMPARE(connection["bytes_out"].toInt(), known.received);
        QCOMPARE(connection["closed_by"].toString(), QString("peer"));
        QCOMPARE(text(connection["http"]),
                 QString("[{\"method\":\"GET\",\"status\":%1,\"target\":\"%2\"}]")
                     .arg(known.status)
                     .arg(target));
    };
    check(served[0].toObject(), page, "/page.txt");
    check(served[1].toObject(), missing, "/missing");
    bool listens = false;
    for (const QJsonValue each : json["listeners"].toArray())
        listens |= each.toObject()["addr"] == QString("127.0.0.1:%1").arg(m_port);
    QVERIFY(listens);
    const int listener = served[0].toObject()["accepted_by"].toObject()["listen_fd"].toInt(-1);
    QVERIFY(json["nonblocking"].toArray().contains(listener));
}

void RealProgramsTest::curlFetchesWhatNginxServes() {
    QProcess nginx;
    if (!startNginx(nginx, {}))
        QFAIL("nginx is not installed (scripts/setup test)");
    const QString url = QString("http://127.0.0.1:%1/page.txt").arg(m_port);
    QCOMPARE(fetch(url).status, 200); // it is up
    const QString log = m_folder.filePath("curl.log");
    const Transfer known = fetch(url, QStringList{"strace"} + kSuggested + QStringList{"-o", log});
    stopNginx(nginx);
    QCOMPARE(known.status, 200);
    const QJsonObject json = dumped(log);
    QCOMPARE(text(json["warnings"]), QString("[]"));
    QJsonObject connection;
    for (const QJsonValue each : connectionsOf(json, "out"))
        if (each.toObject()["peer"] == QString("127.0.0.1:%1").arg(m_port))
            connection = each.toObject();
    QCOMPARE(connection["bytes_out"].toInt(), known.sent);
    QCOMPARE(connection["bytes_in"].toInt(), known.received);
    QCOMPARE(text(connection["http"]),
             QString(R"([{"method":"GET","status":200,"target":"/page.txt"}])"));
    QVERIFY(json["nonblocking"].toArray().contains(connection["fd"]));
}

QTEST_GUILESS_MAIN(RealProgramsTest)
#include "real_programs_test.moc"
