// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Writing the chunked transfer coding, RFC 9112 section 7.1. (Reading it is MessageParser's.)

#include <string>
#include <string_view>

namespace muxscope::http {

// "5\r\nhello\r\n"; empty bytes append nothing (an empty chunk would end the body).
void appendChunk(std::string& out, std::string_view bytes);

// "0\r\n\r\n"
void appendLastChunk(std::string& out);

} // namespace muxscope::http
