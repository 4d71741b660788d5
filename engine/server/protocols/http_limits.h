// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the http protocol puts up with. Plain values.

#include <cstddef>

#include "http/message_parser.h"
#include "server/site/site.h"

namespace muxscope::server {

struct HttpLimits {
    http::Limits message;                    // 414, 431, 413
    std::size_t maxOwedBytes = 1u << 20;     // above this no more input is wanted
    std::size_t maxWaitingBytes = 64u << 10; // requests behind a delayed answer, not yet parsed
    SiteLimits site;
};

} // namespace muxscope::server
