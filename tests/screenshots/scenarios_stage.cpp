// SPDX-License-Identifier: GPL-3.0-or-later
// The stage's other faces.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "session/stage_choice.h"

#include <QTest>
#include <QToolButton>
#include <cerrno>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

bool started(MainWindow& window) {
    window.startServer();
    return QTest::qWaitFor([&] { return window.session().engine() == Session::Engine::running; },
                           8000);
}

// Several clients, one of which does not read; stopped where select has answered.
bool bitmap(MainWindow& window, const Shoot& shoot) {
    StageChoice::of(window.session()).setFace(StageChoice::Face::bitmap);
    if (!started(window))
        return false;
    Session& session = window.session();
    Peers peers(session.port());
    for (int i = 0; i < 12; ++i)
        peers.connectOne();
    peers.send(getRequest("/bytes/50000000"), false);
    peers.send(getRequest("/hello"));
    peers.send(getRequest("/hello"));
    if (!QTest::qWaitFor([&] { return session.headWorld().counters.responses >= 2; }, 8000))
        return false;
    session.playback().pause();
    // Back to the answer of the latest wait that named somebody.
    for (Moment moment = session.head(); moment > session.firstMoment(); --moment) {
        const trace::Event event = session.eventAt(moment);
        if (event.isExit() && trace::isMultiplexer(event.call()) && event.record.value > 0) {
            session.playback().goTo(moment);
            break;
        }
    }
    shoot();
    return true;
}

bool bitmapOfThreads(MainWindow& window, const Shoot& shoot) {
    StageChoice::of(window.session()).setFace(StageChoice::Face::bitmap);
    if (!started(window))
        return false;
    Peers peers(window.session().port());
    for (int i = 0; i < 5; ++i)
        peers.send(getRequest("/hello"));
    if (!QTest::qWaitFor([&] { return window.session().headWorld().counters.responses >= 5; },
                         8000))
        return false;
    shoot();
    return true;
}

// One request whose bytes come in two parts, half a second apart, after the client has been silent.
bool askSlowly(MainWindow& window, Peers& peers) {
    const auto& counters = [&window]() -> const world::Counters& {
        return window.session().headWorld().counters;
    };
    QTcpSocket& socket = peers.connectOne();
    if (!QTest::qWaitFor([&] { return counters().accepted > 0; }, 8000))
        return false;
    QTest::qWait(200);
    socket.write("GET /hello HTTP/1.1\r\n");
    socket.flush();
    if (!QTest::qWaitFor([&] { return counters().bytesIn > 10; }, 8000))
        return false;
    QTest::qWait(300);
    socket.write("Host: a\r\n\r\n");
    socket.flush();
    return QTest::qWaitFor([&] { return counters().responses > 0; }, 8000);
}

// A loop that asks accept again and again while nobody comes.
bool bounce(MainWindow& window, const Shoot& shoot) {
    if (!started(window))
        return false;
    Session& session = window.session();
    if (!QTest::qWaitFor([&] { return session.headWorld().counters.wouldBlock > 3; }, 8000))
        return false;
    session.playback().pause();
    for (Moment moment = session.head(); moment > session.firstMoment(); --moment) {
        const trace::Event event = session.eventAt(moment);
        if (event.isExit() && event.error() == EAGAIN) {
            session.playback().goTo(moment);
            break;
        }
    }
    shoot();
    return true;
}

bool sequence(MainWindow& window, const Shoot& shoot) {
    StageChoice::of(window.session()).setFace(StageChoice::Face::sequence);
    if (!started(window))
        return false;
    Peers peers(window.session().port());
    if (!askSlowly(window, peers))
        return false;
    QTest::qWait(100);
    shoot();
    return true;
}

// Half a request: the thread sleeps until the rest comes.
bool unfinished(MainWindow& window, const Shoot& shoot) {
    StageChoice::of(window.session()).setFace(StageChoice::Face::sequence);
    if (!started(window))
        return false;
    Peers peers(window.session().port());
    QTcpSocket& socket = peers.connectOne();
    for (const char* part : {"GET /hello HTTP/1.1\r\n", "Host: a\r\n", "Accept: text/html\r\n",
                             "User-Agent: slow\r\n", "X-Part: 5\r\n"}) {
        const auto before = window.session().headWorld().counters.bytesIn;
        socket.write(part);
        socket.flush();
        if (!QTest::qWaitFor([&] { return window.session().headWorld().counters.bytesIn > before; },
                             8000))
            return false;
        QTest::qWait(80);
    }
    shoot();
    return true;
}

// The same request under five models, one server after the other.
bool keptOne(MainWindow& window, const Shoot& shoot) {
    return sequence(window, [&] {
        window.findChild<QToolButton*>("keepSequence")->click();
        shoot();
    });
}

bool comparison(MainWindow& window, const Shoot& shoot) {
    Session& session = window.session();
    StageChoice::of(session).setFace(StageChoice::Face::sequence);
    const char* models[] = {"blocking", "nonblocking", "select", "signal-driven", "io_uring"};
    for (const char* model : models) {
        ServerSettings settings;
        settings.model = QString::fromLatin1(model);
        settings.port = 0;
        session.startServer(settings);
        const auto runs = [&] {
            return session.engine() == Session::Engine::running && session.port() != 0 &&
                   session.headWorld().model.starts_with(model);
        };
        if (!QTest::qWaitFor(runs, 8000))
            continue; // not on this machine
        Peers peers(session.port());
        if (!askSlowly(window, peers))
            return false;
        QTest::qWait(100);
        if (auto* keep = window.findChild<QToolButton*>("keepSequence"))
            keep->click();
    }
    shoot();
    return StageChoice::of(session).kept().size() > 1;
}

} // namespace

std::vector<Scenario> stageScenarios() {
    return {{"stage-bitmap", "select", bitmap},
            {"stage-bitmap-epoll", "epoll", bitmap},
            {"stage-bitmap-threads", "thread-per-client", bitmapOfThreads},
            {"stage-bounce", "nonblocking-spin", bounce},
            {"stage-sequence", "select", sequence},
            {"stage-sequence-blocking", "blocking", sequence},
            {"stage-sequence-nonblocking", "nonblocking", sequence},
            {"stage-sequence-signal", "signal-driven", sequence},
            {"stage-sequence-ring", "io_uring", sequence},
            {"stage-sequence-unfinished", "epoll", unfinished},
            {"stage-sequence-kept", "select", keptOne},
            {"stage-sequence-threads", "thread-per-client", sequence},
            {"stage-comparison", "blocking", comparison}};
}

} // namespace muxscope::ui
