// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP request and its answer, as far as they have been seen. Plain values: no bytes are held,
// only where they stand in the log (breakDown() in byte_breakdown.h reads them and names every
// byte).
#pragma once

#include "base/ids.h"
#include "http/message_parser.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace muxscope::world {

inline constexpr std::uint64_t kNoEvent = UINT64_MAX;

// Bytes [offset, offset + length) of what one recv or send carried. `recorded` of them stand in
// that event's payload; the rest was cut by the snap length.
struct Piece {
    std::uint64_t event = kNoEvent;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool operator==(const Piece&) const = default;
};

// The first bytes of a text, held inline.
template <std::size_t N>
struct ShortText {
    std::array<char, N> chars{};
    std::uint8_t length = 0; // of chars
    bool cut = false;        // there was more
    [[nodiscard]] std::string_view view() const { return {chars.data(), length}; }
    void append(std::string_view text) {
        for (char c : text) {
            if (length == N) {
                cut = true;
                return;
            }
            chars[length++] = c;
        }
    }
    bool operator==(const ShortText& other) const {
        return view() == other.view() && cut == other.cut;
    }
};

// One direction of an exchange.
struct MessageSide {
    std::uint64_t firstEvent = kNoEvent; // the exit that brought its first byte
    std::uint64_t lastEvent = kNoEvent;  // the exit that brought its last byte so far
    std::uint64_t bytes = 0;             // seen so far, recorded or not
    std::uint64_t headBytes = 0;         // start line to blank line; 0 = head not complete
    std::uint64_t bodyBytes = 0;         // of content, without chunk framing
    std::uint64_t bodyExpected = 0;      // Content-Length; 0 when chunked or none
    http::MessageParser::State state = http::MessageParser::State::StartLine;
    http::ParseErrorCode error = http::ParseErrorCode::None;
    bool chunked = false;
    std::uint32_t piecesLeftOut = 0; // beyond kMaxPieces
    std::vector<Piece> pieces;
    bool operator==(const MessageSide&) const = default;

    [[nodiscard]] bool begun() const { return firstEvent != kNoEvent; }
    [[nodiscard]] bool complete() const { return state == http::MessageParser::State::Complete; }
    // As new, but with the room for pieces it had.
    void restart() {
        std::vector<Piece> room = std::move(pieces);
        room.clear();
        *this = MessageSide{};
        pieces = std::move(room);
    }
};
inline constexpr std::size_t kMaxPieces = 1024;

struct Exchange {
    std::uint32_t number = 0; // on its connection, from 1
    http::Method method = http::Method::Unknown;
    std::uint16_t status = 0; // 0 = not answered yet
    ShortText<48> target;
    MessageSide request;
    MessageSide response;
    bool operator==(const Exchange&) const = default;

    void restart(std::uint32_t newNumber) {
        number = newNumber;
        method = http::Method::Unknown;
        status = 0;
        target = {};
        request.restart();
        response.restart();
    }
};

} // namespace muxscope::world
