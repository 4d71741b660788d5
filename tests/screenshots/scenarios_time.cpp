// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: curves and a range with its statistics, folded gaps with bookmarks, many lanes.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "session/bookmarks.h"
#include "session/timeline_choices.h"
#include "views/timeline_panel.h"
#include "views/timeline_view.h"

#include <QTest>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

bool start(MainWindow& window) {
    window.startServer();
    return QTest::qWaitFor([&] { return window.session().engine() == Session::Engine::running; },
                           8000);
}

bool answered(MainWindow& window, std::uint64_t responses) {
    return QTest::qWaitFor(
        [&] { return window.session().headWorld().counters.responses >= responses; }, 8000);
}

bool requests(MainWindow& window, Peers& peers) {
    std::uint64_t sent = 0;
    for (const char* target : {"/", "/hello", "/bytes/3000", "/status/404", "/bytes/200000", "/"}) {
        peers.send(getRequest(target));
        if (!answered(window, ++sent))
            return false;
        QTest::qWait(90);
    }
    return true;
}

// Curves, a chosen range and what happened in it.
bool range(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    if (!requests(window, peers))
        return false;
    window.session().playback().pause();
    TimelineChoices& choices = window.session().timelineChoices();
    choices.setShowsCounters(true);
    choices.setPinned(
        {world::LaneKind::counter, static_cast<std::uint32_t>(world::Counter::loopLag)}, true);
    auto* view = window.findChild<TimelineView*>();
    const std::int64_t end = window.session().headWorld().atNs;
    QTest::qWait(300); // the cursor has settled
    view->showSpan(0, end + end / 8);
    choices.setRange(end / 5, end * 3 / 5);
    shoot();
    return true;
}

// Two bursts with seconds of quiet between them, marked.
bool gaps(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    if (!requests(window, peers))
        return false;
    const Moment first = window.session().head();
    QTest::qWait(2200);
    peers.send(getRequest("/bytes/20000000"), false);
    if (!answered(window, 7))
        QTest::qWait(300);
    QTest::qWait(1200);
    peers.send(getRequest("/hello"));
    QTest::qWait(300);
    window.session().playback().pause();
    window.session().timelineChoices().setFoldsGaps(true);
    window.session().bookmarks().add(first, "all answered: why does it wake after three seconds?");
    window.session().bookmarks().add(first / 2, "EAGAIN here");
    window.session().bookmarks().add(window.session().head());
    window.findChild<TimelinePanel*>()->showBookmarks(true);
    window.findChild<TimelineView*>()->fit();
    shoot();
    return true;
}

bool lanes(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    for (int i = 0; i < 60; ++i)
        peers.connectOne();
    if (!QTest::qWaitFor([&] { return window.session().headWorld().connectionsOpen == 60; }, 8000))
        return false;
    if (!requests(window, peers))
        return false;
    TimelineChoices& choices = window.session().timelineChoices();
    choices.setPinned({world::LaneKind::thread, 1}, true);
    choices.setPinned({world::LaneKind::descriptor, 21}, true);
    auto* view = window.findChild<TimelineView*>();
    view->showSpan(0, window.session().headWorld().atNs);
    view->setFirstRow(12);
    shoot();
    return true;
}

} // namespace

std::vector<Scenario> timeScenarios() {
    return {
        {"time-range", "select", range},
        {"time-gaps", "epoll", gaps},
        {"time-lanes", "epoll", lanes},
    };
}

} // namespace muxscope::ui
