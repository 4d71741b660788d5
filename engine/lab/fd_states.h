// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptors in a given state: a listener with one pending connection, a connection whose peer has
// gone. Each is made for real, on loopback. Any thread; making one blocks for at most kLimitMs, until
// the kernel shows the state.
#pragma once

#include "base/result.h"

#include <span>
#include <string_view>
#include <vector>

namespace muxscope::lab {

// A descriptor in a state, and all that keeps it there. Closes what it owns.
class StatedFd {
public:
    StatedFd() = default;
    ~StatedFd();
    StatedFd(StatedFd&& other) noexcept;
    StatedFd& operator=(StatedFd&& other) noexcept;
    StatedFd(const StatedFd&) = delete;
    StatedFd& operator=(const StatedFd&) = delete;

    int fd = -1;             // the one to ask about; of a closed number: no longer open
    std::vector<int> others; // its listener, its peer
    bool fdIsOpen = true;

private:
    void closeAll();
};

// One state.
struct FdState {
    static constexpr int kLimitMs = 5'000;

    std::string_view name; // "peer FIN": as the truth table calls it
    // Which of select's sets mean something to it: one end of a pipe is never asked for the other's.
    bool asksReadable = true;
    bool asksWritable = true;
    Result<StatedFd> (*make)() = nullptr;
};

// In the order of the truth table.
std::span<const FdState> fdStates();

} // namespace muxscope::lab
