// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The messages the parser's tests share: one row = the bytes of one message (and what follows it),
// and what must come of it. Also the seeds of the oracle test.

#include <string>
#include <string_view>
#include <vector>

#include "http/message_parser.h"

namespace muxscope::http {

struct HttpCase {
    const char* name;
    MessageParser::Kind kind;
    std::string bytes;
    // outcomeText() after the bytes: "COMPLETE 42 body=5", "READ_HEADERS", "BadTarget@4 400".
    std::string outcome;
    Method answers = Method::Get; // responses: the method of the request
    bool atEof = false;
};

const std::vector<HttpCase>& httpCases();

// What came of a message, in one line: state, bytes consumed, body bytes; or error@offset status.
std::string outcomeText(const MessageParser& parser);

} // namespace muxscope::http
