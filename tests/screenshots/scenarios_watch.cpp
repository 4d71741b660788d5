// SPDX-License-Identifier: GPL-3.0-or-later
// Other people's programs: the dialog that asks for one, and a server of Python's selectors at work.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "session/watching.h"
#include "watch/program_source.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

constexpr int kPatienceMs = 20'000;

QDialog* openDialog(MainWindow& window) {
    window.findChild<QAction*>("watchProgram")->trigger();
    return window.findChild<QDialog*>("watchDialog");
}

bool dialogToStart(MainWindow& window, const Shoot& shoot) {
    QDialog* dialog = openDialog(window);
    dialog->findChild<QLineEdit*>("watchCommand")
        ->setText("python3 -m http.server --bind 127.0.0.1 8080");
    shoot();
    dialog->findChild<QLineEdit*>("watchCommand")->setText("pyhton3 server.py");
    dialog->close();
    return true;
}

bool dialogToAttach(MainWindow& window, const Shoot& shoot) {
    QDialog* dialog = openDialog(window);
    dialog->findChild<QTabWidget*>("watchWay")->setCurrentIndex(1);
    shoot();
    dialog->close();
    return true;
}

// Three requests on connections that stay, so that there is something in each place of the stage.
std::function<bool(MainWindow&, const Shoot&)> serverOf(const char* backend) {
    return [backend](MainWindow& window, const Shoot& shoot) {
        const QTemporaryDir folder;
        const QString portFile = folder.filePath("port");
        watch::WatchOrder order;
        order.command = {"/usr/bin/python3", MUXSCOPE_FIXTURES "/selectors_server.py", backend,
                         portFile.toStdString()};
        Session& session = window.session();
        Watching::of(session).begin(order);
        if (!QTest::qWaitFor([&] { return QFile::exists(portFile); }, kPatienceMs))
            return false;
        QFile port(portFile);
        if (!port.open(QIODevice::ReadOnly))
            return false;
        Peers peers(port.readAll().trimmed().toUShort());
        for (const char* target : {"/", "/notes.txt", "/hello"}) {
            peers.send(getRequest(target));
            QTest::qWait(150);
        }
        if (!QTest::qWaitFor([&] { return session.headWorld().counters.responses >= 3; },
                             kPatienceMs))
            return false;
        QTest::qWait(800);
        shoot();
        session.stopServer();
        return QTest::qWaitFor([&] { return session.engine() == Session::Engine::stopped; },
                               kPatienceMs);
    };
}

} // namespace

std::vector<Scenario> watchScenarios() {
    return {
        {"watch-dialog", "select", dialogToStart},
        {"watch-attach", "select", dialogToAttach},
        {"watch-select", "select", serverOf("SelectSelector")},
        {"watch-poll", "select", serverOf("PollSelector")},
        {"watch-epoll", "select", serverOf("EpollSelector")},
    };
}

} // namespace muxscope::ui
