// SPDX-License-Identifier: GPL-3.0-or-later
// A connection whose peer has ended stays in CLOSE_WAIT until the program closes it (tcp(7)): who never
// does runs out of descriptors in the end.
#include "world/warning_detectors.h"

namespace muxscope::world::warn {

namespace {

constexpr std::int64_t kLongNs = 1'000'000'000;

// The peer has ended its input, but is still to get something.
bool owes(const World& after, Fd fd) {
    const Connection& connection = after.connection(fd);
    const Exchange* latest = connection.latest();
    return connection.tunnel == Tunnel::open || connection.tunnel == Tunnel::asked ||
           (latest != nullptr && latest->request.complete() && !latest->response.complete());
}

} // namespace

void Leak::tell(State& state, Fd fd, const Step& step) const {
    if (state.told)
        return;
    state.told = true;
    step.list.raise(WarningKind::leakedDescriptor, fd, step.event, step.after,
                    {state.ended, step.event.index});
}

// Closed at last; but not when the end was dealt with, in the same turn of the loop.
void Leak::closing(const Step& step) {
    State& state = m_states.at(step.fd(), step.after);
    if (state.ended == kNoEvent)
        return;
    const bool later = step.event.record.thread == state.thread && step.waits > state.waits;
    if (later && !owes(step.after, step.fd()))
        tell(state, step.fd(), step);
    state.ended = kNoEvent;
}

// `stopped`: who is open now will not be closed any more.
void Leak::lookAtOldest(const Step& step, bool stopped) {
    while (!m_queue.empty()) {
        const Entry entry = m_queue.front();
        const Descriptor& descriptor = step.after.descriptor(entry.fd.fd);
        if (!stopped && elapsed(entry.sinceNs, step.atNs()) < kLongNs)
            return;
        m_queue.pop_front();
        if (descriptor.generation != entry.fd.generation || !descriptor.open)
            continue;
        State& state = m_states.at(entry.fd.fd, step.after);
        state.queued = false;
        if (state.ended == kNoEvent || state.told)
            continue;
        const bool owing = owes(step.after, entry.fd.fd);
        if (owing)
            state.actionNs = step.atNs();
        const bool forgotten = stopped || elapsed(state.actionNs, step.atNs()) >= kLongNs;
        if (forgotten && !owing)
            tell(state, entry.fd.fd, step);
        if (forgotten)
            continue;
        state.queued = true;
        m_queue.push_back({entry.fd, state.actionNs});
    }
}

void Leak::see(const Step& step) {
    lookAtOldest(step, step.event.note() == trace::NoteKind::serverStopped);
    const bool ended = step.event.isAnswer() && step.event.record.value == 0 &&
                       trace::callKind(step.event.call()) == trace::CallKind::read &&
                       (!step.matched || step.asked() != 0);
    if (!ended && m_queue.empty()) // nobody has ended: the usual case, and cheap
        return;
    if (!step.usable() || step.after.descriptor(step.fd()).kind != FdKind::connection)
        return;
    if (step.begins() && step.event.call() == trace::Call::close) {
        closing(step);
        return;
    }
    const trace::CallKind kind = trace::callKind(step.event.call());
    const bool acts = kind == trace::CallKind::read || kind == trace::CallKind::write ||
                      kind == trace::CallKind::close;
    State& state = m_states.at(step.fd(), step.after);
    if (state.ended != kNoEvent && acts) { // a ring is told of its deed in another turn
        state.actionNs = step.atNs();
        state.waits = step.waits;
    }
    if (!ended)
        return;
    if (state.ended == kNoEvent)
        state.ended = step.event.index;
    state.actionNs = step.atNs();
    state.waits = step.waits;
    state.thread = step.event.record.thread;
    if (state.queued)
        return;
    state.queued = true;
    m_queue.push_back({{step.fd(), step.after.descriptor(step.fd()).generation}, step.atNs()});
}

} // namespace muxscope::world::warn
