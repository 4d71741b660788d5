// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Request targets: their parts, percent-encoding, and which paths may name a file. Pure; any thread.
// RFC 3986 sections 2.1 and 3.3, RFC 9112 section 3.2.

#include <string>
#include <string_view>

namespace muxscope::server {

struct TargetParts {
    std::string_view path;  // "/" where the target has none
    std::string_view query; // without the '?'
};

// Of an origin-form or absolute-form target.
TargetParts splitTarget(std::string_view target);

// Replaces %XX; false for a broken escape or an encoded NUL. `decoded` is overwritten.
bool percentDecode(std::string_view text, std::string& decoded);
std::string percentEncode(std::string_view segment);

// True when every segment is a plain name: not empty, not "." or "..", no NUL, no backslash. The path
// is decoded and relative ("docs/index.html").
bool isPlainPath(std::string_view path);

} // namespace muxscope::server
