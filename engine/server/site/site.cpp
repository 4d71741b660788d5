// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/site.h"

#include <algorithm>
#include <cerrno>

#include "server/site/first_page.h"
#include "server/site/media_type.h"
#include "server/site/target_path.h"

namespace muxscope::server {

namespace {

using http::Method;

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

void allow(MethodSet methods, Response& response) {
    response.status = 204;
    response.field("Allow", methodList(methods));
}

// A decoded path as it may stand in a Location.
std::string encodedPath(std::string_view path) {
    std::string encoded;
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        encoded += percentEncode(path.substr(begin, end - begin));
        if (end < path.size())
            encoded += '/';
        begin = end + 1;
    }
    return encoded;
}

bool allowed(MethodSet methods, Method method) {
    return (methods & methodBit(method == Method::Head ? Method::Get : method)) != 0;
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

void refuseMethod(MethodSet methods, Response& response) {
    response.line(405, "this resource does not have that method");
    response.field("Allow", methodList(methods));
}

Site::Site(const SiteLimits& limits, std::unique_ptr<FileReader> reader)
    : m_limits(limits),
      m_store(limits.files),
      m_reader(std::move(reader)),
      m_pattern(patternBlock()),
      m_firstPage(makeFirstPage(routes())) {}

void Site::answer(const Request& request, Response& response) {
    if (request.method == Method::Unknown || request.method == Method::Connect) {
        response.line(501, "this server does not know that method");
        response.close = request.method == Method::Connect; // what follows may be a tunnel's
        return;
    }
    if (request.asterisk)
        return allow(kAnywhere, response);
    std::string_view path = request.path;
    if (path.find('%') != path.npos) {
        if (!percentDecode(path, m_decoded))
            return response.line(400, "a broken %-escape in the path");
        path = m_decoded;
    }
    for (const Route& route : routes()) {
        if (route.parameter.empty() ? path == route.path : path.starts_with(route.path)) {
            const std::string_view parameter = path.substr(route.path.size());
            if (!route.parameter.empty() &&
                (parameter.empty() || parameter.find('/') != parameter.npos))
                continue;
            return answerRoute(route, request, parameter, response);
        }
    }
    answerStatic(request, path, response);
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
    if (m_reader && !reads) {
        if (request.method == Method::Options)
            return allow(kReading, response);
        return refuseMethod(kReading, response);
    }
    if (!staticPage(path, response))
        response.line(404, "nothing is here");
}

bool Site::staticPage(std::string_view path, Response& response) {
    if (!m_reader || !path.starts_with('/'))
        return false;
    std::string name(path.substr(1));
    if (name.empty() || name.back() == '/')
        name += "index.html";
    if (!isPlainPath(name))
        return false;
    FileContents contents = m_reader->read(name);
    switch (contents.error) {
    case 0:
        response.contentType = mediaTypeOf(name);
        response.sharedLength = contents.bytes->size();
        response.shared = std::move(contents.bytes);
        return true;
    case EISDIR:
        response.line(301, "that is a folder");
        response.field("Location", encodedPath(path) + "/");
        return true;
    case EACCES:
    case EPERM:
        response.line(403, "the server may not read that file");
        return true;
    case EMFILE:
    case ENFILE:
        response.line(503, "no descriptor is left to open the file");
        response.field("Retry-After", "1");
        return true;
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
        return false;
    case EFBIG:
        response.line(500, "the file is too large for this server");
        return true;
    default:
        response.line(500, "the file could not be read");
        return true;
    }
}

} // namespace muxscope::server
