// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Range field and what it means for a body of known length, RFC 9110 section 14. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace muxscope::server {

struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    bool operator==(const ByteRange&) const = default;
};

// Ranges in one request above this number, or more than two that overlap, are answered with the whole
// body: they cost the server more than they can be worth (section 14.2).
inline constexpr std::size_t kMaxRanges = 32;

// The ranges that a body of `length` bytes can satisfy, in the order asked for; empty: none of them
// (416). nullopt: the field is to be ignored (another unit, no valid syntax, too many).
std::optional<std::vector<ByteRange>> satisfiableRanges(std::string_view field,
                                                        std::uint64_t length);

} // namespace muxscope::server
