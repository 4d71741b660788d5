// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: whatever the bytes, however they are cut, MessageParser gives the same roles to
// the same bytes, the roles tile what was consumed, and a copy goes on like the original.
// First byte of the input: kind and method; second: seed of the cuts; then the stream.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "http/byte_ruler.h"

using namespace muxscope::http;

namespace {

void require(bool held, const char* law) {
    if (!held) {
        std::fprintf(stderr, "broken law: %s\n", law);
        std::abort();
    }
}

struct Reading {
    MessageParser parser;
    std::vector<Span> spans;
    std::uint64_t consumed = 0;
};

bool sameParser(const MessageParser& a, const MessageParser& b) {
    return a.state() == b.state() && a.bytesConsumed() == b.bytesConsumed() &&
           a.method() == b.method() && a.statusCode() == b.statusCode() &&
           a.targetOffset() == b.targetOffset() && a.targetLength() == b.targetLength() &&
           a.headLength() == b.headLength() && a.contentLength() == b.contentLength() &&
           a.isChunked() == b.isChunked() && a.keepAlive() == b.keepAlive() &&
           a.bodyBytesSeen() == b.bodyBytesSeen() && a.bodyBytesLeft() == b.bodyBytesLeft() &&
           a.error().code == b.error().code && a.error().offset == b.error().offset;
}

void requireTiles(const Reading& reading) {
    std::uint64_t at = 0;
    for (const Span& span : reading.spans) {
        require(span.offset == at && span.length > 0, "roles tile");
        at += span.length;
    }
    require(at == reading.consumed && at == reading.parser.bytesConsumed(), "roles cover");
}

Reading readCut(const MessageParser& fresh, std::string_view bytes, std::uint32_t cuts) {
    Reading reading{fresh, {}, 0};
    while (!bytes.empty() && !reading.parser.complete()) {
        cuts = cuts * 1'664'525 + 1'013'904'223;
        const std::size_t length = 1 + (cuts >> 24) % 19;
        MessageParser copy = reading.parser; // the copy reads this piece, then becomes the original
        std::vector<Span> ignored;
        const std::string_view piece = bytes.substr(0, length);
        const std::size_t expected = reading.parser.feed(piece, SpanSink(ignored));
        const std::size_t taken = copy.feed(piece, SpanSink(reading.spans));
        require(taken == expected && sameParser(copy, reading.parser), "a copy goes on alike");
        reading.parser = copy;
        reading.consumed += taken;
        bytes.remove_prefix(taken);
    }
    return reading;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    if (size < 2)
        return 0;
    std::string_view bytes(reinterpret_cast<const char*>(input) + 2, size - 2);
    const auto kind =
        (input[0] & 1) != 0 ? MessageParser::Kind::Response : MessageParser::Kind::Request;
    const Limits limits = (input[0] & 2) != 0 ? Limits{40, 200, 4, 64} : Limits{};
    MessageParser fresh(kind, limits);
    fresh.expectBodyFor(static_cast<Method>((input[0] >> 2) % kMethodCount));

    while (!bytes.empty()) {
        Reading whole{fresh, {}, 0};
        whole.consumed = whole.parser.feed(bytes, SpanSink(whole.spans));
        requireTiles(whole);
        const Reading cut = readCut(fresh, bytes, input[1]);
        require(cut.consumed == whole.consumed && cut.spans == whole.spans &&
                    sameParser(cut.parser, whole.parser),
                "no cut changes anything");
        whole.parser.finishAtEof();
        bytes.remove_prefix(whole.consumed);
    }
    return 0;
}
