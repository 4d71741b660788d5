// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window remembers from one run to the next: plain values, read and written here and
// nowhere else. Views never ask the store; the window tells them. GUI thread.
#pragma once

#include "session/server_settings.h"
#include "window/theme.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

class QSettings;

namespace muxscope::ui {

struct Settings {
    static constexpr int kMostRecent = 10;

    ServerSettings server;
    ThemeChoice theme = ThemeChoice::automatic;
    int zoom = 100;          // percent
    QStringList recentFiles; // newest first
    QString language;        // "en", "zh_CN"; empty = the system's
    QByteArray geometry;
    QByteArray layout;
    QString perspective; // the layout that a reset brings back; empty = the first
    QMap<QString, QByteArray> savedLayouts;
    double speed = 1.0;
    int stepUnit = 0; // Playback::Unit
    bool reducedMotion = false;
    bool askToSave = true; // before a recording that is in no file is let go
    QString clientMethod = QStringLiteral("GET");
    QString clientTarget = QStringLiteral("/hello");
    QString clientHeaders;
    QString clientBody;
    int clientSending = 0;
    QHash<QString, QString> views; // Session::viewState
    QStringList clientHistory;     // RequestHistory::lines()

    // Values that make no sense are replaced by the default.
    static Settings read(const QSettings& store);
    void write(QSettings& store) const;
};

} // namespace muxscope::ui
