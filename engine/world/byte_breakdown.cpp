// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/byte_breakdown.h"

#include <algorithm>

namespace muxscope::world {

namespace {

using http::MessageParser;
using http::Role;

// Reads one side again, piece by piece.
class Reader {
public:
    Reader(MessageParser::Kind kind, http::Method answers, std::uint64_t limitBytes)
        : m_parser(kind, http::Limits::observer()), m_answers(answers), m_limit(limitBytes) {
        m_parser.expectBodyFor(answers);
    }

    // Bytes of one call; those behind `recorded` were not kept.
    void take(const Piece& piece, std::string_view recorded) {
        const std::uint64_t length =
            std::min<std::uint64_t>(piece.length, m_limit - m_out.bytes.size());
        if (length == 0)
            return;
        m_out.calls.push_back({m_out.bytes.size(), piece.event, length});
        recorded = recorded.substr(0, length);
        feed(recorded);
        skip(length - recorded.size());
    }
    MessageBytes finish(std::uint64_t wholeLength) {
        m_out.wholeLength = wholeLength;
        return std::move(m_out);
    }

private:
    void feed(std::string_view bytes) {
        while (!bytes.empty()) {
            nextMessage();
            const std::size_t taken =
                m_parser.feed(bytes, [this](Role role, std::uint64_t, std::string_view fragment) {
                    add(role, fragment.size());
                    m_out.bytes.append(fragment);
                });
            if (taken == 0) // a parser in no state to go on
                break;
            bytes.remove_prefix(taken);
        }
        add(Role::Unparsed, bytes.size());
        m_out.bytes.append(bytes);
    }
    void skip(std::uint64_t count) {
        add(Role::Unseen, count);
        m_out.bytes.append(count, '\0');
        while (count != 0) {
            nextMessage();
            const std::uint64_t taken = m_parser.skip(count);
            if (taken == 0)
                break;
            count -= taken;
        }
    }
    // An interim response (1xx) is followed by the final one in the same exchange.
    void nextMessage() {
        if (!m_parser.complete())
            return;
        m_parser.reset();
        m_parser.expectBodyFor(m_answers);
    }
    void add(Role role, std::uint64_t length) {
        if (length == 0)
            return;
        noteHeader(role, m_out.bytes.size(), length);
        if (!m_out.spans.empty() && m_out.spans.back().role == role)
            m_out.spans.back().length += length;
        else
            m_out.spans.push_back({m_out.bytes.size(), length, role});
    }
    void noteHeader(Role role, std::uint64_t offset, std::uint64_t length) {
        const bool name = role == Role::HeaderName || role == Role::TrailerName;
        const bool value = role == Role::HeaderValue || role == Role::TrailerValue;
        if (name) {
            if (!m_inName)
                m_out.headers.push_back({offset, 0, 0, 0});
            m_out.headers.back().nameLength += length;
        } else if (value && !m_out.headers.empty()) {
            HeaderField& field = m_out.headers.back();
            if (field.valueLength == 0)
                field.valueOffset = offset;
            field.valueLength += length;
        }
        m_inName = name;
    }

    MessageParser m_parser;
    const http::Method m_answers;
    const std::uint64_t m_limit;
    bool m_inName = false;
    MessageBytes m_out;
};

// Where a value is missing or empty it stands behind its name; blanks after it are not part of it.
void trimValues(MessageBytes& message) {
    for (HeaderField& field : message.headers) {
        if (field.valueLength == 0)
            field.valueOffset = field.nameOffset + field.nameLength;
        while (field.valueLength != 0) {
            const char last = message.bytes[field.valueOffset + field.valueLength - 1];
            if (last != ' ' && last != '\t')
                break;
            --field.valueLength;
        }
    }
}

MessageBytes read(const MessageSide& side, Reader reader, const RecordedBytes& recorded) {
    for (const Piece& piece : side.pieces)
        reader.take(piece, recorded(piece));
    MessageBytes message = reader.finish(side.bytes);
    trimValues(message);
    return message;
}

} // namespace

ExchangeBytes breakDown(const Exchange& exchange, const RecordedBytes& recorded,
                        std::uint64_t limitBytes) {
    using Kind = MessageParser::Kind;
    return {
        read(exchange.request, Reader(Kind::Request, http::Method::Get, limitBytes), recorded),
        read(exchange.response, Reader(Kind::Response, exchange.method, limitBytes), recorded),
    };
}

ExchangeBytes breakDown(const Exchange& exchange, const trace::TraceLog& log,
                        std::uint64_t limitBytes) {
    const trace::TraceReader hold(log); // what begin() names stays until we are done
    trace::Event event; // keeps the piece's bytes until the next one's are asked for
    return breakDown(
        exchange,
        [&log, &event](const Piece& piece) -> std::string_view {
            if (piece.event < log.begin() || piece.event >= log.end())
                return {};
            event = log.at(piece.event);
            const std::string_view text = trace::asText(event.moved());
            return text.substr(std::min<std::size_t>(piece.offset, text.size()), piece.length);
        },
        limitBytes);
}

} // namespace muxscope::world
