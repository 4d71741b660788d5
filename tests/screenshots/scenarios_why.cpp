// SPDX-License-Identifier: GPL-3.0-or-later
// Why threads wait, and what the warnings say of a program with faults.
#include "client/client_panel.h"
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "session/findings.h"
#include "views/blocked_view.h"
#include "views/warnings_view.h"
#include "window/status_line.h"

#include <QTest>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

bool start(MainWindow& window, const QMap<QString, qint64>& switches) {
    ServerSettings settings = window.currentSettings().server;
    settings.switches = switches;
    settings.port = 0;
    window.session().startServer(settings);
    return QTest::qWaitFor([&] { return window.session().engine() == Session::Engine::running; },
                           8000);
}

bool answered(MainWindow& window, std::uint64_t responses) {
    return QTest::qWaitFor(
        [&] { return window.session().headWorld().counters.responses >= responses; }, 8000);
}

// Clients that wait for different things while the loop sleeps.
bool waiting(MainWindow& window, const Shoot& shoot, WaitsModel::Grouping grouping) {
    if (!start(window, {{"handler-cpu", 15}}))
        return false;
    Peers peers(window.session().port());
    for (int i = 0; i < 4; ++i) {
        peers.send(getRequest("/hello"));
        QTest::qWait(40);
    }
    peers.send(getRequest("/bytes/20000000"), false);
    peers.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhel");
    if (!answered(window, 4))
        return false;
    QTest::qWait(600);
    window.findChild<BlockedView*>()->group(grouping);
    shoot();
    return true;
}

bool oneClient(MainWindow& window, const Shoot& shoot) {
    if (!start(window, {}))
        return false;
    Peers peers(window.session().port());
    peers.send(getRequest("/hello"));
    if (!answered(window, 1))
        return false;
    QTest::qWait(400);
    shoot();
    return true;
}

bool byReason(MainWindow& window, const Shoot& shoot) {
    return waiting(window, shoot, WaitsModel::Grouping::reason);
}

bool byClient(MainWindow& window, const Shoot& shoot) {
    return waiting(window, shoot, WaitsModel::Grouping::client);
}

bool faults(MainWindow& window, const Shoot& shoot) {
    if (!start(window, {{"leave-in-wlist", 1}, {"handler-sleep", 150}, {"never-close", 1}}))
        return false;
    Peers peers(window.session().port());
    for (int i = 0; i < 3; ++i)
        peers.send(getRequest("/hello"));
    peers.connectOne().disconnectFromHost();
    if (!answered(window, 3))
        return false;
    if (!QTest::qWaitFor([&] { return window.session().findings().warnings.all().size() >= 3; },
                         8000))
        return false;
    window.session().playback().pause();
    QTest::qWait(300);
    window.findChild<WarningsView*>()->choose(0);
    shoot();
    return true;
}

bool nothingWrong(MainWindow& window, const Shoot& shoot) {
    if (!start(window, {}))
        return false;
    Peers peers(window.session().port());
    peers.send(getRequest("/hello"));
    if (!answered(window, 1))
        return false;
    shoot();
    return true;
}

// The client's raw bytes with what a parser says of them, sent by a crowd.
bool rawClient(MainWindow& window, const Shoot& shoot) {
    if (!start(window, {}))
        return false;
    auto* panel = window.findChild<ClientPanel*>();
    ClientRequest request{"GET", "/hello", {}, {}};
    panel->setRequest(request);
    SendPlan plan;
    plan.clients = 40;
    panel->setPlan(plan);
    panel->send();
    if (!QTest::qWaitFor([&] { return panel->client().crowd().answered == 40; }, 8000))
        return false;
    request.raw = true;
    request.rawText = "GET /hello HTTP/1.1\\r\\n\nHost : a\\r\\n\n\\r\\n";
    panel->setRequest(request);
    panel->setPlan({});
    panel->send();
    if (!answered(window, 41))
        return false;
    QTest::qWait(200);
    shoot();
    return true;
}

} // namespace

std::vector<Scenario> whyScenarios() {
    return {
        {"client-raw", "select", rawClient},
        {"blocked", "epoll", byReason, "http", "blocked"},
        {"blocked-clients", "epoll", byClient, "http", "blocked"},
        {"blocked-blocking", "blocking", oneClient, "http", "blocked"},
        {"warnings", "epoll", faults, "http", "warnings"},
        {"warnings-none", "select", nothingWrong, "http", "warnings"},
    };
}

} // namespace muxscope::ui
