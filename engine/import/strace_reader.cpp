// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/strace_reader.h"

#include "import/text_scan.h"
#include "import/values.h"

#include <fmt/format.h>

namespace muxscope::strace {
namespace {

using Kind = TraceLine::Kind;

// Each line more may have the whole read again.
constexpr int kMostFragmentLines = 200;
constexpr std::size_t kMostFragmentBytes = std::size_t{256} << 10;

// `write(2, "a(", 2a() = 2`: what the program wrote stands between the count and the bracket. Empty when
// this is no such line.
std::string withoutEcho(std::string_view text) {
    if (!text.starts_with("write("))
        return {};
    std::size_t at = 6;
    std::string_view written;
    for (int i = 0; i < 2; ++i) {
        const std::size_t end = endOfItem(text, at);
        if (end == std::string_view::npos || end >= text.size() || text[end] != ',')
            return {};
        written = text.substr(at, end - at);
        at = end + 1;
    }
    while (at < text.size() && text[at] == ' ')
        ++at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    // Where all that was written is known, the answer stands right behind it. It may look like one itself.
    if (const StringText known = stringIn(written); known.exists && !known.cut) {
        std::string echo = known.bytes;
        std::erase(echo, '\n'); // where the log's lines were joined
        const std::string_view rest = text.substr(at);
        if (rest.starts_with(echo) && rest.substr(echo.size()).starts_with(")"))
            return std::string(text.substr(0, at)) + std::string(rest.substr(echo.size()));
        if (echo.starts_with(rest))
            return {}; // there is more to come
    }
    const std::size_t answer = text.rfind(") = ");
    if (answer == std::string_view::npos || answer < at)
        return {};
    return std::string(text.substr(0, at)) + std::string(text.substr(answer));
}

bool isMessage(std::string_view text) {
    TraceLine message;
    classifyBody(text, message);
    return message.kind == Kind::attached || message.kind == Kind::attachedAll ||
           message.kind == Kind::aside;
}

} // namespace

std::string StraceReader::place() const {
    return m_name.empty() ? fmt::format("line {}", m_number)
                          : fmt::format("{}:{}", m_name, m_number);
}

ThreadKey StraceReader::threadOf(const TraceLine& line) {
    if (m_part && !line.hasPid)
        return *m_part;
    if (!line.hasPid)
        return m_roll.ofBare();
    return m_roll.ofPrefixed(line.pid, line.kind == Kind::resumed, line.name);
}

bool StraceReader::deliver(std::string_view text, ThreadKey thread, Stamp at) {
    if (readCall(text, m_call) != CallText::Shape::whole)
        return false;
    m_hasDurations |= m_call.tookNs >= 0;
    m_pairing.whole(thread, at, m_call);
    return true;
}

// Of a last line without a newline: whether its answer may be cut too.
bool StraceReader::endIsCut() const {
    const Answer& answer = m_call.answer;
    if (m_hasDurations)
        return m_call.tookNs < 0;
    return answer.failed() && !answer.whole.ends_with(')');
}

void StraceReader::startFragment(const TraceLine& line, ThreadKey thread, Stamp at) {
    m_fragment = {true, std::string(line.text), place(), thread, at, line.hasPid, 1};
    // strace's message at the end of the line is a line of its own.
    std::size_t message = line.text.rfind("strace: Process ");
    if (message == std::string_view::npos || !isMessage(line.text.substr(message)))
        return;
    // Called by its path it says so: "poll(~, -1/usr/bin/strace: Process 5265 attached".
    if (message > 0 && line.text[message - 1] == '/') {
        const std::size_t other = line.text.find_last_of(" ,([{\"<", message);
        message = line.text.find('/', other == std::string_view::npos ? 0 : other);
    }
    m_fragment.text.resize(message);
    TraceLine rest;
    classifyBody(line.text.substr(message), rest);
    if (rest.number > 0)
        m_roll.attached(rest.number);
}

void StraceReader::call(const TraceLine& line, const LogFile::Line& raw) {
    const ThreadKey thread = threadOf(line);
    const Stamp at = m_clock.stamp(line);
    m_sink.seen(thread, at);
    if (readCall(line.text, m_call) == CallText::Shape::whole) {
        if (raw.cut && endIsCut()) {
            m_remarks.add(place(), "the last line is cut", line.text);
            m_pairing.beginCut(thread, at, line.text);
            return;
        }
        ++m_understood;
        m_hasDurations |= m_call.tookNs >= 0;
        m_pairing.whole(thread, at, m_call);
        return;
    }
    if (const std::string plain = withoutEcho(line.text); !plain.empty())
        if (deliver(plain, thread, at)) {
            ++m_understood;
            return;
        }
    startFragment(line, thread, at);
}

bool StraceReader::continueFragment(std::string_view text) {
    Fragment& fragment = m_fragment;
    if (!fragment.active || ++fragment.lines > kMostFragmentLines ||
        fragment.text.size() + text.size() > kMostFragmentBytes)
        return false;
    const bool unfinished = trimmed(text).ends_with("<unfinished ...>");
    if (unfinished) {
        const std::string_view more = trimmed(text);
        fragment.text += more.substr(0, more.size() - 16);
        m_pairing.beginCut(fragment.thread, fragment.at, fragment.text);
    } else {
        // The line break was the program's own; strace writes none inside a call.
        fragment.text += text;
        if (text.find(") = ") == std::string_view::npos &&
            text.find(") ") == std::string_view::npos)
            return true;
        if (!deliver(fragment.text, fragment.thread, fragment.at)) {
            const std::string plain = withoutEcho(fragment.text);
            if (plain.empty() || !deliver(plain, fragment.thread, fragment.at))
                return true;
        }
    }
    fragment.active = false;
    ++m_understood;
    return true;
}

void StraceReader::dropFragment(bool atEnd) {
    if (!m_fragment.active)
        return;
    m_fragment.active = false;
    m_remarks.add(m_fragment.place, atEnd ? "the last line is cut" : "the call is cut",
                  m_fragment.text);
    m_remarks.addMore(static_cast<std::uint64_t>(m_fragment.lines - 1));
    if (atEnd || m_fragment.prefixed)
        m_pairing.beginTorn(m_fragment.thread, m_fragment.at, m_fragment.text);
}

void StraceReader::line(const LogFile::Line& raw) {
    m_number = raw.number;
    if (m_inTable)
        return;
    if (raw.tooLong) {
        m_remarks.add(place(), "the line is too long", raw.text);
        return;
    }
    const TraceLine line = readLine(raw.text);
    const bool names = line.kind == Kind::attached || line.kind == Kind::attachedAll ||
                       line.kind == Kind::superseded;
    if ((line.hasPid && m_roll.isTooMuch(line.pid)) || (names && m_roll.isTooMuch(line.number))) {
        m_remarks.add(place(), "more threads than can be followed", raw.text);
        return;
    }
    switch (line.kind) {
    case Kind::empty:
        return;
    case Kind::tableStart:
        m_inTable = true;
        return;
    case Kind::aside:
        return;
    case Kind::attached:
    case Kind::attachedAll:
        m_roll.attached(line.number);
        m_sink.seen(m_roll.ofPid(line.number), {});
        ++m_understood;
        return;
    case Kind::foreign:
        if (!line.hasPid && line.clock == TraceLine::Clock::none && continueFragment(raw.text))
            return;
        if (!line.hasPid && !m_fragment.active && m_pairing.resumeBare({}, raw.text)) {
            ++m_understood;
            return;
        }
        m_remarks.add(place(), "not understood", raw.text);
        return;
    case Kind::call:
        dropFragment(false);
        return call(line, raw);
    default:
        break;
    }
    dropFragment(false);
    const ThreadKey thread = threadOf(line);
    const Stamp at = m_clock.stamp(line);
    m_sink.seen(thread, at);
    if (m_pairing.line(thread, at, line))
        ++m_understood;
    else
        m_remarks.add(place(), "not understood", raw.text);
}

void StraceReader::finish() {
    dropFragment(true);
}

} // namespace muxscope::strace
