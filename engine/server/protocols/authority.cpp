// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/authority.h"

#include <algorithm>

#include "http/byte_class.h"

namespace muxscope::server {

namespace {

constexpr std::size_t kMostPortDigits = 5;

bool isPort(std::string_view text) {
    return text.size() <= kMostPortDigits && std::all_of(text.begin(), text.end(), http::isDigit);
}

bool isLiteral(std::string_view text) { // RFC 3986 section 3.2.2, IPv6 as its letters go
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return http::hexValue(c) >= 0 || c == ':' || c == '.';
    });
}

bool isName(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return http::isByte(c, http::kAuthorityByte) && c != '@' && c != ':' && c != '[' &&
               c != ']';
    });
}

} // namespace

std::optional<HostPort> splitAuthority(std::string_view text) {
    HostPort parts;
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == text.npos || !isLiteral(text.substr(1, close - 1)))
            return {};
        parts.host = text.substr(1, close - 1);
        parts.bracketed = true;
        text.remove_prefix(close + 1);
        if (!text.empty() && text.front() != ':')
            return {};
    } else {
        parts.host = text.substr(0, text.find(':'));
        if (!isName(parts.host))
            return {};
        text.remove_prefix(parts.host.size());
    }
    parts.port = text.empty() ? text : text.substr(1);
    if (!isPort(parts.port))
        return {};
    return parts;
}

AbsoluteTarget splitAbsolute(std::string_view target) {
    const std::size_t colon = target.find("://");
    if (colon == target.npos)
        return {};
    const std::string_view rest = target.substr(colon + 3);
    return {target.substr(0, colon), rest.substr(0, rest.find_first_of("/?"))};
}

} // namespace muxscope::server
