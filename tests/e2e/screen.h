// SPDX-License-Identifier: GPL-3.0-or-later
// A display of its own: Xvfb with the openbox window manager, driven by xdotool. One thread; needs a
// QCoreApplication. Everything ends with the object.
#pragma once

#include "e2e/program.h"

#include <QImage>
#include <QString>
#include <QStringList>

namespace muxscope::e2e {

class Screen {
public:
    // Size as "1600x1000".
    explicit Screen(const QString& size);

    // Empty when the display and its window manager run, else what is missing.
    QString fault() const { return m_fault; }
    // ":7"
    QString display() const { return m_display; }

    // Runs xdotool (xdotool(1)) on this display.
    Outcome xdotool(const QStringList& arguments) const;
    // The id of the window with this title (a regular expression), once it is shown; empty when it
    // is not in time.
    QString windowTitled(const QString& title, int timeoutMs = 20'000) const;
    // Presses a key as a keyboard would: the window that has the focus gets it.
    bool press(const QString& key, int times = 1) const;
    // What the screen shows now, also written to `path` (PNG). Null on failure.
    QImage picture(const QString& path) const;

private:
    QString m_display;
    QString m_fault;
    Program m_server;
    Program m_windowManager;
};

// How many different colours a picture has, counted over every 7th pixel: a blank window has one.
int colourCount(const QImage& picture);

} // namespace muxscope::e2e
