// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/live_lines.h"

#include "import/trace_line.h"

#include <cstdlib>
#include <fmt/format.h>

namespace muxscope::watch {
namespace {

// An odd number of quotes: a string that is cut must not be joined with a blank in between.
bool insideString(std::string_view text) {
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (inside && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            inside = !inside;
    }
    return inside;
}

std::string_view withoutBlanks(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// "... = 0 <1.500123>": how long the call took; -1 when the line does not tell.
std::int64_t tookNs(std::string_view text) {
    const std::size_t at = text.rfind('<');
    if (!text.ends_with('>') || at == std::string_view::npos)
        return -1;
    char* end = nullptr;
    const std::string number(text.substr(at + 1, text.size() - at - 2));
    const double seconds = std::strtod(number.c_str(), &end);
    return end != number.c_str() && *end == '\0' ? static_cast<std::int64_t>(seconds * 1e9) : -1;
}

} // namespace

void LiveLines::give(std::string_view text, bool tooLong, bool cut) {
    m_take({text, m_number, tooLong, cut});
}

void LiveLines::add(std::string_view bytes, std::int64_t nowNs) {
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view part = bytes.substr(0, end);
        if (end == std::string_view::npos) {
            if (m_dropping)
                return;
            m_rest += part;
            if (m_rest.size() <= kMostBytes)
                return;
            ++m_number;
            give(m_rest, true);
            m_dropping = true;
            m_rest.clear();
            m_told = 0;
            return;
        }
        bytes.remove_prefix(end + 1);
        if (m_dropping) {
            m_dropping = false;
            continue;
        }
        ++m_number;
        if (m_rest.empty()) {
            give(part);
            continue;
        }
        m_rest += part;
        whole(m_rest, nowNs);
        m_rest.clear();
        m_told = 0;
    }
}

void LiveLines::whole(std::string_view line, std::int64_t nowNs) {
    if (m_told == 0)
        give(line);
    else
        resumed(line, nowNs);
}

void LiveLines::resumed(std::string_view line, std::int64_t nowNs) {
    const std::string_view more = line.substr(m_told);
    const std::string_view word = withoutBlanks(more);
    if (word == "<unfinished ...>" || word == "<detached ...>")
        return; // told already
    const strace::TraceLine begun = strace::readLine(line);
    const std::int64_t took = tookNs(word);
    const std::int64_t endNs = took >= 0 ? begun.timeNs + took : nowNs;
    m_made = fmt::format("{} {}.{:09} <... {} resumed>{}", begun.pid, endNs / 1'000'000'000,
                         endNs % 1'000'000'000, m_name, more);
    give(m_made);
}

void LiveLines::quiet() {
    if (!halfTold() || insideString(m_rest))
        return;
    m_made = m_rest + " <unfinished ...>";
    const strace::TraceLine line = strace::readLine(m_made);
    const std::size_t bracket = line.text.find('(');
    if (line.kind != strace::TraceLine::Kind::unfinished || !line.hasPid ||
        line.clock != strace::TraceLine::Clock::unixTime || bracket == std::string_view::npos)
        return;
    m_name = line.text.substr(0, bracket);
    m_told = m_rest.size();
    ++m_number;
    give(m_made);
    --m_number; // the rest is of the same line
}

void LiveLines::finish() {
    if (m_rest.empty() || m_told != 0)
        return;
    ++m_number;
    give(m_rest, false, true);
    m_rest.clear();
}

} // namespace muxscope::watch
