// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The request methods Muxscope knows: the eight of RFC 9110 section 9.3, and PATCH (RFC 5789).
// Any other token is Unknown: well formed, to be answered with 501. Any thread, never blocks.

#include <cstdint>
#include <string_view>

namespace muxscope::http {

enum class Method : std::uint8_t {
    Get,
    Head,
    Post,
    Put,
    Delete,
    Connect,
    Options,
    Trace,
    Patch,
    Unknown,
};

inline constexpr int kMethodCount = static_cast<int>(Method::Unknown) + 1;

// "GET" ...; Unknown gives "?".
std::string_view methodName(Method method);

// Exact match, methods are case-sensitive (RFC 9110 section 9.1); anything else gives Unknown.
Method methodFromName(std::string_view name);

} // namespace muxscope::http
