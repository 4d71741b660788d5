// SPDX-License-Identifier: GPL-3.0-or-later
// select(2): three trays of watched descriptors, and below each the set that came back.
#include "geometry/quantity_text.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "geometry/token_grid.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSets)
};

struct Tray {
    std::uint32_t bit = 0;
    Meaning meaning = Meaning::neutral;
    QString name;      // rlist
    QString readyName; // rs
    QStringList caption;
    Part watched = Part::decoration;
    Part ready = Part::decoration;
};

std::vector<Tray> trays() {
    return {{trace::kIn,
             Meaning::read,
             QStringLiteral("rlist"),
             QStringLiteral("rs"),
             {Words::tr("monitored for reading"), Words::tr("for reading"), Words::tr("read")},
             Part::watchedRead,
             Part::readyRead},
            {trace::kOut,
             Meaning::write,
             QStringLiteral("wlist"),
             QStringLiteral("ws"),
             {Words::tr("has something to send"), Words::tr("has to send"), Words::tr("send")},
             Part::watchedWrite,
             Part::readyWrite},
            {trace::kPri,
             Meaning::exceptional,
             QStringLiteral("xlist"),
             QStringLiteral("xs"),
             {Words::tr("exceptional: urgent data"), Words::tr("urgent data"), Words::tr("urgent")},
             Part::watchedExcept,
             Part::readyExcept}};
}

HeatMap::Level levelOf(const Watched& watched, std::uint32_t bit) {
    if ((watched.ready & bit) == 0)
        return HeatMap::Level::watched;
    return (watched.handled & bit) != 0 ? HeatMap::Level::handled : HeatMap::Level::ready;
}

Shape heading(const QRectF& rect, const QString& text, Meaning meaning) {
    Shape shape = textShape(rect, elided(FontRole::monoBold, text, rect.width()),
                            FontRole::monoBold, Tone::meaning);
    shape.meaning = meaning;
    return shape;
}

// Where a tray's tokens stand: below its name, above its caption.
QRectF tokensIn(const QRectF& tray) {
    return tray.adjusted(9, 30, -9, -25);
}

std::vector<GridToken> watchedTokens(const Tray& tray, const std::vector<Watched>& all) {
    std::vector<GridToken> tokens;
    for (const Watched& watched : all) {
        if ((watched.interest & tray.bit) == 0)
            continue;
        const HeatMap::Level level = levelOf(watched, tray.bit);
        // Handled: it is only watched again.
        tokens.push_back(
            {watched.fd, level == HeatMap::Level::ready ? level : HeatMap::Level::watched, {}});
    }
    return tokens;
}

