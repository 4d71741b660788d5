// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/trace_line.h"

#include "import/text_scan.h"

namespace muxscope::strace {
namespace {

using Kind = TraceLine::Kind;
using Clock = TraceLine::Clock;

constexpr std::int64_t kSecond = 1'000'000'000;
// Larger numbers are seconds since 1970, not pids (PID_MAX_LIMIT is 4194304).
constexpr std::int64_t kLeastUnixTime = 100'000'000;

bool take(std::string_view& text, std::string_view head) {
    if (!text.starts_with(head))
        return false;
    text.remove_prefix(head.size());
    return true;
}

void skipSpaces(std::string_view& text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
}

// Up to 18 digits; false when there is none.
bool takeDigits(std::string_view& text, std::int64_t& value, int& count) {
    value = 0;
    count = 0;
    while (!text.empty() && isDigit(text.front()) && count < 18) {
        value = value * 10 + (text.front() - '0');
        text.remove_prefix(1);
        ++count;
    }
    return count != 0;
}

// ".668477" to ns; text may begin with something else: 0.
std::int64_t takeFraction(std::string_view& text) {
    if (!take(text, "."))
        return 0;
    std::int64_t value = 0;
    int count = 0;
    while (!text.empty() && isDigit(text.front())) {
        if (count++ < 9)
            value = value * 10 + (text.front() - '0');
        text.remove_prefix(1);
    }
    for (; count < 9; ++count)
        value *= 10;
    return value;
}

// `<name>` behind a pid (-Y); names may hold anything but are short.
void takeComm(std::string_view& text) {
    if (text.empty() || text.front() != '<' || text.starts_with("<..."))
        return;
    const std::size_t end = text.find('>');
    if (end != std::string_view::npos && end < 64)
        text.remove_prefix(end + 1);
}

// "23:39:28.354701", "1795304344.668477", "0.000074"; `text` is left alone when it is none of these.
bool takeTime(std::string_view& text, TraceLine& line) {
    std::string_view rest = text;
    std::int64_t first = 0;
    int digits = 0;
    if (!takeDigits(rest, first, digits))
        return false;
    if (digits == 2 && rest.size() > 6 && rest[0] == ':' && rest[3] == ':') {
        std::int64_t minutes = 0, seconds = 0;
        rest.remove_prefix(1);
        if (!takeDigits(rest, minutes, digits) || !take(rest, ":") ||
            !takeDigits(rest, seconds, digits))
            return false;
        line.timeNs = (first * 3600 + minutes * 60 + seconds) * kSecond + takeFraction(rest);
        line.clock = Clock::timeOfDay;
    } else if (first >= kLeastUnixTime && first < INT64_MAX / kSecond) {
        line.timeNs = first * kSecond + takeFraction(rest);
        line.clock = Clock::unixTime;
    } else if (rest.starts_with('.') && first < kLeastUnixTime) {
        line.timeNs = first * kSecond + takeFraction(rest);
        line.clock = Clock::relative;
    } else {
        return false;
    }
    if (!rest.empty() && rest.front() != ' ')
        return false;
    text = rest;
    skipSpaces(text);
    return true;
}

bool takePid(std::string_view& text, TraceLine& line) {
    std::string_view rest = text;
    const bool bracket = take(rest, "[pid");
    if (bracket)
        skipSpaces(rest);
    int digits = 0;
    if (!takeDigits(rest, line.pid, digits) || line.pid >= kLeastUnixTime)
        return false;
    takeComm(rest);
    if (bracket && !take(rest, "]"))
        return false;
    if (rest.empty() || rest.front() != ' ')
        return false;
    skipSpaces(rest);
    line.hasPid = true;
    text = rest;
    return true;
}

// `[ 288] ` of -n and `[00007f3cac8a5f63] ` of -i, in this order.
void takeExtras(std::string_view& text) {
    for (int i = 0; i < 2 && !text.empty() && text.front() == '['; ++i) {
        std::size_t at = 1;
        while (at < text.size() && (text[at] == ' ' || text[at] == '?' || isDigit(text[at]) ||
                                    (text[at] >= 'a' && text[at] <= 'f') || text[at] == 'x'))
            ++at;
        if (at + 1 >= text.size() || text[at] != ']' || text[at + 1] != ' ')
            return;
        text.remove_prefix(at + 2);
        skipSpaces(text);
    }
}

void classifyEnd(std::string_view body, TraceLine& line) {
    if (!body.ends_with(" +++")) {
        line.kind = Kind::foreign;
    } else if (body.starts_with("+++ superseded by execve in pid ")) {
        line.kind = Kind::superseded;
        line.number = leadingNumber(body.substr(32)).value_or(0);
    } else if (body.starts_with("+++ killed by")) {
        line.kind = Kind::killed;
        line.text = body.substr(4, body.size() - 8);
    } else if (body.starts_with("+++ exited")) {
        line.kind = Kind::exited;
        line.text = body.substr(4, body.size() - 8);
    } else {
        line.kind = Kind::aside;
    }
}

// strace names itself as it was called: "/usr/bin/strace: Process 5265 attached".
std::string_view withoutFolder(std::string_view body) {
    const std::size_t name = body.starts_with('/') ? body.find("strace: ") : std::string_view::npos;
    const bool isPath = name != std::string_view::npos && body[name - 1] == '/' &&
                        body.substr(0, name).find(' ') == std::string_view::npos;
    return isPath ? body.substr(name) : body;
}

// "strace: Process 5265 attached"; old ones print it without "strace: ".
bool classifyMessage(std::string_view body, TraceLine& line) {
    body = withoutFolder(body);
    const bool named = take(body, "strace: ");
    std::string_view rest = body;
    if (!take(rest, "Process ")) {
        line.kind = Kind::aside;
        return named;
    }
    int digits = 0;
    if (!takeDigits(rest, line.number, digits))
        return named;
    takeComm(rest);
    if (rest == " attached")
        line.kind = Kind::attached;
    else if (rest.starts_with(" attached with "))
        line.kind = Kind::attachedAll;
    else if (named || rest.starts_with(" detached") || rest.starts_with(" suspended") ||
             rest.starts_with(" resumed"))
        line.kind = Kind::aside;
    else
        return false;
    return true;
}

constexpr std::string_view kUnfinished = "<unfinished ...>";
constexpr std::string_view kDetached = "<detached ...>";

void classifyCall(std::string_view body, TraceLine& line) {
    std::size_t at = 0;
    while (at < body.size() && (isNameChar(body[at]) || body[at] == '?'))
        ++at;
    if (at == 0 || isDigit(body[0]) || at >= body.size() || body[at] != '(') {
        line.kind = Kind::foreign;
        return;
    }
    line.name = body.substr(0, at);
    line.kind = Kind::call;
    line.text = body;
    if (body.ends_with(kUnfinished)) {
        line.kind = Kind::unfinished;
        line.text = trimmed(body.substr(0, body.size() - kUnfinished.size()));
    } else if (body.ends_with(kDetached)) {
        line.kind = Kind::detached;
        line.text = trimmed(body.substr(0, body.size() - kDetached.size()));
    }
}

} // namespace

void classifyBody(std::string_view body, TraceLine& line) {
    line.text = body;
    if (body.empty()) {
        line.kind = Kind::empty;
    } else if (body.starts_with("<... ")) {
        const std::size_t end = body.find(" resumed>");
        line.kind = end == std::string_view::npos ? Kind::foreign : Kind::resumed;
        if (line.kind == Kind::resumed) {
            line.name = body.substr(5, end - 5);
            line.text = body.substr(end + 9);
        }
    } else if (body.starts_with("+++ ")) {
        classifyEnd(body, line);
    } else if (body.starts_with("--- ") && body.ends_with(" ---")) {
        line.kind = Kind::signal;
    } else if (body.starts_with("% time ")) {
        line.kind = Kind::tableStart;
    } else if (body.starts_with("[ Process PID=") || body.starts_with("| 0") ||
               (body.starts_with("* ") && body.find(" in buffer ") != std::string_view::npos) ||
               (body.starts_with("> ") && body.ends_with(']'))) {
        line.kind = Kind::aside;
    } else if ((withoutFolder(body).starts_with("strace: ") || body.starts_with("Process ")) &&
               classifyMessage(body, line)) {
    } else {
        classifyCall(body, line);
    }
}

TraceLine readLine(std::string_view text) {
    TraceLine line;
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    skipSpaces(text);
    // A bare number is a pid unless it is a time.
    if (!text.empty() && (isDigit(text.front()) || text.front() == '[')) {
        takePid(text, line);
        if (takeTime(text, line) && text.starts_with("(+")) {
            const std::size_t end = text.find(") ");
            if (end != std::string_view::npos && end < 40)
                text.remove_prefix(end + 2);
        }
        if (!text.starts_with("[ Process "))
            takeExtras(text);
    }
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    classifyBody(text, line);
    return line;
}

} // namespace muxscope::strace
