// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/values.h"

#include "import/constants.h"

namespace muxscope::strace {
namespace {

int hexDigit(char c) {
    return isDigit(c)             ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

char escaped(char c) {
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'f':
        return '\f';
    case 'v':
        return '\v';
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    default:
        return c; // \" \\ and what may come
    }
}

// One escape, from behind its backslash; returns how many characters it has.
std::size_t takeEscape(std::string_view text, std::string& out) {
    if (text[0] == 'x' && text.size() > 1 && hexDigit(text[1]) >= 0) {
        int value = hexDigit(text[1]);
        std::size_t used = 2;
        if (text.size() > 2 && hexDigit(text[2]) >= 0) {
            value = value * 16 + hexDigit(text[2]);
            used = 3;
        }
        out += static_cast<char>(value);
        return used;
    }
    if (text[0] >= '0' && text[0] <= '7') {
        int value = 0;
        std::size_t used = 0;
        while (used < 3 && used < text.size() && text[used] >= '0' && text[used] <= '7')
            value = value * 8 + (text[used++] - '0');
        out += static_cast<char>(value);
        return used;
    }
    out += escaped(text[0]);
    return 1;
}

bool isCutMark(std::string_view item) {
    return item.starts_with("...");
}

PollList listIn(std::string_view text, std::optional<Polled> (*read)(std::string_view)) {
    PollList list;
    text = trimmed(text);
    if (!text.starts_with('['))
        return list;
    list.known = true;
    const bool whole = forEachItem(text, [&](std::string_view item) {
        if (isCutMark(item)) {
            list.cut = true;
        } else if (const auto polled = read(item)) {
            list.items.push_back(*polled);
        } else {
            list.cut = true; // something is there that cannot be read
        }
        return true;
    });
    list.cut |= !whole;
    return list;
}

std::optional<Polled> pollItemIn(std::string_view item) {
    const FdText fd = fdIn(memberOf(item, "fd"));
    if (!item.starts_with('{') || (fd.fd < 0 && !memberOf(item, "fd").starts_with('-') &&
                                   memberOf(item, "fd") != "4294967295"))
        return {};
    std::string_view bits = memberOf(item, "revents");
    if (bits.empty())
        bits = memberOf(item, "events");
    return Polled{fd.fd > INT32_MAX ? -1 : static_cast<std::int32_t>(fd.fd),
                  static_cast<std::uint32_t>(flagsIn(bits).value_or(0)), 0};
}

} // namespace

StringText stringIn(std::string_view text) {
    StringText string;
    text = trimmed(text);
    if (text.starts_with('@')) // an abstract unix name
        text.remove_prefix(1);
    if (!text.starts_with('"'))
        return string;
    string.exists = true;
    std::size_t at = 1;
    while (at < text.size() && text[at] != '"') {
        const std::size_t plain = text.find_first_of("\\\"", at);
        const bool ends =
            plain != std::string_view::npos && (text[plain] == '"' || plain + 1 < text.size());
        if (!ends) {
            string.bytes += text.substr(at, plain == std::string_view::npos ? plain : plain - at);
            at = text.size();
            break;
        }
        string.bytes += text.substr(at, plain - at);
        at = plain;
        if (text[at] == '\\')
            at += 1 + takeEscape(text.substr(at + 1), string.bytes);
    }
    if (text.back() == '"' && at + 1 == text.size())
        return string;
    string.cut = at >= text.size() || text.substr(at + 1).starts_with("...");
    return string;
}

std::optional<std::int64_t> timeSpanNs(std::string_view text, std::int64_t nanoPerUnit) {
    text = trimmed(text);
    if (text.starts_with("NULL"))
        return -1;
    if (!text.starts_with('{'))
        return {};
    std::int64_t parts[2] = {0, 0};
    int count = 0;
    forEachItem(text, [&](std::string_view item) {
        if (item.starts_with("tv_nsec"))
            nanoPerUnit = 1;
        else if (item.starts_with("tv_usec"))
            nanoPerUnit = 1000;
        if (const auto number = leadingNumber(withoutName(item)); number && count < 2)
            parts[count++] = *number;
        return true;
    });
    constexpr std::int64_t kMostSeconds = INT64_MAX / 1'000'000'000 - 1;
    if (count != 2 || parts[0] > kMostSeconds || parts[0] < 0 || parts[1] < 0 ||
        parts[1] > INT64_MAX / 1000 / 1000)
        return {};
    return parts[0] * 1'000'000'000 + parts[1] * nanoPerUnit;
}

FdSetText fdSetIn(std::string_view text) {
    FdSetText set;
    text = trimmed(text);
    if (text.starts_with("NULL")) {
        set.known = true;
        return set;
    }
    if (!text.starts_with('['))
        return set;
    set.known = true;
    text.remove_prefix(1);
    // Separated by spaces; annotations may hold spaces and brackets.
    while (true) {
        text = trimmed(text);
        std::string_view rest;
        const auto number = leadingNumber(text, &rest);
        if (!number)
            break;
        if (*number >= 0 && *number <= INT32_MAX)
            set.fds.push_back(static_cast<std::int32_t>(*number));
        const FdText whole = fdIn(text);
        if (!whole.annotation.empty())
            rest = std::string_view(whole.annotation.data() + whole.annotation.size() + 1,
                                    static_cast<std::size_t>(text.data() + text.size() -
                                                             whole.annotation.data() -
                                                             whole.annotation.size() - 1));
        if (!rest.empty() && rest.front() == ',')
            rest.remove_prefix(1);
        text = rest;
    }
    return set;
}

PollList pollListIn(std::string_view text) {
    return listIn(text, pollItemIn);
}

PollList epollListIn(std::string_view text) {
    return listIn(text, epollEventIn);
}

std::optional<Polled> epollEventIn(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with('{'))
        return {};
    std::string_view bits = memberOf(text, "events");
    std::string_view cookie = memberOf(text, "data");
    if (bits.empty() || cookie.empty()) { // 4.26, 5.10: {EPOLLIN, {u32=5, u64=5}}
        int i = 0;
        forEachItem(text, [&](std::string_view item) {
            (i == 0 ? bits : cookie) = withoutName(item);
            return ++i < 2;
        });
    }
    std::string_view value = cookie;
    if (cookie.starts_with('{'))
        value = memberOf(cookie, "u64");
    const auto flags = flagsIn(bits);
    const auto number = leadingNumber(value);
    if (!flags || !number)
        return {};
    return Polled{-1, static_cast<std::uint32_t>(*flags), static_cast<std::uint64_t>(*number)};
}

BufferList buffersIn(std::string_view iovec) {
    BufferList list;
    iovec = trimmed(iovec);
    if (!iovec.starts_with('[')) {
        list.cut = true;
        return list;
    }
    const bool whole = forEachItem(iovec, [&](std::string_view item) {
        if (!item.starts_with('{')) {
            list.cut = true;
            return true;
        }
        BufferText buffer;
        int i = 0;
        forEachItem(item, [&](std::string_view part) { // old ones print {"abc", 3}
            const std::string_view value = part.starts_with('"') ? part : withoutName(part);
            if (i++ == 0)
                buffer.string = value;
            else
                buffer.length = leadingNumber(value).value_or(-1);
            return true;
        });
        list.buffers.push_back(buffer);
        return true;
    });
    list.cut |= !whole;
    return list;
}

} // namespace muxscope::strace
