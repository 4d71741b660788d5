// SPDX-License-Identifier: GPL-3.0-or-later
// Which reason a span has: of the span that is over, and of the one that goes on.
#include "world/wait_rules.h"
#include "world/apply_steps.h"
#include "world/call_wait.h"

namespace muxscope::world {

namespace {

using trace::Call;
using trace::CallKind;

const Mux* waitingMux(const World& world, const Thread& thread) {
    for (const Mux& mux : world.muxes)
        if (mux.call == thread.enter.call &&
            (mux.call == Call::epoll_wait ? mux.epfd.n == thread.enter.fd
                                          : mux.thread == thread.id))
            return &mux;
    return nullptr;
}

bool isConnection(const World& world, Fd fd) {
    const FdKind kind = world.descriptor(fd).kind;
    return fd.valid() && (kind == FdKind::connection || kind == FdKind::connectionOut);
}

// A wait for one connection alone is a blocking call in two parts; one for the listener alone is a loop
// without clients, unless the listing says otherwise.
bool isForOne(const Mux& mux, const trace::Record& enter) {
    return enter.site == trace::Site::waitReadable ||
           ((enter.call == Call::select || enter.call == Call::poll) && mux.watched == 1);
}

// O(watched): for one look.
Fd theOnlyOne(const Mux& mux) {
    Fd only;
    mux.interest.forEach([&only](std::size_t fd, std::uint32_t bits) {
        if (bits != 0)
            only = Fd{static_cast<std::int32_t>(fd)};
    });
    return only;
}

WaitCause causeOfOne(const World& world, Fd fd, std::uint32_t bits) {
    if (world.descriptor(fd).kind == FdKind::listener)
        return WaitCause::noClient;
    return (bits & (trace::kOut | trace::kIn)) == trace::kOut ? WaitCause::noRoom
                                                              : WaitCause::notReady;
}

// What slept until there was room for more: the first that says so.
Fd writableAgain(const trace::Event& exit) {
    for (const trace::FdBits& item : exit.ready())
        if ((item.bits & (trace::kOut | trace::kIn)) == trace::kOut)
            return Fd{item.fd};
    return kNoFd;
}

void nameWait(WaitSpan& span, const World& after, const Thread& thread, const trace::Event& exit) {
    const bool ofMany = trace::isMultiplexer(span.call);
    const bool nothing = ofMany && exit.error() == 0 && exit.ready().empty();
    span.fd = kNoFd;
    if (steps::isTimeOut(exit) || nothing) {
        span.cause = WaitCause::deadline;
        return;
    }
    span.cause = WaitCause::nothingReady;
    const Mux* mux = waitingMux(after, thread);
    if (exit.ready().empty() || mux == nullptr)
        return;
    const trace::FdBits first = exit.ready().front();
    const bool listener = after.descriptor(Fd{first.fd}).kind == FdKind::listener;
    if (isForOne(*mux, thread.enter) &&
        (!listener || thread.enter.site == trace::Site::waitReadable)) {
        span.fd = Fd{first.fd};
        span.cause = causeOfOne(after, span.fd, first.bits);
    } else if (const Fd fd = writableAgain(exit); isConnection(after, fd)) {
        span.fd = fd;
        span.cause = WaitCause::noRoom;
    }
}

WaitCause causeOfOther(Call call) {
    switch (call) {
    case Call::wait4:
    case Call::waitid:
        return WaitCause::noChild;
    case Call::futex:
        return WaitCause::noWord;
    case Call::flock:
        return WaitCause::noLock;
    default:
        return WaitCause::noSignal;
    }
}

WaitCause causeOfSleep(Call call) {
    if (trace::isOtherWait(call))
        return causeOfOther(call);
    switch (trace::callKind(call)) {
    case CallKind::accept:
        return WaitCause::noClient;
    case CallKind::read:
        return WaitCause::noBytes;
    case CallKind::write:
        return WaitCause::noRoom;
    default:
        return call == Call::connect ? WaitCause::noPeer : WaitCause::inCall;
    }
}

bool moves(Call call) {
    const CallKind kind = trace::callKind(call);
    return kind == CallKind::read || kind == CallKind::write;
}

// In a try that has been in vain before, or between two of them.
bool spins(const Thread& thread) {
    return thread.vain.again() != 0 &&
           VainTries::isTry(thread.inCall ? thread.enter.call : thread.exit.call);
}

// Whether this call on a descriptor may sleep; the thread is in it, or was until now.
bool maySleep(const World& world, const Thread& thread) {
    if (trace::isOtherWait(thread.enter.call))
        return !isOneLook(thread.enter);
    if (world.descriptor(Fd{thread.enter.fd}).kind == FdKind::file)
        return false; // a file is always ready (poll(2), BUGS); it is copied
    if (thread.enter.call == Call::connect) {
        const Fact<bool>& nonblocking = world.descriptor(Fd{thread.enter.fd}).nonblocking;
        return nonblocking.known == Known::observed && !nonblocking.value;
    }
    Thread inCall = thread;
    inCall.inCall = true;
    return world.asleep(inCall);
}

} // namespace

namespace rules {

WaitSpan callSpan(const World& after, const Thread& thread, const trace::Event& exit) {
    WaitSpan span;
    span.thread = thread.id;
    span.call = thread.enter.call;
    span.fd = Fd{thread.enter.fd};
    span.fromNs = thread.enter.atNs;
    span.toNs = std::max(span.fromNs, exit.record.atNs);
    span.fromEvent = thread.enterEvent;
    span.cause = WaitCause::inCall;
    const bool slept = span.toNs - span.fromNs >= kAtOnceNs;
    if (span.call == Call::nanosleep) {
        span.cause = WaitCause::sleeping;
    } else if (trace::isLoopWait(span.call)) {
        if (slept && (span.call != Call::io_uring_enter || thread.enter.aux != 0))
            nameWait(span, after, thread, exit);
        else
            span.fd = kNoFd;
    } else if (slept && maySleep(after, thread)) {
        span.cause = exit.error() == EAGAIN || steps::isTimeOut(exit)
                         ? WaitCause::deadline
                         : causeOfSleep(thread.enter.call);
    } else if (moves(span.call) && exit.record.value > 0) {
        span.cause = WaitCause::copying;
    } else if (thread.vain.again() != 0 && exit.error() == EAGAIN) {
        span.cause = WaitCause::spinning;
    }
    return span;
}

} // namespace rules

std::optional<WaitSpan> presentWait(const World& world, const Thread& thread) {
    if (thread.ended || thread.calls == 0)
        return {};
    WaitSpan span;
    span.thread = thread.id;
    if (spins(thread)) {
        const trace::Record& latest = thread.inCall ? thread.enter : thread.exit;
        span.cause = WaitCause::spinning;
        span.call = latest.call;
        span.fd = Fd{latest.fd};
        span.fromNs = latest.atNs;
        span.fromEvent = thread.inCall ? thread.enterEvent : thread.exitEvent;
        span.toNs = std::max(span.fromNs, world.atNs);
        return span;
    }
    if (!thread.inCall) {
        span.fd = isConnection(world, Fd{thread.exit.fd}) ? Fd{thread.exit.fd} : kNoFd;
        span.fromNs = thread.exit.atNs;
        span.fromEvent = thread.exitEvent;
        span.toNs = std::max(span.fromNs, world.atNs);
        return span;
    }
    span.call = thread.enter.call;
    span.fd = Fd{thread.enter.fd};
    span.fromNs = thread.enter.atNs;
    span.fromEvent = thread.enterEvent;
    span.toNs = std::max(span.fromNs, world.atNs);
    span.cause = WaitCause::inCall;
    if (span.call == Call::nanosleep) {
        span.cause = WaitCause::sleeping;
    } else if (trace::isLoopWait(span.call)) {
        span.fd = kNoFd;
        span.cause = world.asleep(thread) ? WaitCause::nothingReady : WaitCause::inCall;
        const Mux* mux = waitingMux(world, thread);
        if (mux == nullptr || !isForOne(*mux, thread.enter))
            return span;
        const Fd only = theOnlyOne(*mux);
        const bool listener = world.descriptor(only).kind == FdKind::listener;
        if (only.valid() && (!listener || thread.enter.site == trace::Site::waitReadable)) {
            span.fd = only;
            span.cause = causeOfOne(world, only, mux->interestOf(only));
        }
    } else if (maySleep(world, thread)) {
        span.cause = causeOfSleep(span.call);
    } else if (moves(span.call)) {
        span.cause = WaitCause::copying;
    }
    return span;
}

WaitingClient longestWaiting(const World& world) {
    WaitingClient longest;
    world.connections.forEach([&longest](std::size_t, const Connection& connection) {
        if (!connection.open || connection.tunnel == Tunnel::open)
            return;
        const Exchange* answered = connection.exchange(connection.answering);
        const Exchange* asked =
            answered != nullptr && !answered->response.complete() ? answered : connection.latest();
        if (asked == nullptr || !asked->request.begun() || asked->response.complete())
            return;
        ++longest.clients;
        if (asked->request.firstEvent < longest.sinceEvent) {
            longest.fd = connection.fd;
            longest.sinceEvent = asked->request.firstEvent;
        }
    });
    return longest;
}

} // namespace muxscope::world
