// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The small site that the http protocol serves: routes.cpp lists it. It turns a whole Request into a
// Response and knows neither framing nor connections. Server thread only; never blocks, except in the
// static pages of --root (file_reader.h) and in /cpu, whose handler is busy on purpose.

#include <cstdint>
#include <functional>
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
    std::int64_t maxDelayMs = 60'000;           // of /delay, /drip, /cpu
    std::uint64_t maxAnswerBytes = 100'000'000; // of /bytes, /range
    std::uint64_t maxDripBytes = 10'000'000;
    std::uint64_t maxStreamLines = 1'000'000;
    std::int64_t maxCpuMs = 10'000;
    std::size_t maxShownBytes = 64u << 10; // of a body, in the answers that describe it
    bool traceMethod = false;
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

// How many segments of a path a parameter takes.
inline constexpr int kAnySegments = 0;

struct Route {
    std::string_view path;      // "/hello", or "/bytes/" with a parameter behind it
    std::string_view parameter; // "n": segments that must not be empty; or nothing
    MethodSet methods;
    void (*answer)(Site& site, const Request& request, std::string_view parameter,
                   Response& response);
    std::string_view about;   // one line for the first page
    std::string_view example; // what is worth a click: "/bytes/100000"; empty = the path itself
    int segments = 1;
};

// The one place to add a route.
std::span<const Route> routes();

class Site {
public:
    using WallClock = std::function<std::int64_t()>; // ns since 1970

    // Without a reader there are no static pages; without a clock nothing is dated. `store`: shared with
    // the sites of other threads; null: a new one.
    explicit Site(const SiteLimits& limits = {}, std::unique_ptr<FileReader> reader = nullptr,
                  WallClock wallClock = nullptr, std::shared_ptr<FileStore> store = nullptr);

    // Errors are answers; what a handler throws comes through. `response` is clear.
    void answer(const Request& request, Response& response);
    // Before the body has come (Expect: 100-continue): whether the answer is an error whatever the
    // body says. `response` is clear, and untouched unless it is.
    bool refusesBody(const Request& request, Response& response);

    // --- for the routes
    const SiteLimits& limits() const { return m_limits; }
    FileStore& store() { return *m_store; } // hold its lock while you look at it
    const std::shared_ptr<FileStore>& sharedStore() const { return m_store; }
    const Response::SharedBytes& pattern() const { return m_pattern; } // of /bytes/{n}
    std::string_view firstPage() const { return m_firstPage; }
    std::int64_t startedS() const { return m_startedS; } // seconds since 1970; -1 = not known
    std::int64_t nowS() const;
    // The file of --root at this decoded path; false when there is no root or no such file, and the
    // response is untouched.
    bool staticPage(std::string_view path, Response& response);

private:
    // nullptr: no route has that path.
    const Route* routeOf(std::string_view path, std::string_view& parameter) const;
    // The decoded path; false for a broken escape, which is then the answer.
    bool decodedPath(const Request& request, std::string_view& path, Response& response);
    bool refusesMethod(const Request& request, Response& response);
    void answerRoute(const Route& route, const Request& request, std::string_view parameter,
                     Response& response);
    void answerStatic(const Request& request, std::string_view path, Response& response);
    void allow(MethodSet methods, Response& response) const;
    void refuseMethod(MethodSet methods, Response& response) const;
    MethodSet withTrace(MethodSet methods) const;

    SiteLimits m_limits;
    std::shared_ptr<FileStore> m_store;
    std::unique_ptr<FileReader> m_reader;
    WallClock m_wallClock;
    std::int64_t m_startedS = -1;
    Response::SharedBytes m_pattern;
    std::string m_firstPage;
    std::string m_decoded; // scratch
};

} // namespace muxscope::server
