// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The body of MessageParser::feed: one walk over the bytes of one feed. Include message_parser.h.
//
// Each step scans the longest run it can, reports it, and either moves on or stops at the end of
// the bytes with enough kept in the parser to resume at the next one. Head steps see the bytes only
// up to the head limit, so that a limit breaks a message at the same byte however it was cut.

#include <algorithm>
#include <cstring>

#include "http/byte_class.h"
#include "http/message_parser.h"

namespace muxscope::http {

template <class Sink>
struct FeedRun {
    using Step = MessageParser::Step;
    using Field = MessageParser::Field;
    using Code = ParseErrorCode;
    static constexpr std::uint8_t kBlankSeen = 17; // in m_index, above any count of size digits

    MessageParser& m;
    Sink& sink;
    const char* const begin;
    const char* const bytesEnd;
    const std::uint64_t base; // offset in the message of `begin`
    const char* p = begin;
    const char* end = bytesEnd; // of what the current group of steps may see

    std::uint64_t at(const char* where) const {
        return base + static_cast<std::uint64_t>(where - begin);
    }
    void report(Role role, const char* from, const char* to) const {
        if (from != to)
            sink(role, at(from), std::string_view(from, static_cast<std::size_t>(to - from)));
    }
    void fail(Code code, const char* where) {
        m.fail(code, at(where));
        p = where;
    }
    // What a byte that cannot stand here is called: a lone CR or LF has its own name.
    Code unlessLineEnd(Code code) const {
        return *p == '\n' || *p == '\r' ? Code::BadLineEnd : code;
    }

    void run() {
        while (p != bytesEnd && m.m_step != Step::Complete) {
            if (m.m_step <= Step::BlankLf) {
                inHead();
            } else if (m.m_step <= Step::ChunkBytesLf) {
                inBody();
            } else {
                report(m.m_step == Step::Error ? Role::Malformed : Role::Unparsed, p, bytesEnd);
                p = bytesEnd;
            }
        }
    }

    void inHead() {
        const bool trailers = m.has(MessageParser::kInTrailers);
        const std::uint64_t used = trailers ? m.m_sectionBytes : at(p);
        const std::uint64_t room =
            m.m_limits.maxHeadBytes - std::min<std::uint64_t>(used, m.m_limits.maxHeadBytes);
        const char* const from = p;
        end = static_cast<std::uint64_t>(bytesEnd - p) > room ? p + room : bytesEnd;
        while (p != end && m.m_step <= Step::BlankLf) {
            if (m.m_step >= Step::FieldFirst)
                inFields();
            else if (m.m_kind == MessageParser::Kind::Request)
                inRequestLine();
            else
                inStatusLine();
        }
        if (trailers)
            m.m_sectionBytes += static_cast<std::uint32_t>(p - from);
        if (p == end && end != bytesEnd && m.m_step <= Step::BlankLf)
            fail(Code::HeadTooLarge, p);
        end = bytesEnd;
    }

    // CR [LF] at p, with the given role; `next` when both are here, `lf` when only the CR is.
    void lineEnd(Role role, Step lf, Step next) {
        if (end - p >= 2 && p[1] == '\n') {
            report(role, p, p + 2);
            p += 2;
            m.m_step = next;
        } else {
            report(role, p, p + 1);
            ++p;
            m.m_step = lf;
        }
    }
    // The LF that a step ...Lf waits for.
    void lineFeed(Role role, Step next, Code code = Code::BadLineEnd) {
        if (*p != '\n')
            return fail(code, p);
        report(role, p, p + 1);
        ++p;
        m.m_step = next;
    }

    void inRequestLine() {
        switch (m.m_step) {
        case Step::Start:
            if (*p == '\r')
                return lineEnd(Role::LineEnd, Step::StartLf, Step::Start);
            m.m_step = Step::Method;
            return method();
        case Step::StartLf:
            return lineFeed(Role::LineEnd, Step::Start);
        case Step::Method:
            return method();
        case Step::Version:
            return version(Step::VersionEnd);
        case Step::VersionEnd:
            if (*p != '\r')
                return fail(Code::BadLineEnd, p);
            return lineEnd(Role::LineEnd, Step::StartLineLf, Step::FieldFirst);
        case Step::StartLineLf:
            return lineFeed(Role::LineEnd, Step::FieldFirst);
        default:
            return target();
        }
    }

