// SPDX-License-Identifier: GPL-3.0-or-later
// reply and lines over real sockets, with terminals of every kind in the same loop.
#include "live/running_server.h"

#include "server/models/model_table.h"
#include "server/protocols/reply_protocol.h"
#include "world/world_text.h"

#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <pty.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;

namespace {

// Both ends of a pipe or a terminal; closed with the test.
struct Ends {
    int near = -1; // the server's
    int far = -1;  // the test's
    ~Ends() {
        closeFar();
        ::close(near);
    }
    void closeFar() {
        if (far >= 0)
            ::close(far);
        far = -1;
    }
    [[nodiscard]] bool type(std::string_view text) const {
        return ::write(far, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }
};

Ends makePipe() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        qFatal("no pipe");
    return {ends[0], ends[1]};
}

Ends makeTerminal() {
    Ends ends;
    if (::openpty(&ends.far, &ends.near, nullptr, nullptr, nullptr) != 0)
        qFatal("no terminal");
    return ends;
}

QByteArrayList linesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeLast(); // behind the last LF
    return lines;
}

std::size_t readsOf(const RunningServer& server, int fd) {
    return server.count(
        [fd](const Event& e) { return e.isExit() && e.call() == Call::read && e.record.fd == fd; });
}

} // namespace

class LinesTest : public QObject {
    Q_OBJECT
private slots:
    void everyMessageGetsItsReplyThroughWlist_data() { eachThatAsksForRoom(); }
    void everyMessageGetsItsReplyThroughWlist();
    void replyServesOnWhenAClientEnds_data() { eachHost(); }
    void replyServesOnWhenAClientEnds();
    void cutAndCoalescedLinesAreTheSameLines_data() { eachHost(); }
    void cutAndCoalescedLinesAreTheSameLines();
    void ofAHundredClientsNoLineIsLostOrMixed_data() { eachHost(); }
    void ofAHundredClientsNoLineIsLostOrMixed();
    void aTerminalStandsInTheSameLoop_data() { eachHost(); }
    void aTerminalStandsInTheSameLoop();
    void aPipeEndsOnceAndNothingSpins_data() { eachHost(); }
    void aPipeEndsOnceAndNothingSpins();
    void aLateReportOfAPipeIsNoReasonToRead_data() { eachHost(); }
    void aLateReportOfAPipeIsNoReasonToRead();
    void filesAndDevNullAreReadToTheirEnd_data() { eachHost(); }
    void filesAndDevNullAreReadToTheirEnd();
    void aFullDiskDoesNotStopTheServer_data() { eachHost(); }
    void aFullDiskDoesNotStopTheServer();
    void aFullPipeIsTriedAgainUntilAllIsThrough_data() { everyModel(); }
    void aFullPipeIsTriedAgainUntilAllIsThrough();
    void aFullFileHoldsTheClientsBack_data() { everyModel(); }
    void aFullFileHoldsTheClientsBack();
    void theWorldKnowsTerminalAndFile();
    void modelsWithoutAPlaceForItRefuseATerminal();

private:
    server::ServerOptions lines(const QString& name, int terminalFd = -1) {
        server::ServerOptions options;
        options.protocol = "lines";
        options.linesFile = path(name).toStdString();
        options.terminalFd = terminalFd;
        QFile::remove(path(name));
        return options;
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void LinesTest::everyMessageGetsItsReplyThroughWlist() {
    QFETCH(QString, model);
    server::ServerOptions options;
    options.protocol = "reply";
    RunningServer server(model, options);
    QVERIFY(server.listens());
    auto peer = connectTo(server);
    const std::string reply(server::ReplyProtocol::kReply);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(peer.send("message"));
        QCOMPARE(peer.receive(reply.size()), reply);
    }
    peer.finishSending();
    QCOMPARE(peer.receiveAll(), std::string());
    QVERIFY(peer.ended() && !peer.wasReset());
    server.stop();
    // Each send was reported first, and nothing stayed in wlist behind it.
    bool reported = false;
    std::size_t sends = 0;
    server.log.forEach(0, server.log.end(), [&](const Event& e) {
        for (const auto& item : e.ready())
            reported = reported || (item.bits & trace::kOut) != 0;
        if (e.call() != Call::send || !e.isExit())
            return;
        QVERIFY(reported);
        reported = false;
        ++sends;
    });
    QCOMPARE(sends, std::size_t{3});
}

void LinesTest::replyServesOnWhenAClientEnds() {
    QFETCH(QString, model);
    server::ServerOptions options;
    options.protocol = "reply";
    RunningServer server(model, options);
    QVERIFY(server.listens());
    const std::string reply(server::ReplyProtocol::kReply);
    for (int i = 0; i < 20; ++i) {
        auto gone = connectTo(server);
        if (i % 2 == 0)
            QVERIFY(gone.send("bye"));
        if (i % 3 == 0)
            gone.reset();
        else
            gone.close();
    }
    auto peer = connectTo(server);
    QVERIFY(peer.send("still there?"));
    QCOMPARE(peer.receive(reply.size()), reply);
    server.stop();
    world::World world;
    server.log.forEach(0, server.log.end(), [&](const Event& e) { world::apply(world, e); });
    QCOMPARE(world.connectionsSeen, 21U);
    QCOMPARE(world.connectionsOpen, 0U);
    QCOMPARE(world.counters.requests, std::uint64_t{0}); // nobody takes it for HTTP
}

void LinesTest::cutAndCoalescedLinesAreTheSameLines() {
    QFETCH(QString, model);
    RunningServer server(model, lines("cut"));
    QVERIFY(server.listens());
    auto drip = connectTo(server);
    auto gush = connectTo(server);
    const std::string text = "one\r\ntwo words\n\nlast";
    QVERIFY(drip.sendByteByByte(text));
    QVERIFY(gush.send(text));
    const auto dripName = QByteArray("127.0.0.1:") + QByteArray::number(drip.localPort());
    const auto gushName = QByteArray("127.0.0.1:") + QByteArray::number(gush.localPort());
    drip.finishSending();
    gush.reset(); // what it had begun is kept all the same, if it was received
    QVERIFY(comesTrue([&] { return linesOf(path("cut")).contains(dripName + " last"); }));
    server.stop();
    QByteArrayList dripped;
    for (const QByteArray& line : linesOf(path("cut"))) {
        if (line.startsWith(dripName))
            dripped += line;
        else
            QVERIFY2(line.startsWith(gushName + ' '), line);
    }
    QCOMPARE(dripped, (QByteArrayList{dripName + " one", dripName + " two words", dripName + " ",
                                      dripName + " last"}));
}

void LinesTest::ofAHundredClientsNoLineIsLostOrMixed() {
    QFETCH(QString, model);
    constexpr int kClients = 100;
    constexpr int kLines = 20;
    RunningServer server(model, lines("hundred"));
    QVERIFY(server.listens());
    std::vector<peer::Peer> peers;
    for (int i = 0; i < kClients; ++i)
        peers.push_back(connectTo(server));
    // Round by round, each a piece that ends somewhere in a line.
    std::vector<std::string> texts(kClients);
    for (int i = 0; i < kClients; ++i)
        for (int line = 0; line < kLines; ++line)
            texts[static_cast<std::size_t>(i)] +=
                "client " + std::to_string(i) + " line " + std::to_string(line) + "\n";
    constexpr std::size_t kPiece = 61;
    for (std::size_t at = 0; at < texts.back().size(); at += kPiece)
        for (std::size_t i = 0; i < peers.size(); ++i)
            if (at < texts[i].size())
                QVERIFY(peers[i].send(texts[i].substr(at, kPiece)));
    QVERIFY(comesTrue([&] { return linesOf(path("hundred")).size() == kClients * kLines; }));
    server.stop();
    const QByteArrayList all = linesOf(path("hundred"));
    std::vector<int> next(kClients, 0);
    for (const QByteArray& line : all) {
        const QByteArrayList words = line.split(' ');
        QCOMPARE(words.size(), qsizetype{5});
        const auto client = words[2].toUInt();
        QVERIFY(client < kClients);
        QCOMPARE(words[0], "127.0.0.1:" + QByteArray::number(peers[client].localPort()));
        QCOMPARE(words[4].toInt(), next[client]++); // each client's in its order
    }
    QCOMPARE(server.count([](const Event& e) { return e.isExit() && e.call() == Call::write; }),
             std::size_t{kClients * kLines});
}

void LinesTest::aTerminalStandsInTheSameLoop() {
    QFETCH(QString, model);
    Ends terminal = makeTerminal();
    server::ServerOptions options = lines("terminal", terminal.near);
    options.waitTimeoutNs =
        1'000'000'000; // a hang-up sends no signal: it is seen when this is over
    RunningServer server(model, options);
    QVERIFY(server.listens());
    auto peer = connectTo(server);
    QVERIFY(peer.send("from a client\n"));
    // Three lines at once: a buffered reader would show the last two only with the next input.
    QVERIFY(terminal.type("one\ntwo\nthree\n"));
    QVERIFY(comesTrue([&] { return linesOf(path("terminal")).size() == 4; }));
    for (const char* line : {"terminal one", "terminal two", "terminal three"})
        QVERIFY(linesOf(path("terminal")).contains(line));
    // Half a line is held back by the terminal itself until Enter, or until it hangs up.
    QVERIFY(terminal.type("half"));
    QVERIFY(terminal.type(" and half\n"));
    QVERIFY(comesTrue([&] { return linesOf(path("terminal")).size() == 5; }));
    QVERIFY((fcntl(terminal.near, F_GETFL) & O_NONBLOCK) == 0); // it is not ours to change
    terminal.closeFar();
    QVERIFY(comesTrue([&] {
        return server.count([&](const Event& e) {
            return e.isExit() && e.call() == Call::read && e.record.value <= 0;
        }) == 1;
    }));
    QVERIFY(peer.send("the client goes on\n"));
    QVERIFY(comesTrue([&] { return linesOf(path("terminal")).size() == 6; }));
    const std::size_t reads = readsOf(server, terminal.near);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(peer.send("again\n"));
        QVERIFY(comesTrue([&] { return linesOf(path("terminal")).size() == 7 + i; }));
    }
    QCOMPARE(readsOf(server, terminal.near), reads); // its end is its end
}

