// SPDX-License-Identifier: GPL-3.0-or-later
// The routes of the site: the table at the end is the one place to add one.
#include <charconv>
#include <optional>

#include "http/status.h"
#include "server/site/file_routes.h"
#include "server/site/site.h"

namespace muxscope::server {

namespace {

using http::Method;

constexpr MethodSet kGet = methodBit(Method::Get);
constexpr MethodSet kPost = methodBit(Method::Post);
constexpr MethodSet kPut = methodBit(Method::Put);
constexpr MethodSet kDelete = methodBit(Method::Delete);

// A whole decimal number, at most 19 digits.
std::optional<std::uint64_t> numberIn(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.size() > 19)
        return {};
    return number;
}

void firstPage(Site& site, const Request&, std::string_view, Response& response) {
    if (site.staticPage("/", response)) // an index.html in --root
        return;
    response.contentType = "text/html; charset=utf-8";
    response.constant = site.firstPage();
}

void hello(Site&, const Request&, std::string_view, Response& response) {
    response.contentType = "text/plain";
    response.constant = "Hello, world!";
}

// A body comes back as it came; without one, the head does.
void echo(Site&, const Request& request, std::string_view, Response& response) {
    if (request.method == Method::Get || request.method == Method::Head) {
        response.contentType = kPlainText;
        response.text = request.head;
        return;
    }
    response.text = request.body;
    const std::string_view type = request.header("Content-Type");
    response.field("Content-Type", type.empty() ? "application/octet-stream" : type);
}

void bytes(Site& site, const Request&, std::string_view parameter, Response& response) {
    const auto count = numberIn(parameter);
    if (!count || *count > site.limits().maxAnswerBytes)
        return response.line(400, "not a number of bytes this server sends");
    response.contentType = kPlainText;
    response.shared = site.pattern();
    response.sharedLength = *count;
}

void delay(Site& site, const Request&, std::string_view parameter, Response& response) {
    const auto ms = numberIn(parameter);
    if (!ms || *ms > static_cast<std::uint64_t>(site.limits().maxDelayMs))
        return response.line(400, "not a number of milliseconds this server waits");
    response.contentType = kPlainText;
    response.delayMs = static_cast<std::int64_t>(*ms);
    response.text = "answered after " + std::to_string(*ms) + " ms\n";
}

// Fields without which a status would be incomplete (RFC 9110 section 15).
void addRequiredFields(int code, Response& response) {
    switch (code) {
    case 300:
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return response.field("Location", "/hello");
    case 401:
        return response.field("WWW-Authenticate", "Basic realm=\"muxscope\"");
    case 405:
        return response.field("Allow", methodList(kGet));
    case 407:
        return response.field("Proxy-Authenticate", "Basic realm=\"muxscope\"");
    case 416:
        return response.field("Content-Range", "bytes */0");
    case 426:
        response.field("Upgrade", "HTTP/2.0");
        return;
    case 429:
    case 503:
        return response.field("Retry-After", "1");
    default:
        return;
    }
}

void status(Site&, const Request&, std::string_view parameter, Response& response) {
    const auto code = numberIn(parameter);
    if (!code || *code < 200 || *code > 599)
        return response.line(400, "not a status code from 200 to 599");
    const int number = static_cast<int>(*code);
    response.line(number, {});
    if (number == 204 || number == 205 || number == 304) {
        response.text.clear();
        response.contentType = {};
    }
    addRequiredFields(number, response);
}

} // namespace

std::span<const Route> routes() {
    static constexpr Route kRoutes[] = {
        {"/hello", "", kGet, hello, "thirteen bytes, always the same"},
        {"/", "", kGet, firstPage, "this page"},
        {"/echo", "", kGet | kPost | kPut, echo, "the request's head, or its body"},
        {"/bytes/", "n", kGet, bytes, "n bytes: larger than any socket buffer, if you like"},
        {"/delay/", "ms", kGet, delay, "an answer after that many milliseconds"},
        {"/status/", "code", kGet | kPost | kPut | kDelete, status, "any status from 200 to 599"},
        {"/files", "", kGet | kPost, listFiles, "the files below; POST adds one"},
        {"/files/", "name", kGet | kPut | kDelete, oneFile, "a file kept in memory"},
    };
    return kRoutes;
}

} // namespace muxscope::server
