// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest steps in strace's text: numbers, and items between brackets. Nothing is copied: what
// comes out points into what went in. Any thread; never fails beyond an empty result.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace muxscope::strace {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool isNameChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
}

std::string_view trimmed(std::string_view text);

// One item ends at a comma or a closing bracket that is not its own, or at the end of the text. Strings,
// brackets, comments and the annotations of descriptors (`5<pipe:[7]>`, `->` inside closes nothing) are
// skipped whole. The result is npos when one of these never ends.
std::size_t endOfItem(std::string_view text, std::size_t from);

// Calls f(item) for each trimmed item of `[a, b]`, `{a, b}` or `a, b`; f returning false stops. Items of
// select's sets are separated by spaces instead: see numbersIn. False: the list never ends.
template <class F>
bool forEachItem(std::string_view list, F&& f) {
    list = trimmed(list);
    std::size_t at = 0;
    if (!list.empty() && (list[0] == '[' || list[0] == '{'))
        at = 1;
    while (at < list.size()) {
        const std::size_t end = endOfItem(list, at);
        if (end == std::string_view::npos)
            return false;
        const std::string_view item = trimmed(list.substr(at, end - at));
        if (!item.empty() && !f(item))
            return true;
        if (end >= list.size() || list[end] != ',')
            return true;
        at = end + 1;
    }
    return true;
}

// A number at the front: decimal, 0x hexadecimal, or octal with a leading 0, signed. `rest` begins behind
// it. Too large ones are cut to 64 bits as the kernel would.
std::optional<std::int64_t> leadingNumber(std::string_view text, std::string_view* rest = nullptr);

// The value of `key=value` in `{..., key=value, ...}`; empty when there is none.
std::string_view memberOf(std::string_view structure, std::string_view key);

// `value` of an argument that strace printed with its name (`fd=3`, since 7.0); else the argument itself.
std::string_view withoutName(std::string_view argument);

// A descriptor with its annotation: `5`, `5<socket:[7]>`. fd < 0: none (`AT_FDCWD<...>`, an address).
struct FdText {
    std::int64_t fd = -1;
    std::string_view annotation; // between < and >, empty when there is none
};
FdText fdIn(std::string_view text);

} // namespace muxscope::strace
