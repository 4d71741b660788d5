// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of JSON (RFC 8259) for exports that are written as they come, without a document in memory.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace muxscope::exporting {

// The text between quotes, escaped. Bytes that are no UTF-8 (RFC 3629) become U+FFFD: JSON has no
// place for them.
std::string jsonString(std::string_view text);
// RFC 4648, section 4, padded.
std::string base64(std::string_view bytes);
bool isUtf8(std::string_view text);

} // namespace muxscope::exporting
