// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/token_grid.h"

#include "geometry/text_measure.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

using Level = HeatMap::Level;

// How one density draws a descriptor.
struct Cell {
    FontRole font = FontRole::mono;
    qreal padding = 0;
    qreal height = 0;
    qreal gap = 0;
    qreal radius = 0;
    bool prefix = false;
    bool mark = false;
};
constexpr Cell kToken{FontRole::monoBold, 12, 25, 6, 6, true, true};
constexpr Cell kSmallToken{FontRole::monoSmall, 10, 19, 4, 5, false, true};
constexpr Cell kChip{FontRole::monoTiny, 5, 15, 2, 4, false, true};
constexpr Cell kLabelledCell{FontRole::monoTiny, 4, 12, 2, 3, false, false};

Cell cellOf(Density density) {
    return density == Density::tokens        ? kToken
           : density == Density::smallTokens ? kSmallToken
           : density == Density::chips       ? kChip
                                             : kLabelledCell;
}

QString label(const Cell& cell, const GridToken& token) {
    QString text = QString::number(token.shown());
    if (cell.prefix)
        text.prepend(QStringLiteral("fd "));
    if (cell.mark && !token.mark.isEmpty())
        text += QLatin1Char(' ') + token.mark;
    return text;
}

// Digits are equally wide in these fonts: the longest label is the widest.
qreal widest(const Cell& cell, const std::vector<GridToken>& tokens) {
    qsizetype length = 0;
    for (const GridToken& token : tokens) {
        const int number = token.shown();
        qsizetype own = number >= 1000  ? 4 + (number >= 10000 ? 1 : 0)
                        : number >= 100 ? 3
                        : number >= 10  ? 2
                                        : 1;
        if (cell.mark && !token.mark.isEmpty())
            own += 1 + token.mark.size();
        length = std::max(length, own);
    }
    const QString sample =
        (cell.prefix ? QStringLiteral("fd ") : QString()) + QString(length, QLatin1Char('8'));
    return std::ceil(textWidth(cell.font, sample)) + cell.padding;
}

int columnsIn(const QRectF& rect, qreal width, qreal gap) {
    return static_cast<int>((rect.width() + gap) / (width + gap));
}

bool fits(const QRectF& rect, const Cell& cell, const std::vector<GridToken>& tokens) {
    const int columns = columnsIn(rect, widest(cell, tokens), cell.gap);
    if (columns < 1)
        return false;
    const int rows = static_cast<int>((tokens.size() + static_cast<std::size_t>(columns) - 1) /
                                      static_cast<std::size_t>(columns));
    return rows * (cell.height + cell.gap) - cell.gap <= rect.height();
}

Look lookOf(Level level) {
    return level == Level::ready     ? Look::strong
           : level == Level::handled ? Look::faded
                                     : Look::outlined;
}

qreal layLabelled(Scene& scene, const GridPlace& place, const std::vector<GridToken>& tokens,
                  const Cell& cell) {
    const qreal width = widest(cell, tokens);
    const int columns = std::max(1, columnsIn(place.rect, width, cell.gap));
    qreal bottom = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const GridToken& token = tokens[i];
        const auto column = static_cast<int>(i) % columns;
        const auto row = static_cast<int>(i) / columns;
        Shape box;
        box.look = lookOf(token.level);
        box.meaning = token.meaning == Meaning::neutral ? place.meaning : token.meaning;
        box.part = place.part;
        box.rect = QRectF(place.rect.x() + column * (width + cell.gap),
                          place.rect.y() + row * (cell.height + cell.gap), width, cell.height);
        box.text = label(cell, token);
        box.font = cell.font;
        box.align = Qt::AlignCenter;
        box.tone = token.level == Level::ready     ? Tone::onStrong
                   : token.level == Level::handled ? Tone::muted
                                                   : Tone::meaning;
        box.radius = cell.radius;
        box.fd = token.fd;
        box.glow = place.glowReady && token.level == Level::ready && cell.prefix;
        box.selected = token.fd.valid() && token.fd == place.selected;
        bottom = box.rect.bottom() - place.rect.top();
        scene.addHit(box.rect, HitKind::token, place.part, token.fd);
        scene.add(std::move(box));
    }
    return bottom;
}

// The largest cell with which everything fits, down to 3 px; below that several share one.
qreal layHeat(Scene& scene, const GridPlace& place, const std::vector<GridToken>& tokens) {
    constexpr qreal kLargest = 20;
    constexpr qreal kSmallest = 3;
    const auto capacity = [&place](qreal side) {
        return static_cast<std::size_t>(place.rect.width() / side) *
               static_cast<std::size_t>(place.rect.height() / side);
    };
    qreal side = kLargest;
    while (side > kSmallest && capacity(side) < tokens.size())
        side -= 1;
    const std::size_t room = std::max<std::size_t>(1, capacity(side));

    HeatMap heat;
    heat.cell = side;
    heat.meaning = place.meaning;
    heat.columns = std::max(1, static_cast<int>(place.rect.width() / side));
    heat.fdsPerCell = static_cast<int>((tokens.size() + room - 1) / room);
    const auto per = static_cast<std::size_t>(heat.fdsPerCell);
    heat.cells.assign((tokens.size() + per - 1) / per, Level::empty);
    heat.fds.reserve(tokens.size());
    const auto rank = [](Level level) {
        return level == Level::ready ? 3 : level == Level::handled ? 2 : static_cast<int>(level);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        heat.fds.push_back(tokens[i].fd);
        Level& level = heat.cells[i / per];
        if (rank(tokens[i].level) > rank(level))
            level = tokens[i].level;
    }
    const auto rows = (heat.cells.size() + static_cast<std::size_t>(heat.columns) - 1) /
                      static_cast<std::size_t>(heat.columns);
    heat.rect =
        QRectF(place.rect.topLeft(), QSizeF(heat.columns * side, static_cast<qreal>(rows) * side));

    Shape shape;
    shape.kind = ShapeKind::heat;
    shape.part = place.part;
    shape.meaning = place.meaning;
    shape.rect = heat.rect;
    shape.heat = static_cast<std::int32_t>(scene.heats.size());
    HitArea hit{heat.rect, HitKind::heat, place.part, kNoFd, shape.heat};
    const qreal used = heat.rect.height();
    scene.hits.push_back(hit);
    scene.heats.push_back(std::move(heat));
    scene.add(std::move(shape));
    return used;
}

} // namespace

Density densityFor(const QRectF& rect, const std::vector<GridToken>& tokens, int labelsLeft) {
    const bool labelled = static_cast<int>(tokens.size()) <= labelsLeft;
    if (labelled && tokens.size() <= kMostTokens && fits(rect, kToken, tokens))
        return Density::tokens;
    if (labelled && tokens.size() <= kMostSmall && fits(rect, kSmallToken, tokens))
        return Density::smallTokens;
    if (labelled && tokens.size() <= kMostCells && fits(rect, kChip, tokens))
        return Density::chips;
    if (labelled && tokens.size() <= kMostCells && fits(rect, kLabelledCell, tokens))
        return Density::cells;
    return Density::heat;
}

qreal layTokens(Scene& scene, const GridPlace& place, const std::vector<GridToken>& tokens) {
    if (tokens.empty() || place.rect.width() < 4 || place.rect.height() < 4)
        return 0;
    const Density density =
        std::max(place.atLeast, densityFor(place.rect, tokens, kMostLabels - scene.labels - 24));
    return density == Density::heat ? layHeat(scene, place, tokens)
                                    : layLabelled(scene, place, tokens, cellOf(density));
}

} // namespace muxscope::ui
