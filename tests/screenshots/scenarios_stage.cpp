// SPDX-License-Identifier: GPL-3.0-or-later
// The stage's other faces.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "session/stage_choice.h"

#include <QTest>

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

} // namespace

std::vector<Scenario> stageScenarios() {
    return {{"stage-bitmap", "select", bitmap},
            {"stage-bitmap-epoll", "epoll", bitmap},
            {"stage-bitmap-threads", "thread-per-client", bitmapOfThreads}};
}

} // namespace muxscope::ui
