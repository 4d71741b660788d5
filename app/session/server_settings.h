// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chooses before pressing Start. Plain values, stored by window/settings.
#pragma once

#include <QMetaType>
#include <QString>

namespace muxscope::ui {

struct ServerSettings {
    QString model = QStringLiteral("select"); // select, poll, epoll
    QString protocol = QStringLiteral("http");
    QString bindAddress = QStringLiteral("127.0.0.1");
    quint16 port = 8889; // 0 = any free port
    QString root;        // folder of static pages, served at /; empty = none
    double waitTimeoutSeconds =
        3.0; // the loop's heartbeat: timeout of each select, poll, epoll_wait
    // False: every answer goes through wlist, as in the lecture notes. True: a send is tried first.
    bool sendAtOnce = false;
    bool operator==(const ServerSettings&) const = default;
};

} // namespace muxscope::ui

Q_DECLARE_METATYPE(muxscope::ui::ServerSettings)
