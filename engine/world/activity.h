// SPDX-License-Identifier: GPL-3.0-or-later
// What each thread and each descriptor did when, for the timeline: a pyramid of time buckets that
// grows with the fold (call add() from History's observer), and exact spans of a small window.
// Times are ns since the log's epoch. One thread at a time.
#pragma once

#include "trace/trace_log.h"
#include "world/lane_id.h"
#include "world/pyramid.h"
#include "world/world.h"

#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

namespace muxscope::world {

// What a lane is doing. Threads: running, asleep, accepting, reading, writing, spinning (the latter
// four: in a call that does not wait). Descriptors: all but running, asleep and spinning.
enum class Activity : std::uint8_t {
    idle,        // descriptor: open, nothing asked of it
    running,     // thread: between two calls, or in one that only sets things up
    asleep,      // thread: in a call that waits
    accepting,   //
    reading,     //
    writing,     //
    exceptional, // urgent byte, reset, error
    blocked,     // descriptor: its buffer was full; the program has bytes left to send
    spinning,    // thread: tries again what has just answered EAGAIN (vain_tries.h)
    closed,      // no more
};
using ActivityMask = std::uint16_t;
constexpr ActivityMask maskOf(Activity activity) {
    return static_cast<ActivityMask>(1U << static_cast<unsigned>(activity));
}

// A wait that was over this soon put no thread to sleep: something was ready already. (A switch to
// another thread and back takes longer.)
inline constexpr std::int64_t kAtOnceNs = 10'000;

// One life of a thread's number, or of a descriptor's.
struct LaneKey {
    bool isThread = false;
    std::uint32_t number = 0;     // thread or descriptor
    std::uint32_t generation = 0; // of the descriptor; of a thread: lives before this one
    auto operator<=>(const LaneKey&) const = default;
};

// All that a lane did in [slot << shift, (slot + 1) << shift). Slots in which nothing happened have
// no bucket: there the lane went on with `after` of the bucket before.
struct ActivityBucket {
    std::uint32_t slot = 0;
    ActivityMask kinds = 0;
    Activity after = Activity::idle;
    std::uint32_t events = 0;
    float asleepNs = 0; // threads: of this bucket's time
};

inline constexpr std::int64_t kStillThere = std::numeric_limits<std::int64_t>::max();

struct LaneLife {
    std::uint32_t generation = 0;
    FdKind kind = FdKind::unknown; // descriptors
    std::int64_t fromNs = 0;
    std::int64_t toNs = kStillThere;
};

// One row of the timeline: all lives of a number follow each other in it.
struct Lane {
    bool isThread = false;
    std::uint32_t number = 0;
    std::vector<LaneLife> lives; // in time order, never empty
    // What the latest slot of the finest level has seen goes into the levels with the next slot, or
    // when somebody looks: most events cost one bucket, not one a level.
    mutable PyramidLevels<ActivityBucket> levels;
    mutable ActivityBucket open; // of level `finest`; events 0 and kinds 0: none
    mutable bool isOpen = false;
    std::uint8_t finest = 0;
    std::int64_t asleepSinceNs = -1; // threads: of the sleep that has not ended

    [[nodiscard]] const LaneLife* life(std::uint32_t generation) const;
    [[nodiscard]] FdKind kind() const { return lives.back().kind; }
    [[nodiscard]] std::int64_t fromNs() const { return lives.front().fromNs; }
    [[nodiscard]] std::int64_t toNs() const { return lives.back().toNs; }
    // It was there at some time in [fromNs, toNs].
    [[nodiscard]] bool livesIn(std::int64_t fromNs, std::int64_t toNs) const;
    [[nodiscard]] LaneId id() const {
        return {isThread ? LaneKind::thread : LaneKind::descriptor, number};
    }
    [[nodiscard]] LaneGroup group() const;
    // Before anybody reads the levels; pieces() and the index's lookups do it.
    void settle() const;
};

// A stretch in which no program made a call and none was answered.
struct QuietGap {
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    bool operator==(const QuietGap&) const = default;
};

// A stretch of a lane to be drawn alike.
struct ActivityPiece {
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    ActivityMask kinds = 0;   // everything it did
    std::uint32_t events = 0; // 0: it only went on with what it did
    double asleepShare = 0;   // threads: of this stretch
    bool operator==(const ActivityPiece&) const = default;
};

// Memory: when the buckets would take more than the budget, the finest level goes, for all lanes.
class ActivityIndex {
public:
    static constexpr const auto& kShifts = kPyramidShifts;
    static constexpr std::int64_t kLeastGapNs = 100'000'000;
    static constexpr std::size_t kBudgetBytes = std::size_t{40} << 20;

