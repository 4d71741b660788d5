// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the http protocol puts up with. Plain values.

#include <cstddef>
#include <cstdint>

#include "http/message_parser.h"
#include "server/site/site.h"

namespace muxscope::server {

struct HttpLimits {
    http::Limits message;                     // 414, 431, 413
    std::size_t maxOwedBytes = 1u << 20;      // above this no more input is wanted
    std::size_t maxOwedPieces = 256;          // bodies that wait behind each other, likewise
    std::size_t maxWaitingBytes = 64u << 10;  // requests behind a delayed answer, not yet parsed
    std::int64_t headNs = 20'000'000'000;     // from a request's first byte to its blank line: 408
    std::int64_t bodyNs = 20'000'000'000;     // for its body, and
    std::int64_t bodyStepNs = 64'000'000'000; // so much more for each
    std::uint64_t bodyStepBytes = 64u << 10;  // of these: 1 KiB/s at least: 408
    std::size_t maxTunnelBytes = 256u << 10;  // held on their way through a tunnel, each way
    std::int64_t connectNs = 5'000'000'000;   // for the far end of a tunnel: 504
    SiteLimits site;
};

} // namespace muxscope::server