    void method() {
        const char* const from = p;
        const auto room = static_cast<std::ptrdiff_t>(MessageParser::kMaxMethodBytes) -
                          static_cast<std::ptrdiff_t>(m.m_methodLength);
        p = scanRun(p, end - p > room ? p + room : end, kTokenByte);
        report(Role::Method, from, p);
        m.m_methodLength += static_cast<std::uint32_t>(p - from);
        if (p == end || *p != ' ') {
            if (p == end)
                m.wordAppend(from, p);
            else if (isByte(*p, kTokenByte))
                fail(Code::MethodTooLong, p);
            else
                fail(unlessLineEnd(Code::BadMethod), p);
            return;
        }
        if (m.m_methodLength == 0)
            return fail(Code::BadMethod, p);
        m.m_method = methodFromName(m.word(from, p));
        m.m_wordLength = 0;
        report(Role::Space, p, p + 1);
        ++p;
        m.m_targetOffset = static_cast<std::uint32_t>(at(p));
        m.m_step = Step::TargetFirst;
    }

    void target() {
        const char* const from = p;
        const Code why = targetSteps();
        report(Role::Target, from, p);
        m.m_targetLength += static_cast<std::uint32_t>(p - from);
        if (why != Code::None)
            return fail(why, p);
        if (m.m_step == Step::Version) {
            report(Role::Space, p, p + 1);
            ++p;
        }
    }

    // Moves p over target bytes; Step::Version when p stands on the SP after them.
    Code targetSteps() {
        const std::uint32_t left = m.m_limits.maxTargetBytes - m.m_targetLength;
        const bool cut = static_cast<std::uint64_t>(end - p) > left;
        const char* const stop = cut ? p + left : end;
        while (p != stop && m.m_step == Step::TargetFirst)
            m.m_step = firstOfTarget();
        if (m.m_step == Step::TargetScheme) {
            p = scanRun(p, stop, kSchemeByte);
            if (p != stop) {
                if (*p != ':')
                    return Code::BadTarget;
                ++p;
                m.m_step = Step::TargetSchemeSlash1;
            }
        }
        for (Step slash : {Step::TargetSchemeSlash1, Step::TargetSchemeSlash2}) {
            if (m.m_step == slash && p != stop) {
                if (*p != '/')
                    return Code::BadTarget;
                ++p;
                m.m_step =
                    slash == Step::TargetSchemeSlash1 ? Step::TargetSchemeSlash2 : Step::Target;
            }
        }
        if (m.m_step == Step::Target)
            p = scanRun(p, stop, kTargetByte);
        if (m.m_step == Step::Error)
            return Code::BadTarget;
        if (p == stop && (!cut || isByte(*p, kTargetByte)))
            return cut ? Code::TargetTooLong : Code::None;
        if (*p != ' ' || (m.m_step != Step::Target && m.m_step != Step::TargetAsteriskEnd))
            return Code::BadTarget;
        m.m_step = Step::Version;
        return Code::None;
    }

    Step firstOfTarget() {
        using Form = MessageParser::TargetForm;
        const char c = *p;
        if (m.m_method == Method::Connect) {
            m.m_targetForm = Form::Authority;
            return isByte(c, kSchemeByte) || c == '[' ? Step::Target : Step::Error;
        }
        if (c == '/') {
            m.m_targetForm = Form::Origin;
            return Step::Target;
        }
        if (c == '*' && m.m_method == Method::Options) {
            m.m_targetForm = Form::Asterisk;
            ++p;
            return Step::TargetAsteriskEnd;
        }
        m.m_targetForm = Form::Absolute;
        return isByte(c, kAlphaByte) ? Step::TargetScheme : Step::Error;
    }

    void version(Step next) {
        const char* const from = p;
        if (m.m_index == 0 && end - p >= 8 && std::memcmp(p, "HTTP/1.", 7) == 0 && isDigit(p[7])) {
            m.m_versionMajor = 1;
            m.m_versionMinor = static_cast<std::uint8_t>(p[7] - '0');
            p += 8;
            m.m_index = 8;
        }
        Code why = Code::None;
        for (; p != end && m.m_index < 8; ++p, ++m.m_index) {
            const char c = *p;
            if (m.m_index == 5 && isDigit(c) && c != '1')
                why = Code::VersionNotSupported;
            else if (m.m_index == 5 || m.m_index == 7 ? !isDigit(c) : c != "HTTP/1.1"[m.m_index])
                why = Code::BadVersion;
            if (why != Code::None)
                break;
            if (m.m_index == 5)
                m.m_versionMajor = static_cast<std::uint8_t>(c - '0');
            else if (m.m_index == 7)
                m.m_versionMinor = static_cast<std::uint8_t>(c - '0');
        }
        report(Role::Version, from, p);
        if (why != Code::None)
            return fail(why, p);
        if (m.m_index == 8) {
            m.m_index = 0;
            m.m_step = next;
        }
    }

