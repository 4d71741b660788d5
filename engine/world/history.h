// SPDX-License-Identifier: GPL-3.0-or-later
// The world at any moment, forwards and backwards: a fold that keeps a copy (keyframe) every
// kKeyframeEvents events and goes on from the nearest one. Reads the log's published prefix; never
// in the writer's way. One thread (the app's GUI thread; the CLI's main thread).
#pragma once

#include "trace/trace_log.h"
#include "world/world.h"

#include <cstdint>
#include <deque>

namespace muxscope::world {

class History {
public:
    static constexpr std::uint64_t kKeyframeEvents = 16384;

    // The log must outlive it. Starts at the oldest event the log holds.
    explicit History(const trace::TraceLog& log);

    // Folds on towards the log's end for at most `budgetNs`; returns how many events were folded.
    std::uint64_t advance(std::int64_t budgetNs);

    [[nodiscard]] Moment first() const; // the oldest moment that can be shown
    [[nodiscard]] Moment head() const;  // folded so far
    [[nodiscard]] const World& headWorld() const;

    // The world at `moment`, clamped to [first, head]. Valid until the next call of at or advance.
    // Cost: one event when moment is a step forward from the last call, else at most
    // kKeyframeEvents events.
    const World& at(Moment moment);

    // Lets go of history while the log is over its budget; keeps a keyframe at the new start.
    // Called by advance(); for tests.
    void trim();

    [[nodiscard]] std::size_t keyframes() const { return m_keyframes.size(); }

private:
    void keep(const World& world);
    const World& nearestKeyframe(Moment moment) const;
    void fold(World& world, Moment to) const;

    const trace::TraceLog& m_log;
    trace::TraceReader m_reader;
    std::deque<World> m_keyframes;
    World m_head;
    World m_cursor;
};

} // namespace muxscope::world
