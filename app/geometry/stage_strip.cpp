// SPDX-License-Identifier: GPL-3.0-or-later
// A box of one line: its name at the left, what it holds beside it. For a stage that is low.
#include "geometry/stage_strips.h"
#include "geometry/text_measure.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

constexpr qreal kSide = 8;
constexpr qreal kBetween = 6;
constexpr FontRole kCount = FontRole::caption;

qreal countWidth(const StripTitle& title) {
    return title.count.isEmpty() ? 0 : textWidth(kCount, title.count) + kBetween;
}

} // namespace

qreal titleWidth(const StripTitle& title) {
    return textWidth(title.font, title.name) + 1 + countWidth(title);
}

QRectF layStrip(Scene& scene, const QRectF& rect, Look look, Meaning meaning,
                const StripTitle& title, qreal width) {
    scene.add(boxShape(rect, look, meaning, std::min<qreal>(7, rect.height() / 3)));
    const qreal most = std::min(width, rect.width() - 2 * kSide);
    const qreal line = std::min<qreal>(18, rect.height());
    const qreal top = rect.center().y() - line / 2;
    const qreal nameWidth =
        std::max<qreal>(0, std::min(textWidth(title.font, title.name) + 1, most));
    Shape name = textShape(QRectF(rect.x() + kSide, top, nameWidth, line),
                           elided(title.font, title.name, nameWidth), title.font, Tone::meaning);
    name.meaning = meaning;
    scene.add(std::move(name));
    const qreal rest = most - nameWidth - kBetween;
    if (!title.count.isEmpty() && rest > 4)
        scene.add(textShape(QRectF(rect.x() + kSide + nameWidth + kBetween, top, rest, line),
                            elided(kCount, title.count, rest), kCount, Tone::muted));
    const qreal left = rect.x() + kSide + most + kBetween;
    const qreal edge = rect.height() < 36 ? 2 : 3;
    return QRectF(left, rect.y() + edge, std::max<qreal>(0, rect.right() - left - kBetween),
                  rect.height() - 2 * edge);
}

void layStripTokens(Scene& scene, const GridPlace& at, const std::vector<GridToken>& tokens,
                    const QStringList& none) {
    GridPlace place = at;
    if (tokens.empty()) {
        scene.add(textShape(place.rect, firstThatFits(FontRole::caption, none, place.rect.width()),
                            FontRole::caption, Tone::muted, Qt::AlignLeft | Qt::AlignVCenter));
        return;
    }
    const std::size_t from = scene.shapes.size();
    const std::size_t fromHit = scene.hits.size();
    const std::size_t fromHeat = scene.heats.size();
    const qreal used = layTokens(scene, place, tokens);
    // One row of them stands beside the middle of the name.
    const qreal down = std::floor(std::max<qreal>(0, (place.rect.height() - used) / 2));
    for (std::size_t i = from; i < scene.shapes.size(); ++i)
        scene.shapes[i].rect.translate(0, down);
    for (std::size_t i = fromHit; i < scene.hits.size(); ++i)
        scene.hits[i].rect.translate(0, down);
    for (std::size_t i = fromHeat; i < scene.heats.size(); ++i)
        scene.heats[i].rect.translate(0, down);
}

StripPair stripsIn(const QRectF& area) {
    constexpr qreal kGap = 4;
    const qreal height = std::floor((area.height() - kGap) * 0.58);
    const QRectF watched(area.topLeft(), QSizeF(area.width(), height));
    return {watched, QRectF(QPointF(area.x(), watched.bottom() + kGap), area.bottomRight())};
}

void layStripPair(Scene& scene, const StageInput& input, const StripPair& at,
                  const StripContents& watched, const StripContents& told) {
    const qreal titles = std::max(titleWidth(watched.title), titleWidth(told.title));
    GridPlace place;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    place.part = Part::epollInterest;
    place.rect =
        layStrip(scene, at.watched, Look::kernelArea, Meaning::asleep, watched.title, titles);
    scene.addHit(at.watched, HitKind::tray, Part::epollInterest);
    layStripTokens(scene, place, watched.tokens, watched.none);
    place.part = Part::epollReady;
    place.rect = layStrip(scene, at.told, Look::dashed, Meaning::read, told.title, titles);
    scene.addHit(at.told, HitKind::tray, Part::epollReady);
    layStripTokens(scene, place, told.tokens, told.none);
}

} // namespace muxscope::ui::stage
