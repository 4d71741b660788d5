// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/trace_mapping.h"

#include "analysis/mapped_values.h"

#include <algorithm>
#include <fmt/format.h>

namespace muxscope::analysis {

using namespace strace;
using trace::Call;

namespace {

constexpr std::int64_t kStepNs = 1000; // between two events of a log without times

} // namespace

TraceMapping::TraceMapping(trace::TraceLog& log, ThreadRoll& roll, std::size_t holdBytes)
    : m_log(log), m_held(log, holdBytes), m_roll(roll), m_analysis(roll) {
    m_analysis.onFileGone = [this](FileId file) {
        fileGone(file);
    };
}

TraceMapping::Under& TraceMapping::underOf(ThreadKey thread) {
    if (thread >= m_under.size())
        m_under.resize(thread + 1);
    return m_under[thread];
}

void TraceMapping::beginAt(std::int64_t dayNs) {
    m_firstNs = dayNs;
    m_lastNs = 0;
    m_timed = true;
}

// Never back: lines are in the order of strace's seeing them.
std::int64_t TraceMapping::timeOf(Stamp at) {
    if (at.known) {
        if (!m_timed)
            m_firstNs = at.ns - std::max<std::int64_t>(m_lastNs, 0);
        m_timed = true;
        m_lastNs = std::max(m_lastNs, at.ns - m_firstNs);
    } else if (!m_timed) {
        m_lastNs += m_lastNs < 0 ? 1 : kStepNs;
    }
    return std::max<std::int64_t>(m_lastNs, 0);
}

std::uint64_t TraceMapping::append(trace::Phase phase, ThreadKey thread, Stamp at,
                                   const Under& under, std::int64_t value, std::size_t fullLength,
                                   bool complete) {
    trace::Record record;
    record.atNs = timeOf(at);
    record.value = value;
    record.fd = under.fd;
    record.call = under.call;
    record.phase = phase;
    record.thread =
        ThreadId{static_cast<std::uint16_t>(std::min<ThreadKey>(thread + 1, UINT16_MAX))};
    record.aux = under.aux;
    const std::size_t kept = std::min<std::size_t>(
        m_payload.size(), fullLength > m_payload.size() || phase == trace::Phase::exit
                              ? std::max<std::size_t>(m_log.snapLength(), 64)
                              : m_payload.size());
    const bool list = trace::isMultiplexer(under.call);
    return m_held.add(record, std::span(m_payload).first(list ? m_payload.size() : kept),
                      std::max(fullLength, m_payload.size()), complete);
}

void TraceMapping::remark(ThreadKey thread, Stamp at, std::string_view text, std::int32_t fd) {
    Under note;
    note.fd = fd;
    m_payload.assign(reinterpret_cast<const std::byte*>(text.data()),
                     reinterpret_cast<const std::byte*>(text.data() + text.size()));
    append(trace::Phase::note, thread, at, note,
           static_cast<std::int64_t>(trace::NoteKind::remark));
}

// One that tells where it comes from: 10003, 20003, ... for 3.
std::int32_t TraceMapping::spareFor(std::int32_t plain) {
    std::int32_t number = std::max(plain, 0) % kSpareNumbers + kSpareNumbers;
    while (number < kMostSpare && !m_inUse.insert(number).second)
        number += kSpareNumbers;
    if (number < kMostSpare)
        return number;
    // More processes than anybody looks at: in order, each number once.
    number = m_nextSpare++;
    m_inUse.insert(number);
    return number;
}

std::int32_t TraceMapping::shown(ThreadKey thread, std::int64_t fd) {
    const auto plain = static_cast<std::int32_t>(std::clamp<std::int64_t>(fd, -1, INT32_MAX));
    const FileId file = m_analysis.tables().find(thread, fd);
    if (file == kNoFile)
        return plain;
    if (file >= m_numberOf.size())
        m_numberOf.resize(file + 1, -1);
    if (m_numberOf[file] >= 0)
        return m_numberOf[file];
    std::int32_t number = plain;
    if (!m_inUse.insert(number).second) {
        number = spareFor(plain);
        const auto payload = std::move(m_payload);
        remark(
            thread, {},
            fmt::format("descriptor {} of t{} is shown as {}: the number stands for another file",
                        plain, thread + 1, number),
            number);
        m_payload = payload;
    }
    m_numberOf[file] = number;
    return number;
}

void TraceMapping::fileGone(FileId file) {
    if (file >= m_numberOf.size() || m_numberOf[file] < 0)
        return;
    m_inUse.erase(m_numberOf[file]);
    m_numberOf[file] = -1;
}

void TraceMapping::started(ThreadKey thread, Stamp at, const CallText& call, bool whole) {
    Under& under = underOf(thread);
    under = {};
    m_payload.clear();
    const std::int64_t fd = fdIn(call.argument(0)).fd;
    if (call.name == "close") {
        // The file lives on where another descriptor refers to it.
        const FileId file = m_analysis.tables().find(thread, fd);
        under.fd = shown(thread, fd);
        if (file == kNoFile || m_analysis.tables().file(file).references == 1)
            under.call = Call::close;
        m_analysis.started(thread, at, call, whole);
        if (under.call == Call::close)
            append(trace::Phase::enter, thread, at, under, 0);
        return;
    }
    m_analysis.started(thread, at, call, whole);
    under.call = call.beheaded ? Call::none : traceCallOf(call);
    if (under.call == Call::none)
        return;
    const std::int64_t value = enter(thread, call, under);
    if (under.call == Call::none)
        return;
    const bool complete = whole || !isToldLate(under.call);
    under.held = append(trace::Phase::enter, thread, at, under, value, 0, complete);
}

// The call is over: its enter can be told in full.
void TraceMapping::tellEnter(const CallText& call, Under& under, const MuxCall* wait) {
    if (under.held == HeldEvents::kNotHeld)
        return;
    if (trace::Record* const record = m_held.find(under.held)) {
        record->value = lateArguments(call, under, wait);
        record->aux = under.aux;
        record->call = under.call;
    }
    m_held.release(under.held);
    under.held = HeldEvents::kNotHeld;
}

void TraceMapping::ended(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs) {
    const MuxCall* const wait = m_analysis.waitOf(thread);
    m_analysis.ended(thread, at, call, tookNs);
    Under& under = underOf(thread);
    m_payload.clear();
    tellEnter(call, under, wait);
    if (under.call == Call::none) {
        remark(thread, at, callLine(call));
    } else if (call.answer.returned()) {
        if (wait != nullptr && wait->ready != nullptr)
            putReady(thread, *wait->ready);
        const std::int64_t value = call.answer.ok()
                                       ? exit(thread, call, under)
                                       : -std::max<std::int64_t>(errnoOf(call.answer.error), 1);
        const bool moves =
            trace::callKind(under.call) == trace::CallKind::read ||
            (trace::callKind(under.call) == trace::CallKind::write && under.call != Call::sendfile);
        append(trace::Phase::exit, thread, at, under, value,
               moves && value > 0 ? static_cast<std::size_t>(value) : 0);
    }
    under = {};
    m_analysis.forgetWaits();
}

void TraceMapping::seen(ThreadKey thread, Stamp at) {
    const bool known = m_analysis.tables().knows(thread);
    m_analysis.seen(thread, at);
    if (known)
        return;
    m_payload.clear();
    append(trace::Phase::note, thread, at, {},
           static_cast<std::int64_t>(trace::NoteKind::threadStarted));
    if (m_roll.pidOf(thread) > 0)
        remark(thread, at, fmt::format("t{} is process {}", thread + 1, m_roll.pidOf(thread)));
}

void TraceMapping::threadEnded(ThreadKey thread, Stamp at, bool killed) {
    m_held.release(underOf(thread).held);
    if (killed)
        remark(thread, at, "killed");
    underOf(thread) = {};
    m_payload.clear();
    append(trace::Phase::note, thread, at, {},
           static_cast<std::int64_t>(trace::NoteKind::threadEnded));
    m_analysis.threadEnded(thread, at, killed);
}

void TraceMapping::superseded(ThreadKey leader, ThreadKey other) {
    (void)underOf(std::max(leader, other));
    m_held.release(m_under[leader].held);
    m_under[leader] = m_under[other];
    m_under[other] = {};
    m_analysis.superseded(leader, other);
}

} // namespace muxscope::analysis
