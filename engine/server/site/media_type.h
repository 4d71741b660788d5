// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Content-Type of a file, by the end of its name. Pure; any thread.

#include <string_view>

namespace muxscope::server {

// "text/html; charset=utf-8" ...; application/octet-stream for an unknown ending.
std::string_view mediaTypeOf(std::string_view fileName);

} // namespace muxscope::server
