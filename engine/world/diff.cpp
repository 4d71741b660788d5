// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/diff.h"

#include <algorithm>

namespace muxscope::world {

namespace {

const Mux* sameMux(const World& world, const Mux& mux) {
    for (const Mux& other : world.muxes) {
        if (other.call == mux.call && other.epfd == mux.epfd &&
            (mux.epfd.valid() || other.thread == mux.thread))
            return &other;
    }
    return nullptr;
}

Fd fdOf(std::size_t slot) {
    return Fd{static_cast<std::int32_t>(slot)};
}

void compareInterest(const Mux& before, const Mux& after, Diff& diff) {
    const Mux& named = after.call != trace::Call::none ? after : before;
    after.interest.forEachUnshared(
        before.interest, [&](std::size_t fd, std::uint32_t now, std::uint32_t was) {
            if (now != was)
                diff.interest.push_back({named.call, named.epfd, fdOf(fd), was, now});
        });
}

void compareReady(const Mux& before, const Mux& after, Diff& diff) {
    const bool newAnswer = before.exitEvent != after.exitEvent;
    for (std::size_t i = 0; i < after.ready.size(); ++i) {
        const ReadyItem& item = after.ready[i];
        if (newAnswer)
            diff.becameReady.push_back({Fd{item.fd}, item.bits});
        const std::uint32_t was =
            !newAnswer && i < before.ready.size() ? before.ready[i].handled : 0;
        if ((item.handled & ~was) != 0)
            diff.handled.push_back({Fd{item.fd}, item.handled & ~was});
    }
}

void compareMuxes(const World& before, const World& after, Diff& diff) {
    const Mux none;
    for (const Mux& mux : after.muxes) {
        const Mux* was = sameMux(before, mux);
        compareInterest(was != nullptr ? *was : none, mux, diff);
        compareReady(was != nullptr ? *was : none, mux, diff);
    }
    for (const Mux& mux : before.muxes) {
        if (sameMux(after, mux) == nullptr)
            compareInterest(mux, none, diff);
    }
}

// What was submitted after `from` and is still under way; what was taken out after it.
void compareRings(const World& before, const World& after, Diff& diff) {
    for (const Ring& ring : after.rings) {
        static const Ring kNone;
        const auto was = std::find_if(before.rings.begin(), before.rings.end(),
                                      [&](const Ring& each) { return each.fd == ring.fd; });
        const Ring& old = was == before.rings.end() ? kNone : *was;
        ring.operations.forEachUnshared(old.operations, [&](std::size_t fd,
                                                            const RingOperations& under,
                                                            const RingOperations&) {
            for (std::uint32_t i = 0; i < under.count; ++i)
                if (under.list[i].event >= before.moment)
                    diff.operations.push_back({ring.fd, under.list[i].call, fdOf(fd), false, 0});
        });
        for (const RingCompletion& each : ring.taken)
            if (each.event >= before.moment)
                diff.operations.push_back({ring.fd, each.call, Fd{each.fd}, true, each.result});
    }
}

void compareDescriptors(const World& before, const World& after, Diff& diff) {
    after.descriptors.forEachUnshared(
        before.descriptors, [&](std::size_t fd, const Descriptor& now, const Descriptor& was) {
            const bool reborn = now.generation != was.generation;
            if (was.open && (!now.open || reborn))
                diff.closed.push_back(fdOf(fd));
            if (now.open && (!was.open || reborn))
                diff.opened.push_back(fdOf(fd));
        });
}

void compareExchanges(const Connection& now, const Connection& was, Diff& diff) {
    for (const Exchange& exchange : now.exchanges) {
        const Exchange* old = was.id == now.id ? was.exchange(exchange.number) : nullptr;
        // What it was before it left the list is not known: then nothing happened to it either.
        const bool begun =
            old == nullptr && (was.id != now.id || exchange.number > was.exchangesSeen);
        const bool answered = exchange.number < now.answering && exchange.response.begun() &&
                              (was.id != now.id || exchange.number >= was.answering);
        if (begun || answered)
            diff.exchanges.push_back({now.fd, exchange.number, begun, answered});
    }
}

void compareConnections(const World& before, const World& after, Diff& diff) {
    after.connections.forEachUnshared(
        before.connections, [&](std::size_t fd, const Connection& now, const Connection& was) {
            if (!now.id.valid())
                return;
            const bool same = was.id == now.id;
            const std::uint64_t in = now.bytesIn - (same ? was.bytesIn : 0);
            const std::uint64_t out = now.bytesOut - (same ? was.bytesOut : 0);
            if (in != 0 || out != 0)
                diff.moved.push_back({fdOf(fd), in, out});
            if (!same || in != 0 || out != 0 || now.answering != was.answering)
                compareExchanges(now, was, diff);
        });
}

void compareThreads(const World& before, const World& after, Diff& diff) {
    for (const Thread& now : after.threads) {
        const Thread* was = before.thread(now.id);
        const bool wasIn = was != nullptr && was->inCall;
        if (now.inCall && (!wasIn || was->enterEvent != now.enterEvent))
            diff.threads.push_back(
                {now.id, now.asleep() ? Diff::Step::fellAsleep : Diff::Step::entered});
        else if (!now.inCall && wasIn)
            diff.threads.push_back(
                {now.id, was->asleep() ? Diff::Step::woke : Diff::Step::returned});
    }
}

} // namespace

Diff diff(const World& before, const World& after) {
    Diff diff;
    diff.from = before.moment;
    diff.to = after.moment;
    compareMuxes(before, after, diff);
    compareRings(before, after, diff);
    compareDescriptors(before, after, diff);
    compareConnections(before, after, diff);
    compareThreads(before, after, diff);
    return diff;
}

} // namespace muxscope::world
