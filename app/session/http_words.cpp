// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/http_words.h"

#include <QCoreApplication>
#include <array>

namespace muxscope::ui {
namespace {

// In the order of http::ParseErrorCode.
constexpr std::array kErrors{
    QT_TRANSLATE_NOOP("HttpWords", "no error"),
    QT_TRANSLATE_NOOP("HttpWords", "the method is not a word followed by one space"),
    QT_TRANSLATE_NOOP("HttpWords", "the method is longer than any known method"),
    QT_TRANSLATE_NOOP("HttpWords", "the request target is in none of the four forms"),
    QT_TRANSLATE_NOOP("HttpWords", "the request target is too long"),
    QT_TRANSLATE_NOOP("HttpWords", "the version is not HTTP/ digit . digit"),
    QT_TRANSLATE_NOOP("HttpWords", "the major version is not 1"),
    QT_TRANSLATE_NOOP("HttpWords", "the status code is not three digits"),
    QT_TRANSLATE_NOOP("HttpWords", "control byte in the reason phrase"),
    QT_TRANSLATE_NOOP("HttpWords", "CR without LF or LF without CR"),
    QT_TRANSLATE_NOOP("HttpWords", "space or control byte in a header name, or no name"),
    QT_TRANSLATE_NOOP("HttpWords", "control byte in a header value"),
    QT_TRANSLATE_NOOP("HttpWords", "the header section is too large"),
    QT_TRANSLATE_NOOP("HttpWords", "too many header fields"),
    QT_TRANSLATE_NOOP("HttpWords", "Content-Length is not one number"),
    QT_TRANSLATE_NOOP("HttpWords", "more than one Content-Length"),
    QT_TRANSLATE_NOOP("HttpWords", "Content-Length together with Transfer-Encoding"),
    QT_TRANSLATE_NOOP("HttpWords", "chunked is not the last transfer coding, once"),
    QT_TRANSLATE_NOOP("HttpWords", "a transfer coding other than chunked"),
    QT_TRANSLATE_NOOP("HttpWords", "Transfer-Encoding in an HTTP/1.0 message"),
    QT_TRANSLATE_NOOP("HttpWords", "the body is too large"),
    QT_TRANSLATE_NOOP("HttpWords", "the chunk size is not a hexadecimal number"),
    QT_TRANSLATE_NOOP("HttpWords", "the chunk size is followed by no valid extension"),
    QT_TRANSLATE_NOOP("HttpWords", "the chunk extensions are too long"),
    QT_TRANSLATE_NOOP("HttpWords", "a chunk is not followed by CR LF"),
    QT_TRANSLATE_NOOP("HttpWords", "the stream ended inside the message"),
};
static_assert(kErrors.size() == static_cast<std::size_t>(http::ParseErrorCode::Truncated) + 1);

// In the same order.
constexpr std::array kSections{
    "",                  // no error
    "RFC 9112 §3.1",     // BadMethod
    "RFC 9112 §3",       // MethodTooLong
    "RFC 9112 §3.2",     // BadTarget
    "RFC 9110 §15.5.15", // TargetTooLong
    "RFC 9112 §2.3",     // BadVersion
    "RFC 9110 §15.6.6",  // VersionNotSupported
    "RFC 9112 §4",       // BadStatusCode
    "RFC 9112 §4",       // BadReason
    "RFC 9112 §2.2",     // BadLineEnd
    "RFC 9112 §5.1",     // BadHeaderName
    "RFC 9110 §5.5",     // BadHeaderValue
    "RFC 6585 §5",       // HeadTooLarge
    "RFC 6585 §5",       // TooManyHeaders
    "RFC 9110 §8.6",     // BadContentLength
    "RFC 9110 §8.6",     // RepeatedContentLength
    "RFC 9112 §6.3",     // LengthAndEncoding
    "RFC 9112 §6.3",     // BadTransferEncoding
    "RFC 9112 §6.1",     // UnknownCoding
    "RFC 9112 §6.1",     // EncodingInHttp10
    "RFC 9110 §15.5.14", // BodyTooLarge
    "RFC 9112 §7.1",     // BadChunkSize
    "RFC 9112 §7.1.1",   // BadChunkExtension
    "RFC 9112 §7.1.1",   // ChunkLineTooLong
    "RFC 9112 §7.1",     // BadChunkEnd
    "RFC 9112 §8",       // Truncated
};
static_assert(kSections.size() == kErrors.size());

// In the order of http::MessageParser::State.
constexpr std::array kStates{
    QT_TRANSLATE_NOOP("HttpWords", "the start line"),
    QT_TRANSLATE_NOOP("HttpWords", "header fields or the blank line"),
    QT_TRANSLATE_NOOP("HttpWords", "body bytes, counted by Content-Length"),
    QT_TRANSLATE_NOOP("HttpWords", "chunks"),
    QT_TRANSLATE_NOOP("HttpWords", "body bytes, until the connection ends"),
    QT_TRANSLATE_NOOP("HttpWords", "nothing: the message is complete"),
    QT_TRANSLATE_NOOP("HttpWords", "nothing: the message is malformed"),
    QT_TRANSLATE_NOOP("HttpWords", "nothing: bytes before were not recorded"),
};
static_assert(kStates.size() == static_cast<std::size_t>(http::MessageParser::State::LostSync) + 1);

// In the order of http::Role.
constexpr std::array kRoles{
    QT_TRANSLATE_NOOP("HttpWords", "method"),
    QT_TRANSLATE_NOOP("HttpWords", "space"),
    QT_TRANSLATE_NOOP("HttpWords", "target"),
    QT_TRANSLATE_NOOP("HttpWords", "version"),
    QT_TRANSLATE_NOOP("HttpWords", "status code"),
    QT_TRANSLATE_NOOP("HttpWords", "reason phrase"),
    QT_TRANSLATE_NOOP("HttpWords", "end of line (CR LF)"),
    QT_TRANSLATE_NOOP("HttpWords", "header name"),
    QT_TRANSLATE_NOOP("HttpWords", "colon"),
    QT_TRANSLATE_NOOP("HttpWords", "optional space"),
    QT_TRANSLATE_NOOP("HttpWords", "header value"),
    QT_TRANSLATE_NOOP("HttpWords", "blank line (CR LF)"),
    QT_TRANSLATE_NOOP("HttpWords", "body"),
    QT_TRANSLATE_NOOP("HttpWords", "chunk size"),
    QT_TRANSLATE_NOOP("HttpWords", "chunk extension"),
    QT_TRANSLATE_NOOP("HttpWords", "end of chunk (CR LF)"),
    QT_TRANSLATE_NOOP("HttpWords", "trailer name"),
    QT_TRANSLATE_NOOP("HttpWords", "trailer value"),
    QT_TRANSLATE_NOOP("HttpWords", "malformed"),
    QT_TRANSLATE_NOOP("HttpWords", "place unknown"),
    QT_TRANSLATE_NOOP("HttpWords", "not recorded"),
};
static_assert(kRoles.size() == http::kRoleCount);

} // namespace

QString parseErrorSentence(http::ParseErrorCode code) {
    const auto i = static_cast<std::size_t>(code);
    return QCoreApplication::translate("HttpWords", kErrors[i < kErrors.size() ? i : 0]);
}

QString parseErrorSection(http::ParseErrorCode code) {
    const auto i = static_cast<std::size_t>(code);
    return QString::fromUtf8(kSections[i < kSections.size() ? i : 0]);
}

QString parserStateWord(http::MessageParser::State state) {
    const auto i = static_cast<std::size_t>(state);
    return QCoreApplication::translate("HttpWords", kStates[i < kStates.size() ? i : 0]);
}

QString roleWord(http::Role role) {
    const auto i = static_cast<std::size_t>(role);
    return QCoreApplication::translate("HttpWords", kRoles[i < kRoles.size() ? i : 0]);
}

} // namespace muxscope::ui
