// SPDX-License-Identifier: GPL-3.0-or-later
// What each thread and each descriptor did when, for the timeline: a pyramid of time buckets that
// grows with the fold (give add() to History::setObserver), and exact spans of a small window.
// Times are ns since the log's epoch. One thread at a time.
#pragma once

#include "trace/trace_log.h"
#include "world/world.h"

#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

namespace muxscope::world {

// What a lane is doing. Threads: running, asleep, accepting, reading, writing (the latter three:
// in a call that does not wait). Descriptors: all but running and asleep.
enum class Activity : std::uint8_t {
    idle,        // descriptor: open, nothing asked of it
    running,     // thread: between two calls, or in one that only sets things up
    asleep,      // thread: in a call that waits
    accepting,   //
    reading,     //
    writing,     //
    exceptional, // urgent byte, reset, error
    blocked,     // descriptor: its buffer was full; the program has bytes left to send
    closed,      // no more
};
using ActivityMask = std::uint16_t;
constexpr ActivityMask maskOf(Activity activity) {
    return static_cast<ActivityMask>(1U << static_cast<unsigned>(activity));
}

// A wait that was over this soon put no thread to sleep: something was ready already. (A switch to
// another thread and back takes longer.)
inline constexpr std::int64_t kAtOnceNs = 10'000;

// One lane of the timeline: one life of a thread's number, or of a descriptor's.
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
    std::uint32_t asleepNs = 0; // threads: of this bucket's time
};

struct Lane {
    LaneKey key;
    FdKind kind = FdKind::unknown; // descriptors
    std::int64_t fromNs = 0;
    std::int64_t toNs = std::numeric_limits<std::int64_t>::max(); // still there
    std::array<std::vector<ActivityBucket>, 2> levels;            // fine, coarse; in time order

    std::int64_t asleepSinceNs = -1; // threads: of the sleep that has not ended
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

class ActivityIndex {
public:
    static constexpr std::array<int, 2> kShifts = {20, 26}; // about 1 ms and 67 ms

    // The event that led to this world. Events in order.
    void add(const trace::Event& event, const World& after);
    // Lets go of what lies wholly before `firstNs` (History::first() in time).
    void trim(std::int64_t firstNs);
    void clear();

    // In order of appearance; threads and descriptors mixed.
    [[nodiscard]] const std::vector<Lane>& lanes() const { return m_lanes; }
    [[nodiscard]] const Lane* lane(LaneKey key) const;
    // The coarsest level whose buckets are not wider than this; -1: finer than all, use exactSpans.
    static int levelFor(double nsPerPixel);
    // The lane's stretches within [fromNs, toNs), cut to it, in time order, without gaps from its
    // beginning on. The lane's end is `nowNs` while it is open.
    static std::vector<ActivityPiece> pieces(const Lane& lane, int level, std::int64_t fromNs,
                                             std::int64_t toNs);
    [[nodiscard]] std::size_t bytes() const; // about

private:
    struct Mark;
    Lane& threadLane(const Thread& thread, std::int64_t atNs);
    Lane* descriptorLane(Fd fd, const World& after, std::int64_t atNs);
    static void touch(Lane& lane, std::int64_t atNs, ActivityMask kinds, Activity after);
    static void addSleep(Lane& lane, std::int64_t fromNs, std::int64_t toNs);
    void addThread(const trace::Event& event, const World& after);
    void addDescriptors(const trace::Event& event, const World& after);
    void indexLanes();

    std::vector<Lane> m_lanes;
    std::vector<std::uint32_t> m_byFd;     // index + 1 of the lane of its latest life
    std::vector<std::uint32_t> m_byThread; // index + 1
};

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
