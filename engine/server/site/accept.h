// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a client can use a media type, by its Accept, RFC 9110 section 12.5.1. Pure; any thread.

#include <string_view>

namespace muxscope::server {

// `accept` is the field's value, "text/*;q=0.3, text/html, */*;q=0"; the most specific range that fits
// decides. An empty value, or one that holds no valid range, accepts everything. Parameters of the
// type, such as charset, are not compared.
bool accepts(std::string_view accept, std::string_view mediaType);

} // namespace muxscope::server
