// SPDX-License-Identifier: GPL-3.0-or-later
// From pieces of time to blocks of pixels.
#include "geometry/timeline_layout.h"

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
constexpr std::array<Activity, 5> kLoud = {Activity::exceptional, Activity::blocked,
                                           Activity::writing, Activity::reading,
                                           Activity::accepting};

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
        return 8;
    case Activity::blocked:
        return 4; // a state, not an event: a write inside it must be seen
    case Activity::writing:
        return 7;
    case Activity::reading:
        return 6;
    case Activity::accepting:
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

std::vector<TimelineBlock> blocksOf(const std::vector<world::ActivityPiece>& pieces,
                                    const TimeScale& scale, int row) {
    const int width = std::max(1, static_cast<int>(scale.width));
    std::vector<std::int8_t> columns(static_cast<std::size_t>(width), kNothing);
    const double perNs = 1.0 / scale.nsPerPixel();
    for (const world::ActivityPiece& piece : pieces) {
        const auto activity = static_cast<std::int8_t>(strongest(piece));
        const double left = static_cast<double>(piece.fromNs - scale.fromNs) * perNs;
        const double right = static_cast<double>(piece.toNs - scale.fromNs) * perNs;
        if (right < 0 || left >= width)
            continue;
        const int from = std::max(0, static_cast<int>(left));
        const int to = std::min(width, std::max(from + 1, static_cast<int>(std::ceil(right))));
        // A quiet stretch does not claim a column that it only touches.
        const int quietTo = isLoud(activity) ? to : std::max(from + 1, static_cast<int>(right));
        for (int x = from; x < std::min(to, quietTo); ++x) {
            std::int8_t& column = columns[static_cast<std::size_t>(x)];
            if (rank(activity) > rank(column))
                column = activity;
        }
    }
    closeGaps(columns);
    widen(columns);
    std::vector<TimelineBlock> blocks;
    for (const Run& run : runsOf(columns)) {
        if (run.activity == kNothing || static_cast<Activity>(run.activity) == Activity::closed)
            continue;
        blocks.push_back({row, static_cast<float>(scale.left + run.from),
                          static_cast<float>(scale.left + run.to),
                          static_cast<Activity>(run.activity)});
    }
    return blocks;
}

} // namespace muxscope::ui
