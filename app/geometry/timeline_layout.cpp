// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/timeline_layout.h"

#include "geometry/quantity_text.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

using world::Activity;
using world::ActivityPiece;
using world::Lane;

constexpr qreal kAxis = 22;
constexpr qreal kLegend = 22;
constexpr qreal kRowHeight = 23;
constexpr qreal kLowestRow = 15; // where not all rows fit otherwise
constexpr qreal kBlockShare = 17.0 / 23;
constexpr qreal kBetween = 3; // belongs to the row still
constexpr qreal kRight = 12;

// All lives of one descriptor number, or one thread, share a row.
struct RowLanes {
    bool isThread = false;
    std::uint32_t number = 0;
    bool listener = false;
    bool active = false; // something happened in the window
    std::vector<const Lane*> lanes;
};

bool isActiveIn(const Lane& lane, std::int64_t fromNs, std::int64_t toNs) {
    const auto& buckets = lane.levels.back();
    const int shift = world::ActivityIndex::kShifts.back();
    const auto from = std::lower_bound(
        buckets.begin(), buckets.end(), fromNs >> shift,
        [](const world::ActivityBucket& bucket, std::int64_t slot) { return bucket.slot < slot; });
    return from != buckets.end() && static_cast<std::int64_t>(from->slot) << shift < toNs;
}

bool isDrawn(const Lane& lane) {
    return lane.key.isThread || lane.kind == world::FdKind::listener ||
           lane.kind == world::FdKind::connection || lane.kind == world::FdKind::terminal ||
           lane.kind == world::FdKind::connectionOut || lane.kind == world::FdKind::udp ||
           lane.kind == world::FdKind::unknown;
}

std::vector<RowLanes> rowsOf(const TimelineInput& input) {
    // Threads first, then the listener, then by number.
    std::map<std::tuple<int, std::uint32_t>, RowLanes> rows;
    for (const Lane& lane : input.index->lanes()) {
        if (!isDrawn(lane) || lane.toNs < input.fromNs || lane.fromNs > input.toNs)
            continue;
        const bool listener = lane.kind == world::FdKind::listener;
        RowLanes& row = rows[{lane.key.isThread ? 0 : listener ? 1 : 2, lane.key.number}];
        row.isThread = lane.key.isThread;
        row.number = lane.key.number;
        row.listener = listener;
        row.active = row.active || lane.key.isThread || listener ||
                     isActiveIn(lane, input.fromNs, input.toNs);
        row.lanes.push_back(&lane);
    }
    std::vector<RowLanes> found;
    found.reserve(rows.size());
    for (auto& [key, row] : rows)
        found.push_back(std::move(row));
    return found;
}

QString nameOf(const TimelineInput& input, const RowLanes& row, std::size_t threads) {
    if (row.isThread)
        return threads > 1 ? Words::tr("thread %1").arg(row.number) : Words::tr("thread");
    const QString fd = QStringLiteral("fd %1").arg(row.number);
    if (row.listener)
        return fd + QLatin1Char(' ') + Words::tr("listen");
    if (input.world && row.number < input.world->connections.size()) {
        const world::Connection& connection = input.world->connections[row.number];
        if (connection.peer.length > 0)
            return fd + QStringLiteral(" :") + QString::number(connection.peer.port());
    }
    switch (row.lanes.back()->kind) {
    case world::FdKind::terminal:
        return fd + QLatin1Char(' ') + Words::tr("terminal");
    case world::FdKind::udp:
        return fd + QStringLiteral(" UDP");
    case world::FdKind::connectionOut:
        return fd + QLatin1Char(' ') + Words::tr("tunnel");
    default:
        return fd;
    }
}

std::vector<ActivityPiece> piecesOf(const TimelineInput& input, const Lane& lane,
                                    const TimeScale& scale) {
    const std::int64_t to = std::min(input.toNs, std::max(input.nowNs, input.fromNs));
    const int level = std::max(0, world::ActivityIndex::levelFor(scale.nsPerPixel() * 3));
    std::vector<ActivityPiece> pieces = world::ActivityIndex::pieces(lane, level, input.fromNs, to);
    if (input.exact.empty())
        return pieces;
    // Exact spans stand over the quiet states; the index's own events would only blur them.
    for (ActivityPiece& piece : pieces) {
        if (piece.events == 0)
            continue; // it only went on: no call began or ended here
        const world::ActivityMask quiet =
            lane.key.isThread ? world::maskOf(Activity::running)
                              : static_cast<world::ActivityMask>(
                                    piece.kinds & (world::maskOf(Activity::idle) |
                                                   world::maskOf(Activity::closed) |
                                                   world::maskOf(Activity::blocked)));
        piece.kinds = quiet != 0 ? quiet : world::maskOf(Activity::idle);
        piece.asleepShare = 0;
    }
    return pieces;
}

// All lives of a row's number together: they follow each other, and a row costs its columns once,
// however often the number was given.
std::vector<ActivityPiece> piecesOf(const TimelineInput& input, const RowLanes& row,
                                    const TimeScale& scale) {
    std::vector<ActivityPiece> pieces;
    for (const Lane* lane : row.lanes) {
        const std::vector<ActivityPiece> own = piecesOf(input, *lane, scale);
        pieces.insert(pieces.end(), own.begin(), own.end());
    }
    for (const world::ActivitySpan& span : input.exact) {
        if (span.lane.isThread == row.isThread && span.lane.number == row.number)
            pieces.push_back({span.fromNs, span.toNs, world::maskOf(span.activity), 1,
                              span.activity == Activity::asleep ? 1.0 : 0.0});
    }
    return pieces;
}

