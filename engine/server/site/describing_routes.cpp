// SPDX-License-Identifier: GPL-3.0-or-later
// The request told back as JSON, in the shape that people know from httpbin.
#include <nlohmann/json.hpp>
#include <optional>

#include "http/byte_class.h"
#include "server/site/form.h"
#include "server/site/route_list.h"

namespace muxscope::server {

namespace {

using Json = nlohmann::ordered_json;

// Bytes that are no UTF-8 become U+FFFD: JSON has no other way.
void putJson(const Json& json, Response& response) {
    response.contentType = kJson;
    response.text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    response.text += '\n';
}

// A name that comes again has a list.
void add(Json& object, const std::string& name, const std::string& value) {
    if (!object.contains(name)) {
        object[name] = value;
        return;
    }
    if (!object[name].is_array())
        object[name] = Json::array({object[name]});
    object[name].push_back(value);
}

Json pairsOf(const NameValues& pairs) {
    Json object = Json::object();
    for (const auto& [name, value] : pairs)
        add(object, name, value);
    return object;
}

Json headersOf(const Request& request) {
    Json object = Json::object();
    for (const http::HeaderField& field : *request.headers)
        add(object, std::string(field.name(request.head)), std::string(field.value(request.head)));
    return object;
}

Json trailersOf(std::string_view lines) {
    Json object = Json::object();
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find("\r\n"));
        lines.remove_prefix(std::min(line.size() + 2, lines.size()));
        const std::size_t colon = std::min(line.find(':'), line.size());
        add(object, std::string(line.substr(0, colon)),
            std::string(line.substr(std::min(colon + 2, line.size()))));
    }
    return object;
}

std::string_view shown(const Site& site, std::string_view bytes) {
    return bytes.substr(0, site.limits().maxShownBytes);
}

std::string hostOf(const Request& request) {
    return std::string(request.peer.substr(0, request.peer.rfind(':')));
}

// Every part with the places it stands at, counted from the first byte of the body.
Json partsOf(const Multipart& form) {
    Json list = Json::array();
    for (const FormPart& part : form.parts) {
        list.push_back({{"name", part.name},
                        {"filename", part.filename},
                        {"type", part.contentType},
                        {"size", part.bodyLength},
                        {"boundary_at", part.boundaryOffset},
                        {"head", {{"at", part.headOffset}, {"bytes", part.headLength}}},
                        {"body", {{"at", part.bodyOffset}, {"bytes", part.bodyLength}}}});
    }
    return list;
}

void describeMultipart(const Site& site, const Request& request, const std::string& boundary,
                       Json& json) {
    const auto form = readMultipart(request.body, boundary);
    if (!form)
        return;
    for (const FormPart& part : form->parts) {
        const std::string text(shown(site, request.body.substr(part.bodyOffset, part.bodyLength)));
        add(part.filename.empty() ? json["form"] : json["files"], part.name, text);
    }
    json["multipart"] = {{"boundary", boundary},
                         {"parts", partsOf(*form)},
                         {"close_at", form->closeOffset},
                         {"complete", form->closed}};
}

// nullopt: no JSON, or nested so deeply that showing it would be an attack on this server: each level
// is indented further, and is a call deeper.
std::optional<Json> readJson(std::string_view text) {
    constexpr int kMostLevels = 32;
    bool tooDeep = false;
    const auto keep = [&](int depth, Json::parse_event_t, const Json&) {
        tooDeep = tooDeep || depth > kMostLevels;
        return !tooDeep;
    };
    Json json = Json::parse(text, keep, false);
    return tooDeep || json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

void describeContent(const Site& site, const Request& request, Json& json) {
    const std::string_view type = request.header("Content-Type");
    const std::string_view media = type.substr(0, type.find_first_of("; \t"));
    json["data"] = "";
    json["files"] = Json::object();
    json["form"] = Json::object();
    json["json"] = nullptr;
    if (http::equalsIgnoringCase(media, "application/x-www-form-urlencoded")) {
        json["form"] = pairsOf(readUrlencoded(shown(site, request.body)));
    } else if (const auto boundary = boundaryOf(type)) {
        describeMultipart(site, request, *boundary, json);
    } else {
        json["data"] = std::string(shown(site, request.body));
        if (http::equalsIgnoringCase(media, "application/json"))
            json["json"] = readJson(shown(site, request.body)).value_or(nullptr);
    }
    json["body_bytes"] = request.body.size();
    if (!request.trailers.empty())
        json["trailers"] = trailersOf(request.trailers);
}

// A coded body could only be described by guessing what is in it.
bool codedBody(const Request& request, Response& response) {
    const std::string_view coding = request.header("Content-Encoding");
    if (coding.empty() || http::equalsIgnoringCase(coding, "identity"))
        return false;
    response.line(415, "this resource reads bodies without a content coding");
    response.field("Accept-Encoding", "identity");
    return true;
}

Json described(const Request& request) {
    Json json = Json::object();
    json["args"] = pairsOf(readUrlencoded(request.query));
    json["headers"] = headersOf(request);
    json["origin"] = hostOf(request);
    json["url"] = urlOf(request);
    return json;
}

} // namespace

std::string urlOf(const Request& request) {
    std::string url;
    if (!request.authority.empty())
        url = "http://" + std::string(request.authority);
    url += request.path;
    if (!request.query.empty())
        url += '?' + std::string(request.query);
    return url;
}

void describeGet(Site&, const Request& request, std::string_view, Response& response) {
    putJson(described(request), response);
}

void describeBody(Site& site, const Request& request, std::string_view, Response& response) {
    if (codedBody(request, response))
        return;
    Json json = described(request);
    describeContent(site, request, json);
    putJson(json, response);
}

void anything(Site& site, const Request& request, std::string_view, Response& response) {
    if (codedBody(request, response))
        return;
    Json json = described(request);
    const bool reads = request.method == http::Method::Head; // answered with the fields of GET
    json["method"] = std::string(http::methodName(reads ? http::Method::Get : request.method));
    describeContent(site, request, json);
    putJson(json, response);
}

void headersOnly(Site&, const Request& request, std::string_view, Response& response) {
    putJson({{"headers", headersOf(request)}}, response);
}

void origin(Site&, const Request& request, std::string_view, Response& response) {
    putJson({{"origin", hostOf(request)}}, response);
}

void userAgent(Site&, const Request& request, std::string_view, Response& response) {
    putJson({{"user-agent", std::string(request.header("User-Agent"))}}, response);
}

} // namespace muxscope::server
