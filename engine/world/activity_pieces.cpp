// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the timeline's index, and letting go of what it need not hold.
#include "world/activity.h"

#include <algorithm>

namespace muxscope::world {

namespace {

constexpr std::size_t kDeepest = kPyramidLevels - 1;

} // namespace

void ActivityIndex::indexLanes() {
    m_byFd.assign(m_byFd.size(), 0);
    m_byThread.assign(m_byThread.size(), 0);
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane& lane = m_lanes[i];
        (lane.isThread ? m_byThread : m_byFd)[lane.number] = static_cast<std::uint32_t>(i + 1);
    }
}

void ActivityIndex::trim(std::int64_t firstNs) {
    const std::size_t before = m_lanes.size();
    std::erase_if(m_lanes, [firstNs](const Lane& lane) { return lane.toNs() < firstNs; });
    if (m_lanes.size() != before)
        indexLanes();
    forAll([firstNs](Lane& lane) {
        lane.settle();
        std::erase_if(lane.lives, [firstNs](const LaneLife& life) { return life.toNs < firstNs; });
        for (std::size_t level = 0; level < kPyramidLevels; ++level)
            trimBuckets(lane.levels[level], firstNs, kShifts[level]);
    });
    std::erase_if(m_gaps, [firstNs](const QuietGap& gap) { return gap.toNs < firstNs; });
}

void ActivityIndex::watchBudget() {
    m_sinceCount = 0;
    std::size_t buckets = 0;
    forAll([&buckets](const Lane& lane) {
        for (const auto& level : lane.levels)
            buckets += level.size();
    });
    if (buckets * sizeof(ActivityBucket) > m_budgetBytes)
        dropFinest();
}

// Zoomed in that far the log itself is asked, as long as the window holds few enough events.
void ActivityIndex::dropFinest() {
    if (m_finest == kDeepest)
        return;
    forAll([this](Lane& lane) {
        lane.settle();
        lane.levels[m_finest] = {};
    });
    ++m_finest;
}

const std::vector<Lane>& ActivityIndex::lanes() const {
    for (const Lane& lane : m_lanes)
        lane.settle();
    return m_lanes;
}

const Lane& ActivityIndex::whole() const {
    m_whole.settle();
    return m_whole;
}

void ActivityIndex::clear() {
    *this = ActivityIndex(m_budgetBytes);
}

const Lane* ActivityIndex::lane(LaneId id) const {
    const auto& index = id.kind == LaneKind::thread ? m_byThread : m_byFd;
    if (id.kind > LaneKind::descriptor || id.number >= index.size() || index[id.number] == 0)
        return nullptr;
    const Lane& lane = m_lanes[index[id.number] - 1];
    lane.settle();
    return &lane;
}

const Lane* ActivityIndex::lane(LaneKey key) const {
    const Lane* found =
        lane(LaneId{key.isThread ? LaneKind::thread : LaneKind::descriptor, key.number});
    return found != nullptr && found->life(key.generation) != nullptr ? found : nullptr;
}

std::vector<ActivityPiece> ActivityIndex::pieces(const Lane& lane, int level, std::int64_t fromNs,
                                                 std::int64_t toNs) {
    std::vector<ActivityPiece> out;
    lane.settle();
    auto at = static_cast<std::size_t>(std::max(level, 0));
    while (at < kDeepest && lane.levels[at].empty())
        ++at;
    const auto& buckets = lane.levels[at];
    const int shift = kShifts[at];
    if (!lane.lives.empty()) {
        fromNs = std::max(fromNs, lane.fromNs());
        toNs = std::min(toNs, lane.toNs());
    }
    auto bucket = bucketBefore(buckets, fromNs, shift);
    const auto add = [&](std::int64_t from, std::int64_t to, ActivityPiece piece) {
        piece.fromNs = std::max(from, fromNs);
        piece.toNs = std::min(to, toNs);
        if (piece.fromNs < piece.toNs)
            out.push_back(piece);
    };
    for (; bucket != buckets.end() && slotStart(bucket->slot, shift) < toNs; ++bucket) {
        const std::int64_t start = slotStart(bucket->slot, shift);
        const std::int64_t end = start + (std::int64_t{1} << shift);
        const double share =
            static_cast<double>(bucket->asleepNs) / static_cast<double>(std::int64_t{1} << shift);
        add(start, end, {0, 0, bucket->kinds, bucket->events, std::min(share, 1.0)});
        const auto next = std::next(bucket);
        const std::int64_t until = next == buckets.end() ? toNs : slotStart(next->slot, shift);
        const bool asleep = bucket->after == Activity::asleep;
        if (bucket->after != Activity::closed)
            add(end, until, {0, 0, maskOf(bucket->after), 0, asleep ? 1.0 : 0.0});
    }
    return out;
}

std::size_t ActivityIndex::bytes() const {
    std::size_t bytes = m_lanes.capacity() * sizeof(Lane) +
                        (m_byFd.capacity() + m_byThread.capacity()) * sizeof(std::uint32_t) +
                        m_gaps.capacity() * sizeof(QuietGap) + bytesOf(m_whole.levels);
    for (const Lane& lane : m_lanes)
        bytes += bytesOf(lane.levels) + lane.lives.capacity() * sizeof(LaneLife);
    for (const Lane& lane : m_groups)
        bytes += bytesOf(lane.levels);
    return bytes;
}

} // namespace muxscope::world
