// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of the timeline stands for, so that it can be pinned, searched and found again.
#pragma once

#include "base/ids.h"

#include <compare>
#include <cstdint>

namespace muxscope::world {

enum class LaneKind : std::uint8_t {
    thread,
    descriptor,
    counter, // number: of world::Counter
    group,   // number: of world::LaneGroup
};

// Rows that stand together. files: and whatever else is neither of the others.
enum class LaneGroup : std::uint8_t { threads, listeners, connections, files };
inline constexpr std::size_t kLaneGroups = 4;

struct LaneId {
    LaneKind kind = LaneKind::thread;
    std::uint32_t number = 0;
    auto operator<=>(const LaneId&) const = default;

    [[nodiscard]] constexpr Fd fd() const {
        return kind == LaneKind::descriptor ? Fd{static_cast<std::int32_t>(number)} : kNoFd;
    }
};

} // namespace muxscope::world
