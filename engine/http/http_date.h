// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one date format HTTP sends: IMF-fixdate, and reading it with the two obsolete ones, RFC 9110
// section 5.6.7. Knows no clock, no locale.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace muxscope::http {

// "Sun, 06 Nov 1994 08:49:37 GMT", always 29 bytes, for seconds since 1970 (0 to year 9999).
std::array<char, 29> httpDate(std::int64_t unixSeconds);

inline std::string_view textOf(const std::array<char, 29>& date) {
    return {date.data(), date.size()};
}

// Seconds since 1970 of "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT" (years 1970
// to 2069) or "Sun Nov  6 08:49:37 1994"; nullopt for anything else.
std::optional<std::int64_t> readHttpDate(std::string_view text);

} // namespace muxscope::http
