// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/range_statistics.h"

#include "world/activity.h"
#include "world/call_wait.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace muxscope::world {

std::size_t DurationHistogram::cellOf(std::uint64_t ns) {
    constexpr std::uint64_t kSteps = 1U << kStepBits;
    if (ns < kSteps)
        return static_cast<std::size_t>(ns);
    const int shift = std::bit_width(ns) - 1 - kStepBits;
    return (static_cast<std::size_t>(shift) << kStepBits) + static_cast<std::size_t>(ns >> shift);
}

std::int64_t DurationHistogram::longestIn(std::size_t cell) {
    constexpr std::size_t kSteps = 1U << kStepBits;
    if (cell < 2 * kSteps)
        return static_cast<std::int64_t>(cell);
    const std::size_t shift = (cell >> kStepBits) - 1;
    const std::uint64_t step = kSteps + (cell & (kSteps - 1));
    return static_cast<std::int64_t>(((step + 1) << shift) - 1);
}

void DurationHistogram::add(std::int64_t ns) {
    ++m_cells[cellOf(static_cast<std::uint64_t>(std::max<std::int64_t>(ns, 0)))];
    ++m_count;
}

std::int64_t DurationHistogram::percentile(double share) const {
    if (m_count == 0)
        return 0;
    const auto wanted = static_cast<std::uint64_t>(
        std::max(1.0, std::ceil(share * static_cast<double>(m_count) - 1e-9)));
    std::uint64_t seen = 0;
    for (std::size_t cell = 0; cell < m_cells.size(); ++cell) {
        seen += m_cells[cell];
        if (seen >= wanted)
            return longestIn(cell);
    }
    return longestIn(m_cells.size() - 1);
}

RangeStatistics::Running& RangeStatistics::threadOf(const trace::Record& record) {
    if (m_running.size() <= record.thread.n)
        m_running.resize(record.thread.n + std::size_t{1});
    return m_running[record.thread.n];
}

// What the thread did until now: the call of `record`, or nothing but its own work.
void RangeStatistics::closeStretch(Running& thread, const trace::Record& record, const World& facts,
                                   std::int64_t atNs) {
    const std::int64_t from = std::max(thread.sinceNs, m_fromNs);
    const std::int64_t took = std::min(atNs, m_toNs) - from;
    if (took <= 0 || thread.ended)
        return;
    const bool inCall = record.call != trace::Call::none;
    if (inCall)
        m_calls[record.call].tookNs += took;
    const bool slept = inCall && mayWait(facts, record) && atNs - thread.sinceNs >= kAtOnceNs;
    ThreadTotal& total = m_totals[record.thread];
    (slept ? total.asleepNs : total.runningNs) += took;
}

void RangeStatistics::takeEnter(Running& thread, const trace::Record& record, const World& facts) {
    trace::Record none;
    none.thread = record.thread;
    closeStretch(thread, none, facts, record.atNs);
    if (trace::isLoopWait(record.call)) {
        if (thread.returnedNs >= 0 && record.atNs < m_toNs)
            m_lag.add(record.atNs - thread.returnedNs);
        thread.returnedNs = -1;
    }
    if (record.atNs < m_toNs) {
        ++m_callCount;
        ++m_calls[record.call].count;
    }
    thread.enter = record;
}

void RangeStatistics::takeAnswer(const trace::Event& event) {
    const trace::Record& record = event.record;
    if (record.atNs >= m_toNs)
        return;
    if (const int error = event.error(); error != 0)
        ++m_errors[error];
    if (record.value <= 0)
        return;
    if (trace::callKind(record.call) == trace::CallKind::read)
        m_bytesIn += static_cast<std::uint64_t>(record.value);
    else if (trace::callKind(record.call) == trace::CallKind::write)
        m_bytesOut += static_cast<std::uint64_t>(record.value);
}

void RangeStatistics::take(const trace::Event& event, const World& facts) {
    const trace::Record& record = event.record;
    const trace::NoteKind note = event.note();
    const bool ofThread =
        note == trace::NoteKind::threadStarted || note == trace::NoteKind::threadEnded;
    if (event.isAnswer())
        takeAnswer(event);
    if (!event.isEnter() && !event.isExit() && !ofThread)
        return; // io_uring's operations are no thread's time
    Running& thread = threadOf(record);
    if (!thread.seen) // it was there before, in the call that is answered or between two
        thread.sinceNs = note == trace::NoteKind::threadStarted ? record.atNs : m_fromNs;
    thread.seen = true;
    if (event.isEnter()) {
        takeEnter(thread, record, facts);
    } else {
        trace::Record of = thread.enter.call == record.call ? thread.enter : record;
        of.call = ofThread ? trace::Call::none : record.call;
        closeStretch(thread, of, facts, record.atNs);
        thread.enter = {};
        if (trace::isLoopWait(record.call) && event.isExit())
            thread.returnedNs = record.atNs;
    }
    thread.sinceNs = record.atNs;
    thread.ended = note == trace::NoteKind::threadEnded;
}

void RangeStatistics::finish(const World& facts) {
    for (std::size_t n = 0; n < m_running.size(); ++n) {
        Running& thread = m_running[n];
        if (!thread.seen)
            continue;
        trace::Record of = thread.enter;
        of.thread = ThreadId{static_cast<std::uint16_t>(n)};
        closeStretch(thread, of, facts, m_toNs);
        thread.sinceNs = m_toNs;
    }
}

} // namespace muxscope::world
