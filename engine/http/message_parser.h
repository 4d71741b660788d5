// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Incremental, strict HTTP/1.1 message parser: gives every byte its role, and knows where a message
// ends. It holds no bytes and no heap: a plain value that may be copied in the middle of a message
// (the World keeps one per direction and puts copies into its keyframes). It knows no socket.
//
//     MessageParser parser(MessageParser::Kind::Request);
//     while (!bytes.empty() && !parser.finished()) {
//         bytes.remove_prefix(parser.feed(bytes, [](Role role, std::uint64_t offset,
//                                                   std::string_view fragment) { ... }));
//     }
//     if (parser.complete()) { ...; parser.reset(); }   // the next message on the connection
//
// Strict means RFC 9112 without any of the tolerances it permits: CR LF only, no folded lines, no
// space before a colon, no control bytes, one Content-Length, no Content-Length beside
// Transfer-Encoding, `chunked` as last coding. The one tolerance: empty lines before a request
// (section 2.2), and a status line that ends after the code.
//
// Thread: any, one at a time. Blocking: never. Errors: state() == Error and error(); nothing
// throws. Offsets and lengths are bytes from the first byte of the message.

#include <cstdint>
#include <string_view>
#include <type_traits>

#include "http/method.h"
#include "http/parse_error.h"
#include "http/role.h"

namespace muxscope::http {

// A server's defaults. `observer()` is for reading other people's traffic: only what would
// overflow.
struct Limits {
    std::uint32_t maxTargetBytes = 8'000;
    std::uint32_t maxHeadBytes =
        32'768; // start line, fields, blank line; also trailers, chunk lines
    std::uint32_t maxHeaders = 100;
    std::uint64_t maxBodyBytes = 16u << 20; // 0 = no limit

    static constexpr Limits observer() { return {1u << 30, 1u << 30, 1u << 30, 0}; }
};

// A sink that wants nothing; the compiler removes it.
struct NoSink {
    void operator()(Role, std::uint64_t, std::string_view) const {}
};

class MessageParser {
public:
    enum class Kind : std::uint8_t { Request, Response };

    enum class State : std::uint8_t {
        StartLine,      // nothing, or a part of the start line
        Headers,        // start line complete
        BodyCounted,    // Content-Length bytes
        BodyChunked,    // chunk sizes, chunk bytes, and trailers
        BodyUntilClose, // a response without framing: ends with the connection
        Complete,       // the message ended; the next feed consumes nothing until reset()
        Error,          // broken: see error(); every later byte is Malformed
        LostSync,       // bytes were skipped where their number mattered: later ones are Unparsed
    };

    // How the request target is written, RFC 9112 section 3.2.
    enum class TargetForm : std::uint8_t { None, Origin, Absolute, Authority, Asterisk };

    static constexpr std::uint32_t kMaxMethodBytes = 64;

    explicit MessageParser(Kind kind = Kind::Request, const Limits& limits = {});

    // Consumes bytes up to the end of ONE message and returns how many. Calls
    // sink(Role, offsetInMessage, fragment) for consecutive runs; a run cut by the end of `bytes`
    // continues with the next feed. Fragments point into `bytes`. In Error and LostSync everything
    // is consumed (Malformed, Unparsed); in Complete nothing is.
    template <class Sink>
    std::size_t feed(std::string_view bytes, Sink&& sink);
    std::size_t feed(std::string_view bytes) { return feed(bytes, NoSink{}); }

    // `count` bytes exist here but were not recorded. Inside a counted body, a chunk's bytes or a
    // body until close the parser goes on; anywhere else it is LostSync. Returns how many of them
    // belong to this message (fewer only when a counted body ends; the caller gives them role
    // Unseen).
    std::uint64_t skip(std::uint64_t count);

    // The peer will send no more. Completes a body until close; an unfinished message becomes
    // Error Truncated; a message that has not begun stays as it is.
    void finishAtEof();

    // Response only, before its blank line arrives: the method it answers. HEAD has no body, a 2xx
    // to CONNECT neither. Default Get. (1xx, 204 and 304 never have one.)
    void expectBodyFor(Method requestMethod) { m_requestMethod = requestMethod; }

    // Ready for the next message; kind and limits stay, the request method becomes Get.
    void reset();

    // --- where it stands
    State state() const;
    bool complete() const { return m_step == Step::Complete; }
    bool failed() const { return m_step == Step::Error; }
    bool finished() const { return complete() || failed(); }
    bool begun() const { return m_offset > 0; } // any byte of this message seen
    bool headComplete() const { return m_headLength > 0; }
    std::uint64_t bytesConsumed() const { return m_offset; } // of this message
    const ParseError& error() const { return m_error; }
    Kind kind() const { return m_kind; }
    const Limits& limits() const { return m_limits; }

    // --- start line
    Method method() const { return m_method; }
    std::uint32_t methodLength() const { return m_methodLength; }
    TargetForm targetForm() const { return m_targetForm; }
    std::uint32_t targetOffset() const {
        return m_targetOffset;
    } // 32 bits: limits keep heads small
    std::uint32_t targetLength() const { return m_targetLength; }
    int versionMajor() const { return m_versionMajor; }
    int versionMinor() const { return m_versionMinor; }
    int statusCode() const { return m_statusCode; } // 0 for requests

