// SPDX-License-Identifier: GPL-3.0-or-later
// An edge is reported once. Who then reads less than all and sleeps hears nothing of what is left.
#include "world/warning_detectors.h"

namespace muxscope::world::warn {

namespace {

const Mux* epollOf(const World& world, Fd epfd) {
    for (const Mux& mux : world.muxes)
        if (mux.call == trace::Call::epoll_wait && mux.epfd == epfd)
            return &mux;
    return nullptr;
}

} // namespace

void UndrainedEdge::reported(const Step& step) {
    const Mux* mux = epollOf(step.after, step.fd());
    if (mux == nullptr)
        return;
    for (const trace::FdBits& item : step.event.ready()) {
        const Fd fd{item.fd};
        if ((item.bits & trace::kIn) == 0 || !fd.valid() || item.fd >= kMaxFd ||
            (mux->interestOf(fd) & trace::kEdge) == 0)
            continue;
        State& state = m_states.at(fd, step.after);
        if (state.reported == kNoEvent)
            m_reported.push_back(fd);
        state = {step.event.index, kNoEvent};
    }
}

void UndrainedEdge::sleeps(const Step& step) {
    const Mux* mux = epollOf(step.after, step.fd());
    for (const Fd fd : m_reported) {
        State& state = m_states.at(fd, step.after);
        // Who no longer asks for input will be told when it asks again (epoll_ctl(2)).
        const bool wanted = mux != nullptr && (mux->interestOf(fd) & trace::kIn) != 0;
        if (state.took != kNoEvent && wanted && step.after.descriptor(fd).open)
            step.list.raise(WarningKind::undrainedEdge, fd, step.event, step.after,
                            {state.reported, state.took, step.event.index});
        state = {};
    }
    m_reported.clear();
}

void UndrainedEdge::see(const Step& step) {
    const trace::Call call = step.event.call();
    if (call == trace::Call::epoll_wait) {
        if (step.matched)
            reported(step);
        else if (step.event.isEnter() && step.event.record.value != 0) // no sleep: only a look
            sleeps(step);
        return;
    }
    if (!step.matched || m_reported.empty())
        return;
    if (call == trace::Call::epoll_ctl) { // asked afresh: reported afresh
        const std::int64_t fd = step.thread->enter.value;
        if (fd >= 0 && fd < kMaxFd)
            m_states.at(Fd{static_cast<std::int32_t>(fd)}, step.after).took = kNoEvent;
        return;
    }
    const trace::CallKind kind = trace::callKind(call);
    if (!step.usable() || (kind != trace::CallKind::read && kind != trace::CallKind::accept))
        return;
    State& state = m_states.at(step.fd(), step.after);
    if (state.reported == kNoEvent)
        return;
    const std::int64_t got = step.event.record.value;
    const bool filled = kind == trace::CallKind::accept ? got >= 0 : got > 0 && got >= step.asked();
    state.took = filled ? step.event.index : kNoEvent;
}

} // namespace muxscope::world::warn
