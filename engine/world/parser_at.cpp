// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/parser_at.h"

#include <algorithm>

namespace muxscope::world {

namespace {

using http::MessageParser;

// Reads on to `to`; an interim response (1xx) is followed by the next in the same exchange.
class Rereader {
public:
    Rereader(const MessageBytes& message, MessageParser::Kind kind, http::Method answers)
        : m_message(message), m_parser(kind, http::Limits::observer()), m_answers(answers) {
        m_parser.expectBodyFor(answers);
    }

    const MessageParser& readTo(std::uint64_t to) {
        for (const RoleSpan& span : m_message.spans) {
            const std::uint64_t end = std::min(span.offset + span.length, to);
            while (m_at < end) {
                if (m_parser.complete()) {
                    m_parser.reset();
                    m_parser.expectBodyFor(m_answers);
                }
                const std::uint64_t taken =
                    span.role == http::Role::Unseen
                        ? m_parser.skip(end - m_at)
                        : m_parser.feed(std::string_view(m_message.bytes).substr(m_at, end - m_at));
                if (taken == 0)
                    return m_parser;
                m_at += taken;
            }
        }
        return m_parser;
    }

private:
    const MessageBytes& m_message;
    MessageParser m_parser;
    http::Method m_answers;
    std::uint64_t m_at = 0;
};

} // namespace

ParserAt parserAt(const MessageBytes& message, http::MessageParser::Kind kind, http::Method answers,
                  std::uint64_t offset) {
    Rereader reader(message, kind, answers);
    ParserAt at;
    at.before = reader.readTo(offset).state();
    const MessageParser& parser = reader.readTo(offset + 1);
    at.after = parser.state();
    at.error = parser.error().code;
    return at;
}

} // namespace muxscope::world
