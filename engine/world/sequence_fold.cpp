// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/sequence_fold.h"

#include "world/activity.h"

#include <algorithm>
#include <cerrno>

namespace muxscope::world {

namespace {

using Kind = SequenceStep::Kind;
using trace::Call;
using trace::CallKind;

constexpr std::uint16_t kDontWait = 0x40; // MSG_DONTWAIT (recv(2))

SequenceStep stepOf(Kind kind, const trace::Record& enter, std::uint64_t enterEvent,
                    const trace::Event& answer) {
    SequenceStep step;
    step.kind = kind;
    step.enter = enter;
    step.enterEvent = enterEvent;
    step.exit = answer.record;
    step.exitEvent = answer.index;
    return step;
}

// Tries that failed, waits that timed out and things beside the point need no row each.
bool foldsInto(const SequenceStep& before, const SequenceStep& next) {
    if (before.kind != next.kind || !before.answered() || !next.answered())
        return false;
    const bool sameCall = before.enter.call == next.enter.call;
    const bool nobodys = before.bits == 0 && next.bits == 0;
    return next.kind == Kind::other || (next.kind == Kind::attempt && sameCall) ||
           (next.kind == Kind::wait && sameCall && nobodys);
}

} // namespace

bool SequenceFold::isOurs(const trace::Record& enter) const {
    return enter.call == Call::epoll_ctl ? enter.value == m_fd.n : enter.fd == m_fd.n;
}

void SequenceFold::add(const trace::Event& event) {
    switch (event.phase()) {
    case trace::Phase::enter:
        entered(event);
        return;
    case trace::Phase::exit:
        answered(event);
        return;
    case trace::Phase::submission: {
        const bool read = trace::callKind(event.call()) == CallKind::read;
        if (event.fd() == m_fd && (event.index >= m_begin || read))
            push(stepOf(Kind::submit, event.record, event.index, event));
        return;
    }
    case trace::Phase::completion:
        completed(event);
        return;
    default:
        return;
    }
}

void SequenceFold::entered(const trace::Event& event) {
    if (event.index < m_begin && !trace::isLoopWait(event.call()))
        return;
    m_pending[event.record.thread.n] = {event.record, event.index};
    const bool told =
        trace::isLoopWait(event.call()) || event.call() == Call::nanosleep || isOurs(event.record);
    m_others += told ? 0 : 1;
}

void SequenceFold::answered(const trace::Event& event) {
    const auto found = m_pending.find(event.record.thread.n);
    Pending pending{event.record, event.index}; // its enter was not seen
    if (found != m_pending.end()) {
        pending = found->second;
        m_pending.erase(found);
    }
    if (event.index < m_begin)
        return;
    if (trace::isLoopWait(event.call())) {
        waitAnswered(event, pending);
    } else if (event.call() == Call::nanosleep) {
        if (!m_steps.empty() && m_steps.back().kind == Kind::attempt)
            ++m_steps.back().rests;
    } else if (isOurs(pending.enter)) {
        push(stepOf(kindOf(event, pending), pending.enter, pending.event, event));
    }
}

void SequenceFold::waitAnswered(const trace::Event& event, const Pending& pending) {
    SequenceStep step = stepOf(Kind::wait, pending.enter, pending.event, event);
    if (event.call() == Call::io_uring_enter) {
        m_ringEnter = step; // what it was for is known with the completions
        return;
    }
    if (event.ready().empty()) { // timed out, or was interrupted
        push(step);
        return;
    }
    for (const trace::FdBits& ready : event.ready()) {
        if (ready.fd != m_fd.n)
            continue;
        step.bits = ready.bits;
        push(step);
        return;
    }
}

void SequenceFold::completed(const trace::Event& event) {
    if (event.index < m_begin || event.fd() != m_fd)
        return;
    if (m_ringEnter) {
        push(*m_ringEnter);
        m_ringEnter.reset();
    }
    push(stepOf(Kind::complete, event.record, event.index, event));
}

Kind SequenceFold::kindOf(const trace::Event& exit, const Pending& pending) const {
    const CallKind kind = trace::callKind(exit.call());
    if (kind != CallKind::read && kind != CallKind::write && kind != CallKind::accept)
        return Kind::other;
    if (exit.record.value == -EAGAIN)
        return Kind::attempt;
    if (kind == CallKind::accept)
        return Kind::accept;
    if (kind == CallKind::write)
        return Kind::send;
    const bool slept = m_blocks && (pending.enter.aux & kDontWait) == 0 &&
                       exit.record.atNs - pending.enter.atNs >= kAtOnceNs;
    return slept ? Kind::waitAndCopy : Kind::copy;
}

void SequenceFold::push(SequenceStep step) {
    if (!m_steps.empty() && foldsInto(m_steps.back(), step)) {
        SequenceStep& before = m_steps.back();
        ++before.repeats;
        before.exit = step.exit;
        before.exitEvent = step.exitEvent;
        before.othersBefore += m_others;
    } else {
        step.othersBefore = m_others;
        m_steps.push_back(std::move(step));
    }
    m_others = 0;
}

std::vector<SequenceStep> SequenceFold::take(bool withOpen) {
    for (const auto& [thread, pending] : m_pending) {
        const bool wait = trace::isLoopWait(pending.enter.call);
        if (!withOpen || (!wait && !isOurs(pending.enter)))
            continue;
        SequenceStep step;
        step.kind = wait ? Kind::wait : Kind::other;
        if (trace::callKind(pending.enter.call) == CallKind::read && !wait)
            step.kind = m_blocks ? Kind::waitAndCopy : Kind::copy;
        else if (trace::callKind(pending.enter.call) == CallKind::write)
            step.kind = Kind::send;
        step.enter = pending.enter;
        step.enterEvent = pending.event;
        push(step);
    }
    return std::move(m_steps);
}

// A loop that was not woken for the listener has asked accept itself, perhaps often.
std::vector<SequenceStep> acceptSteps(const HeldLog& held, Fd listener,
                                      std::uint64_t acceptedEvent) {
    const std::uint64_t from = std::max(held.oldest, acceptedEvent > kMostSequenceEvents
                                                         ? acceptedEvent - kMostSequenceEvents
                                                         : std::uint64_t{0});
    SequenceFold fold(listener, from, true);
    held.log.forEach(from, std::min<std::uint64_t>(acceptedEvent + 1, held.log.end()),
                     [&fold](const trace::Event& event) {
                         fold.add(event);
                         return true;
                     });
    std::vector<SequenceStep> steps = fold.take(false);
    if (steps.empty() || steps.back().exitEvent != acceptedEvent ||
        steps.back().kind != Kind::accept)
        return {};
    std::size_t first = steps.size() - 1;
    while (first > 0 && steps[first - 1].kind == Kind::attempt)
        --first;
    if (first > 0 && steps[first - 1].kind == Kind::wait)
        return {};
    return {steps.begin() + static_cast<std::ptrdiff_t>(first), steps.end()};
}

} // namespace muxscope::world
