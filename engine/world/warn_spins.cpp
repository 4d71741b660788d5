// SPDX-License-Identifier: GPL-3.0-or-later
// Loops that go round without getting anywhere: the same answer again and again, because nobody does
// what would change it.
#include "world/warning_detectors.h"

namespace muxscope::world::warn {

namespace {

bool isEdge(const Step& step, Fd fd) {
    for (const Mux& mux : step.after.muxes)
        if (mux.call == step.event.call() && mux.epfd == step.fd())
            return (mux.interestOf(fd) & trace::kEdge) != 0;
    return false;
}

// Whether the thread is told by signals: one is queued for each event and may come late, so that it looks
// again at what it knows already.
bool toldBySignals(const Step& step) {
    for (const Mux& mux : step.after.muxes)
        if (mux.call == trace::Call::sigtimedwait && mux.thread == step.event.record.thread)
            return true;
    return false;
}

// Raises from the `least`th in a row on.
void count(Streak& streak, std::uint32_t least, WarningKind kind, Fd fd, const Step& step) {
    streak.add(step.event.index);
    if (streak.length >= least)
        step.list.raise(kind, fd, step.event, step.after, streak.events());
}

} // namespace

void ReportSpin::answered(const Step& step) {
    if (step.event.error() == EBADF) {
        step.list.raise(WarningKind::staleSpin, kNoFd, step.event, step.after,
                        {step.thread->enterEvent, step.event.index});
        return;
    }
    const bool slept = step.tookNs() > kSpinNs;
    for (const trace::FdBits& item : step.event.ready()) {
        const Fd fd{item.fd};
        if (!fd.valid() || item.fd >= kMaxFd ||
            (item.bits & (trace::kOut | trace::kHup | trace::kErr | trace::kNval)) == 0)
            continue;
        State& state = m_states.at(fd, step.after);
        m_hangUps = m_hangUps || (item.bits & (trace::kHup | trace::kErr)) != 0;
        if (slept)
            state = {};
        // An edge is reported with each change, whatever else is true by then.
        if ((item.bits & trace::kOut) != 0 && !isEdge(step, fd))
            count(state.writable, kSpins, WarningKind::writeSpin, fd, step);
        if ((item.bits & trace::kNval) != 0)
            count(state.invalid, kSpins, WarningKind::staleSpin, fd, step);
        else if ((item.bits & (trace::kHup | trace::kErr)) != 0)
            count(state.hungUp, kSpins, WarningKind::endSpin, fd, step);
    }
}

void ReportSpin::see(const Step& step) {
    // A signal is queued once for each event: it says nothing of now.
    if (step.matched && trace::isMultiplexer(step.event.call()) &&
        step.event.call() != trace::Call::sigtimedwait) {
        answered(step);
        return;
    }
    if (!step.begins() || !step.usable() || trace::isLoopWait(step.event.call()) ||
        step.event.call() == trace::Call::epoll_ctl)
        return;
    const bool reads = trace::callKind(step.event.call()) == trace::CallKind::read;
    if (reads && !m_hangUps)
        return;
    State& state = m_states.at(step.fd(), step.after);
    if (!reads)
        state.writable.begin();
    state.hungUp.begin();
}

void EndSpin::see(const Step& step) {
    if (!step.event.isAnswer() || !step.usable() ||
        trace::callKind(step.event.call()) != trace::CallKind::read)
        return;
    const FdKind kind = step.after.descriptor(step.fd()).kind;
    const bool ends =
        kind == FdKind::connection || kind == FdKind::connectionOut || kind == FdKind::terminal;
    if (!ends || step.event.record.value != 0 || (step.matched && step.asked() == 0))
        return; // after the end of a stream come no more bytes: a streak ends with the descriptor
    if (toldBySignals(step))
        return;
    count(m_streaks.at(step.fd(), step.after), kEndSpins, WarningKind::endSpin, step.fd(), step);
}

void AcceptSpin::see(const Step& step) {
    constexpr std::int64_t kPauseNs =
        10'000'000; // who waits as long between two tries does not spin
    const trace::CallKind kind = trace::callKind(step.event.call());
    if (step.event.call() == trace::Call::close && step.event.isAnswer())
        m_failures.begin(); // there is a descriptor again
    if (kind != trace::CallKind::accept || !step.event.isAnswer())
        return;
    const int error = step.event.error();
    if (error != EMFILE && error != ENFILE) {
        if (error == 0)
            m_failures.begin();
        return;
    }
    if (m_listener != step.fd() || elapsed(m_lastNs, step.atNs()) > kPauseNs)
        m_failures.begin();
    m_listener = step.fd();
    m_lastNs = step.atNs();
    count(m_failures, kSpins, WarningKind::acceptSpin, step.fd(), step);
}

void TrySpin::see(const Step& step) {
    if (!step.matched || step.event.error() != EAGAIN)
        return;
    const std::uint32_t again = step.thread->vain.again();
    if (again == 0 || !VainTries::isTry(step.event.call()))
        return;
    Streak& streak = m_streaks[step.thread->id.n];
    if (again == 1)
        streak.begin();
    count(streak, kSpins, WarningKind::trySpin, step.fd(), step);
}

} // namespace muxscope::world::warn
