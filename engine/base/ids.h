// SPDX-License-Identifier: GPL-3.0-or-later
// Strong ids and the few plain types that every folder speaks. Values only; any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace muxscope {

// How many events have been applied. Event with index i leads from moment i to moment i + 1, and is
// printed as #(i + 1): its number is the moment it leads to. Moment 0 is the empty world.
using Moment = std::uint64_t;

// A file descriptor number as the kernel hands it out; kNoFd where a call has none.
struct Fd {
    std::int32_t n = -1;
    [[nodiscard]] constexpr bool valid() const { return n >= 0; }
    constexpr auto operator<=>(const Fd&) const = default;
};
inline constexpr Fd kNoFd{-1};

// A descriptor number together with which of its lives is meant: numbers are reused at once
// (open(2): "the lowest-numbered file descriptor not currently open"), generations are not.
struct FdId {
    Fd fd;
    std::uint32_t generation = 0;
    constexpr auto operator<=>(const FdId&) const = default;
};

// One accepted or made connection, numbered from 1 in the order they appear; 0 = none.
struct ConnId {
    std::uint32_t n = 0;
    [[nodiscard]] constexpr bool valid() const { return n != 0; }
    constexpr auto operator<=>(const ConnId&) const = default;
};

// A thread of the watched process, numbered from 1 in the order of appearance.
struct ThreadId {
    std::uint16_t n = 0;
    constexpr auto operator<=>(const ThreadId&) const = default;
};

// How a fact is known. Never draw an inferred or unknown fact as an observed one.
enum class Known : std::uint8_t { unknown, inferred, observed };

template <class T>
struct Fact {
    T value{};
    Known known = Known::unknown;
    bool operator==(const Fact&) const = default;
};

} // namespace muxscope

template <>
struct std::hash<muxscope::Fd> {
    std::size_t operator()(muxscope::Fd fd) const noexcept { return std::hash<int>{}(fd.n); }
};
