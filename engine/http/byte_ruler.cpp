// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/byte_ruler.h"

namespace muxscope::http {

namespace {

void appendEscaped(std::string& out, std::string_view bytes) {
    static constexpr char kHex[] = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\r') {
            out += "\\r";
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte >= 0x7f) {
            out += "\\x";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
}

Span trimmed(Span span, std::string_view message) {
    while (span.length > 0 && isBlank(message[span.offset + span.length - 1]))
        --span.length;
    return span;
}

std::vector<RuledHeader> headersOf(const std::vector<Span>& spans, std::string_view message) {
    std::vector<RuledHeader> headers;
    for (const Span& span : spans) {
        if (span.role == Role::HeaderName || span.role == Role::TrailerName)
            headers.push_back(
                {span, {span.offset + span.length, 0, span.role}, span.role == Role::TrailerName});
        else if (span.role == Role::HeaderValue || span.role == Role::TrailerValue)
            headers.back().value = trimmed(span, message);
    }
    return headers;
}

} // namespace

void SpanSink::operator()(Role role, std::uint64_t offset, std::string_view fragment) {
    // Two line ends, or a line end of a chunk and the next, stay apart: CR LF is one unit.
    const bool pair =
        role == Role::LineEnd || role == Role::ChunkLineEnd || role == Role::BlankLine;
    if (!m_spans.empty()) {
        Span& last = m_spans.back();
        if (last.role == role && last.offset + last.length == offset &&
            (!pair || last.length + fragment.size() <= 2)) {
            last.length += fragment.size();
            return;
        }
    }
    m_spans.push_back({offset, fragment.size(), role});
}

RuledMessage ruleMessage(std::string_view bytes, MessageParser::Kind kind, Method requestMethod,
                         bool atEof, const Limits& limits) {
    RuledMessage ruled{0, 0, {}, {}, MessageParser(kind, limits)};
    ruled.parser.expectBodyFor(requestMethod);
    ruled.length = ruled.parser.feed(bytes, SpanSink(ruled.spans));
    if (atEof && ruled.length == bytes.size())
        ruled.parser.finishAtEof();
    ruled.headers = headersOf(ruled.spans, bytes);
    return ruled;
}

std::vector<RuledMessage> ruleStream(std::string_view bytes, MessageParser::Kind kind,
                                     const std::vector<Method>& requestMethods, bool atEof,
                                     const Limits& limits) {
    std::vector<RuledMessage> messages;
    std::size_t answered = 0;
    std::uint64_t begin = 0;
    while (begin < bytes.size()) {
        const Method method =
            answered < requestMethods.size() ? requestMethods[answered] : Method::Get;
        RuledMessage ruled = ruleMessage(bytes.substr(begin), kind, method, atEof, limits);
        ruled.begin = begin;
        begin += ruled.length;
        if (ruled.parser.statusCode() >= 200)
            ++answered;
        messages.push_back(std::move(ruled));
    }
    return messages;
}

std::string spansText(const std::vector<Span>& spans, std::string_view message) {
    std::string text;
    for (const Span& span : spans) {
        text += std::to_string(span.offset) + '+' + std::to_string(span.length) + ' ';
        text += roleName(span.role);
        text += " \"";
        if (span.offset <= message.size())
            appendEscaped(text, message.substr(span.offset, span.length));
        text += "\"\n";
    }
    return text;
}

} // namespace muxscope::http
