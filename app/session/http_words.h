// SPDX-License-Identifier: GPL-3.0-or-later
// What HTTP's parts are called on the screen. Translated; the words of RFC 9110 and 9112 that
// programs write (Content-Length, chunked) stay. GUI thread.
#pragma once

#include "http/message_parser.h"
#include "http/parse_error.h"
#include "http/role.h"

#include <QString>

namespace muxscope::ui {

// "space or control byte in a header name".
QString parseErrorSentence(http::ParseErrorCode code);
// Where it is said: "RFC 9112 §5.1". Empty for none.
QString parseErrorSection(http::ParseErrorCode code);
// What the parser is waiting for in that state: "header fields".
QString parserStateWord(http::MessageParser::State state);
// "method", "header name", "not recorded".
QString roleWord(http::Role role);

} // namespace muxscope::ui
