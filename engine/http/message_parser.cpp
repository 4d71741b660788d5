// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message_parser.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "http/byte_class.h"

namespace muxscope::http {

namespace {
constexpr std::uint64_t kMaxCount = std::numeric_limits<std::uint64_t>::max();
} // namespace

MessageParser::MessageParser(Kind kind, const Limits& limits) : m_limits(limits), m_kind(kind) {}

void MessageParser::reset() {
    *this = MessageParser(m_kind, m_limits);
}

MessageParser::State MessageParser::state() const {
    if (m_step <= Step::StartLineLf)
        return State::StartLine;
    if (m_step <= Step::BlankLf)
        return has(kInTrailers) ? State::BodyChunked : State::Headers;
    switch (m_step) {
    case Step::BodyCounted:
        return State::BodyCounted;
    case Step::BodyUntilClose:
        return State::BodyUntilClose;
    case Step::Complete:
        return State::Complete;
    case Step::Error:
        return State::Error;
    case Step::LostSync:
        return State::LostSync;
    default:
        return State::BodyChunked;
    }
}

void MessageParser::fail(ParseErrorCode code, std::uint64_t offset) {
    m_error = {code, parseErrorStatus(code), offset};
    m_step = Step::Error;
}

std::uint64_t MessageParser::skip(std::uint64_t count) {
    if (count == 0 || m_step == Step::Complete)
        return 0;
    std::uint64_t taken = count;
    if (m_step == Step::BodyCounted) {
        taken = std::min(count, m_bodyLeft);
    } else if (m_step == Step::ChunkBytes ? count > m_bodyLeft : m_step != Step::BodyUntilClose) {
        if (m_step != Step::Error)
            m_step = Step::LostSync;
        m_offset += count;
        return count;
    }
    m_offset += taken;
    m_bodySeen += taken;
    if (m_step == Step::BodyUntilClose) {
        if (m_limits.maxBodyBytes != 0 && m_bodySeen > m_limits.maxBodyBytes)
            fail(ParseErrorCode::BodyTooLarge, m_headLength + m_limits.maxBodyBytes);
        return taken;
    }
    m_bodyLeft -= taken;
    if (m_bodyLeft == 0)
        m_step = m_step == Step::BodyCounted ? Step::Complete : Step::ChunkBytesCr;
    return taken;
}

void MessageParser::finishAtEof() {
    if (m_step == Step::BodyUntilClose)
        m_step = Step::Complete;
    else if (m_step != Step::Start && m_step != Step::LostSync && !finished())
        fail(ParseErrorCode::Truncated, m_offset);
}

bool MessageParser::keepAlive() const {
    if (has(kClose) || has(kUntilClose) || failed())
        return false;
    return m_versionMinor > 0 || has(kKeepAlive);
}

void MessageParser::wordAppend(const char* from, const char* to) {
    const auto length = static_cast<std::size_t>(to - from);
    if (m_wordLength == kWordTooLong || m_wordLength + length > sizeof m_word) {
        m_wordLength = kWordTooLong;
        return;
    }
    std::memcpy(m_word + m_wordLength, from, length);
    m_wordLength = static_cast<std::uint8_t>(m_wordLength + length);
}

std::string_view MessageParser::word(const char* from, const char* to) {
    if (m_wordLength == 0)
        return {from, static_cast<std::size_t>(to - from)};
    wordAppend(from, to);
    return m_wordLength == kWordTooLong ? std::string_view()
                                        : std::string_view(m_word, m_wordLength);
}

MessageParser::Field MessageParser::fieldFromName(std::string_view name) {
    switch (name.size()) {
    case 4:
        return equalsIgnoringCase(name, "host") ? Field::Host : Field::Other;
    case 6:
        return equalsIgnoringCase(name, "expect") ? Field::Expect : Field::Other;
    case 10:
        return equalsIgnoringCase(name, "connection") ? Field::Connection : Field::Other;
    case 14:
        return equalsIgnoringCase(name, "content-length") ? Field::ContentLength : Field::Other;
    case 17:
        return equalsIgnoringCase(name, "transfer-encoding") ? Field::TransferEncoding
                                                             : Field::Other;
    default:
        return Field::Other;
    }
}

const char* MessageParser::noteValue(const char* from, const char* to, ParseErrorCode& why) {
    if (m_field == Field::ContentLength)
        return noteLength(from, to, why);
    if (m_field != Field::Host)
        noteList(from, to);
    return to;
}

const char* MessageParser::noteLength(const char* from, const char* to, ParseErrorCode& why) {
    if (has(kHasLength)) {
        why = ParseErrorCode::RepeatedContentLength;
        return from;
    }
    for (const char* p = from; p != to; ++p) {
        if (isBlank(*p)) {
            set(kWordEnded);
            continue;
        }
        const auto digit = static_cast<std::uint64_t>(*p - '0');
        if (!isDigit(*p) || has(kWordEnded) || m_contentLength > (kMaxCount - digit) / 10) {
            why = ParseErrorCode::BadContentLength;
            return p;
        }
        m_contentLength = m_contentLength * 10 + digit;
        set(kDigitSeen);
    }
    return to;
}

// A comma-separated list. An item with blanks inside is no token we know; empty items count
// nothing.
void MessageParser::noteList(const char* from, const char* to) {
    for (const char* p = from; p != to; ++p) {
        if (*p == ',') {
            endOfListItem();
        } else if (isBlank(*p)) {
            if (m_wordLength > 0)
                set(kWordEnded);
        } else if (has(kWordEnded)) {
            m_wordLength = kWordTooLong;
        } else {
            const char lower = asciiLower(*p);
            wordAppend(&lower, &lower + 1);
        }
    }
}

void MessageParser::endOfListItem() {
    clear(kWordEnded);
    if (m_wordLength == 0)
        return;
    const std::string_view item =
        m_wordLength == kWordTooLong ? std::string_view() : std::string_view(m_word, m_wordLength);
    m_wordLength = 0;
    if (m_field == Field::TransferEncoding) {
        noteCoding(item);
    } else if (m_field == Field::Connection) {
        if (item == "close")
            set(kClose);
        else if (item == "keep-alive")
            set(kKeepAlive);
    } else if (m_versionMinor > 0) { // RFC 9110 section 10.1.1: ignored in HTTP/1.0
        set(item == "100-continue" ? kExpects100 : kExpectsOther);
    }
}

void MessageParser::noteCoding(std::string_view coding) {
    if (has(kChunked))
        set(kBadCoding);
    if (coding == "chunked") {
        set(kChunked);
    } else {
        clear(kChunked);
        set(kOtherCoding);
    }
}

ParseErrorCode MessageParser::endOfValue() {
    switch (m_field) {
    case Field::ContentLength:
        return endOfLength();
    case Field::TransferEncoding:
        return endOfCoding();
    case Field::Host:
        ++m_hostCount;
        return ParseErrorCode::None;
    default:
        endOfListItem();
        return ParseErrorCode::None;
    }
}

ParseErrorCode MessageParser::endOfLength() {
    if (has(kHasLength))
        return ParseErrorCode::RepeatedContentLength;
    if (!has(kDigitSeen))
        return ParseErrorCode::BadContentLength;
    if (has(kHasEncoding))
        return ParseErrorCode::LengthAndEncoding;
    clear(kWordEnded);
    set(kHasLength);
    return ParseErrorCode::None;
}

ParseErrorCode MessageParser::endOfCoding() {
    endOfListItem();
    set(kHasEncoding);
    if (has(kHasLength))
        return ParseErrorCode::LengthAndEncoding;
    if (m_versionMinor == 0)
        return ParseErrorCode::EncodingInHttp10;
    // A response may end with the connection; a request of unknown length may not.
    if (m_kind == Kind::Response) {
        const bool twice = has(kBadCoding) && has(kChunked);
        return twice ? ParseErrorCode::BadTransferEncoding : ParseErrorCode::None;
    }
    if (has(kBadCoding) || (!has(kChunked) && !has(kOtherCoding)))
        return ParseErrorCode::BadTransferEncoding;
    return has(kOtherCoding) ? ParseErrorCode::UnknownCoding : ParseErrorCode::None;
}

bool MessageParser::bodylessResponse() const {
    return m_statusCode < 200 || m_statusCode == 204 || m_statusCode == 304 ||
           m_requestMethod == Method::Head ||
           (m_requestMethod == Method::Connect && m_statusCode < 300);
}

ParseErrorCode MessageParser::endOfHead() {
    const bool request = m_kind == Kind::Request;
    m_step = Step::Complete;
    if (request ? m_method == Method::Connect : bodylessResponse())
        return ParseErrorCode::None;
    if (has(kChunked)) {
        m_step = Step::ChunkSizeFirst;
    } else if (has(kHasLength)) {
        if (m_limits.maxBodyBytes != 0 && m_contentLength > m_limits.maxBodyBytes)
            return ParseErrorCode::BodyTooLarge;
        m_bodyLeft = m_contentLength;
        if (m_bodyLeft > 0)
            m_step = Step::BodyCounted;
    } else if (!request) {
        set(kUntilClose);
        m_step = Step::BodyUntilClose;
    }
    return ParseErrorCode::None;
}

ParseErrorCode MessageParser::chunkAllowed() const {
    if (m_bodyLeft > kMaxCount - m_bodySeen)
        return ParseErrorCode::BadChunkSize;
    if (m_limits.maxBodyBytes != 0 && m_bodySeen + m_bodyLeft > m_limits.maxBodyBytes)
        return ParseErrorCode::BodyTooLarge;
    return ParseErrorCode::None;
}

} // namespace muxscope::http
