// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/target_path.h"

#include <algorithm>

#include "http/byte_class.h"

namespace muxscope::server {

TargetParts splitTarget(std::string_view target) {
    if (!target.starts_with('/')) { // absolute-form: skip scheme and authority
        const std::size_t authority = target.find("://");
        const std::size_t path =
            authority == target.npos ? target.npos : target.find_first_of("/?", authority + 3);
        target = path == target.npos ? std::string_view("/") : target.substr(path);
    }
    const std::size_t question = target.find('?');
    if (question == target.npos)
        return {target, {}};
    const std::string_view path = target.substr(0, question);
    return {path.empty() ? std::string_view("/") : path, target.substr(question + 1)};
}

bool percentDecode(std::string_view text, std::string& decoded) {
    decoded.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (text.size() - i < 3)
            return false;
        const int high = http::hexValue(text[i + 1]);
        const int low = http::hexValue(text[i + 2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0))
            return false;
        decoded += static_cast<char>(high << 4 | low);
        i += 2;
    }
    return true;
}

std::string percentEncode(std::string_view segment) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : segment) {
        const bool plain = http::isByte(c, http::kAlphaByte) || http::isDigit(c) || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kHex[byte >> 4];
        encoded += kHex[byte & 15];
    }
    return encoded;
}

bool isPlainPath(std::string_view path) {
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view segment = path.substr(begin, end - begin);
        if (segment.empty() || segment == "." || segment == ".." ||
            segment.find('\\') != segment.npos || segment.find('\0') != segment.npos)
            return false;
        begin = end + 1;
    }
    return true;
}

} // namespace muxscope::server
