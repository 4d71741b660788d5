// SPDX-License-Identifier: GPL-3.0-or-later
// What the events say about processes: whose a thread is, what it runs, by which numbers it calls its files.
#include "analysis/trace_mapping.h"
#include "trace/process_note.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace muxscope::analysis {

using namespace strace;
using trace::NoteKind;

TraceMapping::Told& TraceMapping::toldOf(std::uint32_t process) {
    const std::size_t at = process == kNone ? 0 : process;
    if (at >= m_told.size())
        m_told.resize(at + 1);
    return m_told[at];
}

// A thread's first line, or the return of the call that made it.
void TraceMapping::meet(ThreadKey thread, Stamp at) {
    if (thread >= m_met.size())
        m_met.resize(thread + 1);
    const Met now{m_roll.pidOf(thread), m_analysis.tables().processAt(thread)};
    if (m_met[thread] == now)
        return;
    if (m_met[thread].tid == -1)
        note(NoteKind::threadStarted, thread, at, {});
    m_met[thread] = now; // its number may become known late
    tellProcess(thread, at);
}

void TraceMapping::tellProcess(ThreadKey thread, Stamp at) {
    const Descriptors& tables = m_analysis.tables();
    const std::uint32_t self = tables.processAt(thread);
    if (self == kNone)
        return;
    const Descriptors::Process& process = tables.processes()[self];
    trace::ProcessNote about;
    about.tid = m_roll.pidOf(thread);
    about.pid = m_roll.pidOf(process.leader);
    if (process.parent != kNone)
        about.parent = m_roll.pidOf(tables.processes()[process.parent].leader);
    inherit(self);
    Told& told = toldOf(self);
    told.met = true;
    told.speaker = thread;
    note(NoteKind::processIs, thread, at, trace::processNoteText(about));
}

// The tables are copies, too (fork(2)).
void TraceMapping::inherit(std::uint32_t process) {
    const std::uint32_t parent = m_analysis.tables().processes()[process].parent;
    if (parent == kNone || toldOf(process).inherited || toldOf(process).met)
        return;
    Told told = toldOf(parent);
    told.met = false;
    told.inherited = true;
    toldOf(process) = std::move(told);
}

// Of the process of this thread: `fd` in events means `number` from here on.
void TraceMapping::tellNumber(ThreadKey thread, std::int32_t number, std::int32_t fd) {
    Told& told = toldOf(m_analysis.tables().processAt(thread));
    const auto known = told.numbers.find(fd);
    if ((known == told.numbers.end() ? fd : known->second) == number)
        return;
    told.numbers[fd] = number;
    note(NoteKind::descriptorIs, thread, {}, fmt::format("{}", number), fd);
}

// Closed by dup2, close_range, execve, or a close that leaves the file to others.
void TraceMapping::numberLeft(std::uint32_t process, std::int32_t fd, FileId file) {
    const std::int32_t named = file < m_numberOf.size() ? m_numberOf[file] : -1;
    if (named < 0 || named == m_closing || !toldOf(process).met)
        return;
    Told& told = toldOf(process);
    const ThreadKey speaker = told.speaker;
    const auto known = told.numbers.find(named);
    if ((known == told.numbers.end() ? named : known->second) == fd) {
        // The file was known by the number that is gone; perhaps it has another.
        const Descriptors::Process& of = m_analysis.tables().processes()[process];
        const auto other =
            std::find_if(of.table->begin(), of.table->end(),
                         [file](const auto& slot) { return slot.second.file == file; });
        if (other != of.table->end())
            tellNumber(speaker, other->first, named);
    }
    note(NoteKind::descriptorLeft, speaker, {}, fmt::format("{}", fd), named);
}

// dup, dup2, dup3, F_DUPFD: one more number for the same file.
void TraceMapping::duplicated(ThreadKey thread, Stamp, const CallText& call) {
    const bool duplicates =
        call.name == "dup" || call.name == "dup2" || call.name == "dup3" ||
        (call.name.starts_with("fcntl") && call.argument(1).starts_with("F_DUPFD"));
    if (duplicates && call.answer.ok())
        (void)shown(thread, call.answer.value);
}

void TraceMapping::becameProgram(ThreadKey thread, Stamp at, const CallText& call) {
    if (!call.name.starts_with("execve") || !call.answer.ok() || call.beheaded)
        return;
    const std::string path = stringIn(call.argument(call.name == "execveat" ? 1 : 0)).bytes;
    if (!path.empty())
        note(NoteKind::programIs, thread, at, path);
}

// Behind the call that did it: whoever looks for the descriptor finds where it went, or came from.
void TraceMapping::tellPassed(Stamp at) {
    for (const Analysis::Passed& passed : std::exchange(m_passed, {})) {
        std::string text = fmt::format("fd {} {} over fd {} (SCM_RIGHTS)", passed.fd,
                                       passed.received ? "received" : "passed on", passed.over);
        if (const std::int64_t pid = passed.sender ? m_roll.pidOf(*passed.sender) : 0; pid != 0)
            text += fmt::format(": fd {} of pid {}", passed.sent, pid);
        else if (passed.sender)
            text += fmt::format(": the sender's fd {}", passed.sent);
        remark(passed.thread, at, text, shown(passed.thread, passed.fd));
    }
}

} // namespace muxscope::analysis
