// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of MessageParser::feed in bodies: counted, until close, chunked. A part of
// message_parser.h. RFC 9112 sections 6 and 7.

#include <algorithm>

#include "http/chunk_extension.h"
#include "http/feed_fields.h"

namespace muxscope::http {

template <class Sink>
struct FeedBody : FeedFields<Sink> {
    using Cursor = FeedCursor<Sink>;
    using Cursor::fail;
    using Cursor::lineEnd;
    using Cursor::lineFeed;
    using Cursor::m;
    using Cursor::p;
    using Cursor::report;
    using typename Cursor::Code;
    using typename Cursor::Step;
    using FeedFields<Sink>::FeedFields;
    using Cursor::bytesEnd;

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
        m.m_index = static_cast<std::uint8_t>(ExtensionPart::None);
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

    Code extensionBytes() {
        const std::uint64_t room =
            m.m_limits.maxHeadBytes -
            std::min<std::uint64_t>(m.m_sectionBytes, m.m_limits.maxHeadBytes);
        const char* const from = p;
        for (; p != bytesEnd; ++p) {
            const auto part = static_cast<ExtensionPart>(m.m_index);
            if (*p == '\r' && mayEnd(part))
                return Code::None;
            if (static_cast<std::uint64_t>(p - from) >= room)
                return Code::ChunkLineTooLong;
            const ExtensionPart next = extensionPartAfter(part, *p);
            if (next == ExtensionPart::Bad)
                return *p == '\n' ? Code::BadLineEnd : Code::BadChunkExtension;
            m.m_index = static_cast<std::uint8_t>(next);
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

} // namespace muxscope::http
