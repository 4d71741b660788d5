// SPDX-License-Identifier: GPL-3.0-or-later
// What moves between two pictures of the stage: which shapes travel, fade or appear, and which bytes
// run along the wires. Pure; the view only turns time into a share from 0 to 1.
#pragma once

#include "geometry/shape.h"
#include "world/world.h"

#include <QPointF>
#include <vector>

namespace muxscope::ui {

struct Motion {
    enum class Kind {
        travel,  // actor goes from `from` to `to`; its shape in the new scene is hidden meanwhile
        appear,  // actor becomes visible where it stands; hidden meanwhile
        fadeOut, // a shape of the old scene disappears over the new one
        bytes,   // a dot with its number travels; nothing is hidden
    };
    Kind kind = Kind::travel;
    Shape actor;
    int hides = -1; // index of the shape in the new scene
    QPointF from;   // of the actor's middle
    QPointF to;
    qreal begin = 0; // in shares of the whole motion
    qreal end = 1;

    // Where the actor's middle stands and how opaque it is at `share` of the whole motion.
    [[nodiscard]] QPointF at(qreal share) const;
    [[nodiscard]] qreal opacity(qreal share) const;
    [[nodiscard]] bool visible(qreal share) const;
};

// What a motion needs to remember of a world that is gone.
struct StageMemory {
    Scene scene;
    Moment moment = 0;
    struct Bytes {
        Fd fd;
        ConnId connection;
        std::uint32_t waiting = 0; // in the receive buffer
        bool waitingKnown = false;
        std::uint64_t in = 0; // received, sent so far
        std::uint64_t out = 0;
    };
    std::vector<Bytes> bytes; // of the connections with a card
};
StageMemory remember(const Scene& scene, const world::World& world);

// Empty when nothing is worth moving. Bytes travel only on steps forwards.
std::vector<Motion> motionsBetween(const StageMemory& before, const Scene& after,
                                   const world::World& world);

} // namespace muxscope::ui
