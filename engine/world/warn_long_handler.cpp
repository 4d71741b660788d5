// SPDX-License-Identifier: GPL-3.0-or-later
// One loop serves all: while one handler computes or sleeps, everybody else who is ready waits.
#include "world/warning_detectors.h"

namespace muxscope::world::warn {

namespace {

// Of the answer that the thread works on: one that it has not come to yet.
bool othersReady(const Step& step, Fd handled) {
    for (const Mux& mux : step.after.muxes)
        if (mux.thread == step.event.record.thread)
            for (const ReadyItem& item : mux.ready)
                if (item.fd != handled.n && !item.done())
                    return true;
    return false;
}

} // namespace

void LongHandler::stretch(Turn& turn, std::int64_t ns, std::uint64_t from, const Step& step) const {
    // The longest of those that kept somebody waiting; while there is none, the longest.
    const bool starves = ns >= m_limitNs && othersReady(step, turn.handled);
    if (starves == turn.starves ? ns <= turn.worstNs : turn.starves)
        return;
    turn.worstNs = ns;
    turn.worstFd = turn.handled;
    turn.worstFrom = from;
    turn.worstTo = step.event.index;
    turn.starves = starves;
}

void LongHandler::tell(Turn& turn, const Step& step) const {
    turn.pending = turn.starves = false;
    step.list.raise(WarningKind::longHandler, turn.worstFd, step.event, step.after,
                    {turn.worstFrom, turn.worstTo, step.event.index}, turn.worstNs);
}

void LongHandler::waitBegins(Turn& turn, const Step& step) const {
    const bool isLong = turn.running && turn.worstNs >= m_limitNs;
    turn.running = turn.atOnce = false;
    turn.pending = isLong;
    if (isLong && turn.starves)
        tell(turn, step);
}

void LongHandler::waitEnds(Turn& turn, const Step& step) const {
    turn.atOnce = step.tookNs() <= kSpinNs;
    for (const trace::FdBits& item : step.event.ready())
        if (turn.pending && turn.atOnce && item.fd != turn.worstFd.n)
            tell(turn, step);
    turn.running = true;
    turn.handled = kNoFd;
    turn.starves = false;
    if (step.event.call() != trace::Call::io_uring_enter)
        turn.pending = false;
    if (!turn.pending) // a ring's completions are still to come
        turn.worstNs = 0;
}

// What the ring names was ready when the thread came to it, and perhaps long before.
void LongHandler::completed(Turn& turn, const Step& step) const {
    if (turn.pending) {
        if (turn.atOnce && step.fd() != turn.worstFd)
            tell(turn, step);
        turn.pending = false;
        turn.worstNs = 0;
    }
    if (!turn.running)
        return;
    if (turn.worstNs >= m_limitNs && step.fd() != turn.worstFd)
        turn.starves = true;
    if (step.usable() &&
        (step.after.connection(step.fd()).id.valid() || step.fd() == step.after.listener))
        turn.handled = step.fd();
}

void LongHandler::see(const Step& step) {
    Turn& turn = m_turns[step.event.record.thread.n];
    if (step.event.phase() == trace::Phase::completion) {
        completed(turn, step);
        return;
    }
    if (step.event.isEnter() && turn.running && !turn.pending && step.thread->exitEvent != kNoEvent)
        stretch(turn, elapsed(step.thread->exit.atNs, step.atNs()), step.thread->exitEvent, step);
    if (step.beginsWait()) {
        waitBegins(turn, step);
        return;
    }
    if (!step.matched)
        return;
    if (trace::isLoopWait(step.event.call())) {
        waitEnds(turn, step);
    } else if (step.event.call() == trace::Call::nanosleep) {
        stretch(turn, std::min(step.tookNs(), step.thread->enter.value), step.thread->enterEvent,
                step);
    } else if (step.usable() &&
               (step.after.connection(step.fd()).id.valid() || step.fd() == step.after.listener)) {
        turn.handled = step.fd();
    }
}

} // namespace muxscope::world::warn
