// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/activity.h"

#include "world/activity_rules.h"

#include <algorithm>

namespace muxscope::world {

namespace {

std::uint32_t slotOf(std::int64_t atNs, int shift) {
    const std::int64_t slot = std::max<std::int64_t>(atNs, 0) >> shift;
    return static_cast<std::uint32_t>(
        std::min<std::int64_t>(slot, std::numeric_limits<std::uint32_t>::max()));
}

std::int64_t slotStart(std::uint32_t slot, int shift) {
    return static_cast<std::int64_t>(slot) << shift;
}

} // namespace

void ActivityIndex::touch(Lane& lane, std::int64_t atNs, ActivityMask kinds, Activity after) {
    for (std::size_t level = 0; level < kShifts.size(); ++level) {
        auto& buckets = lane.levels[level];
        const std::uint32_t slot = slotOf(atNs, kShifts[level]);
        if (buckets.empty() || buckets.back().slot < slot)
            buckets.push_back({slot, 0, Activity::idle, 0, 0});
        ActivityBucket& bucket = buckets.back();
        bucket.kinds = static_cast<ActivityMask>(bucket.kinds | kinds);
        bucket.after = after;
        ++bucket.events;
    }
}

// The buckets of its two ends; those between have none, or are the first's.
void ActivityIndex::addSleep(Lane& lane, std::int64_t fromNs, std::int64_t toNs) {
    for (std::size_t level = 0; level < kShifts.size(); ++level) {
        auto& buckets = lane.levels[level];
        const std::uint32_t last = slotOf(toNs, kShifts[level]);
        const auto add = [&](std::uint32_t slot) {
            for (auto bucket = buckets.rbegin(); bucket != buckets.rend(); ++bucket) {
                if (bucket->slot < slot)
                    return;
                if (bucket->slot != slot)
                    continue;
                const std::int64_t from = std::max(fromNs, slotStart(slot, kShifts[level]));
                const std::int64_t to = std::min(toNs, slotStart(slot, kShifts[level]) +
                                                           (std::int64_t{1} << kShifts[level]));
                bucket->asleepNs +=
                    static_cast<std::uint32_t>(std::max<std::int64_t>(to - from, 0));
                return;
            }
        };
        const std::uint32_t first = slotOf(fromNs, kShifts[level]);
        add(first);
        if (last != first)
            add(last);
    }
}

Lane& ActivityIndex::threadLane(const Thread& thread, std::int64_t atNs) {
    if (m_byThread.size() <= thread.id.n)
        m_byThread.resize(thread.id.n + 1U);
    std::uint32_t& at = m_byThread[thread.id.n];
    const LaneKey key = rules::threadKey(thread);
    if (at == 0 || m_lanes[at - 1].key != key) {
        if (at != 0)
            m_lanes[at - 1].toNs = std::min(m_lanes[at - 1].toNs, atNs);
        Lane lane;
        lane.key = key;
        lane.fromNs = atNs;
        m_lanes.push_back(std::move(lane));
        at = static_cast<std::uint32_t>(m_lanes.size());
    }
    return m_lanes[at - 1];
}

// nullptr: never heard of.
Lane* ActivityIndex::descriptorLane(Fd fd, const World& after, std::int64_t atNs) {
    const Descriptor& descriptor = after.descriptor(fd);
    if (!fd.valid() || descriptor.generation == 0)
        return nullptr;
    const auto n = static_cast<std::size_t>(fd.n);
    if (m_byFd.size() <= n)
        m_byFd.resize(n + 1);
    std::uint32_t& at = m_byFd[n];
    if (at == 0 || m_lanes[at - 1].key.generation != descriptor.generation) {
        if (at != 0)
            m_lanes[at - 1].toNs = std::min(m_lanes[at - 1].toNs, atNs);
        Lane lane;
        lane.key = {false, static_cast<std::uint32_t>(fd.n), descriptor.generation};
        lane.fromNs = atNs;
        m_lanes.push_back(std::move(lane));
        at = static_cast<std::uint32_t>(m_lanes.size());
    }
    Lane& lane = m_lanes[at - 1];
    lane.kind = descriptor.kind;
    return &lane;
}

void ActivityIndex::addThread(const trace::Event& event, const World& after) {
    const Thread* thread = after.thread(event.record.thread);
    if (thread == nullptr)
        return;
    const std::int64_t atNs = event.record.atNs;
    Lane& lane = threadLane(*thread, atNs);
    if (lane.asleepSinceNs >= 0) {
        touch(lane, atNs, maskOf(Activity::asleep), Activity::running);
        if (atNs - lane.asleepSinceNs >= kAtOnceNs)
            addSleep(lane, lane.asleepSinceNs, atNs);
        lane.asleepSinceNs = -1;
    }
    const Activity now = event.isEnter() ? rules::callActivity(after, *thread) : Activity::running;
    touch(lane, atNs, maskOf(now), now);
    if (now == Activity::asleep)
        lane.asleepSinceNs = std::max<std::int64_t>(atNs, 0);
    if (thread->ended) {
        touch(lane, atNs, 0, Activity::closed);
        lane.toNs = std::min(lane.toNs, atNs);
    }
}

void ActivityIndex::addDescriptors(const trace::Event& event, const World& after) {
    const trace::Record& r = event.record;
    const Thread* thread = after.thread(r.thread);
    if (rules::makesDescriptor(r.call) && r.value >= 0 && r.value < kMaxFd) {
        if (Lane* lane = descriptorLane(Fd{static_cast<std::int32_t>(r.value)}, after, r.atNs))
            touch(*lane, r.atNs, maskOf(Activity::idle), Activity::idle);
    }
    // From now on it is a listener, or has a peer: its lane must say so before anything happens on it.
    if (r.call == trace::Call::listen || r.call == trace::Call::connect ||
        r.call == trace::Call::bind)
        descriptorLane(Fd{r.fd}, after, r.atNs);
    for (const trace::FdBits& item : event.ready()) {
        if ((item.bits & (trace::kPri | trace::kOut)) == 0)
            continue;
        Lane* lane = descriptorLane(Fd{item.fd}, after, r.atNs);
        if (lane == nullptr)
            continue;
        const bool urgent = (item.bits & trace::kPri) != 0;
        touch(*lane, r.atNs, urgent ? maskOf(Activity::exceptional) : ActivityMask{0},
              Activity::idle); // no longer blocked when it can be written to
    }
    if (r.call == trace::Call::close) {
        Lane* lane = descriptorLane(Fd{r.fd}, after, r.atNs);
        if (lane != nullptr && !after.descriptor(Fd{r.fd}).open) {
            touch(*lane, r.atNs, 0, Activity::closed);
            lane->toNs = std::min(lane->toNs, r.atNs);
        }
        return;
    }
    std::int64_t offered = thread != nullptr ? thread->enter.value : 0;
    if (event.phase() == trace::Phase::completion)
        offered = rules::askedOf(event, after);
    if (const auto answer = rules::answerOf(event, offered)) {
        if (Lane* lane = descriptorLane(Fd{r.fd}, after, r.atNs))
            touch(*lane, r.atNs, maskOf(answer->kind), answer->after);
    }
}

void ActivityIndex::add(const trace::Event& event, const World& after) {
    const bool ofThread = event.note() == trace::NoteKind::threadStarted ||
                          event.note() == trace::NoteKind::threadEnded;
    if (!event.isEnter() && !event.isAnswer() && !ofThread)
        return;
    if (event.phase() != trace::Phase::completion) // no thread was in that call
        addThread(event, after);
    if (event.isAnswer())
        addDescriptors(event, after);
}

void ActivityIndex::indexLanes() {
    m_byFd.assign(m_byFd.size(), 0);
    m_byThread.assign(m_byThread.size(), 0);
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const LaneKey& key = m_lanes[i].key;
        (key.isThread ? m_byThread : m_byFd)[key.number] = static_cast<std::uint32_t>(i + 1);
    }
}

