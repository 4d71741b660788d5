// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Why MessageParser refused a message. Any thread, never blocks.

#include <cstdint>
#include <string_view>

namespace muxscope::http {

enum class ParseErrorCode : std::uint8_t {
    None,
    BadMethod,             // not a token, or no SP after it
    MethodTooLong,         // more than kMaxMethodBytes
    BadTarget,             // no known form of RFC 9112 section 3.2, or a forbidden byte
    TargetTooLong,         // more than Limits::maxTargetBytes
    BadVersion,            // not "HTTP/" DIGIT "." DIGIT
    VersionNotSupported,   // well formed, but the major version is not 1
    BadStatusCode,         // not three digits 100-999
    BadReason,             // a control byte in the reason phrase
    BadLineEnd,            // CR without LF, or LF without CR
    BadHeaderName,         // not a token: empty, space before the colon, folded line, control byte
    BadHeaderValue,        // NUL, bare CR or LF, or another control byte
    HeadTooLarge,          // head, or trailers, over Limits::maxHeadBytes
    TooManyHeaders,        // over Limits::maxHeaders (trailers count too)
    BadContentLength,      // empty, not a number, a list, or over 2^64-1
    RepeatedContentLength, // a second Content-Length, equal or not
    LengthAndEncoding,     // Content-Length together with Transfer-Encoding
    BadTransferEncoding,   // not a list of tokens, chunked twice, or chunked not the last coding
    UnknownCoding,         // a request in a transfer coding other than chunked
    EncodingInHttp10,      // Transfer-Encoding in an HTTP/1.0 message (RFC 9112 section 6.1)
    BodyTooLarge,          // over Limits::maxBodyBytes
    BadChunkSize,          // no hexadecimal digit, or over 2^64-1
    BadChunkExtension,     // a control byte, or text that is no extension
    ChunkLineTooLong,      // size digits and extensions over Limits::maxHeadBytes in total
    BadChunkEnd,           // a chunk's bytes are not followed by CR LF
    Truncated,             // the stream ended inside the message
};

struct ParseError {
    ParseErrorCode code = ParseErrorCode::None;
    std::uint16_t status = 0; // what a server should answer: 400, 413, 414, 431, 501, 505
    std::uint64_t offset = 0; // in the message: the byte at which it broke
};

// One short English clause, stable: "space or control byte in a header name".
std::string_view parseErrorText(ParseErrorCode code);
// Stable identifier for text dumps: "BadHeaderName".
std::string_view parseErrorName(ParseErrorCode code);
// The status to answer for a code (400 unless said otherwise above).
std::uint16_t parseErrorStatus(ParseErrorCode code);

} // namespace muxscope::http
