// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/gate.h"

#include <algorithm>

namespace muxscope::kernel {
namespace {

// A call that deals with one ready descriptor, rather than setting something up.
bool handlesReadiness(const trace::Record& enter) {
    const auto kind = trace::callKind(enter.call);
    return kind == trace::CallKind::accept || kind == trace::CallKind::read ||
           kind == trace::CallKind::write;
}

} // namespace

void Gate::run() {
    {
        const std::lock_guard lock(m_mutex);
        m_paused.store(false, std::memory_order_release);
        m_stepping.reset();
        updateClosed();
    }
    m_changed.notify_all();
}

void Gate::pause() {
    const std::lock_guard lock(m_mutex);
    if (m_dissolved)
        return;
    m_paused.store(true, std::memory_order_release);
    m_stepping.reset();
    updateClosed();
}

void Gate::step(Step step) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_dissolved)
            return;
        m_paused.store(true, std::memory_order_release);
        m_stepping = step;
        m_stepThread.reset();
        updateClosed();
    }
    m_changed.notify_all();
}

void Gate::setBreakpoints(std::vector<Breakpoint> breakpoints) {
    const std::lock_guard lock(m_mutex);
    m_breakpoints = std::move(breakpoints);
    m_watchesExits.store(std::any_of(m_breakpoints.begin(), m_breakpoints.end(),
                                     [](const Breakpoint& b) { return b.asksForAnswer(); }),
                         std::memory_order_relaxed);
    const bool readBefore = m_readsStatuses;
    m_readsStatuses = std::any_of(m_breakpoints.begin(), m_breakpoints.end(),
                                  [](const Breakpoint& b) { return b.httpStatus.has_value(); });
    if (m_statuses && m_readsStatuses && !readBefore)
        m_statuses->forget();
    updateClosed();
}

void Gate::readStatusesWith(std::unique_ptr<StatusReader> reader) {
    const std::lock_guard lock(m_mutex);
    m_statuses = std::move(reader);
}

void Gate::setLoopBegins(LoopBegins begins) {
    const std::lock_guard lock(m_mutex);
    m_loopBegins = begins;
}

void Gate::dissolve() {
    {
        const std::lock_guard lock(m_mutex);
        m_dissolved = true;
        m_paused.store(false, std::memory_order_release);
        updateClosed();
    }
    m_changed.notify_all();
}

std::optional<std::uint64_t> Gate::standing() const {
    const std::uint64_t event = m_standing.load(std::memory_order_acquire);
    return event == UINT64_MAX ? std::nullopt : std::optional(event);
}

std::size_t Gate::standingThreads() const {
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

// "Closed" means only that pass() has to look: paused, or a breakpoint on an enter exists.
void Gate::updateClosed() {
    const bool enterBreakpoints =
        std::any_of(m_breakpoints.begin(), m_breakpoints.end(),
                    [](const Breakpoint& b) { return !b.asksForAnswer(); });
    m_closed.store(!m_dissolved && (m_paused.load() || enterBreakpoints) ? 1 : 0,
                   std::memory_order_relaxed);
}

void Gate::hold(const trace::Record& enter, std::uint64_t event) {
    std::unique_lock lock(m_mutex);
    if (!m_dissolved && !m_paused.load()) {
        if (!stopsBefore(enter))
            return;
        m_paused.store(true, std::memory_order_release);
        updateClosed();
    }
    const auto me = m_queue.insert(m_queue.end(), {enter.thread, event});
    while (!letsThrough(enter, *me)) {
        publishStanding();
        m_changed.wait(lock);
    }
    m_queue.erase(me);
    publishStanding();
}

// Nobody to go: UINT64_MAX.
void Gate::publishStanding() {
    m_standing.store(m_queue.empty() ? UINT64_MAX : m_queue.front().event,
                     std::memory_order_release);
}

bool Gate::beginsLoop(const trace::Record& enter) const {
    const auto kind = trace::callKind(enter.call);
    return trace::isLoopWait(enter.call) ||
           (m_loopBegins.atAccept && kind == trace::CallKind::accept) ||
           (m_loopBegins.atRecv && kind == trace::CallKind::read);
}

// A step lets the one that has stood longest go and ends before that one's next call that fits, or that
// a breakpoint stands at; the pause stays.
bool Gate::letsThrough(const trace::Record& enter, const Standing& standing) {
    if (m_dissolved || !m_paused.load())
        return true;
    if (!m_stepping)
        return false;
    if (!m_stepThread) {
        if (&standing != &m_queue.front())
            return false;
        m_stepThread = standing.thread;
        m_stepFd = handlesReadiness(enter) ? enter.fd : -1;
        if (*m_stepping == Step::call)
            m_stepping.reset();
        return true;
    }
    if (*m_stepThread != standing.thread)
        return false;
    const bool arrived =
        stopsBefore(enter) || beginsLoop(enter) ||
        (*m_stepping == Step::ready && handlesReadiness(enter) && enter.fd != m_stepFd);
    if (arrived)
        m_stepping.reset();
    return !arrived;
}

template <class Matches>
bool Gate::countHits(Matches&& matches) {
    bool any = false;
    for (const Breakpoint& each : m_breakpoints) {
        if (!matches(each))
            continue;
        ++m_hitsById[each.id];
        any = true;
    }
    if (any)
        m_hits.fetch_add(1, std::memory_order_release);
    return any;
}

bool Gate::stopsBefore(const trace::Record& enter) {
    const std::uint64_t iterations = m_iterations.load(std::memory_order_relaxed);
    return countHits([&](const Breakpoint& each) { return each.stopsBefore(enter, iterations); });
}

// Closes the gate, or ends a long step: the next call is held either way.
void Gate::checkExit(const trace::Record& exit, std::span<const std::byte> moved) {
    const std::lock_guard lock(m_mutex);
    // Also of the calls that are stepped through: a response may be in the middle of them.
    std::span<const std::uint16_t> statuses;
    if (m_readsStatuses && m_statuses)
        statuses = m_statuses->read(exit, moved);
    if (m_dissolved || (m_paused.load() && !m_stepping))
        return;
    const std::uint64_t iterations = m_iterations.load(std::memory_order_relaxed);
    if (!countHits(
            [&](const Breakpoint& each) { return each.stopsAfter(exit, statuses, iterations); }))
        return;
    m_paused.store(true, std::memory_order_release);
    m_stepping.reset();
    updateClosed();
}

std::map<std::uint32_t, std::uint64_t> Gate::hitsById() const {
    const std::lock_guard lock(m_mutex);
    return m_hitsById;
}

} // namespace muxscope::kernel
