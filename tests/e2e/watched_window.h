// SPDX-License-Identifier: GPL-3.0-or-later
// The program's window on a screen of its own, looked at while it runs: what it reports of itself, and
// what a screen reader would find in it. One thread; needs a QCoreApplication.
#pragma once

#include "e2e/program.h"
#include "e2e/screen.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace muxscope::e2e {

class WatchedWindow {
public:
    explicit WatchedWindow(Screen& screen);

    // True once its window has the keyboard; else the reason was printed. Settings and state stand in
    // a folder of its own unless `home` names another.
    bool open(const QStringList& arguments, const QString& home = {});
    bool press(const QString& key, int times = 1) { return m_screen.press(key, times); }
    bool type(const QString& text) const;
    // What it last wrote of itself.
    [[nodiscard]] QJsonObject state() const;
    [[nodiscard]] QString text(const char* key) const {
        return state()[QLatin1String(key)].toString();
    }
    [[nodiscard]] double number(const char* key) const {
        return state()[QLatin1String(key)].toDouble();
    }
    // True once a value of the state is that; false, with the state printed, when it is not in time.
    bool becomes(const char* key, const QJsonValue& wanted, int timeoutMs = 15'000) const;
    bool grows(const char* key, double beyond, int timeoutMs = 15'000) const;
    // The value once it has stopped changing.
    [[nodiscard]] double settled(const char* key) const;
    // True once some line of the accessible tree matches (a regular expression).
    bool shows(const QString& pattern, int timeoutMs = 15'000) const;
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] Program& program() { return m_program; }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    Screen& m_screen;
    QTemporaryDir m_folder;
    Program m_program;
};

} // namespace muxscope::e2e
