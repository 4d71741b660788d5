// SPDX-License-Identifier: GPL-3.0-or-later
// Other programs' strace logs, opened in the window, and the export of a trace. The logs are made on the
// spot: nginx and Python's selectors under the real strace.
#include "screenshots/scenarios.h"
#include "session/playback.h"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

// The log of a program that ends by itself; empty: it could not be made.
QString logOf(const QTemporaryDir& folder, const QStringList& program) {
    QString log = folder.filePath("log.strace");
    QProcess strace;
    strace.start("strace",
                 QStringList{"-f", "-ttt", "-T", "-yy", "-s", "4096", "-o", log} + program);
    return strace.waitForFinished(30'000) ? log : QString();
}

bool showLog(MainWindow& window, const QString& log) {
    if (log.isEmpty())
        return false;
    window.openRecording(log);
    Session& session = window.session();
    return QTest::qWaitFor(
        [&] { return session.loadProgress() >= 1 && session.hasTrace() && session.behind() == 0; },
        20'000);
}

// The moment behind the nth call of its kind that was answered with more than nothing.
Moment answered(const Session& session, trace::Call call, int nth) {
    Moment found = session.head();
    int seen = 0;
    session.log().forEach(session.firstMoment(), session.head(), [&](const trace::Event& event) {
        if (event.isExit() && event.call() == call && event.record.value > 0 && ++seen == nth)
            found = event.moment();
        return seen < nth;
    });
    return found;
}

std::function<bool(MainWindow&, const Shoot&)> python(const char* backend, trace::Call call,
                                                      const char* perspective = nullptr) {
    return [=](MainWindow& window, const Shoot& shoot) {
        const QTemporaryDir folder;
        if (!showLog(
                window,
                logOf(folder, {"python3", MUXSCOPE_SOURCE_ROOT "/tests/fixtures/selectors_echo.py",
                               backend, folder.filePath("told.json")})))
            return false;
        if (perspective != nullptr)
            window.choosePerspective(perspective);
        window.session().playback().goTo(answered(window.session(), call, 2));
        QTest::qWait(400);
        shoot();
        return true;
    };
}

bool nginx(const QTemporaryDir& folder, QString& log) {
    QFile conf(folder.filePath("nginx.conf"));
    if (!conf.open(QIODevice::WriteOnly))
        return false;
    QFile::setPermissions(folder.path(),
                          QFile::permissions(folder.path()) | QFile::ReadOther | QFile::ExeOther);
    conf.write(QString("%2daemon off; worker_processes 1; pid %1/pid; error_log %1/error.log;\n"
                       "events { use epoll; } http { access_log off; client_body_temp_path %1/b;\n"
                       "proxy_temp_path %1/p; fastcgi_temp_path %1/f; uwsgi_temp_path %1/u;\n"
                       "scgi_temp_path %1/s; server { listen 127.0.0.1:18089; root %1; } }\n")
                   .arg(folder.path(), geteuid() == 0 ? "user root;\n" : "")
                   .toUtf8());
    conf.close();
    log = folder.filePath("log.strace");
    QProcess strace;
    strace.start("strace",
                 {"-f", "-ttt", "-T", "-yy", "-s", "4096", "-o", log, "nginx", "-p", folder.path(),
                  "-c", conf.fileName(), "-e", folder.filePath("error.log")});
    QProcess curl;
    curl.start("curl",
               {"-s", "-o", "/dev/null", "--retry", "50", "--retry-connrefused", "--retry-delay",
                "0", "http://127.0.0.1:18089/nginx.conf", "http://127.0.0.1:18089/missing"});
    const bool fetched = curl.waitForFinished(30'000) && curl.exitCode() == 0;
    QFile pid(folder.filePath("pid"));
    if (!pid.open(QIODevice::ReadOnly))
        return false;
    kill(pid.readAll().trimmed().toInt(), SIGTERM);
    return strace.waitForFinished(30'000) && fetched;
}

std::function<bool(MainWindow&, const Shoot&)>
nginxAt(trace::Call call, int nth, const char* perspective = nullptr, const char* order = nullptr) {
    return [=](MainWindow& window, const Shoot& shoot) {
        const QTemporaryDir folder;
        QString log;
        if (!nginx(folder, log) || !showLog(window, log))
            return false;
        if (perspective != nullptr)
            window.choosePerspective(perspective);
        window.session().playback().goTo(answered(window.session(), call, nth));
        if (order != nullptr)
            window.findChild<QAction*>(order)->trigger();
        QTest::qWait(400);
        shoot();
        if (QWidget* dialog = window.findChild<QDialog*>(); dialog != nullptr)
            dialog->close();
        return true;
    };
}

} // namespace

std::vector<Scenario> importScenarios() {
    using trace::Call;
    return {
        {"import-python-select", "select", python("select", Call::select)},
        {"import-python-poll", "poll", python("poll", Call::poll)},
        {"import-python-epoll", "epoll", python("epoll", Call::epoll_wait)},
        {"import-python-timeline", "select", python("select", Call::select, "timeline")},
        {"import-nginx", "epoll", nginxAt(Call::epoll_wait, 2)},
        {"import-nginx-timeline", "epoll", nginxAt(Call::epoll_wait, 2, "timeline")},
        {"import-nginx-http", "epoll", nginxAt(Call::sendfile, 1, "http")},
        {"import-nginx-debug", "epoll", nginxAt(Call::sendfile, 1, "debug")},
        {"export-dialog", "epoll", nginxAt(Call::sendfile, 1, nullptr, "exportTrace")},
    };
}

} // namespace muxscope::ui
