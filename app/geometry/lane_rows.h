// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows the timeline has and in which order: pinned ones, threads, counters, listeners,
// connections, the rest; groups that are folded are one row. Only names are made here that are
// searched for, so ten thousand lanes cost next to nothing. Pure.
#pragma once

#include "world/activity.h"
#include "world/counter_index.h"

#include <QString>
#include <set>
#include <vector>

namespace muxscope::ui {

struct LaneRowsInput {
    const world::ActivityIndex* index = nullptr;
    const world::CounterIndex* counters = nullptr; // null: no counters
    const world::World* world = nullptr;           // for the peers' ports
    std::int64_t fromNs = 0;                       // a lane that was not there then has no row
    std::int64_t toNs = 0;
    std::set<world::LaneId> pins;
    std::set<world::LaneGroup> collapsed;
    QString search; // only rows that match; empty: all
    int rowsThatFit = 0;
};

struct LaneRow {
    world::LaneId id;
    const world::Lane* lane = nullptr; // of groups: all together; null: a counter
    bool pinned = false;
    bool collapsed = false;  // groups
    std::uint32_t lanes = 0; // groups: in it
};

struct LaneRows {
    std::vector<LaneRow> rows; // pinned ones first
    std::size_t pinned = 0;
    std::size_t threads = 0; // threads in the window, whatever is shown
    [[nodiscard]] std::ptrdiff_t find(world::LaneId id) const; // -1: not there
};

LaneRows laneRows(const LaneRowsInput& input);

// "thread 2", "fd 5 :52114", "fd 3 listen", "loop lag", "connections".
QString laneName(world::LaneId id, const world::Lane* lane, const world::World* world,
                 std::size_t threads);
QString counterName(world::Counter counter);
QString groupName(world::LaneGroup group);
// "12", "1.2 ms", "3.4 MB/s".
QString counterText(world::Counter counter, double value);
// What the loop of this world has: trays for select, a list for all others.
std::vector<world::Counter> countersOf(const world::World& world,
                                       const world::CounterIndex& counters);

} // namespace muxscope::ui