void addTexts(TimelineLayout& layout, const TimelineInput& input, std::size_t from) {
    for (std::size_t i = from; i < layout.blocks.size(); ++i) {
        const TimelineBlock& block = layout.blocks[i];
        const qreal width = block.toX - block.fromX - 10;
        if (width < 40)
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

// The selected descriptor takes the last place that is left.
void bringSelectedIn(std::vector<RowLanes>& all, Fd selected, std::size_t fitting) {
    const auto row = std::find_if(all.begin(), all.end(), [selected](const RowLanes& each) {
        return !each.isThread && selected.valid() &&
               each.number == static_cast<std::uint32_t>(selected.n);
    });
    if (row == all.end() || static_cast<std::size_t>(row - all.begin()) < fitting)
        return;
    std::rotate(all.begin() + static_cast<std::ptrdiff_t>(fitting) - 1, row, row + 1);
}

void addRows(TimelineLayout& layout, const TimelineInput& input) {
    if (!input.index)
        return;
    std::vector<RowLanes> all = rowsOf(input);
    layout.rowsInAll = static_cast<int>(all.size());
    const qreal rowHeight =
        std::clamp(layout.plot.height() / std::max(1, layout.rowsInAll), kLowestRow, kRowHeight);
    const qreal blockHeight =
        std::max(std::floor(rowHeight * kBlockShare), kLowestRow - 2); // text stands in it
    layout.rowsThatFit = std::max(1, static_cast<int>(layout.plot.height() / rowHeight + 0.01));
    if (layout.rowsInAll > layout.rowsThatFit)
        std::stable_partition(all.begin(), all.end(),
                              [](const RowLanes& row) { return row.active; });
    if (input.firstRow == 0)
        bringSelectedIn(all, input.selected, static_cast<std::size_t>(layout.rowsThatFit));
    const auto threads = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const RowLanes& row) { return row.isThread; }));
    const int first =
        std::clamp(input.firstRow, 0, std::max(0, layout.rowsInAll - layout.rowsThatFit));
    for (int i = 0; i < layout.rowsThatFit && first + i < layout.rowsInAll; ++i) {
        const RowLanes& lanes = all[static_cast<std::size_t>(first + i)];
        TimelineRow row;
        const qreal top = layout.plot.y() + i * rowHeight + (rowHeight - blockHeight) / 2;
        row.rect = QRectF(layout.plot.x(), top, layout.plot.width(), blockHeight);
        row.label = QRectF(8, top, layout.plot.x() - 14, blockHeight);
        row.text = elided(FontRole::monoSmall, nameOf(input, lanes, threads), row.label.width());
        row.isThread = lanes.isThread;
        if (!lanes.isThread)
            row.fd = Fd{static_cast<std::int32_t>(lanes.number)};
        row.selected = row.fd.valid() && row.fd == input.selected;
        layout.rows.push_back(row);
        const std::size_t from = layout.blocks.size();
        const std::vector<TimelineBlock> blocks =
            blocksOf(piecesOf(input, lanes, layout.scale), layout.scale, i);
        layout.blocks.insert(layout.blocks.end(), blocks.begin(), blocks.end());
        addTexts(layout, input, from);
    }
}

void addLegend(TimelineLayout& layout) {
    const std::pair<Activity, QString> entries[] = {
        {Activity::asleep, Words::tr("asleep")},
        {Activity::running, Words::tr("running")},
        {Activity::reading, Words::tr("reading")},
        {Activity::writing, Words::tr("writing")},
        {Activity::exceptional, Words::tr("exceptional")},
        {Activity::idle, Words::tr("open, idle")},
        {Activity::blocked, Words::tr("blocked by a full buffer")}};
    qreal x = layout.legend.x() + 12;
    for (const auto& [activity, text] : entries) {
        const qreal width = textWidth(FontRole::caption, text);
        if (x + 18 + width > layout.legend.right())
            break;
        layout.legendTexts.push_back(
            {QRectF(x + 18, layout.legend.y(), width + 1, layout.legend.height()), text, activity});
        x += 18 + width + 18;
    }
}

} // namespace

const TimelineRow* TimelineLayout::rowAt(QPointF point) const {
    for (const TimelineRow& row : rows) {
        if (point.y() >= row.rect.top() - kBetween && point.y() < row.rect.bottom() + kBetween)
            return &row;
    }
    return nullptr;
}

TimelineLayout timelineLayout(const TimelineInput& input) {
    TimelineLayout layout;
    const qreal width = std::max<qreal>(20, input.size.width() - kGutter - kRight);
    layout.axis = QRectF(kGutter, 0, width, kAxis);
    layout.legend = QRectF(kGutter, input.size.height() - kLegend, width, kLegend);
    layout.plot = QRectF(kGutter, kAxis + 1, width,
                         std::max<qreal>(0, input.size.height() - kAxis - kLegend - 2));
    layout.scale = {kGutter, width, input.fromNs, std::max(input.toNs, input.fromNs + 1)};
    layout.ticks = ticksOf(layout.scale, 90);
    addRows(layout, input);
    addLegend(layout);
    layout.cursorX = layout.scale.xOf(input.cursorNs);
    layout.cursorVisible =
        layout.cursorX >= layout.plot.left() - 0.5 && layout.cursorX <= layout.plot.right() + 0.5;
    return layout;
}

} // namespace muxscope::ui
