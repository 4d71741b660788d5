// SPDX-License-Identifier: GPL-3.0-or-later
// The world at any moment, forwards and backwards: a fold that keeps a copy (keyframe) every
// kKeyframeEvents events and goes on from the nearest one. Reads the log's published prefix; never
// in the writer's way. One thread (the app's GUI thread; the CLI's main thread).
//
// Memory: while the log is near its budget the oldest history goes, so that the writer always finds
// room. The keyframes themselves are held under a quarter of the log's budget: when there are many
// descriptors, every second one of the older ones goes, and seeks there take a little longer.
#pragma once

#include "trace/trace_log.h"
#include "world/world.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

namespace muxscope::world {

class History {
public:
    static constexpr std::uint64_t kKeyframeEvents = 16384;
    // Called by advance() once for each newly folded event, in order, with the world after it.
    using Observer = std::function<void(const trace::Event&, const World& after)>;

    // The log must outlive it. Starts at the oldest event the log holds; what was watched before
    // that is then unknown.
    explicit History(const trace::TraceLog& log, std::uint64_t keyframeEvents = kKeyframeEvents);

    void setObserver(Observer observer) { m_observer = std::move(observer); }

    // Folds on towards the log's end for at most `budgetNs`; returns how many events were folded.
    std::uint64_t advance(std::int64_t budgetNs);

    [[nodiscard]] Moment first() const { return m_keyframes.front().world.moment; } // the oldest
    [[nodiscard]] Moment head() const { return m_head.moment; }                     // folded so far
    [[nodiscard]] const World& headWorld() const { return m_head; }

    // The world at `moment`, clamped to [first, head]. Valid until the next call of at or advance.
    // Cost: one event when moment is a step forward from the last call, at most kTrailEvents events
    // when it is a step back, else at most the events between two keyframes.
    const World& at(Moment moment);

    // Keeps the head's world at hand: at(head()) costs nothing while advance() goes on, until at() is
    // asked for another moment.
    void pinHead() { m_cursor = m_head; }

    // Lets go of history while the log is near its budget; keeps a keyframe at the new start.
    // Called by advance(); for tests.
    void trim();

    [[nodiscard]] std::size_t keyframes() const { return m_keyframes.size(); }
    // What the keyframes hold for themselves alone, about.
    [[nodiscard]] std::size_t keyframeBytes() const { return m_keyframeBytes; }

private:
    static constexpr std::uint64_t kTrailEvents = 1024;

    struct Keyframe {
        World world;
        std::uint64_t logBytes = 0; // of the events folded before it
        std::size_t ownBytes = 0;   // that no later keyframe shares, about
    };
    void keep();
    void thin();
    void dropOldest();
    [[nodiscard]] std::size_t nearestKeyframe(Moment moment) const;
    void seek(Moment moment);
    void fold(World& world, Moment to) const;
    void foldHead(Moment to);
    [[nodiscard]] std::uint64_t logBytesWanted() const;

    const trace::TraceLog& m_log;
    trace::TraceReader m_reader;
    const std::uint64_t m_keyframeEvents;
    Observer m_observer;
    std::deque<Keyframe> m_keyframes; // never empty; the first is at first()
    std::size_t m_keyframeBytes = 0;
    std::uint64_t m_logBytes = 0;    // of the events folded so far
    std::uint64_t m_copiedBytes = 0; // by the head's copy-on-write since the last keyframe
    World m_head;
    World m_cursor;
    std::vector<World> m_trail; // small steps behind the cursor, for going backwards
};

} // namespace muxscope::world
