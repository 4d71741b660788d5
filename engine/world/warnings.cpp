// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/warnings.h"

#include "world/activity_rules.h"

namespace muxscope::world {

namespace warn {

std::int64_t Step::asked() const {
    if (event.phase() == trace::Phase::completion)
        return rules::askedOf(event, after);
    return matched ? thread->enter.value : 0;
}

} // namespace warn

void Warnings::add(const trace::Event& event, const World& after) {
    const bool stops = event.note() == trace::NoteKind::serverStopped;
    if (!event.isEnter() && !event.isAnswer() && event.phase() != trace::Phase::submission &&
        !stops)
        return;
    const Thread* thread = after.thread(event.record.thread);
    if (thread == nullptr && !stops)
        return;
    std::uint64_t& waits = m_waits[event.record.thread.n];
    if (event.isEnter() && trace::isLoopWait(event.call()))
        ++waits;
    const bool matched = event.isExit() && thread != nullptr && thread->enterEvent != kNoEvent &&
                         thread->enter.call == event.call();
    const warn::Step step{event, after, thread, matched, waits, m_list};
    if (thread != nullptr) {
        m_reportSpin.see(step);
        m_endSpin.see(step);
        m_acceptSpin.see(step);
        m_trySpin.see(step);
        m_undrainedEdge.see(step);
        m_shortSend.see(step);
        m_longHandler.see(step);
    }
    m_leak.see(step);
}

} // namespace muxscope::world
