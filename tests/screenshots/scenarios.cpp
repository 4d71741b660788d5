// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots/scenarios.h"

#include "client/client_panel.h"
#include "screenshots/peers.h"
#include "session/server_choices.h"
#include "session/terminal.h"
#include "views/terminal_view.h"
#include "window/server_panel.h"

#include <QLineEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

bool waitFor(const std::function<bool()>& condition, int timeoutMs = 8000) {
    return QTest::qWaitFor(condition, timeoutMs);
}

bool start(MainWindow& window) {
    window.startServer();
    return waitFor([&] { return window.session().engine() == Session::Engine::running; });
}

const world::Counters& counters(MainWindow& window) {
    return window.session().headWorld().counters;
}

bool answered(MainWindow& window, std::uint64_t responses) {
    return waitFor([&] { return counters(window).responses >= responses; });
}

bool stepUntil(MainWindow& window, const std::function<bool(const trace::Event&)>& reached,
               int most = 60) {
    Session& session = window.session();
    for (int i = 0; i < most; ++i) {
        if (session.playback().cursor() > session.firstMoment() &&
            reached(session.eventAt(session.playback().cursor())))
            return true;
        const Moment from = session.playback().cursor();
        session.playback().stepForward(Playback::Unit::event);
        if (!waitFor([&] { return session.playback().cursor() != from; }, 2000))
            return false;
    }
    return false;
}

bool empty(MainWindow&, const Shoot& shoot) {
    shoot();
    return true;
}

bool idle(MainWindow& window, const Shoot& shoot) {
    if (!start(window) || !waitFor([&] { return window.session().world().mux() != nullptr; }))
        return false;
    shoot();
    return true;
}

bool keepAlive(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    for (const char* target : {"/", "/hello", "/bytes/3000", "/status/404", "/hello"}) {
        peers.send(getRequest(target));
        QTest::qWait(120); // the timeline wants time between them
    }
    window.findChild<ClientPanel*>()->send();
    if (!answered(window, 6))
        return false;
    shoot();
    return true;
}

// The design's picture: a POST that comes byte by byte, others around it, paused and stepped back.
bool byteByByte(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Session& session = window.session();
    auto* panel = window.findChild<ClientPanel*>();
    panel->setRequest({"POST", "/files/notes.txt", "Content-Type: text/plain", "hello world"});
    Peers peers(session.port());
    peers.send(getRequest("/hello"));
    peers.send(getRequest("/bytes/20000000"), false);
    QTcpSocket& urgent = peers.connectOne();
    QTcpSocket& slow = peers.connectOne();
    if (!waitFor([&] { return session.headWorld().connectionsOpen == 4; }))
        return false;
    const QByteArray request = panel->request().toBytes(session.port(), true);
    for (int i = 0; i < 40; ++i) {
        slow.write(request.mid(i, 1));
        const auto before = counters(window).bytesIn;
        slow.waitForBytesWritten(1000);
        waitFor([&] { return counters(window).bytesIn > before; }, 1000);
        QTest::qWait(40);
    }
    session.playback().pause();
    peers.urgent(urgent);
    slow.write(request.mid(40, 12));
    slow.waitForBytesWritten(1000);
    if (!waitFor([&] { return session.engine() == Session::Engine::atGate; }))
        return false;
    const quint16 slowPort = slow.localPort();
    const bool there = stepUntil(window, [&](const trace::Event& event) {
        return event.isExit() && event.call() == trace::Call::recv && event.fd().valid() &&
               session.headWorld().connection(event.fd()).peer.port() == slowPort;
    });
    shoot();
    for (int i = 0; i < 6; ++i)
        session.playback().stepBack(Playback::Unit::call);
    return there;
}

bool steppedBack(MainWindow& window, const Shoot& shoot) {
    const bool played = byteByByte(window, [] {});
    shoot();
    return played;
}

bool fullBuffer(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    peers.send(getRequest("/bytes/50000000"), false);
    peers.send(getRequest("/hello"));
    const auto stuck = [&] {
        const world::Mux* mux = window.session().headWorld().mux();
        return mux != nullptr && mux->watchedOut > 0 && counters(window).responses > 0;
    };
    if (!waitFor(stuck))
        return false;
    QTest::qWait(300);
    shoot();
    return true;
}

bool urgentByte(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Session& session = window.session();
    Peers peers(session.port());
    QTcpSocket& socket = peers.send(getRequest("/hello"));
    if (!answered(window, 1))
        return false;
    session.playback().pause();
    peers.urgent(socket);
    if (!waitFor([&] { return session.engine() == Session::Engine::atGate; }))
        return false;
    shoot();
    return true;
}

bool underLoad(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    const QString wrk = QStandardPaths::findExecutable("wrk");
    QProcess load;
    Peers peers(window.session().port());
    if (!wrk.isEmpty())
        load.start(wrk, {"-t1", "-c64", "-d3s",
                         QString("http://127.0.0.1:%1/hello").arg(window.session().port())});
    else
        for (int i = 0; i < 64; ++i)
            peers.send(getRequest("/hello"));
    if (!answered(window, 64))
        return false;
    QTest::qWait(1500);
    shoot();
    load.waitForFinished(10000);
    return true;
}

