// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The body of MessageParser::feed: one walk over the bytes of one feed. Include message_parser.h.

#include <algorithm>

#include "http/feed_body.h"

namespace muxscope::http {

template <class Sink>
struct FeedRun : FeedBody<Sink> {
    using Cursor = FeedCursor<Sink>;
    using Cursor::fail;
    using Cursor::lineEnd;
    using Cursor::lineFeed;
    using Cursor::m;
    using Cursor::p;
    using Cursor::report;
    using typename Cursor::Code;
    using typename Cursor::Step;
    using FeedBody<Sink>::FeedBody;
    using Cursor::at;
    using Cursor::bytesEnd;
    using Cursor::end;

    void run() {
        while (p != bytesEnd && m.m_step != Step::Complete) {
            if (m.m_step <= Step::BlankLf) {
                inHead();
            } else if (m.m_step <= Step::ChunkBytesLf) {
                this->inBody();
            } else {
                report(m.m_step == Step::Error ? Role::Malformed : Role::Unparsed, p, bytesEnd);
                p = bytesEnd;
            }
        }
    }

    // Head steps see the bytes only up to the head limit, so that the limit breaks a message at the
    // same byte however it was cut.
    void inHead() {
        const bool trailers = m.has(MessageParser::kInTrailers);
        const std::uint64_t used = trailers ? m.m_sectionBytes : at(p);
        const std::uint64_t room =
            m.m_limits.maxHeadBytes - std::min<std::uint64_t>(used, m.m_limits.maxHeadBytes);
        const char* const from = p;
        end = static_cast<std::uint64_t>(bytesEnd - p) > room ? p + room : bytesEnd;
        while (p != end && m.m_step <= Step::BlankLf) {
            if (m.m_step >= Step::FieldFirst)
                this->inFields();
            else if (m.m_kind == MessageParser::Kind::Request)
                this->inRequestLine();
            else
                this->inStatusLine();
        }
        if (trailers)
            m.m_sectionBytes += static_cast<std::uint32_t>(p - from);
        if (p == end && end != bytesEnd && m.m_step <= Step::BlankLf)
            fail(Code::HeadTooLarge, p);
        end = bytesEnd;
    }
};

template <class Sink>
std::size_t MessageParser::feed(std::string_view bytes, Sink&& sink) {
    FeedRun<std::remove_reference_t<Sink>> run(*this, sink, bytes);
    run.run();
    const auto consumed = static_cast<std::size_t>(run.p - bytes.data());
    m_offset += consumed;
    return consumed;
}

} // namespace muxscope::http
