// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels_traces.h"
#include "models/listing.h"
#include "views/loop_values.h"

#include <QFile>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using Language = Listing::Language;

class LoopListingsTest : public QObject {
    Q_OBJECT

private slots:
    void markersAreTakenOffAndNameRealSites_data() { listings(); }
    void markersAreTakenOffAndNameRealSites();
    void everyCallOfTheLoopHasItsLine_data() { listings(true); }
    void everyCallOfTheLoopHasItsLine();
    void theListingRunsAndAnswers_data() { listings(); }
    void theListingRunsAndAnswers();
    void valuesStandBesideTheirLines();
    void anUnknownModelHasNoListing();

private:
    static constexpr int kPatienceMs = 20'000;

    static void listings(bool onlyMultiplexers = false) {
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("python");
        QTest::addColumn<bool>("room");
        QStringList models = {QStringLiteral("select"), QStringLiteral("poll"),
                              QStringLiteral("epoll")};
        if (!onlyMultiplexers) // tests/live/every_model_test.cpp looks for the calls of these
            models << QStringLiteral("blocking") << QStringLiteral("blocking-timeout")
                   << QStringLiteral("nonblocking") << QStringLiteral("nonblocking-spin")
                   << QStringLiteral("thread-per-client") << QStringLiteral("epoll-et")
                   << QStringLiteral("epoll-oneshot") << QStringLiteral("signal-driven");
        for (const QString& model : models)
            for (const bool python : {true, false})
                for (const bool room : asksForRoom(model) ? QList{false, true} : QList{false})
                    QTest::addRow("%s in %s%s", qPrintable(model), python ? "Python" : "C",
                                  room ? ", room first" : "")
                        << model << python << room;
    }
    static QString pathOf(const QString& model, bool python) {
        return QStringLiteral(MUXSCOPE_SOURCE_ROOT "/resources/listings/%1_server.%2")
            .arg(QString(model).replace(QLatin1Char('-'), QLatin1Char('_')),
                 python ? QStringLiteral("py") : QStringLiteral("c"));
    }
    // These texts are two programs each (models/listing.h).
    static bool asksForRoom(const QString& model) {
        return model == QLatin1String("select") || model == QLatin1String("poll") ||
               model.startsWith(QLatin1String("epoll"));
    }
    static Listing::Sends sendsOf(bool room) {
        return room ? Listing::Sends::whenThereIsRoom : Listing::Sends::atOnce;
    }
    // The command of the program as it is shown; compiles it first when it is C. Empty when that failed.
    static QString command(const QString& model, bool python, bool room,
                           const QTemporaryDir& folder);
    static QByteArray answerTo(quint16 port, const QByteArray& request);
};

void LoopListingsTest::markersAreTakenOffAndNameRealSites() {
    QFETCH(QString, model);
    QFETCH(bool, python);
    QFile file(pathOf(model, python));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList unknown;
    const QString text = QString::fromUtf8(file.readAll());
    QFETCH(bool, room);
    const Listing::Sends sends = sendsOf(room);
    const Language language = python ? Language::python : Language::c;
    const Listing listing = Listing::parse(text, language, sends, &unknown);
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char(' '))));
    for (const Listing::Line& line : listing.lines) {
        for (const char* marker : {"#@", "//@", "#~", "//~"})
            QVERIFY2(!line.text.contains(QLatin1String(marker)), qPrintable(line.text));
        QVERIFY2(line.text.size() <= 100, qPrintable(line.text));
    }
    const Listing loaded = Listing::load(model, language, sends);
    QCOMPARE(loaded.lines.size(), listing.lines.size());
}

void LoopListingsTest::everyCallOfTheLoopHasItsLine() {
    QFETCH(QString, model);
    QFETCH(bool, python);
    QFETCH(bool, room);
    const Listing listing =
        Listing::load(model, python ? Language::python : Language::c, sendsOf(room));
    using trace::Site;
    std::vector<Site> sites = {Site::openListener,
                               Site::reuseAddress,
                               Site::noDelay,
                               Site::bindListener,
                               Site::listen,
                               Site::nameListener,
                               Site::watchListener,
                               Site::wait,
                               Site::listenerNonblocking,
                               Site::accept,
                               Site::watchConnection,
                               Site::recv,
                               Site::recvUrgent,
                               Site::send,
                               Site::watchWriting,
                               Site::unwatchWriting,
                               Site::unwatch,
                               Site::close};
    if (model == QStringLiteral("epoll"))
        sites.push_back(Site::createMux);
    for (const Site site : sites)
        QVERIFY2(listing.lineOf(site).has_value(), std::string(trace::siteName(site)).c_str());
    QVERIFY(!listing.lineOf(Site::none));
    QVERIFY(!listing.lineOf(Site::file));
}

