// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/accept.h"

#include <algorithm>
#include <optional>

#include "http/byte_class.h"

namespace muxscope::server {

namespace {

// The text up to `separator`, which is taken away; quoted strings are whole.
std::string_view upTo(char separator, std::string_view& text) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < text.size() && (quoted || text[end] != separator); ++end) {
        if (text[end] == '"')
            quoted = !quoted;
        else if (quoted && text[end] == '\\' && end + 1 < text.size())
            ++end;
    }
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return http::trimmed(part);
}

// "0.25" in thousandths; nullopt when it is no qvalue (section 12.4.2).
std::optional<int> quality(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1') ||
        (text.size() > 1 && text[1] != '.'))
        return {};
    int thousandths = (text[0] - '0') * 1'000;
    int place = 100;
    for (std::size_t i = 2; i < text.size(); ++i, place /= 10) {
        if (!http::isDigit(text[i]))
            return {};
        thousandths += (text[i] - '0') * place;
    }
    return thousandths > 1'000 ? std::nullopt : std::optional(thousandths);
}

// How well a range fits: 0 not at all, 1 "*/*", 2 "text/*", 3 "text/html"; -1 = it is no range.
int fit(std::string_view range, std::string_view type) {
    const std::size_t slash = range.find('/');
    if (slash == range.npos || slash == 0 || slash + 1 == range.size())
        return -1;
    if (range == "*/*")
        return 1;
    if (range.substr(slash + 1) == "*")
        return http::equalsIgnoringCase(range.substr(0, slash + 1),
                                        type.substr(0, type.find('/') + 1))
                   ? 2
                   : 0;
    return http::equalsIgnoringCase(range, type) ? 3 : 0;
}

} // namespace

bool accepts(std::string_view accept, std::string_view mediaType) {
    mediaType = http::trimmed(mediaType.substr(0, mediaType.find(';')));
    int bestFit = 0;
    int bestQuality = 0;
    bool any = false;
    while (!accept.empty()) {
        std::string_view element = upTo(',', accept);
        const int found = fit(upTo(';', element), mediaType);
        int thousandths = 1'000;
        bool valid = found >= 0;
        while (valid && !element.empty()) {
            const std::string_view parameter = upTo(';', element);
            if (parameter.size() < 2 || http::asciiLower(parameter[0]) != 'q' ||
                parameter[1] != '=')
                continue;
            const auto q = quality(parameter.substr(2));
            valid = q.has_value();
            thousandths = q.value_or(0);
        }
        if (!valid)
            continue;
        any = true;
        if (found > bestFit || (found == bestFit && thousandths > bestQuality)) {
            bestFit = found;
            bestQuality = thousandths;
        }
    }
    return !any || (bestFit > 0 && bestQuality > 0);
}

} // namespace muxscope::server
