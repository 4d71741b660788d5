// SPDX-License-Identifier: GPL-3.0-or-later
// The statistics of a range of time as lines of a table, in the user's language. GUI thread.
#pragma once

#include "world/range_statistics.h"

#include <QString>
#include <vector>

namespace muxscope::ui {

struct RangeLine {
    bool heading = false;
    QString name;
    QString count; // may be empty
    QString value; // may be empty
};

// Headings are followed by their lines; what did not happen has no line.
std::vector<RangeLine> rangeLines(const world::RangeStatistics& statistics,
                                  std::uint64_t responses);
// "1.284 s · 1 312 calls"
QString rangeTitle(const world::RangeStatistics& statistics);
// Tab-separated, to be copied.
QString rangeText(const world::RangeStatistics& statistics, std::uint64_t responses);

} // namespace muxscope::ui
