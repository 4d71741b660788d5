// SPDX-License-Identifier: GPL-3.0-or-later
// Fixed texts, echoes, statuses.
#include <charconv>
#include <new>
#include <stdexcept>

#include "server/site/route_list.h"

namespace muxscope::server {

using http::Method;

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

// A body comes back as it came, coding and all; without one, the head does.
void echo(Site&, const Request& request, std::string_view, Response& response) {
    if (request.method == Method::Get || request.method == Method::Head) {
        response.contentType = kPlainText;
        response.text = request.head;
        if (request.method == Method::Head) // the fields are those of GET, so is the length
            response.text.replace(response.text.find("HEAD"), 4, "GET");
        return;
    }
    response.text = request.body;
    const std::string_view type = request.header("Content-Type");
    response.ownType = type.empty() ? "application/octet-stream" : type;
    if (const std::string_view coding = request.header("Content-Encoding"); !coding.empty())
        response.field("Content-Encoding", coding);
}

void bytes(Site& site, const Request&, std::string_view parameter, Response& response) {
    const auto count = numberIn(parameter);
    if (!count || *count > site.limits().maxAnswerBytes)
        return response.line(400, "not a number of bytes this server sends");
    response.contentType = kPlainText;
    response.shared = site.pattern();
    response.sharedLength = *count;
}

namespace {

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
        return response.field("Allow", methodList(methodBit(Method::Get)));
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

} // namespace

void status(Site&, const Request&, std::string_view parameter, Response& response) {
    const auto code = numberIn(parameter);
    if (!code || *code < 200 || *code > 599)
        return response.line(400, "not a status code from 200 to 599");
    const int number = static_cast<int>(*code);
    response.line(number, {});
    if (number == 204 || number == 205 || number == 304)
        response.clearBody();
    addRequiredFields(number, response);
}

void throwing(Site&, const Request&, std::string_view parameter, Response&) {
    if (parameter == "bad_alloc")
        throw std::bad_alloc();
    throw std::runtime_error("this handler fails on purpose");
}

} // namespace muxscope::server
