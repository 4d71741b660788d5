// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/text_scan.h"

#include <array>
#include <cstring>

namespace muxscope::strace {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The characters that an item cannot simply be read across.
constexpr auto kSpecial = [] {
    std::array<bool, 256> special{};
    for (const char c : {'"', '(', '[', '{', ')', ']', '}', ',', '<', '/'})
        special[static_cast<unsigned char>(c)] = true;
    return special;
}();

// From behind the opening quote to behind the closing one.
std::size_t skipString(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const auto* quote =
            static_cast<const char*>(std::memchr(text.data() + at, '"', text.size() - at));
        if (quote == nullptr)
            return kNone;
        const auto end = static_cast<std::size_t>(quote - text.data());
        std::size_t slashes = 0;
        while (end > at + slashes && text[end - slashes - 1] == '\\')
            ++slashes;
        if (slashes % 2 == 0)
            return end + 1;
        at = end + 1;
    }
    return kNone;
}

// From behind '<' to behind the '>' that closes it; "->" does not close, and '<' may nest:
// `0</dev/null<char 1:3>>`, `5<TCP:[127.0.0.1:80->127.0.0.1:9]>`. Brackets and quotes inside mean nothing
// here: strace escapes '<' and '>' in paths.
std::size_t skipAnnotation(std::string_view text, std::size_t at) {
    int depth = 1;
    for (; at < text.size(); ++at) {
        if (text[at] == '<')
            ++depth;
        else if (text[at] == '>' && text[at - 1] != '-' && --depth == 0)
            return at + 1;
    }
    return kNone;
}

bool opensAnnotation(std::string_view text, std::size_t at) {
    if (at + 1 < text.size() && text[at + 1] == '<') // 1<<CAP_CHOWN
        return false;
    return at == 0 || text[at - 1] != '<';
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::size_t endOfItem(std::string_view text, std::size_t at) {
    int depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (!kSpecial[static_cast<unsigned char>(c)]) {
            ++at;
            continue;
        }
        switch (c) {
        case '"':
            at = skipString(text, at + 1);
            break;
        case '<':
            at = opensAnnotation(text, at) ? skipAnnotation(text, at + 1) : at + 1;
            break;
        case '/':
            if (at + 1 < text.size() && text[at + 1] == '*') {
                at = text.find("*/", at + 2);
                at = at == kNone ? kNone : at + 2;
            } else {
                ++at;
            }
            break;
        case ',':
            if (depth == 0)
                return at;
            ++at;
            break;
        case '(':
        case '[':
        case '{':
            ++depth;
            ++at;
            break;
        default: // a closing bracket
            if (depth == 0)
                return at;
            --depth;
            ++at;
        }
        if (at == kNone)
            return kNone;
    }
    return depth == 0 ? text.size() : kNone;
}

std::optional<std::int64_t> leadingNumber(std::string_view text, std::string_view* rest) {
    std::size_t at = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative)
        ++at;
    unsigned base = 10;
    if (at + 2 < text.size() && text[at] == '0' && text[at + 1] == 'x') {
        base = 16;
        at += 2;
    } else if (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1])) {
        base = 8;
    }
    const std::size_t from = at;
    std::uint64_t value = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const unsigned digit = isDigit(c)             ? static_cast<unsigned>(c - '0')
                               : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                               : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                                      : 99;
        if (digit >= base)
            break;
        value = value * base + digit;
    }
    if (at == from)
        return {};
    if (rest != nullptr)
        *rest = text.substr(at);
    return static_cast<std::int64_t>(negative ? 0 - value : value);
}

std::string_view memberOf(std::string_view structure, std::string_view key) {
    std::string_view found;
    forEachItem(structure, [&](std::string_view item) {
        if (item.size() > key.size() && item[key.size()] == '=' && item.starts_with(key)) {
            found = item.substr(key.size() + 1);
            return false;
        }
        return true;
    });
    return found;
}

std::string_view withoutName(std::string_view argument) {
    std::size_t at = 0;
    while (at < argument.size() && isNameChar(argument[at]))
        ++at;
    if (at == 0 || at >= argument.size() || argument[at] != '=' || isDigit(argument[0]))
        return argument;
    return argument.substr(at + 1);
}

FdText fdIn(std::string_view text) {
    FdText fd;
    std::string_view rest;
    const auto number = leadingNumber(text, &rest);
    if (!number)
        return fd;
    fd.fd = *number;
    if (rest.size() > 1 && rest[0] == '<' && rest[1] != '<') {
        const std::size_t end = skipAnnotation(rest, 1);
        if (end != kNone)
            fd.annotation = rest.substr(1, end - 2);
    }
    return fd;
}

} // namespace muxscope::strace
