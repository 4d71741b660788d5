// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of MessageParser::feed in request and status lines. A part of message_parser.h.
// RFC 9112 sections 3 and 4.

#include <cstddef>
#include <cstring>

#include "http/feed_cursor.h"

namespace muxscope::http {

template <class Sink>
struct FeedStartLine : FeedCursor<Sink> {
    using Cursor = FeedCursor<Sink>;
    using Cursor::at;
    using Cursor::Cursor;
    using Cursor::end;
    using Cursor::fail;
    using Cursor::lineEnd;
    using Cursor::lineFeed;
    using Cursor::m;
    using Cursor::p;
    using Cursor::report;
    using Cursor::unlessLineEnd;
    using typename Cursor::Code;
    using typename Cursor::Step;

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
        if (m.m_step != Step::Target && !beforePath(stop))
            return Code::BadTarget;
        if (m.m_step == Step::Target)
            p = scanRun(p, stop, kTargetByte);
        if (p == stop && (!cut || isByte(*p, kTargetByte)))
            return cut ? Code::TargetTooLong : Code::None;
        if (*p != ' ' || (m.m_step != Step::Target && m.m_step != Step::TargetAuthority &&
                          m.m_step != Step::TargetAsteriskEnd))
            return Code::BadTarget;
        m.m_step = Step::Version;
        return Code::None;
    }

    // Scheme, "://" and authority, as far as the bytes go. False when they cannot be that.
    bool beforePath(const char* stop) {
        if (m.m_step == Step::TargetScheme) {
            p = scanRun(p, stop, kSchemeByte);
            if (p != stop) {
                if (*p != ':')
                    return false;
                ++p;
                m.m_step = Step::TargetSchemeSlash1;
            }
        }
        for (; p != stop &&
               (m.m_step == Step::TargetSchemeSlash1 || m.m_step == Step::TargetSchemeSlash2);
             ++p) {
            if (*p != '/')
                return false;
            m.m_step = m.m_step == Step::TargetSchemeSlash1 ? Step::TargetSchemeSlash2
                                                            : Step::TargetAuthority;
        }
        if (m.m_step == Step::TargetAuthority) {
            p = scanRun(p, stop, kAuthorityByte);
            const bool absolute = m.m_targetForm == MessageParser::TargetForm::Absolute;
            if (p != stop && absolute && (*p == '/' || *p == '?'))
                m.m_step = Step::Target;
        }
        return m.m_step != Step::Error;
    }

    Step firstOfTarget() {
        using Form = MessageParser::TargetForm;
        const char c = *p;
        if (m.m_method == Method::Connect) {
            m.m_targetForm = Form::Authority;
            return isByte(c, kSchemeByte) || c == '[' ? Step::TargetAuthority : Step::Error;
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
};

} // namespace muxscope::http
