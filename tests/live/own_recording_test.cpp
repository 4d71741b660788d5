// SPDX-License-Identifier: GPL-3.0-or-later
// The one idea of the design, proved: our own server under strace. Its live recording, the session file and
// the imported log of strace's must fold to the same worlds, call by call; pids, times and ports are masked.
// The server runs in a process of its own: this program again, with "--serve".
#include "peer/peer.h"
#include "server/models/model_table.h"
#include "server/server.h"
#include "source/file_source.h"
#include "source/strace_source.h"
#include "trace/session_writer.h"
#include "world/world.h"
#include "world/world_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>
#include <linux/close_range.h>
#include <map>
#include <set>
#include <unistd.h>

using namespace muxscope;
using trace::Call;
using trace::Event;
using trace::Phase;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr std::int64_t kMs = 1'000'000;
const std::string kGet = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

// --- the worlds of a log, as text

// glibc's open(3) is the system call openat: two names for one thing.
QString masked(const world::World& world) {
    world::WorldTextOptions options;
    options.times = false;
    options.ports = false;
    options.processes = false; // the engine does not name its own
    QString text = QString::fromStdString(world::worldText(world, options));
    // What no system call says: the model's name, the engine's notes, what a thread was started for.
    static const QRegularExpression kNotes("^note .*\n", QRegularExpression::MultilineOption);
    static const QRegularExpression kServer("^server .* listener=",
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression kThread("^thread t\\d+(\\.\\d+)? (.*)$",
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression kServes(" serves fd \\d+");
    static const QRegularExpression kEnded("^thread .* ended.*\n",
                                           QRegularExpression::MultilineOption);
    static const QRegularExpression kNumber(" t\\d+\\b");
    text.remove(kNotes).remove(kServes).remove(kEnded);
    text.replace(kServer, "server listener=")
        .replace(kThread, "thread \\2")
        .replace(kNumber, " t*");
    return text;
}

bool isOfThreads(const Event& event, const std::set<std::uint16_t>& threads) {
    return threads.empty() || threads.contains(event.record.thread.n);
}

// One text for each moment behind a call's start or answer. `threads`: of these only, from their first
// socket on; none: everybody.
QStringList worldsOf(const trace::TraceLog& log, const std::set<std::uint16_t>& threads) {
    QStringList all;
    world::World world;
    bool begun = threads.empty();
    log.forEach(log.begin(), log.end(), [&](Event event) {
        // Submissions and completions of io_uring are no system calls: nobody but the program sees them.
        if (event.phase() == Phase::submission || event.phase() == Phase::completion ||
            !isOfThreads(event, threads) || trace::isOtherWait(event.call()))
            return; // and threads wait for each other (futex) without the engine's telling
        begun |= event.call() == Call::socket;
        if (!begun)
            return;
        event.index = static_cast<std::uint64_t>(all.size());
        world::apply(world, event);
        if (event.isEnter() || event.isExit())
            all += masked(world);
    });
    return all;
}

// Those that made a call on a socket: strace also saw the thread that writes the session file, and the
// one that waits for the end.
std::set<std::uint16_t> serversThreads(const trace::TraceLog& log) {
    std::set<std::uint16_t> threads;
    log.forEach(log.begin(), log.end(), [&](const Event& event) {
        const bool onSocket = event.call() == Call::listen || event.call() == Call::recv ||
                              event.call() == Call::send;
        if (event.isEnter() && onSocket)
            threads.insert(event.record.thread.n);
    });
    return threads;
}

// Two threads that do not wait for each other may be seen in either order: of those, what each did by itself,
// and the world that all of it led to.
QStringList threadsOf(const trace::TraceLog& log, const std::set<std::uint16_t>& threads) {
    QStringList lives;
    std::map<std::uint16_t, QString> life;
    world::World world;
    bool begun = threads.empty();
    const auto end = [&](std::uint16_t thread) {
        if (!life[thread].isEmpty())
            lives += life[thread];
        life[thread].clear();
    };
    log.forEach(log.begin(), log.end(), [&](const Event& event) {
        begun |= event.call() == Call::socket && isOfThreads(event, threads);
        if (!begun || !isOfThreads(event, threads) || trace::isOtherWait(event.call()))
            return;
        world::apply(world, event);
        const trace::Record& r = event.record;
        if (event.note() == trace::NoteKind::threadStarted)
            end(r.thread.n);
        const auto* const name = trace::callName(r.call).data();
        if (event.isEnter())
            life[r.thread.n] += QString("%1(%2)").arg(name).arg(r.fd);
        else if (event.isExit())
            life[r.thread.n] += QString(" = %1, %2 bytes\n").arg(r.value).arg(event.moved().size());
    });
    for (const auto& each : std::map(life))
        end(each.first);
    lives.sort();
    // The recording ends a moment before the process does.
    static const QRegularExpression kMoment("#\\d+|world@\\d+|thread .*\n");
    return lives += masked(world).remove(kMoment);
}

// --- the process that is watched

int serve(const QStringList& arguments) {
    server::ServerOptions options;
    options.model = arguments.at(2).toStdString();
    options.port = 0;
    options.gaugesEveryMs = 0;
    options.root = arguments.at(5).toStdString();
    options.switches.sleepMs = 20;
    options.switches.timeoutMs = 50;
    trace::TraceLog::Options logOptions;
    logOptions.manyWriters = server::hasManyThreads(options);
    trace::TraceLog log(logOptions);
    kernel::Gate gate;
    server::Server server(options, &log, gate);
    server.start();
    if (server.waitUntilListening() != server::Server::State::listening)
        return 1;
    auto writer = trace::SessionWriter::start(log, {arguments.at(3).toStdString(), "test", "", {}});
    if (!writer)
        return 2;
    std::printf("%d\n", server.port());
    std::fflush(stdout);
    std::getchar(); // until the other side has said everything
    server.requestStop();
    server.join();
    if (!(*writer)->stop())
        return 3;
    QFile worlds(arguments.at(4));
    if (!worlds.open(QIODevice::WriteOnly))
        return 4;
    const auto told = server::hasManyThreads(options) ? threadsOf : worldsOf;
    worlds.write(told(log, {}).join('\f').toUtf8());
    return 0;
}

// --- the client's side: one after the other, so that any model can follow

bool answered(peer::Peer& peer, const std::string& request) {
    return peer.send(request) && !peer.receiveResponse().empty();
}

bool playScript(std::uint16_t port) {
    const auto connect = [port] {
        auto peer = peer::Peer::connect(port);
        return peer ? std::optional(std::move(*peer)) : std::nullopt;
    };
    auto first = connect();
    if (!first || !answered(*first, kGet) || !answered(*first, kGet + kGet))
        return false;
    if (first->receiveResponse().empty() ||
        !answered(*first, "GET /page.html HTTP/1.1\r\nHost: a\r\n\r\n"))
        return false;
    first->close();
    auto second = connect();
    if (!second || !second->sendByteByByte(kGet) || second->receiveResponse().empty() ||
        !second->sendUrgent('!') ||
        !answered(*second, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"))
        return false;
    second->close();
    auto third = connect();
    if (!third || !third->send("GET /bytes/200000 HTTP/1.1\r\nHost: a\r\n\r\n"))
        return false;
    third->finishSending();
    if (third->receiveAll().empty())
        return false;
    auto fourth = connect();
    if (!fourth || !fourth->send("GET /hel"))
        return false;
    fourth->reset();
    auto fifth = connect();
    if (!fifth ||
        !answered(*fifth, "GET /delay/0.05 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        return false;
    fifth->close();
    return true;
}

} // namespace

class OwnRecordingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void ourServerUnderStraceIsItsOwnRecording_data();
    void ourServerUnderStraceIsItsOwnRecording();

private:
    void compare(const QString& what, const QStringList& a, const QStringList& b);
    QTemporaryDir m_folder;
};

void OwnRecordingTest::initTestCase() {
    if (QStandardPaths::findExecutable("strace").isEmpty())
        QFAIL("strace is not installed (scripts/setup)");
    QProcess probe;
    probe.start("strace", {"-o", m_folder.filePath("probe"), "true"});
    QVERIFY(probe.waitForFinished(kPatienceMs));
    if (probe.exitCode() != 0)
        QSKIP("strace may not trace here");
    QFile page(m_folder.filePath("page.html"));
    QVERIFY(page.open(QIODevice::WriteOnly));
    page.write("<p>A page.</p>\n");
}

void OwnRecordingTest::ourServerUnderStraceIsItsOwnRecording_data() {
    QTest::addColumn<QString>("model");
    for (const server::ModelFacts& model : server::modelTable())
        // The spinning model makes as many calls as it can; strace writes them all.
        if (server::whyUnavailable(model).empty() && model.name != "nonblocking-spin")
            QTest::newRow(std::string(model.name).c_str())
                << QString::fromStdString(std::string(model.name));
}

// The first moment that differs, with the one before it.
void OwnRecordingTest::compare(const QString& what, const QStringList& a, const QStringList& b) {
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        if (a[i] != b[i])
            QFAIL(qPrintable(
                QString("%1, moment %2:\n%3--- but\n%4").arg(what).arg(i + 1).arg(a[i], b[i])));
    QCOMPARE(a.size(), b.size());
}

void OwnRecordingTest::ourServerUnderStraceIsItsOwnRecording() {
    QFETCH(QString, model);
    const QString session = m_folder.filePath(model + ".mux");
    const QString worlds = m_folder.filePath(model + ".worlds");
    const QString log = m_folder.filePath(model + ".strace");
    QProcess strace;
    strace.setChildProcessModifier([] { close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); });
    strace.start("strace", {"-f", "-ttt", "-T", "-s", "65536", "-o", log,
                            QCoreApplication::applicationFilePath(), "--serve", model, session,
                            worlds, m_folder.path()});
    while (strace.bytesAvailable() == 0 || !strace.canReadLine())
        QVERIFY(strace.waitForReadyRead(kPatienceMs));
    const std::uint16_t port = strace.readLine().trimmed().toUShort();
    const bool played = playScript(port);
    strace.write("\n");
    strace.closeWriteChannel();
    QVERIFY(strace.waitForFinished(kPatienceMs));
    QVERIFY(played);
    QCOMPARE(strace.exitCode(), 0);

    QFile text(worlds);
    QVERIFY(text.open(QIODevice::ReadOnly));
    const QStringList live = QString::fromUtf8(text.readAll()).split('\f');
    const bool threads = model == "thread-per-client";
    QVERIFY(live.size() > (threads ? 5 : 50));
    const auto told = threads ? threadsOf : worldsOf;
    auto file = source::FileSource::open(session.toStdString());
    QVERIFY(file);
    (*file)->load();
    (*file)->join();
    compare("live and session file", live, told((*file)->log(), {}));

    auto imported = source::StraceSource::open({log.toStdString()});
    QVERIFY(imported);
    (*imported)->load();
    (*imported)->join();
    QVERIFY((*imported)->missing().empty());
    const trace::TraceLog& events = (*imported)->log();
    compare("session file and strace", live, told(events, serversThreads(events)));
}

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == "--serve")
        return serve(app.arguments());
    OwnRecordingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "own_recording_test.moc"
