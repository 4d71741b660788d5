// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where MessageParser::feed stands in the bytes of one feed, and what all its steps do there: report a
// run, break the message, read a line end. A part of message_parser.h, not to be included alone.
//
// The steps are spread over feed_start_line.h, feed_fields.h and feed_body.h, each a struct derived
// from the one before; message_feed.h calls them. Each step scans the longest run it can, reports it,
// and either moves on or stops at the end of the bytes with enough kept in the parser to resume there.

#include <cstdint>
#include <string_view>

#include "http/byte_class.h"

namespace muxscope::http {

template <class Sink>
struct FeedCursor {
    using Step = MessageParser::Step;
    using Code = ParseErrorCode;

    MessageParser& m;
    Sink& sink;
    const char* const begin;
    const char* const bytesEnd;
    const std::uint64_t base; // offset in the message of `begin`
    const char* p = begin;
    const char* end = bytesEnd; // of what the current group of steps may see

    FeedCursor(MessageParser& parser, Sink& runSink, std::string_view bytes)
        : m(parser),
          sink(runSink),
          begin(bytes.data()),
          bytesEnd(bytes.data() + bytes.size()),
          base(parser.m_offset) {}

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
};

} // namespace muxscope::http
