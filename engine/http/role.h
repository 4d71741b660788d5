// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one byte of an HTTP/1.1 message is for. Every byte of a message has exactly one role; the
// runs that MessageParser reports tile the message without gap or overlap.
// Any thread, never blocks. RFC 9112 sections 2-7.

#include <cstdint>
#include <string_view>

namespace muxscope::http {

enum class Role : std::uint8_t {
    Method,        // "GET"
    Space,         // the single SP between the parts of a start line
    Target,        // "/hello?x=1", as sent
    Version,       // "HTTP/1.1"
    StatusCode,    // "200"
    Reason,        // "OK"; may be absent
    LineEnd,       // CR LF ending a start line or a field line; also empty lines before a request
    HeaderName,    // "Host"
    Colon,         // ":" after a header or trailer name
    OptionalSpace, // SP / HTAB between the colon and the value
    HeaderValue,   // the value; SP / HTAB after it counts as value (see HeadCollector for trimming)
    BlankLine,     // CR LF ending the head or the trailers
    Body,          // content: counted, until close, or the bytes inside a chunk
    ChunkSize,     // hexadecimal digits
    ChunkExtension, // everything between the size and its CR LF
    ChunkLineEnd,   // CR LF after a chunk size line and after a chunk's bytes
    TrailerName,    // like HeaderName, after the last chunk
    TrailerValue,   // like HeaderValue, after the last chunk
    Malformed,      // the byte at which the message broke, and everything after it
    Unparsed,       // recorded bytes whose place is unknown: bytes before them were not recorded
    Unseen,         // bytes known to exist but not recorded (a snap length cut them)
};

inline constexpr int kRoleCount = static_cast<int>(Role::Unseen) + 1;

// Stable lower-case English text form ("header-name"), the kernel of what the screen shows.
std::string_view roleName(Role role);

} // namespace muxscope::http
