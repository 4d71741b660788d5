// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The grammar of chunk extensions, one byte at a time, for MessageParser. RFC 9112 section 7.1.1:
//     chunk-ext = *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )
// Any thread, never blocks.

#include <cstdint>

namespace muxscope::http {

enum class ExtensionPart : std::uint8_t {
    None,      // right after the size: CR or an extension
    Separator, // blanks: a ';' must come
    NameFirst, // after ';'
    Name,
    Equals,     // blanks after a name: '=' or ';' must come
    ValueFirst, // after '='
    Token,
    Quoted,
    QuotedPair, // after '\' in a quoted string
    QuotedEnd,
    Bad,
};

// The size line may end here.
constexpr bool mayEnd(ExtensionPart part) {
    return part == ExtensionPart::None || part == ExtensionPart::Name ||
           part == ExtensionPart::Token || part == ExtensionPart::QuotedEnd;
}

ExtensionPart extensionPartAfter(ExtensionPart part, char c);

} // namespace muxscope::http