    void inStatusLine() {
        switch (m.m_step) {
        case Step::Start:
            m.m_step = Step::Version;
            [[fallthrough]];
        case Step::Version:
            return version(Step::StatusFirst);
        case Step::StatusFirst:
            if (*p != ' ')
                return fail(Code::BadVersion, p);
            report(Role::Space, p, p + 1);
            ++p;
            m.m_step = Step::Status;
            return;
        case Step::Status:
            return status();
        case Step::StatusEnd:
            if (*p == '\r')
                return lineEnd(Role::LineEnd, Step::StartLineLf, Step::FieldFirst);
            if (*p != ' ')
                return fail(Code::BadStatusCode, p);
            report(Role::Space, p, p + 1);
            ++p;
            m.m_step = Step::Reason;
            return;
        case Step::Reason:
            return reason();
        default:
            return lineFeed(Role::LineEnd, Step::FieldFirst);
        }
    }

    void status() {
        const char* const from = p;
        while (p != end && m.m_index < 3 && isDigit(*p) && (m.m_index > 0 || *p != '0')) {
            m.m_statusCode = static_cast<std::uint16_t>(m.m_statusCode * 10 + (*p - '0'));
            ++p;
            ++m.m_index;
        }
        report(Role::StatusCode, from, p);
        if (m.m_index == 3) {
            m.m_index = 0;
            m.m_step = Step::StatusEnd;
        } else if (p != end) {
            fail(Code::BadStatusCode, p);
        }
    }

    void reason() {
        const char* const from = p;
        p = scanValue(p, end);
        report(Role::Reason, from, p);
        if (p == end)
            return;
        if (*p != '\r')
            return fail(unlessLineEnd(Code::BadReason), p);
        lineEnd(Role::LineEnd, Step::StartLineLf, Step::FieldFirst);
    }

    void inFields() {
        while (p != end) {
            switch (m.m_step) {
            case Step::FieldFirst:
                if (!fieldFirst())
                    return;
                [[fallthrough]];
            case Step::FieldName:
                if (!fieldName())
                    return;
                [[fallthrough]];
            case Step::FieldSpace:
                if (!fieldSpace())
                    return;
                [[fallthrough]];
            case Step::FieldValue:
                if (!fieldValue())
                    return;
                break;
            case Step::FieldLf:
                lineFeed(Role::LineEnd, Step::FieldFirst);
                break;
            case Step::BlankLf:
                lineFeed(Role::BlankLine, Step::Complete);
                if (m.m_step == Step::Complete)
                    endOfSection();
                return;
            default:
                return;
            }
        }
    }

    // True when a field line begins at p.
    bool fieldFirst() {
        if (*p == '\r') {
            lineEnd(Role::BlankLine, Step::BlankLf, Step::Complete);
            if (m.m_step == Step::Complete)
                endOfSection();
            return false;
        }
        if (m.m_headerCount == m.m_limits.maxHeaders) {
            fail(Code::TooManyHeaders, p);
            return false;
        }
        ++m.m_headerCount;
        if (!isByte(*p, kTokenByte)) {
            fail(unlessLineEnd(Code::BadHeaderName), p);
            return false;
        }
        m.m_step = Step::FieldName;
        return true;
    }

    void endOfSection() {
        if (m.has(MessageParser::kInTrailers))
            return; // complete
        m.m_headLength = at(p);
        const Code why = m.endOfHead();
        if (why != Code::None)
            fail(why, p);
    }

    bool fieldName() {
        const char* const from = p;
        const bool trailer = m.has(MessageParser::kInTrailers);
        p = scanRun(p, end, kTokenByte);
        report(trailer ? Role::TrailerName : Role::HeaderName, from, p);
        if (p == end) {
            m.wordAppend(from, p);
            return false;
        }
        if (*p != ':') {
            fail(unlessLineEnd(Code::BadHeaderName), p);
            return false;
        }
        m.m_field = trailer ? Field::Other : MessageParser::fieldFromName(m.word(from, p));
        m.m_wordLength = 0;
        report(Role::Colon, p, p + 1);
        ++p;
        m.m_step = Step::FieldSpace;
        return true;
    }

    bool fieldSpace() {
        const char* const from = p;
        while (p != end && isBlank(*p))
            ++p;
        report(Role::OptionalSpace, from, p);
        if (p == end)
            return false;
        m.m_step = Step::FieldValue;
        return true;
    }

    bool fieldValue() {
        const char* const from = p;
        Code why = Code::None;
        p = scanValue(p, end);
        if (m.m_field != Field::Other)
            p = m.noteValue(from, p, why);
        report(m.has(MessageParser::kInTrailers) ? Role::TrailerValue : Role::HeaderValue, from, p);
        if (why == Code::None) {
            if (p == end)
                return false;
            if (*p != '\r')
                why = unlessLineEnd(Code::BadHeaderValue);
            else if (m.m_field != Field::Other)
                why = m.endOfValue();
        }
        if (why != Code::None) {
            fail(why, p);
            return false;
        }
        lineEnd(Role::LineEnd, Step::FieldLf, Step::FieldFirst);
        return true;
    }