void LinesTest::aPipeEndsOnceAndNothingSpins() {
    QFETCH(QString, model);
    Ends pipe = makePipe();
    server::ServerOptions options = lines("pipe", pipe.near);
    options.waitTimeoutNs = -1; // no heartbeat: each wait has a reason
    RunningServer server(model, options);
    QVERIFY(server.listens());
    QVERIFY(pipe.type("one\nno end"));
    pipe.closeFar();
    QVERIFY(comesTrue([&] { return linesOf(path("pipe")).size() == 2; }));
    QCOMPARE(linesOf(path("pipe")), (QByteArrayList{"terminal one", "terminal no end"}));
    QVERIFY(server.sleeps());
    const std::size_t ends = server.count([&](const Event& e) {
        return e.isExit() && e.call() == Call::read && e.record.value == 0;
    });
    QCOMPARE(ends, std::size_t{1});
    const std::size_t waits =
        server.count([](const Event& e) { return e.isEnter() && trace::isMultiplexer(e.call()); });
    // Line, end, the sleep; signals come twice, and on a slow machine one at a time. A spin makes thousands.
    QVERIFY2(waits <= 12, qPrintable(QString::number(waits)));
}

// The second line is read with the first; what was reported of it comes later, and a read would sleep.
void LinesTest::aLateReportOfAPipeIsNoReasonToRead() {
    QFETCH(QString, model);
    Ends pipe = makePipe();
    RunningServer server(model, lines("late", pipe.near));
    QVERIFY(server.sleeps());
    server.gate.pause();
    QVERIFY(pipe.type("one\n"));
    QVERIFY(comesTrue([&] { return server.gate.standing().has_value(); })); // out of its wait
    QVERIFY(pipe.type("two\n"));
    server.gate.run();
    QVERIFY(comesTrue([&] { return linesOf(path("late")).size() == 2; }));
    auto peer = connectTo(server);
    QVERIFY(peer.send("three\n"));
    QVERIFY(comesTrue([&] { return linesOf(path("late")).size() == 3; }));
}

