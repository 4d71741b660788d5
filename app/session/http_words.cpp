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

QString roleWord(http::Role role) {
    const auto i = static_cast<std::size_t>(role);
    return QCoreApplication::translate("HttpWords", kRoles[i < kRoles.size() ? i : 0]);
}

} // namespace muxscope::ui
