// SPDX-License-Identifier: GPL-3.0-or-later
// What the parser was waiting for when it had read a message up to a byte: its bytes are fed to a
// parser again. Any thread.
#pragma once

#include "world/byte_breakdown.h"

namespace muxscope::world {

struct ParserAt {
    http::MessageParser::State before = http::MessageParser::State::StartLine;
    http::MessageParser::State after = http::MessageParser::State::StartLine;
    http::ParseErrorCode error = http::ParseErrorCode::None; // after it
};

// Before and after the byte at `offset` < message.bytes.size(). `answers`: the method that a response
// answers (RFC 9112, section 6.3).
ParserAt parserAt(const MessageBytes& message, http::MessageParser::Kind kind, http::Method answers,
                  std::uint64_t offset);

} // namespace muxscope::world
