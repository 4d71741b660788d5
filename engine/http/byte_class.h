// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which bytes may stand where, as one 256-entry table, so that runs are scanned by lookup instead
// of by a switch per byte. RFC 9110 section 5.6.2 (token), 5.5 (field value); RFC 3986 (target).

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace muxscope::http {

inline constexpr std::uint8_t kTokenByte = 1;  // method, header and coding names
inline constexpr std::uint8_t kTargetByte = 2; // visible ASCII; no '#': fragments are never sent
inline constexpr std::uint8_t kValueByte = 4;  // visible, SP, HTAB, obs-text (0x80-0xFF)
inline constexpr std::uint8_t kSchemeByte = 8; // after the first letter of a URI scheme
inline constexpr std::uint8_t kAlphaByte = 16;
inline constexpr std::uint8_t kAuthorityByte = 32; // RFC 3986 section 3.2

inline constexpr std::array<std::uint8_t, 256> kByteClass = [] {
    std::array<std::uint8_t, 256> table{};
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    constexpr std::string_view kAuthorityMarks = "-._~!$&'()*+,;=:[]%@";
    for (int c = 0; c < 256; ++c) {
        const bool digit = c >= '0' && c <= '9';
        const bool alpha = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool visible = c > 0x20 && c < 0x7f;
        const bool mark = visible && kMarks.find(static_cast<char>(c)) != std::string_view::npos;
        std::uint8_t bits = 0;
        if (digit || alpha || mark)
            bits |= kTokenByte;
        if (visible && c != '#')
            bits |= kTargetByte;
        if (visible || c == ' ' || c == '\t' || c >= 0x80)
            bits |= kValueByte;
        if (digit || alpha || c == '+' || c == '-' || c == '.')
            bits |= kSchemeByte;
        if (alpha)
            bits |= kAlphaByte;
        if (digit || alpha ||
            (visible && kAuthorityMarks.find(static_cast<char>(c)) != std::string_view::npos))
            bits |= kAuthorityByte;
        table[static_cast<std::size_t>(c)] = bits;
    }
    return table;
}();

inline bool isByte(char c, std::uint8_t classes) {
    return (kByteClass[static_cast<unsigned char>(c)] & classes) != 0;
}

inline bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
inline bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// First byte outside the class, or `end`.
inline const char* scanRun(const char* p, const char* end, std::uint8_t classes) {
    while (end - p >= 4) {
        if (!isByte(p[0], classes))
            return p;
        if (!isByte(p[1], classes))
            return p + 1;
        if (!isByte(p[2], classes))
            return p + 2;
        if (!isByte(p[3], classes))
            return p + 3;
        p += 4;
    }
    while (p != end && isByte(*p, classes))
        ++p;
    return p;
}

// scanRun(p, end, kValueByte), eight bytes at a time: values are the longest runs of a head. A word
// with a byte below 0x20 or equal to 0x7f (the exact "any byte" tests) is looked at byte by byte.
inline const char* scanValue(const char* p, const char* end) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    while (end - p >= 8) {
        std::uint64_t word;
        std::memcpy(&word, p, sizeof word);
        const std::uint64_t del = word ^ (kOnes * 0x7f);
        const std::uint64_t low = (word - kOnes * 0x20) & ~word;
        if (((low | ((del - kOnes) & ~del)) & (kOnes * 0x80)) != 0) {
            const char* const stop = scanRun(p, p + 8, kValueByte);
            if (stop != p + 8)
                return stop;
        }
        p += 8;
    }
    return scanRun(p, end, kValueByte);
}

// Value 0-15 of a hexadecimal digit, or -1.
inline int hexValue(char c) {
    if (isDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Without the blanks (OWS, RFC 9110 section 5.6.3) around it.
inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

inline char asciiLower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

inline bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (asciiLower(a[i]) != asciiLower(b[i]))
            return false;
    }
    return true;
}

} // namespace muxscope::http
