// SPDX-License-Identifier: GPL-3.0-or-later
// Signal-driven I/O: the descriptors that the kernel sends a signal for (O_ASYNC, fcntl(2)), and the
// signal that sigtimedwait(2) took last: one descriptor each.
#include "geometry/quantity_text.h"
#include "geometry/stage_strips.h"
#include "geometry/text_measure.h"
#include "geometry/token_grid.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSignals)
};

QRectF layFrame(Scene& scene, const QRectF& area, Look look, Meaning meaning, const QString& title,
                const QStringList& captions) {
    scene.add(boxShape(area, look, meaning));
    const QRectF inner = area.adjusted(9, 5, -9, -7);
    const qreal titleWidth = std::min(textWidth(FontRole::captionBold, title) + 1, inner.width());
    Shape heading = textShape(QRectF(inner.x(), inner.y(), titleWidth, 18),
                              elided(FontRole::captionBold, title, titleWidth),
                              FontRole::captionBold, Tone::meaning);
    heading.meaning = meaning;
    scene.add(std::move(heading));
    const qreal width = inner.width() - titleWidth - 8;
    if (width > 10)
        scene.add(textShape(QRectF(inner.right() - width, inner.y(), width, 18),
                            firstThatFits(FontRole::caption, captions, width), FontRole::caption,
                            Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
    return QRectF(inner.x(), inner.y() + 23, inner.width(), inner.height() - 23);
}

std::vector<GridToken> watchedTokens(const std::vector<Watched>& all) {
    std::vector<GridToken> tokens;
    for (const Watched& each : all)
        tokens.push_back(
            {each.fd,
             each.ready != 0 && each.handled == 0 ? HeatMap::Level::ready : HeatMap::Level::watched,
             {}});
    return tokens;
}

std::vector<GridToken> takenTokens(const world::Mux& mux) {
    std::vector<GridToken> tokens;
    if (answerShown(mux))
        for (const world::ReadyItem& item : mux.ready)
            tokens.push_back({Fd{item.fd},
                              item.done() ? HeatMap::Level::handled : HeatMap::Level::ready,
                              QString::fromStdString(trace::bitsText(item.bits))});
    return tokens;
}

QStringList emptyWords(const world::Mux& mux, bool atGate) {
    if (answerShown(mux))
        return {Words::tr("no signal came in time"), QStringLiteral("∅")};
    return {atGate ? Words::tr("no signal yet: you hold the thread")
                   : Words::tr("no signal yet: the thread sleeps"),
            QStringLiteral("…")};
}

void layTaken(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& content) {
    const std::vector<GridToken> tokens = numbered(takenTokens(mux), *input.world);
    if (tokens.empty()) {
        scene.add(textShape(
            content,
            firstThatFits(FontRole::caption, emptyWords(mux, input.atGate), content.width()),
            FontRole::caption, Tone::muted, Qt::AlignCenter));
        return;
    }
    GridPlace place;
    place.rect = content;
    place.part = Part::epollReady;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    layTokens(scene, place, tokens);
}

// A low stage: the set and the signal in one line each.
void layStrips(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
               const std::vector<Watched>& all) {
    const StripTitle watched{Words::tr("O_ASYNC set"), groupedText(all.size())};
    const StripTitle taken{Words::tr("last signal"), {}};
    layStripPair(scene, input, stripsIn(area),
                 {watched, numbered(watchedTokens(all), *input.world), {QString()}},
                 {taken, numbered(takenTokens(mux), *input.world), emptyWords(mux, input.atGate)});
}

} // namespace

void laySignals(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area) {
    if (area.height() < 45)
        return;
    const std::vector<Watched> all = watchedBy(mux);
    if (area.height() < kLowArea) {
        layStrips(scene, input, mux, area, all);
        return;
    }
    QRectF upper = area;
    upper.setHeight(std::floor(area.height() * 0.55));
    QRectF lower = area;
    lower.setTop(upper.bottom() + 8);
    const QString count = groupedText(all.size());
    const QRectF watched =
        layFrame(scene, upper, Look::kernelArea, Meaning::asleep, Words::tr("O_ASYNC set"),
                 {Words::tr("the kernel signals each change of %1 descriptors").arg(count),
                  Words::tr("%1 descriptors").arg(count), count});
    scene.addHit(upper, HitKind::tray, Part::epollInterest);
    scene.addHit(lower, HitKind::tray, Part::epollReady);
    GridPlace place;
    place.rect = watched;
    place.part = Part::epollInterest;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    layTokens(scene, place, numbered(watchedTokens(all), *input.world));
    const QRectF taken =
        layFrame(scene, lower, Look::dashed, Meaning::read, Words::tr("last signal"),
                 {Words::tr("taken from the queue by sigtimedwait"), QStringLiteral("sigtimedwait"),
                  QString()});
    layTaken(scene, input, mux, taken);
}

} // namespace muxscope::ui::stage