QString LoopListingsTest::command(const QString& model, bool python, bool room,
                                  const QTemporaryDir& folder) {
    const Listing shown =
        Listing::load(model, python ? Language::python : Language::c, sendsOf(room));
    QFile file(folder.filePath(shown.fileName));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (const Listing::Line& line : shown.lines)
        file.write(line.text.toUtf8() + '\n');
    file.close();
    if (python)
        return QStringLiteral("python3 ") + file.fileName();
    const QString program = folder.filePath(model);
    QProcess compiler;
    compiler.start(QStringLiteral("cc"),
                   {QStringLiteral("-Wall"), QStringLiteral("-Wextra"), QStringLiteral("-Werror"),
                    QStringLiteral("-o"), program, file.fileName()});
    if (!compiler.waitForFinished(kPatienceMs) || compiler.exitCode() != 0) {
        qWarning("%s", compiler.readAllStandardError().constData());
        return {};
    }
    return program;
}

QByteArray LoopListingsTest::answerTo(quint16 port, const QByteArray& request) {
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(kPatienceMs))
        return "not connected";
    // In two parts: the server must wait for the rest.
    socket.write(request.left(7));
    socket.waitForBytesWritten(kPatienceMs);
    socket.write(request.mid(7));
    QByteArray answer;
    while (!answer.endsWith("world\n") && socket.waitForReadyRead(kPatienceMs))
        answer += socket.readAll();
    return answer;
}

void LoopListingsTest::theListingRunsAndAnswers() {
    QFETCH(QString, model);
    QFETCH(bool, python);
    const QTemporaryDir folder;
    QFETCH(bool, room);
    const QStringList parts = command(model, python, room, folder).split(QLatin1Char(' '));
    QVERIFY(!parts.first().isEmpty());
    QProcess server;
    server.start(parts.first(), parts.mid(1) + QStringList{QStringLiteral("0")});
    QVERIFY2(server.waitForStarted(kPatienceMs), qPrintable(server.errorString()));
    while (!server.canReadLine())
        QVERIFY2(server.waitForReadyRead(kPatienceMs), server.readAllStandardError().constData());
    const QByteArray line = server.readLine().trimmed();
    QVERIFY2(line.startsWith("listening on 127.0.0.1:"), line.constData());
    const quint16 port = line.mid(line.lastIndexOf(':') + 1).toUShort();
    const QByteArray request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    for (int i = 0; i < 2; ++i) {
        const QByteArray answer = answerTo(port, request);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer.constData());
        QVERIFY(answer.endsWith("\r\n\r\nHello, world\n"));
    }
    QCOMPARE(server.state(), QProcess::Running);
    server.kill();
    QVERIFY(server.waitForFinished(kPatienceMs));
    const QByteArray complaints = server.readAllStandardError();
    QVERIFY2(complaints.isEmpty(), complaints.constData());
}

void LoopListingsTest::valuesStandBesideTheirLines() {
    TraceBuilder t;
    writePanelsTrace(t);
    const Listing listing = Listing::load(QStringLiteral("select"), Language::python);
    const auto valuesAt = [&](Moment moment, Language language) {
        world::World world;
        t.log().forEach(0, moment, [&](const trace::Event& e) { world::apply(world, e); });
        return loopValues(world, &t.log(), listing, language);
    };
    const int recvLine = listing.lineOf(trace::Site::recv).value();
    const int waitLine = listing.lineOf(trace::Site::wait).value();
    const Moment received = exitOf(t.log(), trace::Call::recv, 5, 20) + 1;
    QVERIFY(valuesAt(received, Language::python)
                .value(recvLine)
                .startsWith(QStringLiteral("data = b\"xt HTTP/1.\"…")));
    QCOMPARE(valuesAt(received, Language::python).value(waitLine),
             QStringLiteral("rs = [5]  ws = []  xs = [8]"));
    QVERIFY(valuesAt(received, Language::c).value(recvLine).startsWith(QStringLiteral("got = ")));
    QCOMPARE(valuesAt(received, Language::python).value(waitLine + 1), QStringLiteral("s = fd 5"));
    const Moment full = exitOf(t.log(), trace::Call::send, 7, 2) + 1;
    QCOMPARE(valuesAt(full, Language::python).value(listing.lineOf(trace::Site::send).value()),
             QStringLiteral("EAGAIN"));
    QVERIFY(valuesAt(0, Language::python).isEmpty());
}

void LoopListingsTest::anUnknownModelHasNoListing() {
    QVERIFY(Listing::load(QStringLiteral("kqueue"), Language::c).lines.empty());
}

QTEST_GUILESS_MAIN(LoopListingsTest)
#include "loop_listings_test.moc"