    void inBody() {
        switch (m.m_step) {
        case Step::BodyCounted:
            return counted(Step::Complete);
        case Step::BodyUntilClose:
            return untilClose();
        case Step::ChunkSizeFirst:
        case Step::ChunkSize:
            return chunkSize();
        case Step::ChunkExtension:
            return chunkExtension();
        case Step::ChunkSizeLf:
            lineFeed(Role::ChunkLineEnd, Step::ChunkBytes);
            return endOfChunkSize();
        case Step::ChunkBytes:
            return counted(Step::ChunkBytesCr);
        case Step::ChunkBytesCr:
            if (*p != '\r')
                return fail(Code::BadChunkEnd, p);
            return lineEnd(Role::ChunkLineEnd, Step::ChunkBytesLf, Step::ChunkSizeFirst);
        default:
            return lineFeed(Role::ChunkLineEnd, Step::ChunkSizeFirst, Code::BadChunkEnd);
        }
    }

    void counted(Step next) {
        const auto here = static_cast<std::uint64_t>(bytesEnd - p);
        const std::uint64_t take = std::min(here, m.m_bodyLeft);
        report(Role::Body, p, p + take);
        p += take;
        m.m_bodySeen += take;
        m.m_bodyLeft -= take;
        if (m.m_bodyLeft == 0)
            m.m_step = next;
    }

    void untilClose() {
        const auto here = static_cast<std::uint64_t>(bytesEnd - p);
        const std::uint64_t limit = m.m_limits.maxBodyBytes;
        const std::uint64_t take = limit == 0 ? here : std::min(here, limit - m.m_bodySeen);
        report(Role::Body, p, p + take);
        p += take;
        m.m_bodySeen += take;
        if (take < here)
            fail(Code::BodyTooLarge, p);
    }

    void chunkSize() {
        const char* const from = p;
        if (m.m_step == Step::ChunkSizeFirst) {
            m.m_bodyLeft = 0;
            m.m_index = 0;
            m.m_step = Step::ChunkSize;
        }
        int digit = 0;
        // 16 digits fill 64 bits: no overflow, and no endless row of leading zeros.
        while (p != bytesEnd && m.m_index < 16 && (digit = hexValue(*p)) >= 0) {
            m.m_bodyLeft = m.m_bodyLeft << 4 | static_cast<unsigned>(digit);
            ++p;
            ++m.m_index;
        }
        report(Role::ChunkSize, from, p);
        if (p == bytesEnd)
            return;
        if (m.m_index == 0 || hexValue(*p) >= 0)
            return fail(Code::BadChunkSize, p);
        m.clear(MessageParser::kExtensionBegun);
        m.m_step = Step::ChunkExtension;
    }

    void chunkExtension() {
        const char* const from = p;
        const Code why = extensionBytes();
        report(Role::ChunkExtension, from, p);
        m.m_sectionBytes += static_cast<std::uint32_t>(p - from);
        if (why != Code::None)
            return fail(why, p);
        if (p == bytesEnd)
            return;
        if (const Code tooBig = m.chunkAllowed(); tooBig != Code::None)
            return fail(tooBig, p);
        lineEnd(Role::ChunkLineEnd, Step::ChunkSizeLf, Step::ChunkBytes);
        endOfChunkSize();
    }

    // Only its outline is checked: blanks, then ';', then no control bytes.
    Code extensionBytes() {
        const std::uint64_t room =
            m.m_limits.maxHeadBytes -
            std::min<std::uint64_t>(m.m_sectionBytes, m.m_limits.maxHeadBytes);
        const char* const from = p;
        for (; p != bytesEnd; ++p) {
            const bool begun = m.has(MessageParser::kExtensionBegun);
            if (*p == '\r' && (begun || m.m_index != kBlankSeen))
                return Code::None;
            if (static_cast<std::uint64_t>(p - from) >= room)
                return Code::ChunkLineTooLong;
            if (!begun && *p == ';')
                m.set(MessageParser::kExtensionBegun);
            else if (!begun && isBlank(*p))
                m.m_index = kBlankSeen;
            else if (!begun || !isByte(*p, kValueByte))
                return *p == '\n' ? Code::BadLineEnd : Code::BadChunkExtension;
        }
        return Code::None;
    }

    void endOfChunkSize() {
        if (m.m_step != Step::ChunkBytes || m.m_bodyLeft != 0)
            return;
        m.set(MessageParser::kInTrailers);
        m.m_step = Step::FieldFirst;
    }
};

template <class Sink>
std::size_t MessageParser::feed(std::string_view bytes, Sink&& sink) {
    const char* const begin = bytes.data();
    FeedRun<std::remove_reference_t<Sink>> run{*this, sink, begin, begin + bytes.size(), m_offset};
    run.run();
    const auto consumed = static_cast<std::size_t>(run.p - begin);
    m_offset += consumed;
    return consumed;
}

} // namespace muxscope::http
