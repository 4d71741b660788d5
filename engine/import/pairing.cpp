// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/pairing.h"

#include "import/text_scan.h"

#include <algorithm>

namespace muxscope::strace {
namespace {

// A resumed line of a killed thread: `<... poll resumed> <unfinished ...>) = ?`.
std::string_view withoutUnfinished(std::string_view text) {
    constexpr std::string_view kMark = "<unfinished ...>";
    text = trimmed(text);
    return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

} // namespace

Pairing::Pending& Pairing::pendingOf(ThreadKey thread) {
    if (thread >= m_pending.size())
        m_pending.resize(thread + 1);
    return m_pending[thread];
}

void Pairing::begin(ThreadKey thread, Stamp at, const CallText& call, bool whole) {
    m_roll.inCall(thread, call.name);
    m_sink.started(thread, at, call, whole);
}

void Pairing::finish(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs) {
    m_roll.inCall(thread, {});
    if (makesChildren(call.name) && call.answer.ok() && call.answer.value > 0)
        m_roll.announce(call.answer.value);
    m_sink.ended(thread, at, call, tookNs);
}

void Pairing::whole(ThreadKey thread, Stamp at, const CallText& call) {
    pendingOf(thread).active = false;
    begin(thread, at, call, true);
    Stamp end = at;
    if (end.known && call.tookNs > 0)
        end.ns += call.tookNs;
    finish(thread, end, call, call.tookNs);
}

void Pairing::beginCut(ThreadKey thread, Stamp at, std::string_view text) {
    leavePending(thread, at, text);
    begin(thread, at, m_call, false);
}

void Pairing::beginTorn(ThreadKey thread, Stamp at, std::string_view text) {
    leavePending(thread, at, text);
    // Of a list of structures those that end are whole.
    if (m_call.lastIsOpen && !m_call.arguments.back().starts_with("[{"))
        m_call.arguments.pop_back();
    begin(thread, at, m_call, false);
}

// Reads into m_call what there is.
void Pairing::leavePending(ThreadKey thread, Stamp at, std::string_view text) {
    Pending& pending = pendingOf(thread);
    pending.active = true;
    m_latest = thread;
    pending.text = text;
    pending.at = at;
    readCall(pending.text, m_call);
    pending.name = m_call.name;
}

bool Pairing::resume(ThreadKey thread, Stamp at, const TraceLine& line) {
    Pending& pending = pendingOf(thread);
    const std::string_view rest = withoutUnfinished(line.text);
    const bool paired = pending.active && pending.name == line.name;
    if (paired)
        m_joined = pending.text;
    else
        m_joined.assign(line.name).append("(");
    m_joined += rest;
    std::int64_t tookNs = -1;
    if (paired && pending.at.known && at.known)
        tookNs = at.ns > pending.at.ns ? at.ns - pending.at.ns : 0;
    pending.active = false;
    if (readCall(m_joined, m_call) != CallText::Shape::whole) {
        m_call.answer = {};
        m_call.answer.kind = Answer::Kind::unknown;
        if (paired)
            finish(thread, at, m_call, tookNs);
        return false;
    }
    m_call.beheaded = !paired;
    if (m_call.beheaded)
        begin(thread, {}, m_call, false);
    finish(thread, at, m_call, m_call.tookNs >= 0 ? m_call.tookNs : tookNs);
    return true;
}

bool Pairing::resumeBare(Stamp at, std::string_view rest) {
    if (m_latest >= m_pending.size() || !m_pending[m_latest].active)
        return false;
    Pending& pending = m_pending[m_latest];
    constexpr std::size_t kMost = std::size_t{64} << 10; // it may be tried for every foreign line
    if (pending.text.size() + rest.size() > kMost || rest.find(')') == std::string_view::npos)
        return false;
    m_joined = pending.text;
    m_joined += rest;
    if (readCall(m_joined, m_call) != CallText::Shape::whole)
        return false;
    pending.active = false;
    finish(m_latest, at, m_call, m_call.tookNs);
    return true;
}

bool Pairing::line(ThreadKey thread, Stamp at, const TraceLine& line) {
    switch (line.kind) {
    case TraceLine::Kind::unfinished:
    case TraceLine::Kind::detached:
        beginCut(thread, at, line.text);
        return true;
    case TraceLine::Kind::resumed:
        return resume(thread, at, line);
    case TraceLine::Kind::signal:
        return true;
    case TraceLine::Kind::exited:
    case TraceLine::Kind::killed:
        pendingOf(thread).active = false;
        m_roll.inCall(thread, {});
        m_sink.threadEnded(thread, at, line.kind == TraceLine::Kind::killed, line.text);
        m_roll.ended(thread);
        return true;
    case TraceLine::Kind::superseded: {
        const ThreadKey other = m_roll.ofPid(line.number);
        pendingOf(std::max(thread, other));
        m_pending[thread] = m_pending[other];
        m_pending[other].active = false;
        m_sink.superseded(thread, other);
        m_roll.ended(other);
        return true;
    }
    default:
        return false;
    }
}

} // namespace muxscope::strace
