// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/site.h"

#include <algorithm>

#include "server/site/first_page.h"
#include "server/site/partial.h"
#include "server/site/target_path.h"
#include "server/site/trace_answer.h"

namespace muxscope::server {

namespace {

using http::Method;

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr MethodSet kReading = methodBit(Method::Get);
constexpr MethodSet kAnywhere = methodBit(Method::Get) | methodBit(Method::Post) |
                                methodBit(Method::Put) | methodBit(Method::Delete);

// 64 visible bytes, so that the byte at position i is always the one at i % 64.
// One block for all sites of the program.
const Response::SharedBytes& patternBlock() {
    constexpr std::string_view kRow =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-\n";
    static_assert(kRow.size() == 64);
    static const Response::SharedBytes kBlock = [&] {
        std::string block;
        block.reserve(1u << 20);
        while (block.size() < 1u << 20)
            block += kRow;
        return std::make_shared<const std::string>(std::move(block));
    }();
    return kBlock;
}

bool allowed(MethodSet methods, Method method) {
    return (methods & methodBit(method == Method::Head ? Method::Get : method)) != 0;
}

// Whether what stands behind a route's path is its parameter.
bool fits(const Route& route, std::string_view rest) {
    if (rest.empty())
        return false;
    if (route.segments == kAnySegments)
        return true;
    return std::count(rest.begin(), rest.end(), '/') == route.segments - 1 && rest.front() != '/' &&
           rest.back() != '/' && rest.find("//") == rest.npos;
}

// A slash that was written as an escape is no separator, and no name of a file has one.
bool hidesSlash(std::string_view path) {
    for (std::size_t at = path.find('%'); at < path.size(); at = path.find('%', at + 1)) {
        const std::string_view escape = path.substr(at + 1, 2);
        if (escape == "2f" || escape == "2F" || escape == "5c" || escape == "5C")
            return true;
    }
    return false;
}

} // namespace

std::string methodList(MethodSet methods) {
    std::string list;
    for (int i = 0; i < http::kMethodCount - 1; ++i) {
        const auto method = static_cast<Method>(i);
        if (method == Method::Options || allowed(methods, method)) {
            list += list.empty() ? "" : ", ";
            list += http::methodName(method);
        }
    }
    return list;
}

Site::Site(const SiteLimits& limits, std::unique_ptr<FileReader> reader, WallClock wallClock,
           std::shared_ptr<FileStore> store)
    : m_limits(limits),
      m_store(store ? std::move(store) : std::make_shared<FileStore>(limits.files)),
      m_reader(std::move(reader)),
      m_wallClock(std::move(wallClock)),
      m_startedS(nowS()),
      m_pattern(patternBlock()),
      m_firstPage(makeFirstPage(routes())) {}

std::int64_t Site::nowS() const {
    return m_wallClock ? m_wallClock() / kSecondNs : -1;
}

MethodSet Site::withTrace(MethodSet methods) const {
    const MethodSet trace = m_limits.traceMethod ? methodBit(Method::Trace) : MethodSet{0};
    return static_cast<MethodSet>(methods | trace);
}

void Site::allow(MethodSet methods, Response& response) const {
    response.status = 204;
    response.field("Allow", methodList(withTrace(methods)));
}

void Site::refuseMethod(MethodSet methods, Response& response) const {
    response.line(405, "this resource does not have that method");
    response.field("Allow", methodList(withTrace(methods)));
}

bool Site::decodedPath(const Request& request, std::string_view& path, Response& response) {
    path = request.path;
    if (path.find('%') == path.npos)
        return true;
    if (!percentDecode(path, m_decoded)) {
        response.line(400, "a broken %-escape in the path");
        return false;
    }
    path = m_decoded;
    return true;
}

const Route* Site::routeOf(std::string_view path, std::string_view& parameter) const {
    for (const Route& route : routes()) {
        if (route.parameter.empty() ? path != route.path : !path.starts_with(route.path))
            continue;
        parameter = path.substr(route.path.size());
        if (route.parameter.empty() || fits(route, parameter))
            return &route;
    }
    return nullptr;
}

// Methods that no resource here has anything to do with.
bool Site::refusesMethod(const Request& request, Response& response) {
    if (request.method == Method::Unknown) {
        response.line(501, "this server does not know that method");
        return true;
    }
    if (request.method == Method::Trace && !m_limits.traceMethod) {
        std::string_view path;
        std::string_view parameter;
        const Route* const route =
            decodedPath(request, path, response) ? routeOf(path, parameter) : nullptr;
        response.line(405, "TRACE is switched off");
        response.field("Allow", methodList(route != nullptr ? route->methods : kReading));
        return true;
    }
    return false;
}

void Site::answer(const Request& request, Response& response) {
    if (refusesMethod(request, response))
        return;
    if (request.method == Method::Trace)
        return answerTrace(request, response);
    if (request.asterisk)
        return allow(kAnywhere, response);
    std::string_view path;
    if (!decodedPath(request, path, response))
        return;
    std::string_view parameter;
    if (const Route* const route = routeOf(path, parameter))
        answerRoute(*route, request, parameter, response);
    else
        answerStatic(request, path, response);
    finishAnswer(request, response);
}

bool Site::refusesBody(const Request& request, Response& response) {
    if (refusesMethod(request, response))
        return true;
    if (request.method == Method::Trace) {
        response.line(400, "a TRACE has no body");
        return true;
    }
    std::string_view path;
    std::string_view parameter;
    if (request.asterisk || request.method == Method::Options)
        return false;
    if (!decodedPath(request, path, response))
        return true;
    const Route* const route = routeOf(path, parameter);
    if (route != nullptr && allowed(route->methods, request.method))
        return false;
    if (route != nullptr)
        refuseMethod(route->methods, response);
    else
        answerStatic(request, path, response);
    return response.status >= 400;
}

void Site::answerRoute(const Route& route, const Request& request, std::string_view parameter,
                       Response& response) {
    if (request.method == Method::Options)
        return allow(route.methods, response);
    if (!allowed(route.methods, request.method))
        return refuseMethod(route.methods, response);
    route.answer(*this, request, parameter, response);
}

void Site::answerStatic(const Request& request, std::string_view path, Response& response) {
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (hidesSlash(request.path) || !staticPage(path, response))
        return response.line(404, "nothing is here");
    if (reads || response.status >= 400)
        return;
    response.clear();
    if (request.method == Method::Options)
        return allow(kReading, response);
    refuseMethod(kReading, response);
}

} // namespace muxscope::server
