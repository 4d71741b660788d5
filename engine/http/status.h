// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Status codes: RFC 9110 section 15 and RFC 6585. Any thread, never blocks.

#include <string_view>

namespace muxscope::http {

// "Not Found"; empty for a code that has no registered phrase.
std::string_view reasonPhrase(int statusCode);

// 1xx, 204 and 304 never carry content (RFC 9110 section 6.4.1).
constexpr bool statusForbidsBody(int statusCode) {
    return statusCode < 200 || statusCode == 204 || statusCode == 304;
}

} // namespace muxscope::http
