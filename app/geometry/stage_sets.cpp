// SPDX-License-Identifier: GPL-3.0-or-later
// select(2): three trays of watched descriptors, and below each the set that came back.
#include "geometry/quantity_text.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "geometry/token_grid.h"

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

bool isCaptioned(const QRectF& tray) {
    return tray.height() > 76;
}

// Where a tray's tokens stand: below its name, above its caption.
QRectF tokensIn(const QRectF& tray) {
    return isCaptioned(tray) ? tray.adjusted(9, 30, -9, -25) : tray.adjusted(9, 25, -9, -4);
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
    const bool captioned = isCaptioned(rect);
    if (captioned)
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
QStringList emptyWords(const world::Mux& mux, const Tray& tray, const std::vector<Watched>& all) {
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
    if (wanting == 1 && mux.result >= 0)
        return {Words::tr("send buffer of fd %1 full").arg(only.n),
                Words::tr("fd %1 full").arg(only.n), Words::tr("full")};
    return {Words::tr("empty"), QStringLiteral("∅")};
}

void layReadyTray(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& rect,
                  const Tray& tray, const std::vector<Watched>& all, Density atLeast) {
    scene.add(boxShape(rect, Look::dashed, tray.meaning));
    scene.addHit(rect, HitKind::tray, tray.ready);
    const QRectF inner = rect.adjusted(9, 5, -9, -6);
    // In a flat tray the tokens stand beside the name instead of below it.
    const bool flat = inner.height() < 22 + 16;
    const qreal beside = flat ? textWidth(FontRole::monoBold, tray.readyName) + 9 : 0;
    const QString whole = tray.readyName + QStringLiteral(" — ") + Words::tr("ready");
    scene.add(
        heading(QRectF(inner.x(), inner.y(), flat ? beside : inner.width(), 18),
                flat ? tray.readyName
                     : firstThatFits(FontRole::monoBold, {whole, tray.readyName}, inner.width()),
                tray.meaning));
    std::vector<GridToken> tokens;
    if (answerShown(mux)) {
        for (const world::ReadyItem& item : mux.ready) {
            if ((item.bits & tray.bit) != 0)
                tokens.push_back({Fd{item.fd},
                                  (item.handled & tray.bit) != 0 ? HeatMap::Level::handled
                                                                 : HeatMap::Level::ready,
                                  {}});
        }
    }
    const QRectF content =
        flat ? QRectF(inner.x() + beside, inner.y(), inner.width() - beside, inner.height())
             : QRectF(inner.x(), inner.y() + 22, inner.width(), inner.height() - 22);
    if (tokens.empty()) {
        const QStringList words = emptyWords(mux, tray, all);
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
        words = {Words::tr("↓ copied out over the same sets: %1 bits in, %2 back — build them anew "
                           "before the next call")
                     .arg(in, back),
                 Words::tr("↓ overwritten: %1 bits in, %2 back; to be built anew").arg(in, back),
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

} // namespace

void laySelectTrays(Scene& scene, const StageInput& input, const world::Mux& mux,
                    const QRectF& area) {
    if (area.height() < 60)
        return;
    const std::vector<Watched> all = watchedBy(mux);
    const qreal between = area.width() < 300 ? 4 : 7;
    const bool told = area.height() >= 150;
    const qreal drop = told ? 24 : 12; // from a tray down to its ready set
    const qreal width = (area.width() - 2 * between) / 3;
    const qreal watchedHeight = std::floor((area.height() - drop) * (told ? 0.64 : 0.6));
    const std::vector<Tray> each = trays();
    const auto watchedRect = [&](std::size_t i) {
        return QRectF(area.x() + static_cast<qreal>(i) * (width + between), area.y(), width,
                      watchedHeight);
    };
    std::vector<std::vector<GridToken>> tokens;
    Density smallest = Density::tokens; // one tray of small tokens: all of them
    for (std::size_t i = 0; i < each.size(); ++i) {
        tokens.push_back(watchedTokens(each[i], all));
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
    if (told)
        layCopying(scene, mux, all,
                   QRectF(area.x(), area.y() + watchedHeight + 3, area.width(), drop - 6));
}

} // namespace muxscope::ui::stage
