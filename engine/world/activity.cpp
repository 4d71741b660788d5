// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/activity.h"

#include "world/activity_rules.h"

#include <algorithm>

namespace muxscope::world {

namespace {

constexpr std::uint32_t kBetweenCounts = 4096; // events

} // namespace

const LaneLife* Lane::life(std::uint32_t generation) const {
    // Usually the latest.
    const auto found =
        std::find_if(lives.rbegin(), lives.rend(),
                     [generation](const LaneLife& each) { return each.generation == generation; });
    return found == lives.rend() ? nullptr : &*found;
}

bool Lane::livesIn(std::int64_t fromNs, std::int64_t toNs) const {
    const auto life =
        std::lower_bound(lives.begin(), lives.end(), fromNs,
                         [](const LaneLife& each, std::int64_t at) { return each.toNs < at; });
    return life != lives.end() && life->fromNs <= toNs;
}

LaneGroup Lane::group() const {
    if (isThread)
        return LaneGroup::threads;
    switch (kind()) {
    case FdKind::listener:
        return LaneGroup::listeners;
    case FdKind::connection:
    case FdKind::connectionOut:
    case FdKind::udp:
    case FdKind::terminal: // one more that talks to the program
    case FdKind::unknown:
        return LaneGroup::connections;
    default:
        return LaneGroup::files;
    }
}

void Lane::settle() const {
    if (!isOpen)
        return;
    isOpen = false;
    for (std::size_t level = finest; level < kPyramidLevels; ++level) {
        const std::uint32_t slot =
            open.slot >> static_cast<unsigned>(kPyramidShifts[level] - kPyramidShifts[finest]);
        ActivityBucket& bucket = lastBucket(levels[level], slot);
        bucket.kinds = static_cast<ActivityMask>(bucket.kinds | open.kinds);
        bucket.after = open.after;
        bucket.events += open.events;
    }
}

void ActivityIndex::touch(Lane& lane, std::int64_t atNs, ActivityMask kinds, Activity after,
                          std::uint32_t events) {
    const std::uint32_t slot = slotOf(atNs, kShifts[m_finest]);
    if (!lane.isOpen || lane.open.slot < slot) {
        lane.settle();
        lane.finest = static_cast<std::uint8_t>(m_finest);
        lane.open = {slot, 0, after, 0, 0};
        lane.isOpen = true;
    }
    lane.open.kinds = static_cast<ActivityMask>(lane.open.kinds | kinds);
    lane.open.after = after;
    lane.open.events += events;
}

// The lane, its group and the whole.
void ActivityIndex::touchAll(Lane& lane, std::int64_t atNs, ActivityMask kinds, Activity after) {
    touch(lane, atNs, kinds, after);
    touch(m_groups[static_cast<std::size_t>(lane.group())], atNs, kinds, Activity::idle);
    touch(m_whole, atNs, kinds, Activity::idle, 0); // add() has counted the event
}

// The buckets of its two ends; those between have none, or are the first's.
void ActivityIndex::addSleep(Lane& lane, std::int64_t fromNs, std::int64_t toNs) {
    lane.settle();
    for (std::size_t level = m_finest; level < kPyramidLevels; ++level) {
        auto& buckets = lane.levels[level];
        const int shift = kShifts[level];
        const auto add = [&](std::uint32_t slot) {
            for (auto bucket = buckets.rbegin(); bucket != buckets.rend(); ++bucket) {
                if (bucket->slot < slot)
                    return;
                if (bucket->slot != slot)
                    continue;
                const std::int64_t from = std::max(fromNs, slotStart(slot, shift));
                const std::int64_t to = std::min(toNs, slotStart(slot + 1, shift));
                bucket->asleepNs += static_cast<float>(std::max<std::int64_t>(to - from, 0));
                return;
            }
        };
        const std::uint32_t first = slotOf(fromNs, shift);
        const std::uint32_t last = slotOf(toNs, shift);
        add(first);
        if (last != first)
            add(last);
    }
}

Lane& ActivityIndex::laneAt(std::vector<std::uint32_t>& index, LaneKey key, std::int64_t atNs) {
    if (index.size() <= key.number)
        index.resize(key.number + std::size_t{1});
    std::uint32_t& at = index[key.number];
    if (at == 0) {
        m_lanes.emplace_back();
        m_lanes.back().isThread = key.isThread;
        m_lanes.back().number = key.number;
        at = static_cast<std::uint32_t>(m_lanes.size());
    }
    Lane& lane = m_lanes[at - 1];
    if (lane.lives.empty() || lane.lives.back().generation != key.generation) {
        if (!lane.lives.empty())
            lane.lives.back().toNs = std::min(lane.lives.back().toNs, atNs);
        lane.lives.push_back({key.generation, FdKind::unknown, atNs, kStillThere});
        lane.asleepSinceNs = -1;
    }
    return lane;
}

Lane& ActivityIndex::threadLane(const Thread& thread, std::int64_t atNs) {
    return laneAt(m_byThread, rules::threadKey(thread), atNs);
}

// nullptr: never heard of.
Lane* ActivityIndex::descriptorLane(Fd fd, const World& after, std::int64_t atNs) {
    const Descriptor& descriptor = after.descriptor(fd);
    if (!fd.valid() || descriptor.generation == 0)
        return nullptr;
    Lane& lane =
        laneAt(m_byFd, {false, static_cast<std::uint32_t>(fd.n), descriptor.generation}, atNs);
    lane.lives.back().kind = descriptor.kind;
    return &lane;
}

void ActivityIndex::addThread(const trace::Event& event, const World& after) {
    const Thread* thread = after.thread(event.record.thread);
    if (thread == nullptr)
        return;
    const std::int64_t atNs = event.record.atNs;
    Lane& lane = threadLane(*thread, atNs);
    Lane& all = m_groups[static_cast<std::size_t>(LaneGroup::threads)];
    if (lane.asleepSinceNs >= 0) {
        touch(lane, atNs, maskOf(Activity::asleep), Activity::running);
        if (atNs - lane.asleepSinceNs >= kAtOnceNs)
            addSleep(lane, lane.asleepSinceNs, atNs);
        lane.asleepSinceNs = -1;
    }
    const Activity now = event.isEnter() ? rules::callActivity(after, *thread) : Activity::running;
    touch(lane, atNs, maskOf(now), now);
    touch(all, atNs, maskOf(now), Activity::idle);
    if (now == Activity::asleep)
        lane.asleepSinceNs = std::max<std::int64_t>(atNs, 0);
    if (thread->ended) {
        touch(lane, atNs, 0, Activity::closed);
        lane.lives.back().toNs = std::min(lane.toNs(), atNs);
    }
}

void ActivityIndex::addDescriptors(const trace::Event& event, const World& after) {
    const trace::Record& r = event.record;
    if (rules::makesDescriptor(r.call) && r.value >= 0 && r.value < kMaxFd) {
        if (Lane* lane = descriptorLane(Fd{static_cast<std::int32_t>(r.value)}, after, r.atNs))
            touchAll(*lane, r.atNs, maskOf(Activity::idle), Activity::idle);
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
        touchAll(*lane, r.atNs, urgent ? maskOf(Activity::exceptional) : ActivityMask{0},
                 Activity::idle); // no longer blocked when it can be written to
    }
    if (r.call != trace::Call::close) {
        addTransfer(event, after);
        return;
    }
    Lane* lane = descriptorLane(Fd{r.fd}, after, r.atNs);
    if (lane == nullptr || after.descriptor(Fd{r.fd}).open)
        return;
    touchAll(*lane, r.atNs, 0, Activity::closed);
    lane->lives.back().toNs = std::min(lane->toNs(), r.atNs);
}

void ActivityIndex::addTransfer(const trace::Event& event, const World& after) {
    const trace::Record& r = event.record;
    const Thread* thread = after.thread(r.thread);
    std::int64_t offered = thread != nullptr ? thread->enter.value : 0;
    if (event.phase() == trace::Phase::completion)
        offered = rules::askedOf(event, after);
    if (const auto answer = rules::answerOf(event, offered)) {
        if (Lane* lane = descriptorLane(Fd{r.fd}, after, r.atNs))
            touchAll(*lane, r.atNs, maskOf(answer->kind), answer->after);
    }
}

void ActivityIndex::addGap(std::int64_t atNs) {
    if (m_latestNs >= 0 && atNs - m_latestNs >= kLeastGapNs)
        m_gaps.push_back({m_latestNs, atNs});
    m_latestNs = std::max(m_latestNs, atNs);
}

void ActivityIndex::add(const trace::Event& event, const World& after) {
    const bool ofThread = event.note() == trace::NoteKind::threadStarted ||
                          event.note() == trace::NoteKind::threadEnded;
    if (!event.isEnter() && !event.isAnswer() && !ofThread)
        return;
    addGap(event.record.atNs);
    touch(m_whole, event.record.atNs, 0, Activity::idle);
    if (event.phase() != trace::Phase::completion) // no thread was in that call
        addThread(event, after);
    if (event.isAnswer())
        addDescriptors(event, after);
    if (++m_sinceCount == kBetweenCounts)
        watchBudget();
}

} // namespace muxscope::world
