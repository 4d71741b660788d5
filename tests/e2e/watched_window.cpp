// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/watched_window.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace muxscope::e2e {

WatchedWindow::WatchedWindow(Screen& screen) : m_screen(screen), m_program(MUXSCOPE_PROGRAM) {}

bool WatchedWindow::open(const QStringList& arguments, const QString& home) {
    const QString kept = home.isEmpty() ? m_folder.path() : home;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME"})
        m_program.setEnvironment(QLatin1String(name), kept);
    m_program.setEnvironment("XDG_RUNTIME_DIR", m_folder.path());
    m_program.setEnvironment("DISPLAY", m_screen.display());
    m_program.setEnvironment("QT_QPA_PLATFORM", "xcb");
    m_program.setEnvironment("MUXSCOPE_STATE_FILE", file("state.json"));
    m_program.setEnvironment("MUXSCOPE_STATE_EVERY_MS", "60");
    if (!m_program.start(arguments)) {
        qWarning("muxscope does not start");
        return false;
    }
    const QString id = m_screen.windowTitled("Muxscope");
    if (id.isEmpty()) {
        qWarning("no window titled Muxscope");
        return false;
    }
    return m_screen.xdotool({"windowactivate", "--sync", id}).exitCode == 0 &&
           waitUntil([this] { return !state().isEmpty(); });
}

bool WatchedWindow::type(const QString& text) const {
    return m_screen.xdotool({"type", "--delay", "15", text}).exitCode == 0;
}

QJsonObject WatchedWindow::state() const {
    QFile written(file("state.json"));
    if (!written.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(written.readAll()).object();
}

bool WatchedWindow::becomes(const char* key, const QJsonValue& wanted, int timeoutMs) const {
    const bool became = waitUntil([&] { return state()[QLatin1String(key)] == wanted; }, timeoutMs);
    if (!became)
        qWarning("%s stays %s", key,
                 qPrintable(state()[QLatin1String(key)].toVariant().toString()));
    return became;
}

bool WatchedWindow::grows(const char* key, double beyond, int timeoutMs) const {
    const bool grew = waitUntil([&] { return number(key) > beyond; }, timeoutMs);
    if (!grew)
        qWarning("%s stays %g", key, number(key));
    return grew;
}

double WatchedWindow::settled(const char* key) const {
    constexpr int kStillMs = 400; // several reports
    double value = number(key);
    QElapsedTimer still;
    still.start();
    waitUntil([&] {
        if (const double now = number(key); now != value) {
            value = now;
            still.restart();
        }
        return still.elapsed() > kStillMs;
    });
    return value;
}

bool WatchedWindow::shows(const QString& pattern, int timeoutMs) const {
    const QRegularExpression wanted(pattern);
    const bool found = waitUntil([&] { return !lines().filter(wanted).isEmpty(); }, timeoutMs);
    if (!found)
        qWarning("no line matches %s in:\n%s", qPrintable(pattern),
                 qPrintable(lines().join('\n').left(16000)));
    return found;
}

QStringList WatchedWindow::lines() const {
    QStringList lines;
    for (const QJsonValue& line : state()["lines"].toArray())
        lines << line.toString();
    return lines;
}

} // namespace muxscope::e2e