    explicit ActivityIndex(std::size_t budgetBytes = kBudgetBytes) : m_budgetBytes(budgetBytes) {}

    // The event that led to this world. Events in order.
    void add(const trace::Event& event, const World& after);
    // Lets go of what lies wholly before `firstNs` (History::first() in time).
    void trim(std::int64_t firstNs);
    void clear();

    // In order of appearance; threads and descriptors mixed. Valid until the next add or trim.
    [[nodiscard]] const std::vector<Lane>& lanes() const;
    [[nodiscard]] const Lane* lane(LaneKey key) const;
    [[nodiscard]] const Lane* lane(LaneId id) const;
    // Calls f(const Lane&) for each, threads first, then descriptors, both by number.
    template <class F>
    void forEachByNumber(F&& f) const;
    // What all lanes of a group did together (never more than `kinds` and `events`), and all of all.
    [[nodiscard]] const Lane& group(LaneGroup group) const {
        return m_groups[static_cast<std::size_t>(group)];
    }
    [[nodiscard]] const Lane& whole() const;
    // Gaps of at least kLeastGapNs, in time order.
    [[nodiscard]] const std::vector<QuietGap>& gaps() const { return m_gaps; }

    // The coarsest level whose buckets are not wider than this; -1: finer than all, ask the log.
    static int levelFor(double nsPerPixel) { return pyramidLevelFor(nsPerPixel); }
    // The finest that is held; 0 unless the budget was too small for it.
    [[nodiscard]] int finestLevel() const { return static_cast<int>(m_finest); }
    // The lane's stretches within [fromNs, toNs), cut to it, in time order, without gaps but between
    // two lives. The lane's end is `toNs` while it is open. A level that is not held: the next one.
    static std::vector<ActivityPiece> pieces(const Lane& lane, int level, std::int64_t fromNs,
                                             std::int64_t toNs);
    [[nodiscard]] std::size_t bytes() const; // about

private:
    Lane& laneAt(std::vector<std::uint32_t>& index, LaneKey key, std::int64_t atNs);
    Lane& threadLane(const Thread& thread, std::int64_t atNs);
    Lane* descriptorLane(Fd fd, const World& after, std::int64_t atNs);
    void touch(Lane& lane, std::int64_t atNs, ActivityMask kinds, Activity after,
               std::uint32_t events = 1);
    void touchAll(Lane& lane, std::int64_t atNs, ActivityMask kinds, Activity after);
    void addSleep(Lane& lane, std::int64_t fromNs, std::int64_t toNs);
    void addThread(const trace::Event& event, const World& after);
    void addDescriptors(const trace::Event& event, const World& after);
    void addTransfer(const trace::Event& event, const World& after);
    void addGap(std::int64_t atNs);
    void watchBudget();
    void dropFinest();
    void indexLanes();
    template <class F>
    void forAll(F&& f);

    std::vector<Lane> m_lanes;
    std::vector<std::uint32_t> m_byFd;     // index + 1
    std::vector<std::uint32_t> m_byThread; // index + 1
    std::array<Lane, kLaneGroups> m_groups;
    Lane m_whole;
    std::vector<QuietGap> m_gaps;
    std::int64_t m_latestNs = -1;
    std::size_t m_budgetBytes;
    std::uint32_t m_sinceCount = 0; // events, since the buckets were counted
    std::size_t m_finest = 0;
};

// The lanes, the groups and the whole.
template <class F>
void ActivityIndex::forAll(F&& f) {
    for (Lane& lane : m_lanes)
        f(lane);
    for (Lane& lane : m_groups)
        f(lane);
    f(m_whole);
}

template <class F>
void ActivityIndex::forEachByNumber(F&& f) const {
    for (const auto* index : {&m_byThread, &m_byFd})
        for (const std::uint32_t at : *index)
            if (at != 0)
                f(m_lanes[at - 1]);
}

// Exactly what happened: one call, or one stretch between two.
struct ActivitySpan {
    LaneKey lane;
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    Activity activity = Activity::idle;
    std::uint64_t fromEvent = kNoEvent; // the enter; kNoEvent: before the window
    std::uint64_t toEvent = kNoEvent;   // the exit; kNoEvent: after the window
    bool operator==(const ActivitySpan&) const = default;
};

// Of the events [start.moment, to): threads' calls and stretches of running, descriptors' calls and
// full buffers; idle stretches are left out. `start` is history.at(from) or headWorld(); it is
// folded on here, so keep the window to some ten thousand events. Ordered by fromNs within a lane.
std::vector<ActivitySpan> exactSpans(World start, const trace::TraceLog& log, Moment to);

} // namespace muxscope::world
