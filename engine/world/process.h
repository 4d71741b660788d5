// SPDX-License-Identifier: GPL-3.0-or-later
// A process of the watched program, with its table of descriptors. Only other programs have these: they may
// be many, and what a number stands for is each one's own affair (trace/process_note.h). Plain values.
#pragma once

#include "base/ids.h"
#include "world/cow_vector.h"

#include <cstdint>
#include <string>

namespace muxscope::world {

inline constexpr std::uint32_t kNoProcess = UINT32_MAX;

struct Process {
    std::int64_t pid = 0;    // 0: not known
    std::int64_t parent = 0; // its pid; 0: not known
    std::string program;     // of the latest execve(2); a child begins with its parent's
    bool ended = false;
    std::string ending; // "exited with 0", "killed by SIGKILL"
    std::uint64_t startedEvent = UINT64_MAX;
    std::uint64_t endedEvent = UINT64_MAX;
    std::uint64_t programEvent = UINT64_MAX; // its own execve; kNoEvent: none was seen

    // What stands at a number: the descriptor by which the world knows it; none: nothing known.
    [[nodiscard]] Fd at(Fd number) const {
        return number.valid()
                   ? Fd{static_cast<std::int32_t>(table[static_cast<std::size_t>(number.n)]) - 1}
                   : kNoFd;
    }
    // The number that the process calls it by, or would.
    [[nodiscard]] Fd numberOf(Fd fd) const {
        const std::uint32_t told = fd.valid() ? numbers[static_cast<std::size_t>(fd.n)] : 0;
        return told == 0 ? fd : Fd{static_cast<std::int32_t>(told) - 1};
    }
    [[nodiscard]] bool holds(Fd fd) const { return fd.valid() && at(numberOf(fd)) == fd; }

    CowVector<std::uint32_t, 64> table;   // by number; + 1; 0: nothing known
    CowVector<std::uint32_t, 64> numbers; // by the world's descriptor: where not the same, + 1
    bool operator==(const Process&) const = default;
};

// Whose a descriptor is: of the process that made it, or that has it now; stays when it is closed.
struct FdOwner {
    std::uint32_t process = kNoProcess;
    Fd number;
    bool operator==(const FdOwner&) const = default;
};

} // namespace muxscope::world
