// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_parts.h"

#include "models/reference.h"
#include "session/http_words.h"
#include "session/quantities.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

using Part = ExchangeTreeModel::Part;
using State = ExchangeTreeModel::State;
using Parsing = http::MessageParser::State;
using http::Role;

// One direction: what the parser says about each part of it.
class SideReader {
public:
    SideReader(const world::MessageSide& side, const world::MessageBytes& bytes, bool response)
        : m_side(side), m_bytes(bytes), m_response(response) {}

    void startLine(Part& under, const QString& title) const {
        Part& line = under.add(title);
        line.topic = m_response ? QStringLiteral("status line") : QStringLiteral("request line");
        const auto first =
            std::find_if(m_bytes.spans.begin(), m_bytes.spans.end(),
                         [](const auto& span) { return span.role != Role::LineEnd; });
        std::uint64_t from = first == m_bytes.spans.end() ? 0 : first->offset;
        std::uint64_t to = from;
        for (auto span = first; span != m_bytes.spans.end(); ++span) {
            if (span->role > Role::LineEnd && span->role != Role::Malformed)
                break;
            to = span->offset + span->length;
            if (span->role == Role::LineEnd)
                break;
            if (span->role != Role::Space)
                word(line, *span);
        }
        place(line, from, to - from);
        setState(line, m_side.state == Parsing::StartLine
                           ? (m_side.begun() ? State::waiting : State::notYet)
                       : m_side.state == Parsing::Error && !pastStartLine() ? State::malformed
                                                                            : State::complete);
    }

    void headers(Part& under) const {
        Part& headers = under.add(ExchangeTreeModel::tr("Headers"));
        headers.topic = QStringLiteral("headers");
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        for (const world::HeaderField& field : m_bytes.headers) {
            Part& child = headers.add(QStringLiteral("%1: %2").arg(
                partText(m_bytes, field.nameOffset, field.nameLength),
                partText(m_bytes, field.valueOffset, field.valueLength)));
            child.verbatim = true;
            child.topic = partText(m_bytes, field.nameOffset, field.nameLength) + QLatin1Char(':');
            const std::uint64_t end = std::max(field.nameOffset + field.nameLength,
                                               field.valueOffset + field.valueLength);
            place(child, field.nameOffset, end - field.nameOffset);
            if (to == 0)
                from = field.nameOffset;
            to = std::max(to, end);
        }
        place(headers, from, to - from);
        if (m_side.headBytes > 0)
            setState(headers, State::complete);
        else if (m_side.state == Parsing::Error)
            setState(headers, pastStartLine() ? State::malformed : State::notYet);
        else
            setState(headers, m_side.state == Parsing::Headers ? State::waiting : State::notYet);
    }

    void blankLine(Part& under) const {
        Part& line = under.add(ExchangeTreeModel::tr("Blank line  \\r\\n"));
        line.topic = QStringLiteral("blank line");
        const auto span = std::find_if(m_bytes.spans.begin(), m_bytes.spans.end(),
                                       [](const auto& s) { return s.role == Role::BlankLine; });
        if (span != m_bytes.spans.end())
            place(line, span->offset, std::min<std::uint64_t>(span->length, 2));
        setState(line, m_side.headBytes > 0          ? State::complete
                       : span != m_bytes.spans.end() ? State::waiting
                                                     : State::notYet);
    }

    void body(Part& under) const {
        Part& body = under.add(bodyTitle());
        body.topic = m_side.chunked && m_side.headBytes > 0 ? QStringLiteral("Transfer-Encoding:")
                                                            : QStringLiteral("body");
        if (m_side.headBytes > 0 && m_side.bytes > m_side.headBytes)
            place(body, m_side.headBytes, m_side.bytes - m_side.headBytes);
        bodyPieces(body);
        trailers(body);
        if (m_side.headBytes == 0)
            setState(body, State::notYet);
        else if (m_side.state == Parsing::Error)
            setState(body, State::malformed);
        else
            setState(body, m_side.complete() ? State::complete : State::waiting);
        if (m_side.complete() && m_side.bodyBytes == 0 && m_side.bodyExpected == 0)
            body.stateText = ExchangeTreeModel::tr("none");
        else if (body.state == State::waiting && m_side.bodyExpected > 0)
            body.stateText =
                countedText(ExchangeTreeModel::tr("%1 of %n byte(s)", nullptr,
                                                  static_cast<int>(m_side.bodyExpected)),
                            m_side.bodyExpected)
                    .arg(countText(m_side.bodyBytes));
    }

