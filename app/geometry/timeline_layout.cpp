// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/timeline_layout.h"

#include "geometry/quantity_text.h"
#include "geometry/text_measure.h"
#include "geometry/timeline_parts.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

using timeline::Words;
using world::Activity;
using world::ActivityPiece;
using world::Lane;
using world::LaneKind;

constexpr qreal kAxis = 22;
constexpr qreal kLegend = 20;
constexpr qreal kOverview = 16;
constexpr qreal kRoomForLegend = 150; // of the whole
constexpr qreal kRoomForOverview = 80;
constexpr qreal kRowHeight = 23;
constexpr qreal kLowestRow = 15; // where not all rows fit otherwise
constexpr qreal kBlockShare = 17.0 / 23;
constexpr qreal kBetween = 3; // belongs to the row still
constexpr qreal kRight = 12;

// Where the calls themselves are drawn, the buckets say only what went on without a call.
void addQuiet(ColumnRaster& raster, const Lane& lane, const TimelineInput& input, std::int64_t toNs,
              const std::vector<ActivityPiece>& pieces) {
    if (!lane.isThread) {
        for (const world::LaneLife& life : lane.lives)
            if (life.toNs > input.fromNs && life.fromNs < toNs)
                raster.add(std::max(life.fromNs, input.fromNs), std::min(life.toNs, toNs),
                           Activity::idle);
    }
    for (const ActivityPiece& piece : pieces) {
        if (piece.events == 0)
            raster.add(piece);
    }
}

void rasterize(ColumnRaster& raster, const LaneRow& row, const TimelineInput& input,
               const TimeScale& scale) {
    const std::int64_t to = std::min(input.toNs, std::max(input.nowNs, input.fromNs));
    const int level = std::max(0, world::ActivityIndex::levelFor(scale.nsPerPixel() * 3));
    const std::vector<ActivityPiece> pieces =
        world::ActivityIndex::pieces(*row.lane, level, input.fromNs, to);
    if (row.id.kind == LaneKind::group) {
        // A summary says what happened, not what went on.
        for (const ActivityPiece& piece : pieces)
            if (piece.events > 0)
                raster.add(piece);
    } else if (input.exact.log != nullptr) {
        addQuiet(raster, *row.lane, input, to, pieces);
    } else {
        for (const ActivityPiece& piece : pieces)
            raster.add(piece);
    }
}

// A text across torn paper cannot be read.
bool touchesFold(const TimeScale& scale, const TimelineBlock& block) {
    return std::any_of(scale.folds.begin(), scale.folds.end(), [&block](const TimeFold& fold) {
        return fold.fromX < block.toX && fold.fromX + kFoldWidth > block.fromX;
    });
}

void addTexts(TimelineLayout& layout, const TimelineInput& input) {
    for (const TimelineBlock& block : layout.blocks) {
        const qreal width = block.toX - block.fromX - 10;
        if (width < 40 || touchesFold(layout.scale, block))
            continue;
        QStringList variants;
        if (block.activity == Activity::asleep) {
            const QString in = input.waitCall.isEmpty()
                                   ? Words::tr("asleep")
                                   : Words::tr("asleep in %1").arg(input.waitCall);
            variants << in << Words::tr("asleep");
        } else if (block.activity == Activity::blocked) {
            variants << Words::tr("wants to write, send buffer full") << Words::tr("buffer full");
        } else {
            continue;
        }
        const QString text = firstThatFits(FontRole::captionBold, variants, width);
        if (text.isEmpty() || text.contains(QChar(0x2026)))
            continue;
        const TimelineRow& row = layout.rows[static_cast<std::size_t>(block.row)];
        layout.texts.push_back({QRectF(block.fromX + 5, row.rect.y(), width, row.rect.height()),
                                text, block.activity});
    }
}

// The selected descriptor takes the last place that is left, unless the user has scrolled.
void bringSelectedIn(std::vector<LaneRow>& rows, const TimelineInput& input, std::size_t fitting) {
    if (!input.selected.valid() || input.firstRow != 0 || fitting == 0)
        return;
    const auto row = std::find_if(rows.begin(), rows.end(), [&input](const LaneRow& each) {
        return each.id.fd() == input.selected;
    });
    if (row != rows.end() && static_cast<std::size_t>(row - rows.begin()) >= fitting)
        std::rotate(rows.begin() + static_cast<std::ptrdiff_t>(fitting) - 1, row, row + 1);
}

TimelineRow rowFor(const LaneRow& lane, const TimelineInput& input, std::size_t threads) {
    TimelineRow row;
    row.id = lane.id;
    row.fd = lane.id.fd();
    row.isThread = lane.id.kind == LaneKind::thread;
    row.isGroup = lane.id.kind == LaneKind::group;
    row.collapsed = lane.collapsed;
    row.pinned = lane.pinned;
    row.selected = row.fd.valid() && row.fd == input.selected;
    row.current = input.current == lane.id;
    row.text = laneName(lane.id, lane.lane, input.world, threads);
    if (row.isGroup && lane.lanes > 0)
        row.value = groupedText(lane.lanes);
    if (lane.id.kind == LaneKind::counter && input.counters != nullptr) {
        const auto counter = static_cast<world::Counter>(lane.id.number);
        const auto now = input.counters->extent(counter, input.cursorNs, input.cursorNs + 1);
        if (now.known)
            row.value = counterText(counter, isAmount(counter) ? now.least : now.greatest);
    }
    return row;
}

