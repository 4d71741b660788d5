// SPDX-License-Identifier: GPL-3.0-or-later
// The descriptor numbers as a map: each number has its place, open or not. Labelled cells while
// there is room for them, then cells of a heat map that stand for several numbers each.
#include "geometry/quantity_text.h"
#include "geometry/stage_bitmap.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

using Level = HeatMap::Level;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageBitmap)
};

constexpr qreal kRowLabel = 46;

int powerOfTwoBelow(int number) {
    int power = 1;
    while (power * 2 <= number)
        power *= 2;
    return power;
}

Look lookOf(Level level) {
    switch (level) {
    case Level::empty:
        return Look::soft;
    case Level::open:
        return Look::card;
    case Level::watched:
    case Level::cleared:
        return Look::outlined;
    case Level::ready:
        return Look::strong;
    case Level::handled:
        return Look::soft;
    }
    return Look::plain;
}

// Below the number, where a cell is large enough for it.
QString kindWord(const world::World& world, int number) {
    const world::Descriptor& descriptor = world.descriptors[static_cast<std::size_t>(number)];
    const QString peer = QStringLiteral(":%1").arg(descriptor.peer.port());
    switch (descriptor.open ? descriptor.kind : world::FdKind::unknown) {
    case world::FdKind::listener:
        return QStringLiteral("LISTEN");
    case world::FdKind::connection:
        return descriptor.peer.length == 0 ? QString() : peer;
    case world::FdKind::connectionOut:
        return QStringLiteral("→") + (descriptor.peer.length == 0 ? QString() : peer);
    case world::FdKind::epoll:
        return QStringLiteral("epoll");
    case world::FdKind::file:
        return Words::tr("file");
    case world::FdKind::terminal:
        return Words::tr("terminal");
    case world::FdKind::udp:
        return QStringLiteral("UDP");
    default:
        return {};
    }
}

// How cells with a number in each fill the area; columns 0 when they do not fit.
struct LabelledGrid {
    int columns = 0;
    qreal width = 0;
    qreal height = 17;
    bool twoLines = false; // what it is, below the number
};

constexpr qreal kWide = 62; // of a cell with two lines
constexpr qreal kHigh = 34;

LabelledGrid labelledGrid(int numbers, const QRectF& area) {
    LabelledGrid grid;
    const int wide = powerOfTwoBelow(static_cast<int>((area.width() - kRowLabel) / (kWide + 2)));
    if (wide > 0 && (numbers + wide - 1) / wide * (kHigh + 2) <= area.height())
        return {wide, std::min(std::floor((area.width() - kRowLabel) / wide) - 2, 84.0), kHigh,
                true};
    grid.width = textWidth(FontRole::monoTiny, QStringLiteral("8888")) + 6;
    const int columns =
        powerOfTwoBelow(static_cast<int>((area.width() - kRowLabel) / (grid.width + 2)));
    const int rows = (numbers + columns - 1) / columns;
    for (const qreal height : {20.0, 17.0, 14.0, 12.0}) {
        grid.height = height;
        if (rows * (height + 2) <= area.height()) {
            grid.columns = columns;
            // Few rows: wider cells, so that the map fills its place.
            grid.width = std::min(std::floor((area.width() - kRowLabel) / columns) - 2, 34.0);
            return grid;
        }
    }
    return grid;
}

