// SPDX-License-Identifier: GPL-3.0-or-later
// The stable texts of this folder's enums, one table each.
#include <array>
#include <cstddef>

#include "http/message_parser.h"

namespace muxscope::http {

namespace {

template <std::size_t N, class Enum>
std::string_view nameIn(const std::array<std::string_view, N>& names, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view("?");
}

struct ErrorRow {
    std::string_view name;
    std::string_view text;
    std::uint16_t status;
};

constexpr std::array<ErrorRow, 26> kErrors{{
    {"None", "no error", 0},
    {"BadMethod", "the method is not a token followed by one space", 400},
    {"MethodTooLong", "the method is longer than any known method", 501},
    {"BadTarget", "the request target is in none of the four forms", 400},
    {"TargetTooLong", "the request target is too long", 414},
    {"BadVersion", "the version is not HTTP/ digit . digit", 400},
    {"VersionNotSupported", "the major version is not 1", 505},
    {"BadStatusCode", "the status code is not three digits", 400},
    {"BadReason", "control byte in the reason phrase", 400},
    {"BadLineEnd", "CR without LF or LF without CR", 400},
    {"BadHeaderName", "space or control byte in a header name, or no name", 400},
    {"BadHeaderValue", "control byte in a header value", 400},
    {"HeadTooLarge", "the header section is too large", 431},
    {"TooManyHeaders", "too many header fields", 431},
    {"BadContentLength", "Content-Length is not one number", 400},
    {"RepeatedContentLength", "more than one Content-Length", 400},
    {"LengthAndEncoding", "Content-Length together with Transfer-Encoding", 400},
    {"BadTransferEncoding", "chunked is not the last transfer coding, once", 400},
    {"UnknownCoding", "a transfer coding other than chunked", 501},
    {"EncodingInHttp10", "Transfer-Encoding in an HTTP/1.0 message", 400},
    {"BodyTooLarge", "the body is too large", 413},
    {"BadChunkSize", "the chunk size is not a hexadecimal number", 400},
    {"BadChunkExtension", "the chunk size is followed by no valid extension", 400},
    {"ChunkLineTooLong", "the chunk extensions are too long", 400},
    {"BadChunkEnd", "a chunk is not followed by CR LF", 400},
    {"Truncated", "the stream ended inside the message", 400},
}};

const ErrorRow& errorRow(ParseErrorCode code) {
    const auto index = static_cast<std::size_t>(code);
    return kErrors[index < kErrors.size() ? index : 0];
}

} // namespace

std::string_view roleName(Role role) {
    static constexpr std::array<std::string_view, kRoleCount> kNames{
        "method",         "space",        "target",        "version",    "status-code",
        "reason",         "line-end",     "header-name",   "colon",      "optional-space",
        "header-value",   "blank-line",   "body",          "chunk-size", "chunk-extension",
        "chunk-line-end", "trailer-name", "trailer-value", "malformed",  "unparsed",
        "unseen",
    };
    return nameIn(kNames, role);
}

std::string_view methodName(Method method) {
    static constexpr std::array<std::string_view, kMethodCount> kNames{
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "?",
    };
    return nameIn(kNames, method);
}

Method methodFromName(std::string_view name) {
    if (name == "GET") // nearly always
        return Method::Get;
    for (int i = 1; i < kMethodCount - 1; ++i) {
        const auto method = static_cast<Method>(i);
        if (name == methodName(method))
            return method;
    }
    return Method::Unknown;
}

std::string_view parseErrorText(ParseErrorCode code) {
    return errorRow(code).text;
}
std::string_view parseErrorName(ParseErrorCode code) {
    return errorRow(code).name;
}
std::uint16_t parseErrorStatus(ParseErrorCode code) {
    return errorRow(code).status;
}

std::string_view stateName(MessageParser::State state) {
    static constexpr std::array<std::string_view, 8> kNames{
        "READ_START_LINE",  "READ_HEADERS", "READ_BODY", "READ_CHUNKS",
        "READ_UNTIL_CLOSE", "COMPLETE",     "ERROR",     "LOST_SYNC",
    };
    return nameIn(kNames, state);
}

std::string_view targetFormName(MessageParser::TargetForm form) {
    static constexpr std::array<std::string_view, 5> kNames{
        "none", "origin", "absolute", "authority", "asterisk",
    };
    return nameIn(kNames, form);
}

} // namespace muxscope::http
