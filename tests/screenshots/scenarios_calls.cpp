// SPDX-License-Identifier: GPL-3.0-or-later
// The table of calls, the listing and the breakpoints at work.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "views/calls_columns.h"
#include "views/calls_filter_field.h"
#include "window/dock_panel.h"

#include <QAction>
#include <QTest>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 8000);
}

// Some requests, one of them for much that nobody reads.
bool serve(MainWindow& window, Peers& peers) {
    Session& session = window.session();
    for (const char* target : {"/hello", "/status/404", "/bytes/3000"})
        peers.send(getRequest(target));
    peers.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    peers.send(getRequest("/bytes/30000000"), false);
    return waitFor([&] { return session.headWorld().counters.responses >= 4; }) &&
           QTest::qWaitFor([&] { return session.behind() == 0; }, 2000);
}

bool start(MainWindow& window) {
    window.startServer();
    return waitFor([&] { return window.session().engine() == Session::Engine::running; });
}

CallsFilterField* filterOf(MainWindow& window) {
    return window.findChild<CallsFilterField*>("callsFilter");
}

bool fault(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    const bool served = serve(window, peers);
    filterOf(window)->setText("fd == 5 && cal == recv && took > 1ms");
    QTest::qWait(100);
    shoot();
    return served;
}

bool filtered(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    const bool served = serve(window, peers);
    filterOf(window)->setText("http.status >= 400 || errno == EAGAIN");
    QTest::qWait(200);
    shoot();
    return served;
}

bool words(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    const bool served = serve(window, peers);
    CallsFilterField* filter = filterOf(window);
    filter->setFocus();
    QTest::keyClicks(filter, "fd == 5 && h");
    QTest::qWait(100);
    shoot();
    return served;
}

// Every column, in a panel of its own.
bool columns(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    const bool served = serve(window, peers);
    auto* header = window.findChild<CallsColumns*>("callsColumns");
    for (int column = 0; column < CallsModel::columnCount_; ++column)
        header->setShown(column, column != CallsModel::siteColumn);
    auto* panel = window.findChild<DockPanel*>("calls");
    for (const char* other : {"loop", "stage", "timeline"})
        window.findChild<DockPanel*>(other)->hide();
    panel->raise();
    QTest::qWait(200);
    shoot();
    return served;
}

// Stopped where a breakpoint stands, with the list of them.
bool stopped(MainWindow& window, bool list, const Shoot& shoot) {
    if (!start(window))
        return false;
    Session& session = window.session();
    Peers peers(session.port());
    const bool served = serve(window, peers);
    session.breakpoints().toggleSite(trace::Site::recv);
    session.breakpoints().toggleSite(trace::Site::send);
    session.breakpoints().toggleSite(trace::Site::close);
    session.breakpoints().setEnabled(session.breakpoints().list().back().id, false);
    peers.send(getRequest("/hello"));
    if (!waitFor([&] { return session.engine() == Session::Engine::atGate; }))
        return false;
    QTest::qWait(150);
    session.playback().stepForward(Playback::Unit::call);
    QTest::qWait(150);
    if (list)
        window.findChild<QAction*>("showBreakpoints")->trigger();
    shoot();
    return served;
}

bool loopStopped(MainWindow& window, const Shoot& shoot) {
    return stopped(window, false, shoot);
}

bool breakpointList(MainWindow& window, const Shoot& shoot) {
    return stopped(window, true, shoot);
}

} // namespace

std::vector<Scenario> callsScenarios() {
    return {{"calls-fault", "select", fault},
            {"calls-filter", "select", filtered},
            {"calls-words", "epoll", words},
            {"calls-columns", "poll", columns},
            {"loop-stopped", "select", loopStopped},
            {"breakpoints", "epoll", breakpointList, "http", "breakpoints"}};
}

} // namespace muxscope::ui
