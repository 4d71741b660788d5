// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The small site that the http protocol serves: routes.cpp lists it. It turns a whole Request into a
// Response and knows neither framing nor connections. Server thread only; never blocks, except in the
// static pages of --root (file_reader.h).

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/site/file_reader.h"
#include "server/site/file_store.h"
#include "server/site/request.h"
#include "server/site/response.h"

namespace muxscope::server {

struct SiteLimits {
    std::int64_t maxDelayMs = 60'000;
    std::uint64_t maxAnswerBytes = 100'000'000; // of /bytes/{n}
    FileStoreLimits files;
};

class Site;

// One bit for each method; HEAD goes with GET, OPTIONS with everything.
using MethodSet = std::uint16_t;
constexpr MethodSet methodBit(http::Method method) {
    return static_cast<MethodSet>(1u << static_cast<unsigned>(method));
}
// "GET, HEAD, OPTIONS"
std::string methodList(MethodSet methods);

struct Route {
    std::string_view path;      // "/hello", or "/bytes/" with a parameter behind it
    std::string_view parameter; // "n": one segment that must not be empty; or nothing
    MethodSet methods;
    void (*answer)(Site& site, const Request& request, std::string_view parameter,
                   Response& response);
    std::string_view about; // one line for the first page
};

// The one place to add a route.
std::span<const Route> routes();

class Site {
public:
    // Without a reader there are no static pages.
    explicit Site(const SiteLimits& limits = {}, std::unique_ptr<FileReader> reader = nullptr);

    // Never fails: errors are answers. `response` is clear.
    void answer(const Request& request, Response& response);

    // --- for the routes
    const SiteLimits& limits() const { return m_limits; }
    FileStore& store() { return m_store; }
    const Response::SharedBytes& pattern() const { return m_pattern; } // of /bytes/{n}
    std::string_view firstPage() const { return m_firstPage; }
    // The file of --root at this decoded path; false when there is no root or no such file, and the
    // response is untouched.
    bool staticPage(std::string_view path, Response& response);

private:
    void answerRoute(const Route& route, const Request& request, std::string_view parameter,
                     Response& response);
    void answerStatic(const Request& request, std::string_view path, Response& response);

    SiteLimits m_limits;
    FileStore m_store;
    std::unique_ptr<FileReader> m_reader;
    Response::SharedBytes m_pattern;
    std::string m_firstPage;
    std::string m_decoded; // scratch
};

// An answer to a request whose method the resource does not have, with Allow.
void refuseMethod(MethodSet methods, Response& response);

} // namespace muxscope::server
