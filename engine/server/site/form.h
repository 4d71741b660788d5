// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Forms as clients send them: application/x-www-form-urlencoded (WHATWG URL, section 5.1) and
// multipart/form-data (RFC 7578, RFC 2046 section 5.1.1). Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muxscope::server {

using NameValues = std::vector<std::pair<std::string, std::string>>;

// "a=1&b=two+words%21". Broken escapes are taken as they stand. At most `most` pairs.
NameValues readUrlencoded(std::string_view text, std::size_t most = 1'000);
// The value of the first pair of that name.
std::optional<std::string> valueOf(const NameValues& pairs, std::string_view name);

// One part of a multipart body; offsets are from the first byte of the body.
struct FormPart {
    std::uint64_t boundaryOffset = 0; // of the "--boundary" line that opens it
    std::uint64_t headOffset = 0;
    std::uint64_t headLength = 0; // with its blank line
    std::uint64_t bodyOffset = 0;
    std::uint64_t bodyLength = 0;
    std::string name;
    std::string filename; // empty = a plain field
    std::string contentType;
};

struct Multipart {
    std::vector<FormPart> parts;
    std::uint64_t closeOffset = 0; // of the "--boundary--" line
    bool closed = false;           // it was there: nothing is missing
};

// The boundary parameter of a Content-Type; nullopt when the type is not multipart/form-data or has none.
std::optional<std::string> boundaryOf(std::string_view contentType);
// nullopt when the body does not begin with its boundary, or a part is no part. At most `most` parts.
std::optional<Multipart> readMultipart(std::string_view body, std::string_view boundary,
                                       std::size_t most = 1'000);

} // namespace muxscope::server
