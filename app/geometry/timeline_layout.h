// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline's picture: a row for each thread, descriptor and counter, blocks of what it did, the
// axis, the cursor, the chosen range, flags at bookmarks, and the whole recording as a strip. The
// work is bounded by what the index hands out for the visible rows and by rows times pixel columns,
// never by the number of events. Pure; GUI thread (text is measured).
#pragma once

#include "base/ids.h"
#include "geometry/column_raster.h"
#include "geometry/exact_calls.h"
#include "geometry/lane_rows.h"
#include "geometry/time_axis.h"
#include "world/activity.h"

#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

namespace muxscope::ui {

struct TimelineFlag {
    Moment moment = 0;
    std::int64_t atNs = 0;
    QString note;
    double x = 0; // set by the layout
};

struct TimelineInput {
    const world::ActivityIndex* index = nullptr;
    const world::CounterIndex* counters = nullptr; // null: no curves
    const world::World* world = nullptr;           // for the peers' ports
    ExactWindow exact; // of a small window; without a log the index is fine enough
    QSizeF size;
    std::int64_t fromNs = 0; // of the window
    std::int64_t toNs = 5'000'000'000;
    std::int64_t nowNs = 0;   // until when history goes
    std::int64_t firstNs = 0; // since when it is held
    std::int64_t cursorNs = 0;
    int firstRow = 0; // of those that scroll
    bool foldsGaps = false;
    std::set<world::LaneId> pins;
    std::set<world::LaneGroup> collapsed;
    QString search;
    Fd selected;
    std::optional<world::LaneId> current; // where the keyboard is
    QString waitCall;                     // "select": what the thread sleeps in
    bool rangeChosen = false;
    std::int64_t rangeFromNs = 0;
    std::int64_t rangeToNs = 0;
    std::vector<TimelineFlag> flags; // by moment

    [[nodiscard]] TimeScale::Gaps gaps() const {
        return foldsGaps && index != nullptr ? TimeScale::Gaps(index->gaps()) : TimeScale::Gaps{};
    }
};

struct TimelineRow {
    world::LaneId id;
    QRectF rect;  // of its blocks
    QRectF label; // left of them
    QString text;
    QString value; // counters: at the cursor; groups: how many lanes
    Fd fd;
    bool isThread = false;
    bool isGroup = false;
    bool collapsed = false;
    bool pinned = false;
    bool selected = false;
    bool current = false;
};

struct TimelineText {
    QRectF rect;
    QString text;
    world::Activity activity = world::Activity::idle;
};

// A counter as parts of its greatest value in the window, a column each.
struct TimelineCurve {
    struct Column {
        float least = -1; // -1: not known
        float greatest = -1;
    };
    int row = 0;
    world::Counter counter = world::Counter::ready;
    double top = 0; // what the row's height stands for
    std::vector<Column> columns;
    TimelineText topText;
};

struct TimelineOverview {
    QRectF rect; // empty: no room
    TimeScale scale;
    std::vector<float> density; // 0..1, a column each
    std::vector<bool> alarm;    // something exceptional happened there
    QRectF window;              // what the rows show
    double cursorX = 0;
};

struct TimelineFoldMark {
    QRectF rect; // in the plot
    QString text;
    std::int64_t lengthNs = 0;
};

struct TimelineLayout {
    TimeScale scale;
    QRectF axis; // drag: pan
    QRectF plot; // drag: travel
    QRectF legend;
    std::vector<TimelineRow> rows;
    std::vector<TimelineBlock> blocks;
    std::vector<TimelineText> texts; // inside blocks
    std::vector<TimelineCurve> curves;
    std::vector<TimelineText> legendTexts;
    std::vector<Tick> ticks;
    std::vector<TimelineFlag> flags;
    std::vector<TimelineFoldMark> folds;
    TimelineOverview overview;
    QRectF range;     // empty: none, or not in sight
    QRectF rangePill; // for rangeText; empty: it does not fit
    QString rangeText;
    QString emptyText; // why there is no row
    double cursorX = 0;
    bool cursorVisible = false;
    int rowsInAll = 0;  // that scroll
    int pinnedRows = 0; // that do not
    int firstRow = 0;
    int rowsThatFit = 0; // below the pinned ones

    [[nodiscard]] const TimelineRow* rowAt(QPointF point) const;
    [[nodiscard]] const TimelineFlag* flagAt(QPointF point) const;
    [[nodiscard]] world::Activity activityAt(QPointF point) const; // closed: nothing is there
};

inline constexpr double kGutter = 124; // for the rows' names

TimelineLayout timelineLayout(const TimelineInput& input);

} // namespace muxscope::ui