void layRowLabel(Scene& scene, const QRectF& area, qreal middle, int number) {
    scene.add(textShape(QRectF(area.x(), middle - 7, kRowLabel - 8, 14), QString::number(number),
                        FontRole::monoTiny, Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
}

void layCells(Scene& scene, const StageInput& input, const QRectF& area, const LabelledGrid& grid,
              int numbers) {
    const std::vector<Level> levels = descriptorLevels(*input.world, numbers, 1);
    std::vector<Shape> labels;
    for (int n = 0; n < numbers; ++n) {
        const Level level = levels[static_cast<std::size_t>(n)];
        const int row = n / grid.columns;
        const QRectF rect(area.x() + kRowLabel + (n % grid.columns) * (grid.width + 2),
                          area.y() + row * (grid.height + 2), grid.width, grid.height);
        if (n % grid.columns == 0)
            layRowLabel(scene, area, rect.center().y(), n);
        const bool asked = level != Level::empty && level != Level::open;
        Shape box = boxShape(rect, lookOf(level), asked ? Meaning::read : Meaning::neutral, 3);
        box.part = Part::watchedRead;
        box.fd = Fd{n};
        box.selected = box.fd == input.selected;
        box.glow = level == Level::ready;
        if (level != Level::empty) {
            box.text = QString::number(n);
            box.font = FontRole::monoTiny;
            box.align = Qt::AlignCenter;
            box.tone = level == Level::ready     ? Tone::onStrong
                       : level == Level::watched ? Tone::meaning
                                                 : Tone::muted;
        }
        if (grid.twoLines && level != Level::empty) {
            box.text.clear();
            const QString word =
                elided(FontRole::monoTiny, kindWord(*input.world, n), rect.width() - 4);
            const QRectF upper = word.isEmpty() ? rect : rect.adjusted(0, 3, 0, -rect.height() / 2);
            for (const auto& [line, text] :
                 {std::pair{upper, QString::number(n)},
                  std::pair{rect.adjusted(0, rect.height() / 2, 0, -4), word}}) {
                Shape label =
                    textShape(line, text, text == word ? FontRole::monoTiny : FontRole::monoBold,
                              box.tone, Qt::AlignCenter);
                label.meaning = box.meaning;
                labels.push_back(std::move(label));
            }
        }
        scene.addHit(rect, level == Level::empty ? HitKind::bit : HitKind::token, Part::watchedRead,
                     box.fd);
        scene.add(std::move(box));
        for (Shape& label : labels)
            scene.add(std::move(label));
        labels.clear();
    }
}

// The largest cells with which all numbers find room; below 3 px several share one.
void layHeat(Scene& scene, const StageInput& input, const QRectF& area, int numbers) {
    constexpr qreal kLargest = 20;
    constexpr qreal kSmallest = 3;
    const QRectF place = area.adjusted(kRowLabel, 0, 0, 0);
    const auto columnsFor = [&place](qreal side) {
        const int columns = static_cast<int>(place.width() / side);
        return columns >= 16 ? columns / 8 * 8 : std::max(1, columns);
    };
    const auto capacity = [&](qreal side) {
        return columnsFor(side) * static_cast<int>(place.height() / side);
    };
    qreal side = kLargest;
    while (side > kSmallest && capacity(side) < numbers)
        side -= 1;
    const int room = std::max(1, capacity(side));
    HeatMap heat;
    heat.cell = side;
    heat.meaning = Meaning::read;
    heat.byNumber = true;
    heat.columns = columnsFor(side);
    heat.fdsPerCell = (numbers + room - 1) / room;
    heat.cells = descriptorLevels(*input.world, numbers, heat.fdsPerCell);
    const int rows = (static_cast<int>(heat.cells.size()) + heat.columns - 1) / heat.columns;
    heat.rect = QRectF(place.topLeft(), QSizeF(heat.columns * side, rows * side));
    const int every = std::max(1, static_cast<int>(std::ceil(16 / side)));
    for (int row = 0; row < rows; row += every)
        layRowLabel(scene, area, place.y() + (row + 0.5) * side,
                    row * heat.columns * heat.fdsPerCell);
    Shape shape;
    shape.kind = ShapeKind::heat;
    shape.part = Part::watchedRead;
    shape.meaning = Meaning::read;
    shape.rect = heat.rect;
    shape.heat = static_cast<std::int32_t>(scene.heats.size());
    scene.hits.push_back({heat.rect, HitKind::heat, Part::watchedRead, kNoFd, shape.heat});
    scene.heats.push_back(std::move(heat));
    scene.add(std::move(shape));
    const HeatMap& laid = scene.heats.back();
    if (const int selected = input.selected.n; selected >= 0 && selected < numbers) {
        const int cell = selected / laid.fdsPerCell;
        Shape mark = boxShape(QRectF(laid.rect.x() + cell % laid.columns * side,
                                     laid.rect.y() + static_cast<qreal>(cell / laid.columns) * side,
                                     side, side)
                                  .adjusted(-2, -2, 2, 2),
                              Look::plain, Meaning::neutral, 2);
        mark.selected = true;
        mark.fd = input.selected;
        scene.add(std::move(mark));
    }
}

// Its swatches are cells of the map: so small, they look otherwise than large ones.
void layHeatLegend(Scene& scene, const QRectF& rect, qreal side) {
    const std::pair<Level, QString> items[] = {{Level::open, Words::tr("open")},
                                               {Level::watched, Words::tr("watched")},
                                               {Level::handled, Words::tr("was ready, handled")},
                                               {Level::ready, Words::tr("ready")},
                                               {Level::empty, Words::tr("blank: not seen open")}};
    constexpr qreal kSeen = 12; // pixels: of smaller cells as many as it takes
    const int many = std::max(1, static_cast<int>(kSeen / side));
    const qreal patch = many * side;
    qreal x = rect.x();
    for (const auto& [level, words] : items) {
        const qreal width = textWidth(FontRole::caption, words) + 4;
        const qreal swatch = level == Level::empty ? 0 : patch + 5;
        if (x + swatch + width > rect.right())
            break;
        if (level != Level::empty) {
            HeatMap cell;
            cell.cell = side;
            cell.meaning = Meaning::read;
            cell.columns = many;
            cell.cells.assign(static_cast<std::size_t>(many) * static_cast<std::size_t>(many),
                              level);
            cell.rect =
                QRectF(std::round(x), std::round(rect.center().y() - patch / 2), patch, patch);
            Shape shape;
            shape.kind = ShapeKind::heat;
            shape.meaning = Meaning::read;
            shape.rect = cell.rect;
            shape.heat = static_cast<std::int32_t>(scene.heats.size());
            scene.heats.push_back(std::move(cell));
            scene.add(std::move(shape));
        }
        scene.add(textShape(QRectF(x + swatch, rect.y(), width, rect.height()), words,
                            FontRole::caption, Tone::muted));
        x += swatch + width + 14;
    }
}

} // namespace

void layFdMap(Scene& scene, const StageInput& input, const QRectF& area) {
    const int numbers = std::max(descriptorNumbers(*input.world), 1);
    const QRectF top(area.x(), area.y(), area.width(), 16);
    const QRectF place = area.adjusted(0, 22, 0, 0);
    const LabelledGrid grid =
        numbers <= 1024 ? labelledGrid(numbers, place.adjusted(0, 0, 0, -18)) : LabelledGrid{};
    qreal y = place.y();
    QString words;
    if (grid.columns > 0) {
        layLegend(scene, top,
                  {{Look::card, Meaning::neutral, Words::tr("open")},
                   {Look::outlined, Meaning::read, Words::tr("watched")},
                   {Look::strong, Meaning::read, Words::tr("ready")},
                   {Look::soft, Meaning::read, Words::tr("was ready, handled")},
                   {Look::soft, Meaning::neutral, Words::tr("not seen open")}});
        layCells(scene, input, place, grid, numbers);
        y += ((numbers + grid.columns - 1) / grid.columns) * (grid.height + 2) + 4;
        words =
            Words::tr("each cell is a descriptor number; the kernel always hands out the lowest "
                      "that is free");
    } else {
        layHeat(scene, input, place.adjusted(0, 0, 0, -20), numbers);
        const HeatMap heat = scene.heats.back(); // a copy: the legend has maps of its own
        layHeatLegend(scene, top, heat.cell);
        y = heat.rect.bottom() + 4;
        words = heat.fdsPerCell == 1
                    ? Words::tr("descriptor numbers 0 to %1, one in each cell")
                          .arg(groupedText(static_cast<std::uint64_t>(numbers - 1)))
                    : Words::tr("descriptor numbers 0 to %1, %2 in each cell: the strongest shows")
                          .arg(groupedText(static_cast<std::uint64_t>(numbers - 1)))
                          .arg(heat.fdsPerCell);
    }
    scene.add(textShape(QRectF(place.x() + kRowLabel, y, place.width() - kRowLabel, 16),
                        elided(FontRole::caption, words, place.width() - kRowLabel),
                        FontRole::caption, Tone::muted));
}

} // namespace muxscope::ui::stage