void layWatchedTray(Scene& scene, const StageInput& input, const QRectF& rect, const Tray& tray,
                    const std::vector<GridToken>& tokens, Density atLeast) {
    scene.add(boxShape(rect, Look::card, tray.meaning));
    scene.addHit(rect, HitKind::tray, tray.watched);
    const QRectF inner = rect.adjusted(9, 6, -9, -6);
    const qreal nameWidth = textWidth(FontRole::monoBold, tray.name);
    scene.add(heading(QRectF(inner.x(), inner.y(), std::min(nameWidth + 1, inner.width()), 18),
                      tray.name, tray.meaning));
    const QString count = groupedText(tokens.size());
    const qreal countWidth = inner.width() - nameWidth - 6;
    scene.add(textShape(
        QRectF(inner.x() + nameWidth + 6, inner.y(), countWidth, 18),
        firstThatFits(FontRole::caption, {Words::tr("%1 watched").arg(count), count}, countWidth),
        FontRole::caption, Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
    scene.add(textShape(QRectF(inner.x(), inner.bottom() - 15, inner.width(), 15),
                        firstThatFits(FontRole::caption, tray.caption, inner.width()),
                        FontRole::caption, Tone::muted));
    GridPlace place;
    place.rect = tokensIn(rect);
    place.atLeast = atLeast;
    place.part = tray.watched;
    place.meaning = tray.meaning;
    place.selected = input.selected;
    layTokens(scene, place, tokens);
}

// Why the set is empty, as far as it is certain.
QStringList emptyWords(const world::World& world, const world::Mux& mux, const Tray& tray,
                       const std::vector<Watched>& all) {
    if (mux.waiting)
        return {Words::tr("not answered yet"), Words::tr("not yet"), QStringLiteral("…")};
    if (mux.waits == 0)
        return {QString()};
    if (tray.bit != trace::kOut)
        return {Words::tr("empty"), QStringLiteral("∅")};
    std::size_t wanting = 0;
    Fd only;
    for (const Watched& watched : all) {
        if ((watched.interest & trace::kOut) != 0) {
            ++wanting;
            only = watched.fd;
        }
    }
    // Watched before the answer and yet not in it: not writable. What was added since is not told.
    const int number = world::fdNumber(world, only).n;
    if (wanting == 1 && mux.result >= 0)
        return {Words::tr("send buffer of fd %1 full").arg(number),
                Words::tr("fd %1 full").arg(number), Words::tr("full")};
    return {Words::tr("empty"), QStringLiteral("∅")};
}

std::vector<GridToken> readyTokens(const Tray& tray, const world::Mux& mux) {
    std::vector<GridToken> tokens;
    if (!answerShown(mux))
        return tokens;
    for (const world::ReadyItem& item : mux.ready) {
        if ((item.bits & tray.bit) != 0)
            tokens.push_back(
                {Fd{item.fd},
                 (item.handled & tray.bit) != 0 ? HeatMap::Level::handled : HeatMap::Level::ready,
                 {}});
    }
    return tokens;
}

void layReadyTray(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& rect,
                  const Tray& tray, const std::vector<Watched>& all, Density atLeast) {
    scene.add(boxShape(rect, Look::dashed, tray.meaning));
    scene.addHit(rect, HitKind::tray, tray.ready);
    const QRectF inner = rect.adjusted(9, 5, -9, -6);
    const QString whole = tray.readyName + QStringLiteral(" — ") + Words::tr("ready");
    scene.add(heading(QRectF(inner.x(), inner.y(), inner.width(), 18),
                      firstThatFits(FontRole::monoBold, {whole, tray.readyName}, inner.width()),
                      tray.meaning));
    const std::vector<GridToken> tokens = numbered(readyTokens(tray, mux), *input.world);
    const QRectF content(inner.x(), inner.y() + 22, inner.width(), inner.height() - 22);
    if (tokens.empty()) {
        const QStringList words = emptyWords(*input.world, mux, tray, all);
        scene.add(textShape(content, firstThatFits(FontRole::caption, words, content.width()),
                            FontRole::caption, Tone::muted, Qt::AlignCenter));
        return;
    }
    GridPlace place;
    place.rect = content;
    place.atLeast = atLeast;
    place.part = tray.ready;
    place.meaning = tray.meaning;
    place.selected = input.selected;
    layTokens(scene, place, tokens);
}

// One bit for each list that a descriptor stands in.
std::size_t bitsOf(const std::vector<Watched>& all, bool answered) {
    std::size_t bits = 0;
    for (const Watched& watched : all)
        for (const std::uint32_t bit : {trace::kIn, trace::kOut, trace::kPri})
            bits += ((answered ? watched.ready : watched.interest) & bit) != 0 ? 1 : 0;
    return bits;
}

// Between the lists and the answer: what passes to the kernel and what it leaves behind.
void layCopying(Scene& scene, const world::Mux& mux, const std::vector<Watched>& all,
                const QRectF& rect) {
    if (mux.waits == 0)
        return;
    const auto bitsIn = static_cast<int>(bitsOf(all, false));
    const QString in = groupedText(bitsOf(all, false));
    QStringList words;
    if (mux.waiting) {
        words = {Words::tr("↓ copied in: %n bit(s), the kernel looks at each below nfds = %1",
                           nullptr, bitsIn)
                     .arg(mux.nfds),
                 Words::tr("↓ copied in: %n bit(s)", nullptr, bitsIn)};
    } else if (mux.result < 0) {
        words = {Words::tr("the call failed: no set came back"), Words::tr("failed")};
    } else {
        const QString back = groupedText(bitsOf(all, true));
        words = {Words::tr("↓ copied out over the same sets: bits in %1, back %2 — build them anew "
                           "before the next call")
                     .arg(in, back),
                 Words::tr("↓ overwritten: bits in %1, back %2; to be built anew").arg(in, back),
                 Words::tr("↓ overwritten: %1 → %2 bits").arg(in, back)};
    }
    const QString fitting = firstThatFits(FontRole::caption, words, rect.width() - 16);
    const qreal width = textWidth(FontRole::caption, fitting) + 14;
    Shape strip = boxShape(QRectF(rect.center().x() - width / 2, rect.y(), width, rect.height()),
                           Look::kernelArea, Meaning::asleep, 8);
    strip.part = Part::label;
    strip.text = fitting;
    strip.font = FontRole::caption;
    strip.tone = Tone::muted;
    strip.align = Qt::AlignCenter;
    scene.add(std::move(strip));
}

// A low stage: each list and its answer in one line.
void layStrips(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
               const std::vector<Watched>& all) {
    constexpr qreal kBetween = 3;
    constexpr qreal kArrow = 14;
    const std::vector<Tray> each = trays();
    // Most are watched for reading.
    const qreal room = area.height() - 2 * kBetween;
    const qreal rest = std::floor(room * (room < 80 ? 1.0 / 3 : 0.3));
    const qreal left = std::floor((area.width() - kArrow) * (area.width() < 220 ? 0.72 : 0.63));
    const auto titleOf = [](const QString& name, const QString& count) {
        return StripTitle{name, count, FontRole::monoBold};
    };
    std::vector<std::vector<GridToken>> tokens;
    qreal watchedTitle = 0;
    for (const Tray& tray : each) {
        tokens.push_back(numbered(watchedTokens(tray, all), *input.world));
        watchedTitle = std::max(watchedTitle,
                                titleWidth(titleOf(tray.name, groupedText(tokens.back().size()))));
    }
    const qreal readyTitle = titleWidth(titleOf(QStringLiteral("rs"), {}));
    qreal y = area.y();
    for (std::size_t i = 0; i < each.size(); ++i) {
        const Tray& tray = each[i];
        const qreal height = i == 0 ? room - 2 * rest : rest;
        const QRectF watched(area.x(), y, left, height);
        const QRectF ready(watched.right() + kArrow, y, area.right() - watched.right() - kArrow,
                           height);
        GridPlace place;
        place.atLeast = Density::smallTokens;
        place.meaning = tray.meaning;
        place.selected = input.selected;
        place.part = tray.watched;
        place.rect = layStrip(scene, watched, Look::card, tray.meaning,
                              titleOf(tray.name, groupedText(tokens[i].size())), watchedTitle);
        scene.addHit(watched, HitKind::tray, tray.watched);
        layStripTokens(scene, place, tokens[i], tray.caption + QStringList{QString()});
        scene.add(lineShape(QPointF(watched.right(), watched.center().y()),
                            QPointF(ready.x(), ready.center().y()), Look::dashed, tray.meaning));
        place.part = tray.ready;
        place.rect = layStrip(scene, ready, Look::dashed, tray.meaning, titleOf(tray.readyName, {}),
                              readyTitle);
        scene.addHit(ready, HitKind::tray, tray.ready);
        layStripTokens(scene, place, numbered(readyTokens(tray, mux), *input.world),
                       emptyWords(*input.world, mux, tray, all));
        y += height + kBetween;
    }
}

} // namespace

void laySelectTrays(Scene& scene, const StageInput& input, const world::Mux& mux,
                    const QRectF& area) {
    if (area.height() < 45)
        return;
    const std::vector<Watched> all = watchedBy(mux);
    if (area.height() < kLowArea) {
        layStrips(scene, input, mux, area, all);
        return;
    }
    const qreal between = area.width() < 300 ? 4 : 7;
    const qreal drop = 24; // from a tray down to its ready set
    const qreal width = (area.width() - 2 * between) / 3;
    const qreal watchedHeight = std::floor((area.height() - drop) * 0.64);
    const std::vector<Tray> each = trays();
    const auto watchedRect = [&](std::size_t i) {
        return QRectF(area.x() + static_cast<qreal>(i) * (width + between), area.y(), width,
                      watchedHeight);
    };
    std::vector<std::vector<GridToken>> tokens;
    Density smallest = Density::tokens; // one tray of small tokens: all of them
    for (std::size_t i = 0; i < each.size(); ++i) {
        tokens.push_back(numbered(watchedTokens(each[i], all), *input.world));
        if (densityFor(tokensIn(watchedRect(i)), tokens[i], kMostLabels) != Density::tokens)
            smallest = Density::smallTokens;
    }
    for (std::size_t i = 0; i < each.size(); ++i) {
        const QRectF watched = watchedRect(i);
        const QRectF ready(watched.x(), watched.bottom() + drop, width,
                           area.bottom() - watched.bottom() - drop);
        layWatchedTray(scene, input, watched, each[i], tokens[i], smallest);
        scene.add(lineShape(QPointF(watched.center().x(), watched.bottom()),
                            QPointF(watched.center().x(), ready.top()), Look::dashed,
                            each[i].meaning));
        layReadyTray(scene, input, mux, ready, each[i], all, smallest);
    }
    layCopying(scene, mux, all,
               QRectF(area.x(), area.y() + watchedHeight + 3, area.width(), drop - 6));
}

} // namespace muxscope::ui::stage