void ActivityIndex::trim(std::int64_t firstNs) {
    const std::size_t before = m_lanes.size();
    std::erase_if(m_lanes, [firstNs](const Lane& lane) { return lane.toNs < firstNs; });
    if (m_lanes.size() != before)
        indexLanes();
    for (Lane& lane : m_lanes) {
        for (std::size_t level = 0; level < kShifts.size(); ++level) {
            auto& buckets = lane.levels[level];
            // The last bucket before says what went on until the first one after.
            const auto keep =
                std::upper_bound(buckets.begin(), buckets.end(), slotOf(firstNs, kShifts[level]),
                                 [](std::uint32_t slot, const ActivityBucket& bucket) {
                                     return slot < bucket.slot;
                                 });
            const auto gone = std::max<std::ptrdiff_t>(keep - buckets.begin() - 1, 0);
            if (static_cast<std::size_t>(gone) * 4 > buckets.size())
                buckets.erase(buckets.begin(), buckets.begin() + gone);
        }
    }
}

void ActivityIndex::clear() {
    *this = ActivityIndex();
}

const Lane* ActivityIndex::lane(LaneKey key) const {
    // Usually the latest life.
    const auto& index = key.isThread ? m_byThread : m_byFd;
    if (key.number >= index.size() || index[key.number] == 0)
        return nullptr;
    const Lane& latest = m_lanes[index[key.number] - 1];
    if (latest.key == key)
        return &latest;
    const auto found = std::find_if(m_lanes.begin(), m_lanes.end(),
                                    [&](const Lane& lane) { return lane.key == key; });
    return found == m_lanes.end() ? nullptr : &*found;
}

int ActivityIndex::levelFor(double nsPerPixel) {
    for (int level = static_cast<int>(kShifts.size()) - 1; level >= 0; --level) {
        if (static_cast<double>(std::int64_t{1} << kShifts[static_cast<std::size_t>(level)]) <=
            nsPerPixel)
            return level;
    }
    return -1;
}

std::vector<ActivityPiece> ActivityIndex::pieces(const Lane& lane, int level, std::int64_t fromNs,
                                                 std::int64_t toNs) {
    std::vector<ActivityPiece> out;
    const auto& buckets = lane.levels[static_cast<std::size_t>(level)];
    const int shift = kShifts[static_cast<std::size_t>(level)];
    fromNs = std::max(fromNs, lane.fromNs);
    toNs = std::min(toNs, lane.toNs);
    auto bucket = std::upper_bound(
        buckets.begin(), buckets.end(), slotOf(fromNs, shift),
        [](std::uint32_t slot, const ActivityBucket& each) { return slot < each.slot; });
    if (bucket != buckets.begin())
        --bucket;
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
                        (m_byFd.capacity() + m_byThread.capacity()) * sizeof(std::uint32_t);
    for (const Lane& lane : m_lanes)
        for (const auto& level : lane.levels)
            bytes += level.capacity() * sizeof(ActivityBucket);
    return bytes;
}

} // namespace muxscope::world
