// SPDX-License-Identifier: GPL-3.0-or-later
// The window itself: its perspectives, its sizes, its high contrast, its help, after one request.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "window/command_palette.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;
using Change = std::function<void(MainWindow&)>;

std::function<bool(MainWindow&, const Shoot&)> changed(const Change& change) {
    return [change](MainWindow& window, const Shoot& shoot) {
        window.startServer();
        Session& session = window.session();
        if (!QTest::qWaitFor([&] { return session.engine() == Session::Engine::running; }, 8000))
            return false;
        Peers peers(session.port());
        peers.send(getRequest("/hello"));
        if (!QTest::qWaitFor([&] { return session.headWorld().counters.responses >= 1; }, 8000))
            return false;
        change(window);
        QTest::qWait(200);
        shoot();
        if (QWidget* dialog = window.findChild<QDialog*>(); dialog != nullptr)
            dialog->close();
        return true;
    };
}

Change order(const char* name) {
    return [name](MainWindow& window) {
        window.findChild<QAction*>(name)->trigger();
    };
}

} // namespace

std::vector<Scenario> shellScenarios() {
    const auto perspective = [](const char* name) -> Change {
        return [name](MainWindow& window) {
            window.choosePerspective(name);
        };
    };
    return {
        {"perspective-debug", "epoll", changed(perspective("debug"))},
        {"perspective-timeline", "epoll", changed(perspective("timeline"))},
        {"perspective-http", "epoll", changed(perspective("http"))},
        {"zoom-140", "select", changed([](MainWindow& window) { window.setZoom(140); })},
        {"zoom-200", "select", changed([](MainWindow& window) { window.setZoom(200); })},
        {"palette-why", "select", changed([](MainWindow& window) {
             window.findChild<QAction*>("commandPalette")->trigger();
             auto* palette = window.findChild<CommandPalette*>();
             palette->findChild<QLineEdit*>()->setText("open");
         })},
        {"high-contrast",
         "select",
         changed([](MainWindow&) {}),
         "http",
         {},
         ThemeChoice::highContrast},
        {"palette", "select", changed([](MainWindow& window) {
             window.findChild<QAction*>("commandPalette")->trigger();
             auto* palette = window.findChild<CommandPalette*>();
             palette->findChild<QLineEdit*>()->setText("step");
         })},
        {"shortcuts", "select", changed(order("shortcuts"))},
    };
}

} // namespace muxscope::ui
