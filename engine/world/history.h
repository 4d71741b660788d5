// SPDX-License-Identifier: GPL-3.0-or-later
// The world at any moment, forwards and backwards: a fold that keeps a copy (keyframe) now and then
// and goes on from the nearest one. Reads the log's published prefix; never in the writer's way. One
// thread (the app's GUI thread; the CLI's main thread).
//
// Keyframes stand evenly by what it costs to fold from one to the next, not by events: a wait that
// answers ten thousand descriptors costs more than a close. They are held under a quarter of the log's
// budget: beyond it the one goes whose absence leaves the smallest gap, and new ones stand farther
// apart, so the whole history stays equally near. A seek into a gap that has become long leaves copies
// on its way, and the seeks around it are short again.
//
// While the log is near its budget the oldest history goes, so that the writer always finds room. A paged
// log (a recording's) has no such need: all of it stays, and a seek may wait for the disk.
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
    // What folding from one keyframe to the next may cost before memory runs short. An event costs
    // one, and one more for each kBytesOfOneEvent of its payload.
    static constexpr std::uint64_t kKeyframeCost = 16384;
    static constexpr std::uint64_t kBytesOfOneEvent = 128;
    // Called by advance() once for each newly folded event, in order, with the world after it.
    using Observer = std::function<void(const trace::Event&, const World& after)>;

    // The log must outlive it. Starts at the oldest event the log holds; what was watched before
    // that is then unknown.
    explicit History(const trace::TraceLog& log, std::uint64_t keyframeCost = kKeyframeCost);

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
    // The most that folding from one keyframe to the next, or to the head, costs.
    [[nodiscard]] std::uint64_t longestGap() const;
    // Copies that seeks have left in between.
    [[nodiscard]] std::size_t stopovers() const { return m_stopovers.size(); }
    // Events that all seeks so far have folded.
    [[nodiscard]] std::uint64_t eventsSought() const { return m_eventsSought; }

private:
    static constexpr std::uint64_t kTrailEvents = 1024;
    static constexpr std::uint64_t kStopoverEvents = 16384;
    static constexpr std::uint64_t kStopoversOnAWay = 8;
    static constexpr std::size_t kMostStopovers = 64;

    struct Keyframe {
        World world;
        std::uint64_t logBytes = 0; // of the events folded before it
        std::uint64_t cost = 0;     // of folding those
        std::size_t ownBytes = 0;   // that the next keyframe does not share, about
    };
    struct Stopover {
        World world;
        std::uint64_t lastUse = 0;
        std::size_t ownBytes = 0;
    };
    void keep();
    bool dropOneBetween();
    void dropOldest();
    void weigh(Keyframe& keyframe, const World& next);
    [[nodiscard]] std::size_t nearestKeyframe(Moment moment) const;
    const World* nearestCopy(Moment moment);
    void seek(Moment moment);
    void foldCursorTo(Moment moment);
    void leaveStopover();
    void leaveTrail(Moment target);
    void foldHead(Moment to);
    [[nodiscard]] std::uint64_t logBytesWanted() const;

    const trace::TraceLog& m_log;
    trace::TraceReader m_reader;
    std::uint64_t m_spacing; // cost between the keyframes to come
    Observer m_observer;
    std::deque<Keyframe> m_keyframes; // never empty; the first is at first()
    std::size_t m_keyframeBytes = 0;
    std::uint64_t m_logBytes = 0; // of the events folded so far
    std::uint64_t m_cost = 0;     // of folding them
    World m_head;
    World m_cursor;
    std::vector<Stopover> m_stopovers; // ascending
    std::size_t m_stopoverBytes = 0;
    std::uint64_t m_seeks = 0;
    std::uint64_t m_eventsSought = 0;
    std::vector<World> m_trail; // small steps up to the cursor, ascending, for going backwards
};

} // namespace muxscope::world
