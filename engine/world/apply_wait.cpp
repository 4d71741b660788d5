// SPDX-License-Identifier: GPL-3.0-or-later
// select, poll, epoll, sigtimedwait: what is watched, and what the kernel answered.
#include "world/apply_steps.h"

#include <algorithm>

namespace muxscope::world::steps {

namespace {

using trace::Call;
using trace::FdBits;

constexpr int kEpollAdd = 1; // EPOLL_CTL_ADD
constexpr int kEpollDelete = 2;
constexpr int kEpollModify = 3;
// Reported whether asked for or not (poll(2), epoll_ctl(2)).
constexpr std::uint32_t kAlwaysReported = trace::kErr | trace::kHup | trace::kNval;
constexpr std::uint32_t kFlags = trace::kExclusive | trace::kOneShot | trace::kEdge;

Mux* findMux(World& world, Call call, Fd epfd, ThreadId thread) {
    for (auto mux = world.muxes.rbegin(); mux != world.muxes.rend(); ++mux) {
        if (mux->call == call && (epfd.valid() ? mux->epfd == epfd : mux->thread == thread))
            return &*mux;
    }
    return nullptr;
}

// nullptr: more than anybody has.
Mux* addMux(World& world, Call call, Fd epfd, ThreadId thread, Known known) {
    if (world.muxes.size() >= kMaxMuxes)
        return nullptr;
    Mux& mux = world.muxes.emplace_back();
    mux.call = call;
    mux.epfd = epfd;
    mux.thread = thread;
    mux.interestKnown = known;
    return &mux;
}

// The multiplexer that a wait belongs to; one that was not seen before has an unknown interest.
Mux* muxOf(World& world, const trace::Event& event) {
    const bool epoll = event.call() == Call::epoll_wait;
    const Fd epfd = epoll ? event.fd() : kNoFd;
    if (epoll && !usable(epfd))
        return nullptr;
    Mux* mux = findMux(world, event.call(), epfd, event.record.thread);
    return mux != nullptr ? mux
                          : addMux(world, event.call(), epfd, event.record.thread, Known::unknown);
}

void setInterest(Mux& mux, std::size_t fd, std::uint32_t bits) {
    const std::uint32_t before = mux.interest[fd];
    if (before == bits)
        return;
    mux.interest.mut(fd) = bits;
    const auto count = [&](std::uint32_t& counter, std::uint32_t mask) {
        counter += ((bits & mask) != 0 ? 1U : 0U) - ((before & mask) != 0 ? 1U : 0U);
    };
    count(mux.watched, ~0U);
    count(mux.watchedIn, trace::kIn);
    count(mux.watchedOut, trace::kOut);
    count(mux.watchedPri, trace::kPri);
}

void changeInterest(World& world, Mux& mux, const trace::Interest& interest) {
    if (interest.head.full != 0) {
        mux.interest.clear();
        mux.watched = mux.watchedIn = mux.watchedOut = mux.watchedPri = 0;
        mux.interestKnown = Known::observed;
    }
    for (const FdBits& item : interest.items) {
        if (usable(item.fd))
            setInterest(mux, static_cast<std::size_t>(item.fd), item.bits);
        else
            countOdd(world);
    }
}

void takeAnswer(World& world, Mux& mux, std::span<const FdBits> items) {
    for (const FdBits& item : items) {
        if (!usable(item.fd)) {
            countOdd(world);
            continue;
        }
        mux.ready.push_back({item.fd, item.bits, 0});
        const std::uint32_t watched = mux.interestOf(Fd{item.fd});
        // An answer about what we do not know to be watched: we have not seen all. But a signal may
        // be older than that its descriptor was closed.
        if (mux.call == Call::sigtimedwait)
            continue;
        if (watched == 0 || (item.bits & ~(watched | kAlwaysReported)) != 0)
            mux.interestKnown = Known::unknown;
        if ((watched & trace::kOneShot) != 0) // disarmed until EPOLL_CTL_MOD (epoll_ctl(2))
            setInterest(mux, static_cast<std::size_t>(item.fd), watched & kFlags);
    }
}

} // namespace

void enterWait(World& world, const trace::Event& event) {
    ++world.counters.waits;
    Mux* mux = muxOf(world, event);
    if (mux == nullptr)
        return countOdd(world);
    mux->thread = event.record.thread;
    mux->waiting = true;
    mux->timeoutNs = event.record.value;
    ++mux->waits;
    mux->enterEvent = event.index;
    mux->ready.clear();
    mux->readyAt = 0;
    if (event.call() == Call::epoll_wait || event.call() == Call::sigtimedwait)
        return;
    const auto interest = trace::decodeInterest(event.payload);
    if (!interest) {
        mux->interestKnown = Known::unknown;
        return countOdd(world);
    }
    mux->nfds = interest->head.nfds;
    changeInterest(world, *mux, *interest);
}

void exitWait(const Exit& exit) {
    Mux* mux = muxOf(exit.world, exit.event);
    if (mux == nullptr)
        return countOdd(exit.world);
    mux->waiting = false;
    mux->exitEvent = exit.index();
    mux->result = exit.ok() ? exit.result : -static_cast<std::int64_t>(exit.error);
    mux->ready.clear();
    mux->readyAt = 0;
    if (exit.matched) {
        mux->tookNs = elapsedNs(exit.thread.enter.atNs, exit.event.record.atNs);
        Thread& thread = const_cast<Thread&>(exit.thread);
        thread.inWaitNs = static_cast<std::int64_t>(static_cast<std::uint64_t>(thread.inWaitNs) +
                                                    static_cast<std::uint64_t>(mux->tookNs));
    }
    if (isTimeOut(exit.event))
        mux->result = 0;
    if (!exit.ok())
        return;
    const auto items = trace::decodeReady(exit.event.payload);
    if (!items)
        return countOdd(exit.world);
    if (mux->call == Call::sigtimedwait) // its result is the signal's number
        mux->result = static_cast<std::int64_t>(items->size());
    takeAnswer(exit.world, *mux, *items);
}

void exitEpollCreate(const Exit& exit) {
    if (!exit.ok())
        return;
    if (!usable(exit.result))
        return countOdd(exit.world);
    const Fd epfd{static_cast<std::int32_t>(exit.result)};
    openDescriptor(exit.world, epfd, FdKind::epoll, exit.index(), Known::observed);
    if (addMux(exit.world, Call::epoll_wait, epfd, exit.thread.id, Known::observed) == nullptr)
        countOdd(exit.world);
}

void exitEpollCtl(const Exit& exit) {
    if (!exit.ok())
        return;
    if (!usable(exit.fd()))
        return countOdd(exit.world);
    Mux* mux = findMux(exit.world, Call::epoll_wait, exit.fd(), {});
    if (mux == nullptr)
        mux = addMux(exit.world, Call::epoll_wait, exit.fd(), exit.thread.id, Known::unknown);
    if (mux == nullptr)
        return countOdd(exit.world);
    const trace::Record& enter = exit.thread.enter;
    const int op = enter.aux;
    if (!exit.matched || !usable(enter.value) || op < kEpollAdd || op > kEpollModify) {
        mux->interestKnown = Known::unknown; // something changed, but what was not seen
        return countOdd(exit.world);
    }
    const auto fd = static_cast<std::size_t>(enter.value);
    // An empty mask still watches for what is always reported.
    const std::uint32_t mask =
        exit.thread.enterWord != 0 ? exit.thread.enterWord : trace::kErr | trace::kHup;
    setInterest(*mux, fd, op == kEpollDelete ? 0 : mask);
}

void setSignals(World& world, ThreadId thread, Fd fd, bool on) {
    Mux* mux = findMux(world, Call::sigtimedwait, {}, thread);
    if (mux == nullptr && on)
        mux = addMux(world, Call::sigtimedwait, {}, thread, Known::observed);
    if (mux != nullptr && usable(fd))
        setInterest(*mux, static_cast<std::size_t>(fd.n),
                    on ? trace::kIn | trace::kOut | trace::kPri : 0);
}

void forgetClosed(World& world, Fd fd) {
    for (std::size_t i = 0; i < world.muxes.size(); ++i) {
        Mux& mux = world.muxes[i];
        if (mux.call != Call::epoll_wait && mux.call != Call::sigtimedwait)
            continue;
        if (mux.epfd == fd)
            world.muxes.erase(world.muxes.begin() + static_cast<std::ptrdiff_t>(i--));
        else
            setInterest(mux, static_cast<std::size_t>(fd.n), 0);
    }
}

void markHandled(World& world, ThreadId thread, Fd fd, std::uint32_t bits) {
    for (Mux& mux : world.muxes) {
        if (mux.ready.empty() || mux.thread != thread)
            continue;
        // Programs go through the answer in order: look from where they were.
        const auto is = [fd](const ReadyItem& item) {
            return item.fd == fd.n;
        };
        const auto from = mux.ready.begin() + mux.readyAt;
        auto item = std::find_if(from, mux.ready.end(), is);
        if (item == mux.ready.end()) {
            item = std::find_if(mux.ready.begin(), from, is);
            if (item == from)
                continue;
        }
        item->handled |= item->bits & bits;
        mux.readyAt = static_cast<std::uint32_t>(item - mux.ready.begin());
    }
}

// The lists that select and poll passed die with the loop that held them.
void serverStopped(World& world) {
    std::erase_if(world.muxes, [](const Mux& mux) { return mux.call != Call::epoll_wait; });
}

} // namespace muxscope::world::steps