bool burst(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    auto* panel = window.findChild<ClientPanel*>();
    panel->setSending(static_cast<int>(Sending::burst));
    panel->send();
    if (!answered(window, kBurst))
        return false;
    window.session().playback().goTo(window.session().head() - 60);
    shoot();
    return true;
}

bool portTaken(MainWindow& window, const Shoot& shoot) {
    Settings taken;
    MainWindow other(taken); // holds the port for as long as the picture takes
    ServerSettings settings;
    settings.port = 0;
    other.session().startServer(settings);
    if (!waitFor([&] { return other.session().engine() == Session::Engine::running; }))
        return false;
    settings.port = other.session().port();
    window.session().startServer(settings);
    auto* bar = window.findChild<QWidget*>("messageBar");
    if (!waitFor([&] { return bar->isVisible(); }))
        return false;
    shoot();
    return true;
}

// The Server panel with switches that show what they do, and their mark in the control bar.
bool switches(MainWindow& window, const Shoot& shoot) {
    auto* panel = window.findChild<ServerPanel*>();
    ServerSettings settings = panel->server();
    settings.switches = {{"leave-in-wlist", 1}, {"handler-sleep", 20}};
    panel->setServer(settings);
    emit panel->changed(settings);
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    peers.send(getRequest("/hello"));
    if (!answered(window, 1))
        return false;
    settings.switches.insert("send-buffer", 4096);
    panel->setServer(settings);
    emit panel->changed(settings); // not applied yet: the panel offers to restart
    auto* mark = window.findChild<QToolButton*>("switchMark");
    mark->click();
    shoot();
    return mark->isVisible();
}

// A model with clients of every temper: one that is silent half way, some that were answered and
// stay, one that asks for much and does not read.
bool atWork(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Session& session = window.session();
    Peers peers(session.port());
    for (int i = 0; i < 3; ++i) {
        peers.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QTest::qWait(150);
    }
    const bool served = answered(window, 1);
    peers.send("GET /slow HTTP/1.1\r\nHost: ");
    peers.send(getRequest("/hello"));
    peers.send(getRequest("/bytes/30000000"), false);
    QTest::qWait(700);
    shoot();
    return served;
}

bool lines(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Session& session = window.session();
    Peers peers(session.port());
    peers.send("a line of a client\nand half a");
    peers.send("another client's line\n");
    session.terminal()->typeLine("a line of the terminal");
    auto* panel = window.findChild<ClientPanel*>();
    panel->setRequest({"GET", "/", {}, "a line of the built-in client"});
    panel->send();
    auto* view = window.findChild<TerminalView*>();
    view->findChild<QLineEdit*>("terminalLine")->setText("typed here");
    view->sendLine();
    if (!waitFor([&] { return counters(window).bytesIn > 60; }))
        return false;
    QTest::qWait(300);
    shoot();
    return true;
}

bool reply(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    peers.send("hello\n");
    auto* panel = window.findChild<ClientPanel*>();
    panel->setRequest({"GET", "/", {}, "a message"});
    panel->send();
    if (!waitFor([&] { return counters(window).bytesOut > 10; }))
        return false;
    QTest::qWait(300);
    shoot();
    return true;
}

std::vector<Scenario> namedScenarios() {
    std::vector<Scenario> all = {
        {"empty", "select", empty},
        {"idle", "select", idle},
        {"keepalive", "select", keepAlive},
        {"keepalive-poll", "poll", keepAlive},
        {"keepalive-epoll", "epoll", keepAlive},
        {"bytes", "select", byteByByte},
        {"bytes-back", "select", steppedBack},
        {"bytes-poll", "poll", byteByByte},
        {"bytes-epoll", "epoll", byteByByte},
        {"full-buffer", "select", fullBuffer},
        {"urgent", "select", urgentByte},
        {"burst", "epoll", burst},
        {"load", "epoll", underLoad},
        {"port-taken", "select", portTaken},
        {"switches", "epoll", switches, "http", "server"},
        {"lines", "select", lines, "lines", "terminal"},
        {"reply", "poll", reply, "reply"},
    };
    return all;
}

} // namespace

const std::vector<Scenario>& scenarios() {
    static const std::vector<Scenario> all = [] {
        std::vector<Scenario> named = namedScenarios();
        for (const auto& part :
             {callsScenarios(), exchangeScenarios(), httpScenarios(), importScenarios(),
              sessionScenarios(), shellScenarios(), stageScenarios(), timeScenarios(),
              watchScenarios(), whyScenarios()})
            named.insert(named.end(), part.begin(), part.end());
        for (const ModelChoice& choice : modelChoices())
            if (choice.unavailable.isEmpty())
                named.push_back({"model-" + choice.name, choice.name, atWork});
        return named;
    }();
    return all;
}

} // namespace muxscope::ui
