// SPDX-License-Identifier: GPL-3.0-or-later
// An io_uring of the watched program (io_uring(7)): what it has asked for that is not done yet, and
// what it has just learnt to be done. Plain values, folded from submissions, completions and the calls
// io_uring_setup and io_uring_enter. The kernel's side of the completion queue cannot be seen: a
// completion is known from when the program takes it out.
#pragma once

#include "base/ids.h"
#include "trace/call.h"
#include "world/cow_vector.h"

#include <array>
#include <cstdint>
#include <vector>

namespace muxscope::world {

struct RingOperation {
    trace::Call call =
        trace::Call::none; // what call it is: accept4, recv, send, close, async_cancel
    std::uint16_t flags = 0;
    std::int64_t asked = 0; // as the value of that call's enter: room, bytes offered, flags
    std::uint64_t event = UINT64_MAX; // its submission
    bool operator==(const RingOperation&) const = default;
};

// All that is under way on one descriptor, oldest first.
struct RingOperations {
    static constexpr std::uint32_t kMost = 6; // accept, recv, send, close, and cancelling two
    std::array<RingOperation, kMost> list;
    std::uint32_t count = 0;
    bool operator==(const RingOperations&) const = default;
};

struct RingCompletion {
    trace::Call call = trace::Call::none;
    std::int32_t fd = -1;
    std::int64_t asked = 0;
    std::int64_t result = 0;          // or -errno
    std::uint64_t event = UINT64_MAX; // when it was taken out
    bool operator==(const RingCompletion&) const = default;
};

struct Ring {
    Fd fd;
    ThreadId thread; // that made it, and submits
    std::uint32_t entries = 0;
    CowVector<RingOperations, 8> operations; // by descriptor
    std::uint32_t inFlight = 0;              // of all descriptors: submitted, not taken out
    std::uint32_t queued = 0;                // of those: the kernel has not been told yet
    std::uint64_t submitted = 0;
    std::uint64_t completed = 0; // taken out
    // Taken out since the latest io_uring_enter began, at most kMostTaken.
    std::vector<RingCompletion> taken;

    bool waiting = false;        // in io_uring_enter
    std::int64_t timeoutNs = -1; // of the latest; -1 = for ever
    std::uint32_t minComplete = 0;
    std::uint64_t enters = 0;
    std::uint64_t enterEvent = UINT64_MAX;
    std::uint64_t exitEvent = UINT64_MAX;
    std::int64_t result = 0; // of the latest finished one: operations handed over, or -errno
    std::int64_t tookNs = 0;
    bool operator==(const Ring&) const = default;
};
inline constexpr std::size_t kMaxRings = 64;
inline constexpr std::size_t kMostTaken = 4096;

} // namespace muxscope::world
