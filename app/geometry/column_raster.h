// SPDX-License-Identifier: GPL-3.0-or-later
// Stretches of time of one row, a pixel column at a time: the strongest activity wins a column,
// equal neighbours become one block, gaps below 3 px inside the same activity close, and what
// happened is at least 2 px wide. However many stretches go in, at most a block a column comes out.
// Pure.
#pragma once

#include "geometry/time_axis.h"
#include "world/activity.h"

#include <cstdint>
#include <vector>

namespace muxscope::ui {

struct TimelineBlock {
    int row = 0; // among the visible ones
    float fromX = 0;
    float toX = 0;
    world::Activity activity = world::Activity::idle;
    bool operator==(const TimelineBlock&) const = default;
};

class ColumnRaster {
public:
    explicit ColumnRaster(const TimeScale& scale); // which must outlive it
    void add(std::int64_t fromNs, std::int64_t toNs, world::Activity activity);
    void add(const world::ActivityPiece& piece);
    [[nodiscard]] std::vector<TimelineBlock> blocks(int row);

private:
    const TimeScale* m_scale;
    double m_perNs;
    std::vector<std::int8_t> m_columns;
};

// All at once.
std::vector<TimelineBlock> blocksOf(const std::vector<world::ActivityPiece>& pieces,
                                    const TimeScale& scale, int row);

} // namespace muxscope::ui
