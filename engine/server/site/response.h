// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the site answers. The protocol adds Date, framing, Connection and, for HEAD, leaves the body
// away. Reused from request to request: clear() keeps the memory. Server thread only.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/response_writer.h"
#include "server/outbox.h"

namespace muxscope::server {

struct Response {
    using SharedBytes = std::shared_ptr<const std::string>;

    // A stretch of a body that is put together: text, bytes held elsewhere, or a file.
    struct Piece {
        std::string text;
        SharedBytes shared;
        FilePiece file;
        std::uint64_t offset = 0; // of shared
        std::uint64_t length = 0;
    };
    // A body that is given out a little at a time, for `durationMs` altogether.
    struct Pace {
        std::int64_t durationMs = 0;
        std::uint64_t bytes = 0; // so many of `filler`
        char filler = '*';
    };

    int status = 200;
    bool close = false;           // end the connection after this answer
    bool final = false;           // the handler has looked at the conditions of the request itself
    std::int64_t delayMs = 0;     // answer this much later
    std::string_view contentType; // outlives the answer; empty = no Content-Type
    std::string ownType;          // Content-Type where it is not known beforehand
    std::string fields;           // further field lines, each with its CR LF

    // Validators of what was asked for (RFC 9110 section 8.8), and whether parts of it can be had.
    std::string etag;
    std::int64_t modifiedS = -1;
    bool ranges = false;

    // The body is one of these. A shared one is repeated cyclically up to sharedLength.
    std::string text;
    std::string_view constant; // outlives the site
    SharedBytes shared;
    std::uint64_t sharedLength = 0;
    FilePiece file;
    std::vector<Piece> pieces;
    std::unique_ptr<ByteSource> source; // of unknown length
    std::string trailerNames;           // of the fields that `trailers` gives behind it
    std::string trailers;
    Pace pace;

    void field(std::string_view name, std::string_view value) {
        http::ResponseWriter(fields).header(name, value);
    }
    std::string_view type() const { return ownType.empty() ? contentType : ownType; }
    bool hasKnownLength() const { return source == nullptr; }
    std::uint64_t bodyLength() const;
    // One line of plain text, the usual body of an error, instead of everything that was there.
    void line(int code, std::string_view words);
    void clearBody();
    void clear();
};

inline constexpr std::string_view kPlainText = "text/plain; charset=utf-8";
inline constexpr std::string_view kJson = "application/json";

} // namespace muxscope::server