void place(TimelineRow& row, const QRectF& plot, qreal top, qreal rowHeight) {
    const qreal height = std::max(std::floor(rowHeight * kBlockShare), kLowestRow - 2);
    top += (rowHeight - height) / 2;
    row.rect = QRectF(plot.x(), top, plot.width(), height);
    row.label = QRectF(14, top, plot.x() - 20, height);
    const qreal value = row.value.isEmpty() ? 0 : textWidth(FontRole::caption, row.value) + 6;
    row.text = elided(row.isGroup ? FontRole::captionBold : FontRole::monoSmall, row.text,
                      row.label.width() - value);
}

// Pinned rows first, then a part of the others.
std::vector<LaneRow> visibleRows(TimelineLayout& layout, const TimelineInput& input,
                                 LaneRows& all) {
    const int count = static_cast<int>(all.rows.size());
    const qreal rowHeight =
        std::clamp(layout.plot.height() / std::max(1, count), kLowestRow, kRowHeight);
    const int fit = std::max(1, static_cast<int>(layout.plot.height() / rowHeight + 0.01));
    layout.pinnedRows = std::min(static_cast<int>(all.pinned), fit - 1);
    layout.rowsInAll = count - layout.pinnedRows;
    layout.rowsThatFit = fit - layout.pinnedRows;
    layout.firstRow =
        std::clamp(input.firstRow, 0, std::max(0, layout.rowsInAll - layout.rowsThatFit));
    bringSelectedIn(all.rows, input, static_cast<std::size_t>(fit));
    const auto pinnedEnd = all.rows.begin() + layout.pinnedRows;
    std::vector<LaneRow> visible(all.rows.begin(), pinnedEnd);
    const auto from = pinnedEnd + layout.firstRow;
    visible.insert(visible.end(), from,
                   from + std::min(layout.rowsThatFit, layout.rowsInAll - layout.firstRow));
    for (std::size_t i = 0; i < visible.size(); ++i) {
        TimelineRow row = rowFor(visible[i], input, all.threads);
        place(row, layout.plot, layout.plot.y() + static_cast<qreal>(i) * rowHeight, rowHeight);
        layout.rows.push_back(row);
    }
    return visible;
}

void addRows(TimelineLayout& layout, const TimelineInput& input) {
    if (input.index == nullptr)
        return;
    const int fit = static_cast<int>(layout.plot.height() / kLowestRow + 0.01);
    LaneRows all = laneRows({input.index, input.counters, input.world, input.fromNs, input.toNs,
                             input.pins, input.collapsed, input.search, fit});
    if (all.rows.empty() && !input.search.isEmpty())
        layout.emptyText = Words::tr("No lane is called “%1”.").arg(input.search);
    const std::vector<LaneRow> visible = visibleRows(layout, input, all);
    std::vector<ColumnRaster> rasters(visible.size(), ColumnRaster(layout.scale));
    const world::World none;
    ExactCalls exact(input.exact, input.world != nullptr ? *input.world : none,
                     std::min(input.nowNs, input.toNs));
    for (std::size_t i = 0; i < visible.size(); ++i) {
        if (visible[i].lane == nullptr || (layout.rows[i].isGroup && !visible[i].collapsed))
            continue;
        rasterize(rasters[i], visible[i], input, layout.scale);
        exact.show(visible[i].id, rasters[i]);
    }
    if (input.exact.log != nullptr)
        exact.run();
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const std::vector<TimelineBlock> blocks = rasters[i].blocks(static_cast<int>(i));
        layout.blocks.insert(layout.blocks.end(), blocks.begin(), blocks.end());
    }
    addTexts(layout, input);
}

} // namespace

const TimelineRow* TimelineLayout::rowAt(QPointF point) const {
    for (const TimelineRow& row : rows) {
        if (point.y() >= row.rect.top() - kBetween && point.y() < row.rect.bottom() + kBetween)
            return &row;
    }
    return nullptr;
}

const TimelineFlag* TimelineLayout::flagAt(QPointF point) const {
    constexpr qreal kReach = 8;
    if (!axis.adjusted(-kReach, 0, kReach, 0).contains(point))
        return nullptr;
    for (const TimelineFlag& flag : flags)
        if (point.x() >= flag.x - 3 && point.x() <= flag.x + kReach)
            return &flag;
    return nullptr;
}

world::Activity TimelineLayout::activityAt(QPointF point) const {
    const TimelineRow* row = rowAt(point);
    for (const TimelineBlock& block : blocks)
        if (row == &rows[static_cast<std::size_t>(block.row)] && point.x() >= block.fromX &&
            point.x() < block.toX)
            return block.activity;
    return Activity::closed;
}

TimelineLayout timelineLayout(const TimelineInput& input) {
    TimelineLayout layout;
    const qreal width = std::max<qreal>(20, input.size.width() - kGutter - kRight);
    const qreal height = input.size.height();
    const qreal overview = height >= kRoomForOverview ? kOverview : 0;
    const qreal legend = height >= kRoomForLegend ? kLegend : 0;
    layout.axis = QRectF(kGutter, 0, width, kAxis);
    layout.overview.rect = QRectF(kGutter, height - overview - 2, width, overview);
    layout.legend = QRectF(kGutter, height - overview - 4 - legend, width, legend);
    layout.plot =
        QRectF(kGutter, kAxis + 1, width, std::max<qreal>(0, layout.legend.top() - kAxis - 3));
    layout.scale = TimeScale::over(kGutter, width, input.fromNs, input.toNs, input.gaps());
    layout.ticks = ticksOf(layout.scale, 90);
    layout.cursorX = layout.scale.xOf(input.cursorNs);
    layout.cursorVisible =
        layout.cursorX >= layout.plot.left() - 0.5 && layout.cursorX <= layout.plot.right() + 0.5;
    addRows(layout, input);
    timeline::addCurves(layout, input);
    timeline::addOverview(layout, input);
    timeline::addMarks(layout, input);
    return layout;
}

} // namespace muxscope::ui
