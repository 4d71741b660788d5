// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/call_text.h"

#include "import/text_scan.h"

namespace muxscope::strace {
namespace {

// `<0.000008>` at the end: 6 digits, 9 with --syscall-times=ns; also 3 or none.
std::int64_t takeDuration(std::string_view& text) {
    if (text.empty() || text.back() != '>')
        return -1;
    const std::size_t open = text.rfind('<');
    if (open == std::string_view::npos || open == 0 || text[open - 1] != ' ')
        return -1;
    std::int64_t ns = 0;
    int decimals = -1; // none yet
    for (const char c : text.substr(open + 1, text.size() - open - 2)) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (isDigit(c) && ns < INT64_MAX / 100) {
            if (decimals < 9)
                ns = ns * 10 + (c - '0');
            decimals += decimals >= 0 && decimals < 9 ? 1 : 0;
        } else {
            return -1;
        }
    }
    if (open + 2 == text.size())
        return -1;
    for (int i = decimals < 0 ? 0 : decimals; i < 9; ++i) {
        if (ns > INT64_MAX / 10)
            return -1;
        ns *= 10;
    }
    text = trimmed(text.substr(0, open));
    return ns;
}

std::string_view errorNameIn(std::string_view text) {
    text = trimmed(text);
    std::size_t at = 0;
    while (at < text.size() && isNameChar(text[at]))
        ++at;
    return at > 1 && text[0] == 'E' ? text.substr(0, at) : std::string_view();
}

// ERESTARTSYS and its kin never reach a program: where a handler ran it sees EINTR.
std::string_view asProgramSees(std::string_view error) {
    return error.starts_with("ERESTART") ? std::string_view("EINTR") : error;
}

bool readAnswer(std::string_view text, Answer& answer) {
    answer.whole = text;
    if (text.starts_with('?')) {
        const std::string_view error = errorNameIn(text.substr(1));
        answer.kind = error.empty() ? Answer::Kind::unknown : Answer::Kind::error;
        answer.value = error.empty() ? 0 : -1;
        answer.error = asProgramSees(error);
        return true;
    }
    std::string_view rest;
    const auto value = leadingNumber(text, &rest);
    if (!value)
        return false;
    answer.value = *value;
    answer.note = trimmed(rest);
    const std::string_view error = *value == -1 ? errorNameIn(rest) : std::string_view();
    answer.kind = error.empty() ? Answer::Kind::value : Answer::Kind::error;
    answer.error = asProgramSees(error);
    return true;
}

} // namespace

CallText::Shape readCall(std::string_view body, CallText& call) {
    call.arguments.clear();
    call.answer = {};
    call.tookNs = -1;
    call.beheaded = false;
    call.lastIsOpen = false;
    std::size_t at = 0;
    while (at < body.size() && (isNameChar(body[at]) || body[at] == '?'))
        ++at;
    if (at == 0 || isDigit(body[0]))
        return CallText::Shape::no;
    call.name = body.substr(0, at);
    if (at >= body.size() || body[at] != '(')
        return CallText::Shape::no;
    ++at;
    while (at < body.size() && body[at] == ' ')
        ++at;
    while (true) {
        const std::size_t end = endOfItem(body, at);
        if (end == std::string_view::npos || end >= body.size()) {
            // What is there of an unfinished argument helps nobody but a list's reader.
            if (const auto last = trimmed(body.substr(at)); !last.empty()) {
                call.arguments.push_back(withoutName(last));
                call.lastIsOpen = true;
            }
            return CallText::Shape::open;
        }
        const std::string_view item = trimmed(body.substr(at, end - at));
        if (!item.empty())
            call.arguments.push_back(withoutName(item));
        at = end + 1;
        if (body[end] == ',')
            continue;
        if (body[end] != ')') // brackets that do not match
            return CallText::Shape::open;
        break;
    }
    std::string_view rest = trimmed(body.substr(at));
    if (!rest.starts_with('='))
        return CallText::Shape::open;
    rest = trimmed(rest.substr(1));
    call.tookNs = takeDuration(rest);
    return readAnswer(rest, call.answer) ? CallText::Shape::whole : CallText::Shape::open;
}

} // namespace muxscope::strace
