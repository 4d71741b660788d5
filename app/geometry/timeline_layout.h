// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline's picture: a row for each thread and descriptor, blocks of what it did, the axis, the
// cursor. The work is bounded by what the index hands out for the visible rows and by rows times
// pixel columns, never by the number of events. Pure; GUI thread (text is measured).
#pragma once

#include "base/ids.h"
#include "geometry/time_axis.h"
#include "world/activity.h"

#include <QRectF>
#include <QString>
#include <vector>

namespace muxscope::ui {

struct TimelineInput {
    const world::ActivityIndex* index = nullptr;
    const world::World* world = nullptr; // for the peers' ports
    // What the calls of a small window did exactly; empty: the index is fine enough.
    std::vector<world::ActivitySpan> exact;
    QSizeF size;
    std::int64_t fromNs = 0; // of the window
    std::int64_t toNs = 5'000'000'000;
    std::int64_t nowNs = 0;   // until when history goes
    std::int64_t firstNs = 0; // since when it is held
    std::int64_t cursorNs = 0;
    int firstRow = 0;
    Fd selected;
    QString waitCall; // "select": what the thread sleeps in
};

struct TimelineRow {
    QRectF rect;  // of its blocks
    QRectF label; // left of them
    QString text;
    bool isThread = false;
    Fd fd;
    bool selected = false;
};

struct TimelineBlock {
    int row = 0; // among the visible ones
    float fromX = 0;
    float toX = 0;
    world::Activity activity = world::Activity::idle;
    bool operator==(const TimelineBlock&) const = default;
};

struct TimelineText {
    QRectF rect;
    QString text;
    world::Activity activity = world::Activity::idle;
};

struct TimelineLayout {
    TimeScale scale;
    QRectF axis; // drag: pan
    QRectF plot; // drag: travel
    QRectF legend;
    std::vector<TimelineRow> rows;
    std::vector<TimelineBlock> blocks;
    std::vector<TimelineText> texts; // inside blocks
    std::vector<TimelineText> legendTexts;
    std::vector<Tick> ticks;
    double cursorX = 0;
    bool cursorVisible = false;
    int rowsInAll = 0;
    int rowsThatFit = 0;

    [[nodiscard]] const TimelineRow* rowAt(QPointF point) const;
};

inline constexpr double kGutter = 104; // for the rows' names

TimelineLayout timelineLayout(const TimelineInput& input);

// Pieces of one lane, one pixel column at a time: the strongest activity wins a column, equal
// neighbours become one block, gaps below 3 px inside the same activity close, and what happened is
// at least 2 px wide.
std::vector<TimelineBlock> blocksOf(const std::vector<world::ActivityPiece>& pieces,
                                    const TimeScale& scale, int row);

} // namespace muxscope::ui