    void setState(Part& part, State state) const {
        part.state = state;
        part.stateText = state == State::notYet && m_side.state == Parsing::Error
                             ? ExchangeTreeModel::tr("not looked at")
                             : partStateWord(state, m_response);
        if (state == State::malformed) {
            reason(part);
        }
    }

private:
    // In plain words, at the byte where the message broke.
    void reason(Part& part) const {
        if (m_side.error == http::ParseErrorCode::None)
            return;
        Part& why = part.add(parseErrorSentence(m_side.error));
        why.topic = QStringLiteral("malformed");
        why.state = State::malformed;
        why.stateText = parseErrorSection(m_side.error);
        const std::int64_t at = malformedAt(m_bytes);
        if (at >= 0)
            place(why, static_cast<std::uint64_t>(at), 1);
        why.inResponse = m_response;
    }
    // The first ones: of a chunked body each chunk is a piece of its own.
    void bodyPieces(Part& body) const {
        constexpr int kMost = 16;
        int left = kMost;
        for (const world::RoleSpan& span : m_bytes.spans) {
            if (span.role != Role::Body)
                continue;
            if (left-- == 0) {
                body.add(QStringLiteral("…"));
                return;
            }
            Part& content = body.add(partText(m_bytes, span.offset, span.length));
            content.verbatim = true;
            content.topic = m_side.chunked ? QStringLiteral("chunk") : QStringLiteral("body");
            place(content, span.offset, span.length);
        }
    }
    void trailers(Part& body) const {
        Part* fields = nullptr;
        for (const world::RoleSpan& span : m_bytes.spans) {
            if (span.role != Role::TrailerName && span.role != Role::TrailerValue)
                continue;
            if (fields == nullptr) {
                fields = &body.add(ExchangeTreeModel::tr("Trailers"));
                fields->topic = QStringLiteral("trailers");
            }
            const QString text = partText(m_bytes, span.offset, span.length);
            if (span.role == Role::TrailerName || fields->children.empty()) {
                Part& field = fields->add(text + QLatin1Char(':'));
                field.verbatim = true;
                field.topic = field.text;
                place(field, span.offset, span.length);
                continue;
            }
            Part& field = *fields->children.back();
            field.text += QLatin1Char(' ') + text;
            field.length = static_cast<std::int64_t>(span.offset + span.length) - field.offset;
        }
    }
    [[nodiscard]] bool pastStartLine() const {
        return std::any_of(m_bytes.spans.begin(), m_bytes.spans.end(),
                           [](const auto& span) { return span.role == Role::HeaderName; });
    }
    [[nodiscard]] QString bodyTitle() const {
        if (m_side.headBytes == 0)
            return ExchangeTreeModel::tr("Body");
        if (m_side.chunked)
            return countedText(ExchangeTreeModel::tr("Body  %n byte(s) (chunked)", nullptr,
                                                     static_cast<int>(m_side.bodyBytes)),
                               m_side.bodyBytes);
        if (m_side.bodyExpected > 0)
            return countedText(ExchangeTreeModel::tr("Body  %n byte(s) (Content-Length)", nullptr,
                                                     static_cast<int>(m_side.bodyExpected)),
                               m_side.bodyExpected);
        return m_side.bodyBytes == 0
                   ? ExchangeTreeModel::tr("Body")
                   : countedText(ExchangeTreeModel::tr("Body  %n byte(s)", nullptr,
                                                       static_cast<int>(m_side.bodyBytes)),
                                 m_side.bodyBytes);
    }
    void word(Part& line, const world::RoleSpan& span) const {
        Part& child = line.add(ExchangeTreeModel::tr("%1: %2").arg(
            roleWord(span.role), partText(m_bytes, span.offset, span.length)));
        child.verbatim = true;
        child.topic = wordTopic(span);
        place(child, span.offset, span.length);
    }
    // Of a method or a status code that the reference knows, that one.
    [[nodiscard]] QString wordTopic(const world::RoleSpan& span) const {
        const QString text = partText(m_bytes, span.offset, span.length);
        switch (span.role) {
        case Role::Method:
            return findReference(text) != nullptr ? text : QStringLiteral("method");
        case Role::StatusCode:
            return findReference(text) != nullptr ? text : QStringLiteral("status code");
        case Role::Target:
            return QStringLiteral("target");
        case Role::Version:
            return QStringLiteral("version");
        case Role::Reason:
            return QStringLiteral("reason phrase");
        default:
            return {};
        }
    }
    void place(Part& part, std::uint64_t offset, std::uint64_t length) const {
        part.inResponse = m_response;
        if (length == 0)
            return;
        part.offset = static_cast<std::int64_t>(offset);
        part.length = static_cast<std::int64_t>(length);
    }

    const world::MessageSide& m_side;
    const world::MessageBytes& m_bytes;
    bool m_response;
};

void addResponse(Part& root, const ExchangeShown& shown) {
    const world::MessageSide& side = shown.exchange->response;
    const SideReader reader(side, shown.bytes.response, true);
    Part& response =
        root.add(shown.exchange->status == 0
                     ? ExchangeTreeModel::tr("Response")
                     : ExchangeTreeModel::tr("Response  %1").arg(shown.exchange->status));
    response.inResponse = true;
    response.topic = shown.exchange->status == 0 ? QStringLiteral("response")
                                                 : QString::number(shown.exchange->status);
    if (side.bytes > 0) {
        response.offset = 0;
        response.length = static_cast<std::int64_t>(side.bytes);
    }
    reader.setState(response, side.complete()                ? State::complete
                              : !side.begun()                ? State::notYet
                              : side.state == Parsing::Error ? State::malformed
                                                             : State::waiting);
    if (!side.begun())
        return;
    reader.startLine(response, ExchangeTreeModel::tr("Status line"));
    reader.headers(response);
    reader.blankLine(response);
    reader.body(response);
}

} // namespace

Part& ExchangeTreeModel::Part::add(QString childText) {
    children.push_back(std::make_unique<Part>());
    Part& child = *children.back();
    child.text = std::move(childText);
    child.parent = this;
    return child;
}

std::unique_ptr<Part> partsOf(const ExchangeShown& shown) {
    auto root = std::make_unique<Part>();
    if (!shown.exchange)
        return root;
    const SideReader request(shown.exchange->request, shown.bytes.request, false);
    request.startLine(*root, ExchangeTreeModel::tr("Request line"));
    request.headers(*root);
    request.blankLine(*root);
    request.body(*root);
    addResponse(*root, shown);
    return root;
}

} // namespace muxscope::ui
