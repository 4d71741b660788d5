// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Conditional requests: whether to go on, in the order of RFC 9110 section 13.2.2. Pure; any thread.

#include <cstdint>
#include <string_view>

#include "server/site/request.h"

namespace muxscope::server {

// What a resource is now, as far as conditions ask.
struct Validators {
    bool exists = true;
    std::string_view etag;       // with its quotes; empty = it has none
    std::int64_t modifiedS = -1; // seconds since 1970; -1 = not known
};

enum class Verdict : std::uint8_t {
    goOn,
    notModified, // 304
    failed,      // 412
};

Verdict evaluate(const Request& request, const Validators& validators);

// Whether a Range is to be honoured, as far as If-Range says (section 13.1.5).
bool ifRangeHolds(const Request& request, const Validators& validators);

} // namespace muxscope::server
