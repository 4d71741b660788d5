// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/har_entry.h"

#include "export/json_text.h"
#include "http/byte_class.h"
#include "http/status.h"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>
#include <iterator>

namespace muxscope::exporting {

namespace {

using http::Role;

std::string_view part(const world::MessageBytes& message, std::uint64_t offset,
                      std::uint64_t length) {
    return std::string_view(message.bytes).substr(offset, length);
}

// The first run of that role.
std::string_view first(const world::MessageBytes& message, Role role) {
    for (const world::RoleSpan& span : message.spans)
        if (span.role == role)
            return part(message, span.offset, span.length);
    return {};
}

std::string body(const world::MessageBytes& message) {
    std::string bytes;
    for (const world::RoleSpan& span : message.spans)
        if (span.role == Role::Body)
            bytes += part(message, span.offset, span.length);
    return bytes;
}

std::string_view field(const world::MessageBytes& message, std::string_view name) {
    for (const world::HeaderField& header : message.headers)
        if (http::equalsIgnoringCase(part(message, header.nameOffset, header.nameLength), name))
            return part(message, header.valueOffset, header.valueLength);
    return {};
}

std::string headers(const world::MessageBytes& message, const Anonymizer& anonymizer) {
    std::string list = "[";
    for (const world::HeaderField& header : message.headers)
        fmt::format_to(
            std::back_inserter(list), "{}{{\"name\":{},\"value\":{}}}", list.size() > 1 ? "," : "",
            jsonString(part(message, header.nameOffset, header.nameLength)),
            jsonString(anonymizer.text(part(message, header.valueOffset, header.valueLength))));
    return list + ']';
}

// RFC 3986, section 3.4, cut at & and = as forms do; not decoded.
std::string query(std::string_view target, const Anonymizer& anonymizer) {
    std::string list = "[";
    const std::size_t mark = target.find('?');
    std::string_view rest = mark == std::string_view::npos ? "" : target.substr(mark + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        const std::size_t equals = pair.find('=');
        fmt::format_to(
            std::back_inserter(list), "{}{{\"name\":{},\"value\":{}}}", list.size() > 1 ? "," : "",
            jsonString(anonymizer.text(pair.substr(0, equals))),
            jsonString(anonymizer.text(
                equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1))));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return list + ']';
}

std::string contentText(const std::string& bytes, bool isRequest) {
    if (isUtf8(bytes))
        return "\"text\":" + jsonString(bytes);
    // "encoding" belongs to responses only; what a request holds beyond text is shown escaped
    if (isRequest)
        return "\"text\":" + jsonString(bytes) +
               ",\"comment\":\"bytes that are no UTF-8 are U+FFFD\"";
    return "\"text\":\"" + base64(bytes) + "\",\"encoding\":\"base64\"";
}

std::string url(std::string_view target, std::string_view host, const HarPlace& place) {
    if (target.find("://") != std::string_view::npos)
        return std::string(target);
    const std::string_view authority = host.empty() ? std::string_view(place.server) : host;
    return fmt::format("http://{}{}{}", authority, target.substr(0, 1) == "/" ? "" : "/", target);
}

std::string request(const MessageCollector::Finished& one, const HarPlace& place,
                    Anonymizer& anonymizer) {
    const world::MessageBytes& message = one.bytes.request;
    const std::string_view target = first(message, Role::Target);
    const std::string_view method = first(message, Role::Method);
    const std::string content = anonymizer.text(body(message));
    const std::string_view type = field(message, "content-type");
    std::string text = fmt::format(
        "{{\"method\":{},\"url\":{},\"httpVersion\":{},\"cookies\":[],\"headers\":{},"
        "\"queryString\":{},",
        jsonString(method.empty() ? "?" : method),
        jsonString(anonymizer.hides() ? "http://hidden.invalid" + anonymizer.text(target)
                                      : url(target, field(message, "host"), place)),
        jsonString(first(message, Role::Version)), headers(message, anonymizer),
        query(target, anonymizer));
    if (!content.empty())
        text += fmt::format("\"postData\":{{\"mimeType\":{},\"params\":[],{}}},",
                            jsonString(anonymizer.text(type)), contentText(content, true));
    return text + fmt::format("\"headersSize\":{},\"bodySize\":{}}}",
                              one.exchange.request.headBytes != 0
                                  ? static_cast<std::int64_t>(one.exchange.request.headBytes)
                                  : -1,
                              one.exchange.request.bodyBytes);
}

std::string response(const MessageCollector::Finished& one, Anonymizer& anonymizer) {
    const world::MessageBytes& message = one.bytes.response;
    const std::string content = anonymizer.text(body(message));
    const std::string_view reason = first(message, Role::Reason);
    return fmt::format(
        "{{\"status\":{},\"statusText\":{},\"httpVersion\":{},\"cookies\":[],\"headers\":{},"
        "\"content\":{{\"size\":{},\"mimeType\":{},{}}},\"redirectURL\":{},\"headersSize\":{},"
        "\"bodySize\":{}}}",
        one.exchange.status,
        jsonString(reason.empty() ? http::reasonPhrase(one.exchange.status) : reason),
        jsonString(first(message, Role::Version)), headers(message, anonymizer),
        one.exchange.response.bodyBytes,
        jsonString(anonymizer.text(field(message, "content-type"))), contentText(content, false),
        jsonString(anonymizer.text(field(message, "location"))),
        one.exchange.response.headBytes != 0
            ? static_cast<std::int64_t>(one.exchange.response.headBytes)
            : -1,
        one.exchange.response.bodyBytes);
}

// Milliseconds from one call to another; -1: one of them is not there.
double msBetween(std::int64_t fromNs, std::int64_t toNs) {
    return fromNs == INT64_MIN || toNs == INT64_MIN ? -1 : static_cast<double>(toNs - fromNs) / 1e6;
}

std::string comment(const MessageCollector::Finished& one) {
    std::string text;
    for (const auto* side : {&one.bytes.request, &one.bytes.response})
        for (const world::RoleSpan& span : side->spans)
            if (span.role == Role::Unseen && text.empty())
                text = "not all bytes were recorded";
    if (!one.answered)
        text += std::string(text.empty() ? "" : "; ") + "the answer is not complete";
    return text;
}

} // namespace

std::string utcText(std::int64_t realtimeNs) {
    const std::time_t seconds = realtimeNs / 1'000'000'000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    return fmt::format("{}.{:03}Z", std::string_view(text, length), realtimeNs / 1'000'000 % 1000);
}

std::string harEntry(const MessageCollector::Finished& one, const HarPlace& place,
                     Anonymizer& anonymizer) {
    const double send = msBetween(one.requestFromNs, one.requestToNs);
    const double wait = msBetween(one.requestToNs, one.responseFromNs);
    const double receive = msBetween(one.responseFromNs, one.responseToNs);
    const auto positive = [](double ms) {
        return std::max(ms, 0.0);
    };
    const std::string said = comment(one);
    return fmt::format(
        "{{\"startedDateTime\":\"{}\",\"time\":{:.6f},\"request\":{},\"response\":{},\"cache\":{{}}"
        ","
        "\"timings\":{{\"blocked\":-1,\"dns\":-1,\"connect\":-1,\"send\":{:.6f},\"wait\":{:.6f},"
        "\"receive\":{:.6f},\"ssl\":-1}},\"connection\":\"{}\"{}}}",
        utcText(place.realtimeNs + (one.requestFromNs == INT64_MIN ? 0 : one.requestFromNs)),
        positive(send) + positive(wait) + positive(receive), request(one, place, anonymizer),
        response(one, anonymizer), positive(send), positive(wait), positive(receive),
        one.connection.id.n, said.empty() ? "" : ",\"comment\":" + jsonString(said));
}

} // namespace muxscope::exporting
