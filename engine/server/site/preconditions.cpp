// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/preconditions.h"

#include "http/byte_class.h"
#include "http/http_date.h"

namespace muxscope::server {

namespace {

enum class Compare : std::uint8_t { strong, weak };

std::string_view opaque(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

// RFC 9110 section 8.8.3.2.
bool sameTag(std::string_view a, std::string_view b, Compare how) {
    if (how == Compare::strong && (a.starts_with("W/") || b.starts_with("W/")))
        return false;
    return !a.empty() && opaque(a) == opaque(b);
}

// The next entity-tag of a list; empty at its end or where it is none. The text moves behind it.
std::string_view nextTag(std::string_view& text) {
    while (!text.empty() && (http::isBlank(text.front()) || text.front() == ','))
        text.remove_prefix(1);
    const std::size_t open = text.starts_with("W/") ? 2 : 0;
    if (text.size() <= open || text[open] != '"')
        return {};
    const std::size_t close = text.find('"', open + 1);
    if (close == text.npos)
        return {};
    const std::string_view tag = text.substr(0, close + 1);
    text.remove_prefix(close + 1);
    return tag;
}

// Whether one of the fields of that name is "*" or names the tag.
bool names(const Request& request, std::string_view field, const Validators& now, Compare how) {
    for (const http::HeaderField& each : *request.headers) {
        if (!http::equalsIgnoringCase(each.name(request.head), field))
            continue;
        std::string_view list = each.value(request.head);
        if (list == "*") {
            if (now.exists)
                return true;
            continue;
        }
        for (std::string_view tag = nextTag(list); !tag.empty(); tag = nextTag(list)) {
            if (now.exists && sameTag(tag, now.etag, how))
                return true;
        }
    }
    return false;
}

bool has(const Request& request, std::string_view field) {
    return request.headers->findField(request.head, field) != nullptr;
}

} // namespace

Verdict evaluate(const Request& request, const Validators& validators) {
    const bool reads = request.method == http::Method::Get || request.method == http::Method::Head;
    if (has(request, "If-Match")) {
        if (!names(request, "If-Match", validators, Compare::strong))
            return Verdict::failed;
    } else if (const auto since = http::readHttpDate(request.header("If-Unmodified-Since"));
               since && validators.modifiedS > *since) {
        return Verdict::failed;
    }
    if (has(request, "If-None-Match")) {
        if (names(request, "If-None-Match", validators, Compare::weak))
            return reads ? Verdict::notModified : Verdict::failed;
    } else if (const auto since = http::readHttpDate(request.header("If-Modified-Since"));
               reads && since && validators.modifiedS >= 0 && validators.modifiedS <= *since) {
        return Verdict::notModified;
    }
    return Verdict::goOn;
}

bool ifRangeHolds(const Request& request, const Validators& validators) {
    const std::string_view condition = request.header("If-Range");
    if (condition.empty())
        return !has(request, "If-Range");
    if (condition.front() == '"' || condition.starts_with("W/"))
        return sameTag(condition, validators.etag, Compare::strong);
    const auto date = http::readHttpDate(condition);
    return date && *date == validators.modifiedS;
}

} // namespace muxscope::server
