// SPDX-License-Identifier: GPL-3.0-or-later
// Validators, caches, ranges; redirects and passwords.
#include "http/byte_class.h"
#include "server/site/form.h"
#include "server/site/route_list.h"
#include "server/site/target_path.h"

namespace muxscope::server {

namespace {

constexpr std::uint64_t kMostRedirects = 100;
constexpr std::string_view kChallenge = "Basic realm=\"muxscope\", charset=\"UTF-8\"";

// RFC 4648 section 4.
std::string base64(std::string_view bytes) {
    static constexpr char kDigits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned word = 0;
        for (std::size_t j = 0; j < 3; ++j)
            word =
                word << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text += i + j > bytes.size() ? '=' : kDigits[word >> (18 - 6 * j) & 63];
    }
    return text;
}

bool isTagText(std::string_view text) {
    for (const char c : text) {
        if (c == '"' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7f)
            return false;
    }
    return true;
}

// A place on this server, or on this machine: others could be anybody's.
bool staysHere(std::string_view url) {
    for (const char c : url) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\')
            return false;
    }
    if (url.starts_with('/'))
        return !url.starts_with("//");
    for (const std::string_view origin : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
        if (!url.starts_with(origin))
            continue;
        std::string_view rest = url.substr(origin.size());
        if (rest.starts_with(':')) {
            rest.remove_prefix(1);
            while (!rest.empty() && http::isDigit(rest.front()))
                rest.remove_prefix(1);
        }
        return rest.empty() || rest.front() == '/' || rest.front() == '?';
    }
    return false;
}

} // namespace

void entityTag(Site&, const Request&, std::string_view parameter, Response& response) {
    if (!isTagText(parameter))
        return response.line(400, "not the text of an entity-tag");
    response.etag = '"' + std::string(parameter) + '"';
    response.contentType = kPlainText;
    response.text = "the entity-tag of this is " + response.etag + '\n';
}

// Has not changed since the server was started.
void cache(Site& site, const Request&, std::string_view, Response& response) {
    response.etag = "\"muxscope-cache\"";
    response.modifiedS = site.startedS();
    response.contentType = kPlainText;
    response.text = "fetched; ask again with If-None-Match or If-Modified-Since\n";
}

void cacheFor(Site&, const Request&, std::string_view parameter, Response& response) {
    const auto seconds = numberIn(parameter);
    if (!seconds || *seconds > 31'536'000) // a year, RFC 9111 section 5.3
        return response.line(400, "not a number of seconds up to a year");
    response.field("Cache-Control", "public, max-age=" + std::to_string(*seconds));
    response.contentType = kPlainText;
    response.text = "may be kept for " + std::to_string(*seconds) + " s\n";
}

void range(Site& site, const Request&, std::string_view parameter, Response& response) {
    const auto count = numberIn(parameter);
    if (!count || *count > site.limits().maxAnswerBytes)
        return response.line(400, "not a number of bytes this server sends");
    response.contentType = "application/octet-stream";
    response.etag = "\"range" + std::to_string(*count) + '"';
    response.ranges = true;
    response.shared = site.pattern();
    response.sharedLength = *count;
}

void redirect(Site&, const Request&, std::string_view parameter, Response& response) {
    const auto times = numberIn(parameter);
    if (!times || *times == 0 || *times > kMostRedirects)
        return response.line(400, "not a number of redirects from 1 to 100");
    const std::string next = *times == 1 ? "/get" : "/redirect/" + std::to_string(*times - 1);
    response.line(302, next);
    response.field("Location", next);
}

void redirectTo(Site&, const Request& request, std::string_view, Response& response) {
    const NameValues query = readUrlencoded(request.query);
    const auto url = valueOf(query, "url");
    const auto code = numberIn(valueOf(query, "status_code").value_or("302"));
    if (!url || !staysHere(*url))
        return response.line(400, "url must be a path, or a place on this machine");
    if (!code || (*code != 301 && *code != 302 && *code != 303 && *code != 307 && *code != 308))
        return response.line(400, "status_code must be 301, 302, 303, 307 or 308");
    response.line(static_cast<int>(*code), *url);
    response.field("Location", *url);
}

// RFC 7617. Who says nothing is asked for a password; so is who says the wrong one.
void basicAuth(Site&, const Request& request, std::string_view parameter, Response& response) {
    const std::size_t slash = parameter.find('/');
    const std::string user(parameter.substr(0, slash));
    const std::string expected = base64(user + ':' + std::string(parameter.substr(slash + 1)));
    const std::string_view given = request.header("Authorization");
    constexpr std::string_view kScheme = "Basic ";
    if (given.size() < kScheme.size() ||
        !http::equalsIgnoringCase(given.substr(0, kScheme.size()), kScheme) ||
        given.substr(given.find_first_not_of(' ', kScheme.size() - 1)) != expected) {
        response.line(401, "that name and password are not these");
        return response.field("WWW-Authenticate", kChallenge);
    }
    response.contentType = kJson;
    response.text =
        "{\n  \"authenticated\": true,\n  \"user\": \"" + percentEncode(user) + "\"\n}\n";
}

} // namespace muxscope::server
