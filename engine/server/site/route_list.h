// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The handlers that routes.cpp lists, one theme a file. All: server thread; may throw std::bad_alloc.

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/site/site.h"

namespace muxscope::server {

#define MUXSCOPE_HANDLER(name)                                                                     \
    void name(Site& site, const Request& request, std::string_view parameter, Response& response)

// plain_routes.cpp: fixed texts, echoes, statuses.
MUXSCOPE_HANDLER(firstPage);
MUXSCOPE_HANDLER(hello);
MUXSCOPE_HANDLER(echo);
MUXSCOPE_HANDLER(bytes);
MUXSCOPE_HANDLER(status);
MUXSCOPE_HANDLER(throwing);

// timed_routes.cpp: answers that take their time.
MUXSCOPE_HANDLER(delay);
MUXSCOPE_HANDLER(drip);
MUXSCOPE_HANDLER(stream);
MUXSCOPE_HANDLER(busy);

// describing_routes.cpp: the request, told back as JSON.
MUXSCOPE_HANDLER(describeGet);
MUXSCOPE_HANDLER(describeBody);
MUXSCOPE_HANDLER(anything);
MUXSCOPE_HANDLER(headersOnly);
MUXSCOPE_HANDLER(origin);
MUXSCOPE_HANDLER(userAgent);

// condition_routes.cpp: validators, caches, ranges, redirects, passwords.
MUXSCOPE_HANDLER(entityTag);
MUXSCOPE_HANDLER(cache);
MUXSCOPE_HANDLER(cacheFor);
MUXSCOPE_HANDLER(range);
MUXSCOPE_HANDLER(redirect);
MUXSCOPE_HANDLER(redirectTo);
MUXSCOPE_HANDLER(basicAuth);

#undef MUXSCOPE_HANDLER

// A whole decimal number, at most 19 digits.
std::optional<std::uint64_t> numberIn(std::string_view text);
// "1.5" seconds in milliseconds, at most three decimals; nullopt when it is none or above `mostMs`.
std::optional<std::int64_t> secondsIn(std::string_view text, std::int64_t mostMs);
// "http://host/path?query" of the request; without the authority where none is known.
std::string urlOf(const Request& request);

} // namespace muxscope::server
