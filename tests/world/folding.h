// SPDX-License-Identifier: GPL-3.0-or-later
// What the world tests share: folding a whole trace while the invariants are checked.
#pragma once

#include "support/trace_builder.h"
#include "world/world_text.h"

#include <QTest>

namespace muxscope {

inline world::World foldTo(const trace::TraceLog& log, Moment to) {
    world::World world;
    log.forEach(log.begin(), to, [&](const trace::Event& event) { apply(world, event); });
    return world;
}

// Fails the test at the first event after which something does not hold.
inline world::World foldChecked(const support::TraceBuilder& t) {
    world::World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        apply(world, event);
        for (const std::string& fault : world::checkInvariants(world))
            QTest::qFail(qPrintable(QString("#%1: %2\n%3")
                                        .arg(world.moment)
                                        .arg(QString::fromStdString(fault),
                                             QString::fromStdString(world::worldText(world)))),
                         __FILE__, __LINE__);
    });
    return world;
}

} // namespace muxscope
