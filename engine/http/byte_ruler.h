// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whole bytes -> which byte has which role, for views and tests. Built on MessageParser; nothing
// here is incremental. Any thread, never blocks, allocates.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/message_parser.h"

namespace muxscope::http {

struct Span {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    Role role = Role::Unseen;

    bool operator==(const Span&) const = default;
};

// A sink that joins neighbouring fragments of one role. Names, colons and chunk sizes that follow
// each other are never joined by mistake: something of another role always stands between them.
class SpanSink {
public:
    explicit SpanSink(std::vector<Span>& spans) : m_spans(spans) {}
    void operator()(Role role, std::uint64_t offset, std::string_view fragment);

private:
    std::vector<Span>& m_spans;
};

struct RuledHeader {
    Span name;
    Span value; // trimmed; length 0 for an empty value
    bool trailer = false;
};

struct RuledMessage {
    std::uint64_t begin = 0;  // offset in the ruled bytes
    std::uint64_t length = 0; // bytes that belong to it
    std::vector<Span> spans;  // offsets from `begin`; they tile [0, length)
    std::vector<RuledHeader> headers;
    MessageParser parser; // as it stands after the last byte
};

// One message. With atEof the peer is known to send no more (completes a body until close).
RuledMessage ruleMessage(std::string_view bytes, MessageParser::Kind kind,
                         Method requestMethod = Method::Get, bool atEof = false,
                         const Limits& limits = Limits::observer());

// All messages of one direction of a connection. For responses, requestMethods says what each
// answers (Get when there are fewer); a 1xx response does not use one up.
std::vector<RuledMessage> ruleStream(std::string_view bytes, MessageParser::Kind kind,
                                     const std::vector<Method>& requestMethods = {},
                                     bool atEof = false, const Limits& limits = Limits::observer());

// The text form used by tests and dumps, one span a line: `0+3 method "GET"`; escaped.
std::string spansText(const std::vector<Span>& spans, std::string_view message);

} // namespace muxscope::http
