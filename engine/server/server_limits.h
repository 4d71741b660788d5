// SPDX-License-Identifier: GPL-3.0-or-later
// What a server puts up with. Passing a limit gets the right answer (413, 414, 431, 408, 503), never a
// crash. Plain values.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace muxscope::server {

struct ServerLimits {
    std::int64_t connections = 100'000;     // one more gets 503
    std::int64_t targetBytes = 8'000;       // of the request line's target: 414
    std::int64_t headerBytes = 32'768;      // request line, fields, blank line: 431
    std::int64_t bodyBytes = 16 << 20;      // of a request: 413
    std::int64_t headerNs = 20'000'000'000; // a head must be whole by then: 408; 0 = never
    std::int64_t idleNs = 75'000'000'000;   // a silent connection is closed; 0 = never
    bool operator==(const ServerLimits&) const = default;
};

// One limit, for the command line and the Server panel.
struct LimitFacts {
    std::string_view name; // "header-bytes"
    std::string_view unit; // "bytes", "s"
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::string_view about; // one line, English
    std::int64_t ServerLimits::*number = nullptr;
    std::int64_t scale = 1; // what one unit is in the number's own: 1e9 for seconds kept in ns
};

// In the order in which they are shown.
std::span<const LimitFacts> limitTable();

// "header-bytes=4096". Error::Kind::usage with what is allowed.
Status setLimit(ServerLimits& limits, std::string_view text);

} // namespace muxscope::server
