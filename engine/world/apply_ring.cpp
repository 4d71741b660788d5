// SPDX-License-Identifier: GPL-3.0-or-later
// io_uring: operations on their way to the kernel and back.
#include "world/apply_steps.h"

#include <algorithm>
#include <cerrno>

namespace muxscope::world::steps {

namespace {

Ring* ringOf(World& world, ThreadId thread) {
    for (auto ring = world.rings.rbegin(); ring != world.rings.rend(); ++ring)
        if (ring->thread == thread)
            return &*ring;
    return nullptr;
}

Ring* ringAt(World& world, Fd fd) {
    for (Ring& ring : world.rings)
        if (ring.fd == fd)
            return &ring;
    return nullptr;
}

std::size_t slot(std::int32_t fd) {
    return static_cast<std::size_t>(fd);
}

// The oldest operation of this call on the descriptor, taken out; call == none: there is none.
RingOperation takeOperation(Ring& ring, trace::Call call, std::int32_t fd) {
    const RingOperations& known = ring.operations[slot(fd)];
    for (std::uint32_t i = 0; i < known.count; ++i) {
        if (known.list[i].call != call)
            continue;
        RingOperations& under = ring.operations.mut(slot(fd));
        const RingOperation taken = under.list[i];
        std::move(under.list.begin() + i + 1, under.list.begin() + under.count,
                  under.list.begin() + i);
        under.list[--under.count] = {};
        return taken;
    }
    return {};
}

} // namespace

void exitRingSetup(const Exit& exit) {
    if (!exit.ok())
        return;
    if (!usable(exit.result) || exit.world.rings.size() >= kMaxRings)
        return countOdd(exit.world);
    const Fd fd{static_cast<std::int32_t>(exit.result)};
    openDescriptor(exit.world, fd, FdKind::other, exit.index(), Known::observed);
    Ring& ring = exit.world.rings.emplace_back();
    ring.fd = fd;
    ring.thread = exit.thread.id;
    if (exit.matched)
        ring.entries = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(exit.thread.enter.value, 0, UINT32_MAX));
}

void enterRing(World& world, const trace::Event& event) {
    Ring* ring = ringAt(world, event.fd());
    if (ring == nullptr)
        return countOdd(world);
    ++world.counters.waits;
    ring->waiting = true;
    ring->timeoutNs = event.record.value;
    ring->minComplete = event.record.aux;
    ring->enterEvent = event.index;
    ++ring->enters;
    ring->taken.clear();
}

void exitRing(const Exit& exit) {
    Ring* ring = ringAt(exit.world, exit.fd());
    if (ring == nullptr)
        return countOdd(exit.world);
    ring->waiting = false;
    ring->exitEvent = exit.index();
    ring->result = exit.ok() ? exit.result : -static_cast<std::int64_t>(exit.error);
    ring->queued -= static_cast<std::uint32_t>(
        std::min<std::int64_t>(exit.result, static_cast<std::int64_t>(ring->queued)));
    if (!exit.matched)
        return;
    ring->tookNs = elapsedNs(exit.thread.enter.atNs, exit.event.record.atNs);
    Thread& thread = const_cast<Thread&>(exit.thread);
    thread.inWaitNs = static_cast<std::int64_t>(static_cast<std::uint64_t>(thread.inWaitNs) +
                                                static_cast<std::uint64_t>(ring->tookNs));
}

void submitted(World& world, const trace::Event& event) {
    Ring* ring = ringOf(world, event.record.thread);
    if (ring == nullptr || !usable(event.fd()) ||
        ring->operations[slot(event.record.fd)].count >= RingOperations::kMost)
        return countOdd(world);
    RingOperations& under = ring->operations.mut(slot(event.record.fd));
    under.list[under.count++] = {event.call(), event.record.aux, event.record.value, event.index};
    ++ring->inFlight;
    ++ring->queued;
    ++ring->submitted;
}

bool taken(World& world, const trace::Event& event, trace::Record& asEnter) {
    Ring* ring = ringOf(world, event.record.thread);
    if (ring == nullptr || !usable(event.fd())) {
        countOdd(world);
        return false;
    }
    const RingOperation operation = takeOperation(*ring, event.call(), event.record.fd);
    const bool known = operation.call != trace::Call::none;
    if (known) {
        --ring->inFlight;
        ++ring->completed;
        // One that never left the queue: the kernel took nothing.
        ring->queued = std::min(ring->queued, ring->inFlight);
    } else {
        countOdd(world);
    }
    if (ring->taken.size() < kMostTaken)
        ring->taken.push_back(
            {event.call(), event.record.fd, operation.asked, event.record.value, event.index});
    asEnter.call = operation.call;
    asEnter.fd = event.record.fd;
    asEnter.value = operation.asked;
    asEnter.aux = operation.flags;
    asEnter.atNs = event.record.atNs;
    asEnter.thread = event.record.thread;
    return known;
}

void forgetRing(World& world, Fd fd) {
    std::erase_if(world.rings, [fd](const Ring& ring) { return ring.fd == fd; });
}

} // namespace muxscope::world::steps
