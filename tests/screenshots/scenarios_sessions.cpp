// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings: the start page, what is left over, what takes long, what is asked before one is lost.
#include "client/client_panel.h"
#include "screenshots/scenarios.h"
#include "session/sample_list.h"
#include "trace/recovery_folder.h"
#include "window/unsaved_question.h"

#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

bool startPage(MainWindow& window, const Shoot& shoot) {
    window.showStartPage();
    shoot();
    return true;
}

bool startPageZoomed(MainWindow& window, const Shoot& shoot) {
    window.setZoom(140);
    return startPage(window, shoot);
}

// With recordings of late, and one that a killed window has left.
bool startPageUsed(MainWindow& window, const Shoot& shoot) {
    const QTemporaryDir folder;
    for (const char* name : {"lecture 3, second client waits", "epoll under load", "nginx"}) {
        const QString path = folder.filePath(QLatin1String(name) + QStringLiteral(".muxscope"));
        QFile::copy(samples().front().path(), path);
        window.openRecording(path);
    }
    const std::string recovery = folder.filePath("recovery").toStdString();
    for (int i = 0; i < 2; ++i) {
        const auto place = trace::RecoveryPlace::take(recovery);
        QFile::copy(samples()[i].path(), QString::fromStdString(place->path()));
    }
    window.keepCopiesIn(recovery);
    window.showStartPage();
    shoot();
    return true;
}

std::function<bool(MainWindow&, const Shoot&)> sample(const QString& name) {
    return [name](MainWindow& window, const Shoot& shoot) {
        window.openRecording(QStringLiteral(":/samples/%1.muxscope").arg(name));
        const bool there = QTest::qWaitFor(
            [&] { return window.session().head() > 0 && window.session().playback().cursor() > 0; },
            30'000);
        shoot();
        return there;
    };
}

bool progress(MainWindow& window, const Shoot& shoot) {
    window.openRecording(samples()[3].path());
    window.findChild<QLabel*>("progressWhat")
        ->setText(MainWindow::tr("Opening %1").arg("lecture.muxscope"));
    window.findChild<QProgressBar*>("progressBar")->setValue(430);
    window.findChild<QPushButton*>("progressStop")->setText(MainWindow::tr("Stop &reading"));
    window.findChild<QToolBar*>("progressToolBar")->show();
    shoot();
    return true;
}

bool unsaved(MainWindow& window, const Shoot& shoot) {
    window.startServer();
    if (!QTest::qWaitFor([&] { return window.session().engine() == Session::Engine::running; },
                         30'000))
        return false;
    window.findChild<ClientPanel*>()->send();
    if (!QTest::qWaitFor([&] { return window.session().headWorld().counters.responses > 0; },
                         30'000))
        return false;
    window.close();
    const bool asked = window.findChild<UnsavedQuestion*>() != nullptr;
    shoot();
    return asked;
}

} // namespace

std::vector<Scenario> sessionScenarios() {
    return {
        {"start-page", "select", startPage},
        {"start-page-used", "epoll", startPageUsed},
        {"start-page-140", "select", startPageZoomed, "http", {}, ThemeChoice::light},
        {"start-page-contrast", "select", startPage, "http", {}, ThemeChoice::highContrast},
        {"sample-blocking", "select", sample(QStringLiteral("blocking"))},
        {"sample-wall", "select", sample(QStringLiteral("select-wall"))},
        {"sample-slow-reader", "select", sample(QStringLiteral("slow-reader"))},
        {"progress", "select", progress},
        {"unsaved", "select", unsaved},
    };
}

} // namespace muxscope::ui
