// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the stage's picture depends on. Plain values; the world is only looked at.
#pragma once

#include "base/ids.h"
#include "world/world.h"

#include <QSizeF>
#include <QString>
#include <optional>
#include <vector>

namespace muxscope::ui {

struct StageInput {
    enum class Server { stopped, starting, running };

    const world::World* world = nullptr; // null: nothing was ever recorded
    Server server = Server::stopped;
    bool atGate = false; // the thread stands before its call, held by the gate
    // How long the call has been sleeping; nullopt: not known at this moment (history).
    std::optional<std::int64_t> asleepNs;
    // The call that the thread is in was answered before anybody could fall asleep (history says so).
    bool answeredAtOnce = false;
    QSizeF size;
    QString now; // sentences in the user's language
    QString next;
    Fd selected;
    std::vector<Fd> kept; // connections that had a card in the picture before: they stay put
    int firstCard = -1;   // >= 0: connections by number from here on (scrolled by hand)
};

} // namespace muxscope::ui