    // --- framing; meaningful once headComplete()
    std::uint32_t headerCount() const { return m_headerCount; } // trailers included
    std::uint64_t headLength() const { return m_headLength; } // start line to blank line, 0 = open
    bool hasContentLength() const { return has(kHasLength); }
    std::uint64_t contentLength() const { return m_contentLength; }
    bool isChunked() const { return has(kChunked); }
    bool keepAlive() const; // RFC 9112 section 9.3; false for bodies until close
    std::uint32_t hostCount() const { return m_hostCount; }
    bool hasHost() const { return m_hostCount > 0; }
    bool expects100() const { return has(kExpects100); }
    bool expectsOther() const { return has(kExpectsOther); } // an expectation nobody knows: 417

    // --- body
    std::uint64_t bodyBytesSeen() const { return m_bodySeen; } // content, without chunk framing
    std::uint64_t bodyBytesLeft() const { return m_bodyLeft; } // of the counted body or this chunk

private:
    // One value per place the machine can stand between two bytes.
    enum class Step : std::uint8_t {
        Start,
        StartLf, // after the CR of an empty line before a request
        Method,
        TargetFirst,
        Target,
        TargetScheme,
        TargetSchemeSlash1,
        TargetSchemeSlash2,
        TargetAuthority,
        TargetAsteriskEnd,
        Version,
        VersionEnd,
        StatusFirst,
        Status,
        StatusEnd,
        Reason,
        StartLineLf,
        FieldFirst, // first byte of a field line, or CR of the blank line
        FieldName,
        FieldSpace,
        FieldValue,
        FieldLf,
        BlankLf,
        BodyCounted,
        BodyUntilClose,
        ChunkSizeFirst,
        ChunkSize,
        ChunkExtension,
        ChunkSizeLf,
        ChunkBytes,
        ChunkBytesCr,
        ChunkBytesLf,
        Complete,
        Error,
        LostSync,
    };
    enum class Field : std::uint8_t {
        Other,
        ContentLength,
        TransferEncoding,
        Connection,
        Host,
        Expect,
    };
    enum Flag : std::uint16_t {
        kHasLength = 1,
        kHasEncoding = 2, // any Transfer-Encoding field
        kChunked = 4,     // chunked is the last coding so far
        kOtherCoding = 8,
        kClose = 16,
        kKeepAlive = 32,
        kExpects100 = 64,
        kExpectsOther = 128,
        kInTrailers = 256,
        kDigitSeen = 512,  // of this Content-Length
        kWordEnded = 1024, // space after these digits, after this token
        kExtensionBegun = 2048,
        kBadCoding = 2048, // chunked twice, or something after chunked
        kUntilClose = 4096,
    };

    static constexpr std::uint8_t kWordTooLong = 255;

    bool has(Flag flag) const { return (m_flags & flag) != 0; }
    void set(Flag flag) { m_flags = static_cast<std::uint16_t>(m_flags | flag); }
    void clear(Flag flag) { m_flags = static_cast<std::uint16_t>(m_flags & ~flag); }

    template <class Sink>
    friend struct FeedCursor;
    template <class Sink>
    friend struct FeedStartLine;
    template <class Sink>
    friend struct FeedFields;
    template <class Sink>
    friend struct FeedBody;
    template <class Sink>
    friend struct FeedRun;

    void fail(ParseErrorCode code, std::uint64_t offset);
    // A token may come in pieces: the pieces so far are in m_word. word() is the whole token, or
    // empty when it is longer than any token this parser knows.
    void wordAppend(const char* from, const char* to);
    std::string_view word(const char* from, const char* to);
    // The bytes of a value this parser must understand; returns the first bad one, or `to`.
    const char* noteValue(const char* from, const char* to, ParseErrorCode& why);
    const char* noteLength(const char* from, const char* to, ParseErrorCode& why);
    void noteList(const char* from, const char* to);
    void endOfListItem();
    void noteCoding(std::string_view coding);
    ParseErrorCode endOfValue(); // None, or why the whole field is refused
    ParseErrorCode endOfLength();
    ParseErrorCode endOfCoding();
    ParseErrorCode endOfHead(); // decides the framing and the next step
    ParseErrorCode chunkAllowed() const;
    bool bodylessResponse() const;
    static Field fieldFromName(std::string_view name);

    std::uint64_t m_offset = 0;
    std::uint64_t m_headLength = 0;
    std::uint64_t m_contentLength = 0;
    std::uint64_t m_bodySeen = 0;
    std::uint64_t m_bodyLeft = 0;
    ParseError m_error;
    Limits m_limits;
    std::uint32_t m_methodLength = 0;
    std::uint32_t m_targetOffset = 0;
    std::uint32_t m_targetLength = 0;
    std::uint32_t m_headerCount = 0;
    std::uint32_t m_hostCount = 0;
    std::uint32_t m_sectionBytes = 0; // bytes counted against maxHeadBytes after the head
    std::uint16_t m_statusCode = 0;
    std::uint16_t m_flags = 0;
    Kind m_kind = Kind::Request;
    Step m_step = Step::Start;
    Method m_method = Method::Unknown;
    Method m_requestMethod = Method::Get;
    TargetForm m_targetForm = TargetForm::None;
    Field m_field = Field::Other;
    std::uint8_t m_versionMajor = 0;
    std::uint8_t m_versionMinor = 0;
    std::uint8_t m_index = 0;      // in the version, the status code, a chunk size line
    std::uint8_t m_wordLength = 0; // kWordTooLong: no token we know
    char m_word[22] = {};          // a token cut by the end of a feed, or an item of a list
};

static_assert(std::is_trivially_copyable_v<MessageParser>);
static_assert(sizeof(MessageParser) <= 256);

// "READ_HEAD" style text for screens and dumps; stable.
std::string_view stateName(MessageParser::State state);
std::string_view targetFormName(MessageParser::TargetForm form);

} // namespace muxscope::http

#include "http/message_feed.h"
