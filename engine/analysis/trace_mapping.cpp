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
    m_analysis.onPassed = [this](const Analysis::Passed& passed) {
        m_passed.push_back(passed);
    };
    m_analysis.tables().onLeft = [this](std::uint32_t process, std::int32_t fd, FileId file) {
        numberLeft(process, fd, file);
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

void TraceMapping::note(trace::NoteKind kind, ThreadKey thread, Stamp at, std::string_view text,
                        std::int32_t fd) {
    const auto kept = std::move(m_payload); // of the event that is being put together
    Under about;
    about.fd = fd;
    m_payload.assign(reinterpret_cast<const std::byte*>(text.data()),
                     reinterpret_cast<const std::byte*>(text.data() + text.size()));
    append(trace::Phase::note, thread, at, about, static_cast<std::int64_t>(kind));
    m_payload = kept;
}

void TraceMapping::remark(ThreadKey thread, Stamp at, std::string_view text, std::int32_t fd) {
    note(trace::NoteKind::remark, thread, at, text, fd);
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

// The one that it had before, so that a process's descriptor is one row of the timeline; else its own.
std::int32_t TraceMapping::freeNumber(std::uint32_t process, std::int32_t plain) {
    Told& told = toldOf(process);
    if (const auto known = told.named.find(plain);
        known != told.named.end() && m_inUse.insert(known->second).second)
        return known->second;
    const std::int32_t number = m_inUse.insert(plain).second ? plain : spareFor(plain);
    told.named[plain] = number;
    return number;
}

std::int32_t TraceMapping::shown(ThreadKey thread, std::int64_t fd) {
    const auto plain = static_cast<std::int32_t>(std::clamp<std::int64_t>(fd, -1, INT32_MAX));
    const FileId file = m_analysis.tables().find(thread, fd);
    if (file == kNoFile)
        return plain;
    if (file >= m_numberOf.size())
        m_numberOf.resize(file + 1, -1);
    if (m_numberOf[file] < 0)
        m_numberOf[file] = freeNumber(m_analysis.tables().processAt(thread), plain);
    tellNumber(thread, plain, m_numberOf[file]);
    return m_numberOf[file];
}

void TraceMapping::fileGone(FileId file) {
    if (file >= m_numberOf.size() || m_numberOf[file] < 0)
        return;
    m_inUse.erase(m_numberOf[file]);
    m_numberOf[file] = -1;
}

void TraceMapping::started(ThreadKey thread, Stamp at, const CallText& call, bool whole) {
    m_now = at;
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
        m_closing = under.call == Call::close ? under.fd : -1;
        m_analysis.started(thread, at, call, whole);
        m_closing = -1;
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
    m_now = at;
    const MuxCall* const wait = m_analysis.waitOf(thread);
    m_analysis.ended(thread, at, call, tookNs);
    duplicated(thread, at, call);
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
    tellPassed(at);
    m_analysis.forgetWaits();
    becameProgram(thread, at, call);
    // The child is there, whether or not a line of it has come.
    if (makesChildren(call.name) && call.answer.ok() && call.answer.value > 0)
        if (const auto child = m_roll.find(call.answer.value);
            child && m_analysis.tables().knows(*child)) {
            if (m_analysis.expects(*child))
                inherit(m_analysis.tables().processAt(*child));
            else
                meet(*child, at);
        }
}

void TraceMapping::seen(ThreadKey thread, Stamp at) {
    m_now = at;
    m_analysis.seen(thread, at);
    meet(thread, at);
}

void TraceMapping::threadEnded(ThreadKey thread, Stamp at, bool killed, std::string_view how) {
    m_now = at;
    m_held.release(underOf(thread).held);
    if (killed)
        remark(thread, at, "killed");
    underOf(thread) = {};
    note(trace::NoteKind::threadEnded, thread, at, {});
    Descriptors& tables = m_analysis.tables();
    const std::uint32_t process = tables.processAt(thread);
    m_analysis.threadEnded(thread, at, killed, how);
    if (process != kNone && tables.processes()[process].ended)
        note(trace::NoteKind::processEnded, thread, at, how);
    if (thread < m_met.size())
        m_met[thread] = {};
}

void TraceMapping::superseded(ThreadKey leader, ThreadKey other) {
    (void)underOf(std::max(leader, other));
    m_held.release(m_under[leader].held);
    m_under[leader] = m_under[other];
    m_under[other] = {};
    m_analysis.superseded(leader, other);
    note(trace::NoteKind::threadEnded, other, m_now, {});
    if (other < m_met.size())
        m_met[other] = {};
}

} // namespace muxscope::analysis
