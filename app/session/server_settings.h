// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chooses before pressing Start. Plain values, stored by window/settings.
#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>

namespace muxscope::ui {

inline constexpr int kMostBacklog = 65'535; // the kernel caps it at net.core.somaxconn anyway

struct ServerSettings {
    QString model = QStringLiteral("select");
    QString protocol = QStringLiteral("http");
    QString bindAddress = QStringLiteral("127.0.0.1");
    quint16 port = 8889; // 0 = any free port
    QString root;        // folder of static pages, served at /; empty = none
    double waitTimeoutSeconds =
        3.0; // the loop's heartbeat: timeout of each select, poll, epoll_wait
    // False: every answer goes through wlist, as in the lecture notes. True: a send is tried first.
    bool sendAtOnce = false;
    int backlog = 128;        // of listen(2)
    int udpPort = -1;         // a UDP socket in the same loop: -1 none, 0 any free port
    bool traceMethod = false; // http: answer TRACE
    QString linesFile;        // lines: where the lines go; empty = the standard place
    // By the names of the engine's tables; only what differs from the standard.
    QMap<QString, qint64> switches;
    QMap<QString, qint64> limits;
    bool operator==(const ServerSettings&) const = default;
};

} // namespace muxscope::ui

Q_DECLARE_METATYPE(muxscope::ui::ServerSettings)
