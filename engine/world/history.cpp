// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/history.h"

#include "base/clock.h"

#include <algorithm>

namespace muxscope::world {

namespace {

constexpr std::uint64_t kEventsBetweenClockReads = 256;

std::uint64_t logBytesOf(const trace::Event& event) {
    return sizeof(trace::Record) +
           (event.record.payloadAt != 0
                ? sizeof(trace::PayloadHead) + ((event.payload.size() + 7) & ~std::size_t{7})
                : 0);
}

// What a copy of a world costs before anything is written.
std::size_t shellBytes(const World& world) {
    std::size_t bytes = sizeof(World) + world.threads.size() * sizeof(Thread) +
                        world.descriptors.shellBytes() + world.connections.shellBytes() +
                        world.sockets.shellBytes() +
                        world.waitingPeers.size() * sizeof(WaitingPeer);
    for (const Mux& mux : world.muxes)
        bytes += sizeof(Mux) + mux.interest.shellBytes() + mux.ready.size() * sizeof(ReadyItem);
    for (const Ring& ring : world.rings)
        bytes += sizeof(Ring) + ring.operations.shellBytes() +
                 ring.taken.size() * sizeof(RingCompletion);
    return bytes;
}

// What goes when `world` goes and `next` stays, about.
std::size_t ownBytesBeside(const World& world, const World& next) {
    std::size_t bytes = shellBytes(world) + world.descriptors.bytesNotSharedWith(next.descriptors) +
                        world.connections.bytesNotSharedWith(next.connections) +
                        world.sockets.bytesNotSharedWith(next.sockets);
    world.connections.forEachUnshared(
        next.connections, [&bytes](std::size_t, const Connection& here, const Connection& there) {
            bytes += here.exchanges.bytesNotSharedWith(there.exchanges);
        });
    for (std::size_t i = 0; i < world.muxes.size(); ++i) {
        static const Mux kNone;
        const Mux& same = i < next.muxes.size() ? next.muxes[i] : kNone;
        bytes += world.muxes[i].interest.bytesNotSharedWith(same.interest);
    }
    for (std::size_t i = 0; i < world.rings.size(); ++i) {
        static const Ring kNone;
        const Ring& same = i < next.rings.size() ? next.rings[i] : kNone;
        bytes += world.rings[i].operations.bytesNotSharedWith(same.operations);
    }
    return bytes;
}

} // namespace

History::History(const trace::TraceLog& log, std::uint64_t keyframeCost)
    : m_log(log), m_reader(log), m_spacing(std::max<std::uint64_t>(keyframeCost, 1)) {
    m_head.moment = m_reader.keepFrom();
    if (m_head.moment != 0 && m_head.moment < m_log.end())
        m_head.atNs = m_log.at(m_head.moment).record.atNs;
    keep();
    m_cursor = m_head;
}

std::uint64_t History::advance(std::int64_t budgetNs) {
    const Moment from = head();
    const std::int64_t untilNs = monotonicNs() + budgetNs;
    while (head() < m_log.end()) {
        foldHead(std::min(head() + kEventsBetweenClockReads, m_log.end()));
        if (monotonicNs() >= untilNs)
            break;
    }
    trim();
    return head() - from;
}

void History::foldHead(Moment to) {
    m_log.forEach(head(), to, [this](const trace::Event& event) {
        apply(m_head, event);
        m_logBytes += logBytesOf(event);
        m_cost += 1 + event.payload.size() / kBytesOfOneEvent;
        if (m_observer)
            m_observer(event, m_head);
        if (m_cost - m_keyframes.back().cost >= m_spacing)
            keep();
    });
}

void History::keep() {
    if (!m_keyframes.empty())
        weigh(m_keyframes.back(), m_head);
    m_keyframes.push_back({m_head, m_logBytes, m_cost, shellBytes(m_head)});
    m_keyframeBytes += m_keyframes.back().ownBytes;
    // A few at a time: none of the frames that the window draws meanwhile has to wait for all.
    constexpr int kMostAtOnce = 4;
    for (int i = 0; i < kMostAtOnce && m_keyframeBytes > m_log.budgetBytes() / 4; ++i)
        if (!dropOneBetween())
            break;
}

void History::weigh(Keyframe& keyframe, const World& next) {
    m_keyframeBytes -= std::min(m_keyframeBytes, keyframe.ownBytes);
    keyframe.ownBytes = ownBytesBeside(keyframe.world, next);
    m_keyframeBytes += keyframe.ownBytes;
}

// The one whose absence leaves the smallest gap; never the first or the last.
bool History::dropOneBetween() {
    if (m_keyframes.size() < 3)
        return false;
    std::size_t victim = 1;
    std::uint64_t smallest = UINT64_MAX;
    for (std::size_t i = 1; i + 1 < m_keyframes.size(); ++i) {
        const std::uint64_t gap = m_keyframes[i + 1].cost - m_keyframes[i - 1].cost;
        if (gap < smallest) {
            smallest = gap;
            victim = i;
        }
    }
    m_spacing = std::max(m_spacing, smallest / 2);
    m_keyframeBytes -= std::min(m_keyframeBytes, m_keyframes[victim].ownBytes);
    m_keyframes.erase(m_keyframes.begin() + static_cast<std::ptrdiff_t>(victim));
    weigh(m_keyframes[victim - 1], m_keyframes[victim].world);
    return true;
}

std::uint64_t History::longestGap() const {
    std::uint64_t longest = m_cost - m_keyframes.back().cost;
    for (std::size_t i = 1; i < m_keyframes.size(); ++i)
        longest = std::max(longest, m_keyframes[i].cost - m_keyframes[i - 1].cost);
    return longest;
}

void History::dropOldest() {
    m_keyframeBytes -= std::min(m_keyframeBytes, m_keyframes.front().ownBytes);
    m_keyframes.pop_front();
}

// Of the events from the oldest keyframe to the log's end; those not folded yet by their average.
std::uint64_t History::logBytesWanted() const {
    const Moment begin = m_log.begin();
    const Moment end = m_log.end();
    const std::uint64_t unfolded = end > head() ? end - head() : 0;
    const std::uint64_t average = end > begin ? m_log.bytesHeld() / (end - begin) + 1 : 0;
    return m_logBytes - m_keyframes.front().logBytes + unfolded * average;
}

void History::trim() {
    if (m_log.isPaged()) // it forgets nothing: what does not fit stands in its file
        return;
    // The log counts whole segments and recycles only those that nobody needs, so it must be let go
    // of before it is full.
    const std::uint64_t most = m_log.budgetBytes() - m_log.budgetBytes() / 8;
    if (m_log.bytesHeld() <= most)
        return;
    while (m_keyframes.size() > 1 && logBytesWanted() > most)
        dropOldest();
    if (head() > first() && logBytesWanted() > most) { // all of it is one gap between keyframes
        keep();
        while (m_keyframes.size() > 1)
            dropOldest();
    }
    m_reader.setKeepFrom(first());
    std::erase_if(m_trail, [this](const World& world) { return world.moment < first(); });
    std::erase_if(m_stopovers, [this](const Stopover& stopover) {
        if (stopover.world.moment >= first())
            return false;
        m_stopoverBytes -= stopover.ownBytes;
        return true;
    });
}

std::size_t History::nearestKeyframe(Moment moment) const {
    const auto after = std::upper_bound(
        m_keyframes.begin(), m_keyframes.end(), moment,
        [](Moment m, const Keyframe& keyframe) { return m < keyframe.world.moment; });
    return static_cast<std::size_t>(after - m_keyframes.begin()) - 1;
}

const World& History::at(Moment moment) {
    moment = std::clamp(moment, first(), head());
    if (moment == head())
        return m_head;
    if (moment != m_cursor.moment || m_cursor.moment < first())
        seek(moment);
    return m_cursor;
}

// The latest copy that is not behind `moment`.
const World* History::nearestCopy(Moment moment) {
    const World* nearest = &m_keyframes[nearestKeyframe(moment)].world;
    Stopover* used = nullptr;
    for (Stopover& stopover : m_stopovers) {
        if (stopover.world.moment > moment || stopover.world.moment <= nearest->moment)
            continue;
        nearest = &stopover.world;
        used = &stopover;
    }
    for (const World& step : m_trail) {
        if (step.moment <= moment && step.moment > nearest->moment)
            nearest = &step;
    }
    if (used != nullptr)
        used->lastUse = m_seeks;
    return nearest;
}

void History::seek(Moment moment) {
    ++m_seeks;
    const World* const from = nearestCopy(moment);
    if (m_cursor.moment > moment || m_cursor.moment < from->moment)
        m_cursor = *from;
    // Few copies on a long way, for each costs what is written after it; the next seek near one of
    // them leaves more around it. The last stretch is where the next steps back lead.
    const std::uint64_t stretch =
        std::max(kStopoverEvents, (moment - m_cursor.moment) / kStopoversOnAWay);
    while (moment - m_cursor.moment > kStopoverEvents) {
        foldCursorTo(std::min(m_cursor.moment + stretch, moment - kStopoverEvents));
        leaveStopover();
    }
    while (m_cursor.moment < moment) {
        const Moment next = (m_cursor.moment / kTrailEvents + 1) * kTrailEvents;
        foldCursorTo(std::min(next, moment));
        if (m_cursor.moment == next)
            leaveTrail(moment);
    }
}

void History::foldCursorTo(Moment moment) {
    m_eventsSought += moment - m_cursor.moment;
    m_log.forEach(m_cursor.moment, moment,
                  [this](const trace::Event& event) { apply(m_cursor, event); });
}

// Those that nobody came back to go first.
void History::leaveStopover() {
    const auto after = std::upper_bound(
        m_stopovers.begin(), m_stopovers.end(), m_cursor.moment,
        [](Moment moment, const Stopover& stopover) { return moment < stopover.world.moment; });
    const std::size_t ownBytes =
        after == m_stopovers.begin()
            ? ownBytesBeside(m_cursor, m_keyframes[nearestKeyframe(m_cursor.moment)].world)
            : ownBytesBeside(m_cursor, std::prev(after)->world);
    m_stopovers.insert(after, {m_cursor, m_seeks, ownBytes});
    m_stopoverBytes += ownBytes;
    while (m_stopovers.size() > kMostStopovers ||
           (m_stopovers.size() > 1 && m_stopoverBytes > m_log.budgetBytes() / 8)) {
        const auto oldest = std::min_element(
            m_stopovers.begin(), m_stopovers.end(),
            [](const Stopover& a, const Stopover& b) { return a.lastUse < b.lastUse; });
        m_stopoverBytes -= oldest->ownBytes;
        m_stopovers.erase(oldest);
    }
}

// Only the stretch before the target keeps its steps.
void History::leaveTrail(Moment target) {
    std::erase_if(m_trail, [&](const World& step) {
        return step.moment + 2 * kStopoverEvents < target ||
               step.moment > target + 2 * kStopoverEvents;
    });
    const auto at =
        std::lower_bound(m_trail.begin(), m_trail.end(), m_cursor.moment,
                         [](const World& step, Moment moment) { return step.moment < moment; });
    if (at == m_trail.end() || at->moment != m_cursor.moment)
        m_trail.insert(at, m_cursor);
}

} // namespace muxscope::world
