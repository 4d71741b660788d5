// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline zoomed in: the calls of a window themselves, from the log, into the rows that are
// visible. One pass over the events, whatever the number of rows. Pure; the caller sees to it that
// the log holds [from, to).
#pragma once

#include "geometry/column_raster.h"
#include "trace/trace_log.h"
#include "world/world.h"

#include <vector>

namespace muxscope::ui {

// The events of the window, and those before it back to a bucket's beginning.
struct ExactWindow {
    const trace::TraceLog* log = nullptr; // null: the buckets are fine enough
    Moment from = 0;
    Moment to = 0;
    std::int64_t fromNs = 0; // of the first of them: what is under way there began before
};

class ExactCalls {
public:
    // `facts` says which descriptors block.
    ExactCalls(const ExactWindow& window, const world::World& facts, std::int64_t nowNs)
        : m_window(window), m_facts(facts), m_nowNs(nowNs) {}
    // What happens to this lane goes there; the raster must stay where it is.
    void show(world::LaneId lane, ColumnRaster& raster);
    void run();

private:
    struct Thread {
        ColumnRaster* raster = nullptr;
        trace::Record enter; // call none: between two calls
        world::VainTries vain;
        std::int64_t sinceNs = 0;
        bool seen = false;
    };
    struct Descriptor {
        ColumnRaster* raster = nullptr;
        std::int64_t blockedNs = -1;
    };
    void take(const trace::Event& event);
    void closeCall(Thread& thread, const trace::Record& enter, const trace::Record* exit,
                   std::int64_t atNs);
    void toDescriptor(const trace::Record& enter, const trace::Record* exit, std::int64_t fromNs,
                      std::int64_t toNs);
    void unblock(std::int32_t fd, std::int64_t atNs);
    Thread& threadAt(std::uint32_t number);
    Descriptor* descriptorAt(std::int32_t fd);

    ExactWindow m_window;
    const world::World& m_facts;
    std::int64_t m_nowNs;
    std::vector<Thread> m_threads;
    std::vector<Descriptor> m_descriptors;
};

} // namespace muxscope::ui
