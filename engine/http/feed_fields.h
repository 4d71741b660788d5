// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of MessageParser::feed in header and trailer lines. A part of message_parser.h.
// RFC 9112 section 5.

#include "http/feed_start_line.h"

namespace muxscope::http {

template <class Sink>
struct FeedFields : FeedStartLine<Sink> {
    using Cursor = FeedCursor<Sink>;
    using Cursor::fail;
    using Cursor::lineEnd;
    using Cursor::lineFeed;
    using Cursor::m;
    using Cursor::p;
    using Cursor::report;
    using typename Cursor::Code;
    using typename Cursor::Step;
    using Field = MessageParser::Field;
    using FeedStartLine<Sink>::FeedStartLine;
    using Cursor::at;
    using Cursor::end;
    using Cursor::unlessLineEnd;

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
};

} // namespace muxscope::http
