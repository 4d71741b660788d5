// SPDX-License-Identifier: GPL-3.0-or-later
// select(2)'s three fd_sets as the words they are in memory (1024 bits, __fds_bits of 64): what went
// into the latest select and, once the kernel has answered, what it wrote over it. Pure.
#pragma once

#include "world/world.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace muxscope::ui {

inline constexpr int kFdSetSize = 1024; // FD_SETSIZE (select(2))
inline constexpr int kWordBits = 64;
inline constexpr int kWords = kFdSetSize / kWordBits;

using FdSet = std::array<std::uint64_t, kWords>;

constexpr bool isIn(const FdSet& set, int bit) {
    return ((set[static_cast<std::size_t>(bit / kWordBits)] >> (bit % kWordBits)) & 1U) != 0;
}
int bitsIn(const FdSet& set);

struct FdSets {
    enum class Answer { none, waiting, written, failed };
    std::array<FdSet, 3> in{};  // readfds, writefds, exceptfds
    std::array<FdSet, 3> out{}; // the same memory after the call; only when written
    std::uint32_t nfds = 0;     // as passed: the kernel looks at no bit from here on
    Answer answer = Answer::none;

    [[nodiscard]] bool written() const { return answer == Answer::written; }
};
FdSets fdSetsOf(const world::Mux& mux);

// Open descriptors whose number has no bit, in order; at most `most`.
std::vector<Fd> beyondFdSet(const world::World& world, std::size_t most);

} // namespace muxscope::ui