void LinesTest::filesAndDevNullAreReadToTheirEnd() {
    QFETCH(QString, model);
    QFile typed(path("typed"));
    QVERIFY(typed.open(QIODevice::WriteOnly | QIODevice::Truncate));
    for (int i = 0; i < 1'000; ++i)
        typed.write("line " + QByteArray::number(i) + '\n');
    typed.close();
    for (const QString& input : {path("typed"), QStringLiteral("/dev/null")}) {
        Ends file{::open(input.toUtf8().constData(), O_RDONLY | O_CLOEXEC), -1};
        QVERIFY(file.near >= 0);
        RunningServer server(model, lines("from_file", file.near));
        QVERIFY(server.listens());
        const qsizetype expected = input == "/dev/null" ? 0 : 1'000;
        QVERIFY(comesTrue([&] { return linesOf(path("from_file")).size() == expected; }));
        const auto ends = [&] {
            return server.count([&](const Event& e) {
                return e.isExit() && e.call() == Call::read && e.record.value == 0;
            });
        };
        QVERIFY(comesTrue([&] { return ends() == 1; }));
        auto peer = connectTo(server);
        QVERIFY(peer.send("and a client\n"));
        QVERIFY(comesTrue([&] { return linesOf(path("from_file")).size() == expected + 1; }));
        if (expected != 0)
            QCOMPARE(linesOf(path("from_file")).at(999), QByteArray("terminal line 999"));
        QCOMPARE(ends(), std::size_t{1}); // and not again
    }
}

void LinesTest::aFullDiskDoesNotStopTheServer() {
    QFETCH(QString, model);
    if (::access("/dev/full", W_OK) != 0)
        QSKIP("this system has no /dev/full");
    Ends pipe = makePipe();
    server::ServerOptions options = lines("unused", pipe.near);
    options.linesFile = "/dev/full";
    RunningServer server(model, options);
    QVERIFY(server.listens());
    auto first = connectTo(server);
    QVERIFY(first.send("one\ntwo\n"));
    QVERIFY(pipe.type("three\n"));
    const auto refusals = [&] {
        return server.count([](const Event& e) { return e.error() == ENOSPC; });
    };
    QVERIFY2(comesTrue([&] { return refusals() >= 2; }), server.text().c_str()); // by itself
    auto second = connectTo(server);
    QVERIFY(second.send("four\n"));
    QVERIFY(comesTrue([&] {
        return server.count([](const Event& e) {
            return e.isExit() && e.call() == Call::recv && e.record.value > 0;
        }) >= 2;
    }));
    server.stop();
    QCOMPARE(server.server().state(), server::Server::State::failed);
    QVERIFY2(server.server().error()->text.starts_with("4 lines could not be written to /dev/full"),
             server.server().error()->text.c_str());
    QVERIFY(refusals() < 100); // and never in a spin
}

// A FIFO that nobody empties takes 64 KiB and then nothing: clients are held back until it does, and the
// rest is written by itself, although nobody says anything more.
void LinesTest::aFullPipeIsTriedAgainUntilAllIsThrough() {
    QFETCH(QString, model);
    const QString fifo = path("fifo");
    QFile::remove(fifo);
    QCOMPARE(::mkfifo(fifo.toUtf8().constData(), 0600), 0);
    const Ends reader{::open(fifo.toUtf8().constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC), -1};
    server::ServerOptions options = lines("unused");
    options.linesFile = fifo.toStdString();
    RunningServer server(model, options);
    QVERIFY(server.listens());
    auto peer = connectTo(server);
    constexpr int kLines = 300;
    const std::string filler(1'000, 'x');
    for (int i = 0; i < kLines; ++i)
        QVERIFY(peer.send(std::to_string(i) + filler + "\n"));
    QVERIFY(comesTrue([&] {
        return server.count([](const Event& e) {
            return e.call() == Call::write && e.error() == EAGAIN;
        }) >= 1;
    }));
    QByteArray all;
    QVERIFY(comesTrue([&] {
        char room[65536];
        for (ssize_t got = 0; (got = ::read(reader.near, room, sizeof(room))) > 0;)
            all.append(room, got);
        return all.count('\n') == kLines;
    }));
    QByteArrayList lines = all.split('\n');
    for (int i = 0; i < kLines; ++i) // in order, none twice
        QVERIFY(lines[i].endsWith(' ' + QByteArray::number(i) + QByteArray(1'000, 'x')));
    server.stop();
    QCOMPARE(server.server().state(), server::Server::State::ended);
}

// A file that takes nothing costs the server a bounded memory: sooner or later the client finds no room.
void LinesTest::aFullFileHoldsTheClientsBack() {
    QFETCH(QString, model);
    if (::access("/dev/full", W_OK) != 0)
        QSKIP("this system has no /dev/full");
    server::ServerOptions options = lines("unused");
    options.linesFile = "/dev/full";
    options.switches.receiveBufferBytes = 4096;
    RunningServer server(model, options);
    QVERIFY(server.listens());
    auto peer = connectTo(server);
    const int flags = ::fcntl(peer.descriptor(), F_GETFL);
    QVERIFY(::fcntl(peer.descriptor(), F_SETFL, flags | O_NONBLOCK) == 0);
    const std::string line = std::string(1'000, 'x') + '\n';
    std::size_t sent = 0;
    int refusals = 0; // in a row: the buffers on the way are full and stay so
    while (refusals < 20 && sent < 40'000'000) {
        const ssize_t took = ::send(peer.descriptor(), line.data(), line.size(), MSG_NOSIGNAL);
        refusals = took > 0 ? 0 : refusals + 1;
        sent += took > 0 ? static_cast<std::size_t>(took) : 0;
        if (took <= 0)
            QTest::qWait(10);
    }
    QVERIFY2(sent < 40'000'000, "the server keeps whatever comes");
    server.stop();
}

void LinesTest::theWorldKnowsTerminalAndFile() {
    Ends terminal = makeTerminal();
    RunningServer server("poll", lines("world", terminal.near));
    QVERIFY(server.listens());
    QVERIFY(terminal.type("typed\n"));
    auto peer = connectTo(server);
    QVERIFY(peer.send("sent\n"));
    QVERIFY(comesTrue([&] { return linesOf(path("world")).size() == 2; }));
    QVERIFY(server.sleeps());
    world::World world;
    const Moment end = server.log.end();
    server.log.forEach(0, end, [&](const Event& e) {
        world::apply(world, e);
        for (const auto& broken : world::checkInvariants(world))
            QFAIL(broken.c_str());
    });
    QCOMPARE(world.descriptor(Fd{terminal.near}).kind, world::FdKind::terminal);
    QCOMPARE(world.descriptor(Fd{terminal.near}).bytesIn, std::uint64_t{6});
    QCOMPARE(world.appended.lines, std::uint64_t{2});
    QVERIFY(world.appended.text.find("terminal typed\n") != std::string::npos);
    QVERIFY(world.appended.text.find("sent\n") != std::string::npos);
    QCOMPARE(world.descriptor(world.appended.fd).kind, world::FdKind::file);
    QCOMPARE(world.appended.path, path("world").toStdString());
    const QString text = QString::fromStdString(world::worldText(world));
    QVERIFY2(text.contains("terminal open"), qPrintable(text));
    QCOMPARE(world.counters.oddEvents, std::uint64_t{0});
}

void LinesTest::modelsWithoutAPlaceForItRefuseATerminal() {
    for (const server::ModelFacts& model : server::modelTable()) {
        if (!server::whyUnavailable(model).empty())
            continue;
        server::ServerOptions options = lines("refused", 0);
        options.model = model.name;
        QCOMPARE(server::checkOptions(options).ok(), model.hostsSources);
        options.terminalFd = -1;
        QVERIFY(server::checkOptions(options).ok());
        options.udpPort = 0;
        const Status udp = server::checkOptions(options);
        QCOMPARE(udp.ok(), model.hostsSources);
        if (!udp) {
            QCOMPARE(udp.error().kind, Error::Kind::usage);
            QVERIFY2(udp.error().text.find("epoll") != std::string::npos, udp.error().text.c_str());
        }
    }
}

QTEST_GUILESS_MAIN(LinesTest)
#include "lines_test.moc"
