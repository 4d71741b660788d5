// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whom a request is for: Host, absolute-form targets, CONNECT. Pure; any thread.
// RFC 9110 sections 4.2 and 7.2, RFC 9112 section 3.2.

#include <cstdint>
#include <optional>
#include <string_view>

namespace muxscope::server {

struct HostPort {
    std::string_view host; // "[::1]" without its brackets
    std::string_view port; // digits; may be empty
    bool bracketed = false;
};

// uri-host [ ":" port ]; nullopt when the text is none. The host may be empty.
std::optional<HostPort> splitAuthority(std::string_view text);

// An absolute-form target taken apart as far as it concerns who is meant.
struct AbsoluteTarget {
    std::string_view scheme;
    std::string_view authority;
};
AbsoluteTarget splitAbsolute(std::string_view target);

} // namespace muxscope::server
