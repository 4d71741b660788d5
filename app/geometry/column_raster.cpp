// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/column_raster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace muxscope::ui {

namespace {

using world::Activity;
using world::maskOf;

constexpr std::int8_t kNothing = -1;
constexpr int kClosedGap = 3; // px
constexpr int kNarrowest = 2; // px

// What is rare and matters most stands first.
constexpr std::array<Activity, 6> kLoud = {Activity::exceptional, Activity::blocked,
                                           Activity::writing,     Activity::reading,
                                           Activity::accepting,   Activity::spinning};

Activity strongest(const world::ActivityPiece& piece) {
    for (const Activity activity : kLoud) {
        if ((piece.kinds & maskOf(activity)) != 0)
            return activity;
    }
    if ((piece.kinds & maskOf(Activity::asleep)) != 0 &&
        ((piece.kinds & maskOf(Activity::running)) == 0 || piece.asleepShare > 0.5))
        return Activity::asleep;
    if ((piece.kinds & maskOf(Activity::running)) != 0)
        return Activity::running;
    return (piece.kinds & maskOf(Activity::closed)) != 0 ? Activity::closed : Activity::idle;
}

int rank(std::int8_t activity) {
    if (activity == kNothing)
        return -1;
    switch (static_cast<Activity>(activity)) {
    case Activity::exceptional:
        return 9;
    case Activity::blocked:
        return 4; // a state, not an event: a write inside it must be seen
    case Activity::writing:
        return 8;
    case Activity::reading:
        return 7;
    case Activity::accepting:
        return 6;
    case Activity::spinning:
        return 5;
    case Activity::running:
        return 3;
    case Activity::asleep:
        return 2;
    case Activity::idle:
        return 1;
    case Activity::closed:
        return 0;
    }
    return 0;
}

bool isLoud(std::int8_t activity) {
    return rank(activity) >= 5;
}

struct Run {
    std::int8_t activity;
    int from;
    int to;
};

std::vector<Run> runsOf(const std::vector<std::int8_t>& columns) {
    std::vector<Run> runs;
    for (int x = 0; x < static_cast<int>(columns.size()); ++x) {
        const std::int8_t activity = columns[static_cast<std::size_t>(x)];
        if (!runs.empty() && runs.back().activity == activity)
            runs.back().to = x + 1;
        else
            runs.push_back({activity, x, x + 1});
    }
    return runs;
}

// "read, 1 px nothing, read" is one read at this distance.
void closeGaps(std::vector<std::int8_t>& columns) {
    const std::vector<Run> runs = runsOf(columns);
    for (std::size_t i = 1; i + 1 < runs.size(); ++i) {
        const Run& run = runs[i];
        if (run.to - run.from < kClosedGap && isLoud(runs[i - 1].activity) &&
            runs[i - 1].activity == runs[i + 1].activity &&
            rank(run.activity) < rank(runs[i - 1].activity))
            std::fill(columns.begin() + run.from, columns.begin() + run.to, runs[i - 1].activity);
    }
}

void widen(std::vector<std::int8_t>& columns) {
    const std::vector<Run> runs = runsOf(columns);
    for (const Run& run : runs) {
        if (!isLoud(run.activity) || run.to - run.from >= kNarrowest)
            continue;
        const auto next = static_cast<std::size_t>(run.to);
        if (next < columns.size() && rank(columns[next]) < rank(run.activity))
            columns[next] = run.activity;
    }
}

} // namespace

ColumnRaster::ColumnRaster(const TimeScale& scale)
    : m_scale(&scale),
      m_perNs(1.0 / scale.nsPerPixel()),
      m_columns(static_cast<std::size_t>(std::max(1, static_cast<int>(scale.width))), kNothing) {}

void ColumnRaster::add(const world::ActivityPiece& piece) {
    add(piece.fromNs, piece.toNs, strongest(piece));
}

void ColumnRaster::add(std::int64_t fromNs, std::int64_t toNs, Activity kind) {
    const auto activity = static_cast<std::int8_t>(kind);
    const int width = static_cast<int>(m_columns.size());
    const bool folded = !m_scale->folds.empty();
    const double left = folded ? m_scale->xOf(fromNs) - m_scale->left
                               : static_cast<double>(fromNs - m_scale->fromNs) * m_perNs;
    const double right = folded ? m_scale->xOf(toNs) - m_scale->left
                                : static_cast<double>(toNs - m_scale->fromNs) * m_perNs;
    if (right < 0 || left >= width)
        return;
    const int from = std::max(0, static_cast<int>(left));
    const int to =
        static_cast<int>(std::min<double>(width, std::max<double>(from + 1, std::ceil(right))));
    // A quiet stretch does not claim a column that it only touches.
    const int quietTo = isLoud(activity)
                            ? to
                            : static_cast<int>(std::min<double>(
                                  width, std::max<double>(from + 1, std::floor(right))));
    for (int x = from; x < std::min(to, quietTo); ++x) {
        std::int8_t& column = m_columns[static_cast<std::size_t>(x)];
        if (rank(activity) > rank(column))
            column = activity;
    }
}

std::vector<TimelineBlock> ColumnRaster::blocks(int row) {
    closeGaps(m_columns);
    widen(m_columns);
    std::vector<TimelineBlock> blocks;
    for (const Run& run : runsOf(m_columns)) {
        if (run.activity == kNothing || static_cast<Activity>(run.activity) == Activity::closed)
            continue;
        blocks.push_back({row, static_cast<float>(m_scale->left + run.from),
                          static_cast<float>(m_scale->left + run.to),
                          static_cast<Activity>(run.activity)});
    }
    return blocks;
}

std::vector<TimelineBlock> blocksOf(const std::vector<world::ActivityPiece>& pieces,
                                    const TimeScale& scale, int row) {
    ColumnRaster raster(scale);
    for (const world::ActivityPiece& piece : pieces)
        raster.add(piece);
    return raster.blocks(row);
}

} // namespace muxscope::ui
