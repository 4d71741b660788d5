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
                        world.waitingPeers.size() * sizeof(WaitingPeer);
    for (const Mux& mux : world.muxes)
        bytes += sizeof(Mux) + mux.interest.shellBytes() + mux.ready.size() * sizeof(ReadyItem);
    return bytes;
}

} // namespace

History::History(const trace::TraceLog& log, std::uint64_t keyframeEvents)
    : m_log(log), m_reader(log), m_keyframeEvents(std::max<std::uint64_t>(keyframeEvents, 1)) {
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
        const Moment nextKeyframe = m_keyframes.back().world.moment + m_keyframeEvents;
        foldHead(std::min({head() + kEventsBetweenClockReads, nextKeyframe, m_log.end()}));
        if (head() == nextKeyframe)
            keep();
        if (monotonicNs() >= untilNs)
            break;
    }
    trim();
    return head() - from;
}

void History::foldHead(Moment to) {
    const std::uint64_t copiedBefore = g_cowBytesCopied;
    m_log.forEach(head(), to, [this](const trace::Event& event) {
        apply(m_head, event);
        m_logBytes += logBytesOf(event);
        if (m_observer)
            m_observer(event, m_head);
    });
    m_copiedBytes += g_cowBytesCopied - copiedBefore;
}

void History::fold(World& world, Moment to) const {
    m_log.forEach(world.moment, to, [&world](const trace::Event& event) { apply(world, event); });
}

void History::keep() {
    if (!m_keyframes.empty()) {
        m_keyframes.back().ownBytes += m_copiedBytes;
        m_keyframeBytes += m_copiedBytes;
    }
    m_copiedBytes = 0;
    m_keyframes.push_back({m_head, m_logBytes, shellBytes(m_head)});
    m_keyframeBytes += m_keyframes.back().ownBytes;
    if (m_keyframeBytes > m_log.budgetBytes() / 4)
        thin();
}

// Every second one of the older three quarters goes.
void History::thin() {
    const std::size_t last = m_keyframes.size() - m_keyframes.size() / 4;
    if (last < 3)
        return;
    std::size_t kept = 1;
    for (std::size_t i = 1; i < m_keyframes.size(); ++i) {
        if (i < last && i % 2 == 1) {
            Keyframe& before = m_keyframes[kept - 1];
            const Keyframe& gone = m_keyframes[i];
            // The one before now keeps what either kept; mostly the same chunks.
            m_keyframeBytes -= std::min(before.ownBytes, gone.ownBytes);
            before.ownBytes = std::max(before.ownBytes, gone.ownBytes);
            continue;
        }
        if (kept != i)
            m_keyframes[kept] = std::move(m_keyframes[i]);
        ++kept;
    }
    m_keyframes.resize(kept);
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

void History::seek(Moment moment) {
    const World* from = &m_keyframes[nearestKeyframe(moment)].world;
    const Moment gapStart = from->moment;
    // Steps kept on an earlier walk through the same gap.
    std::erase_if(m_trail, [&](const World& world) {
        return world.moment < gapStart || world.moment > gapStart + 2 * m_keyframeEvents;
    });
    for (const World& step : m_trail) {
        if (step.moment <= moment && step.moment > from->moment)
            from = &step;
    }
    if (m_cursor.moment > moment || m_cursor.moment < from->moment)
        m_cursor = *from;
    while (m_cursor.moment < moment) {
        const Moment next = (m_cursor.moment / kTrailEvents + 1) * kTrailEvents;
        fold(m_cursor, std::min(next, moment));
        const bool onTrail = m_cursor.moment == next && m_cursor.moment > gapStart;
        if (onTrail && (m_trail.empty() || m_trail.back().moment < next))
            m_trail.push_back(m_cursor);
    }
}

} // namespace muxscope::world
