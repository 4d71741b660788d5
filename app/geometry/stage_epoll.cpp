// SPDX-License-Identifier: GPL-3.0-or-later
// epoll(7): the interest list stays in the kernel, epoll_ctl(2) changes it; epoll_wait(2) hands out
// the ready list. The tree's inner shape is not known from outside, so it is drawn as branches only.
#include "geometry/quantity_text.h"
#include "geometry/stage_strips.h"
#include "geometry/text_measure.h"
#include "geometry/token_grid.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageEpoll)
};

// "RW": R reading, W writing, X exceptional, then "ET" and "1" as epoll_ctl(2) has them.
QString markOf(std::uint32_t bits) {
    QString mark;
    if ((bits & trace::kIn) != 0)
        mark += QLatin1Char('R');
    if ((bits & trace::kOut) != 0)
        mark += QLatin1Char('W');
    if ((bits & trace::kPri) != 0)
        mark += QLatin1Char('X');
    if ((bits & trace::kEdge) != 0)
        mark += QStringLiteral("·ET");
    if ((bits & trace::kOneShot) != 0)
        mark += QStringLiteral("·1");
    return mark;
}

// One colour for one thing: what is ready for writing alone is not blue.
Meaning meaningOf(std::uint32_t bits) {
    if ((bits & trace::kPri) != 0)
        return Meaning::exceptional;
    return (bits & (trace::kIn | trace::kOut)) == trace::kOut ? Meaning::write : Meaning::read;
}

QString readyMark(std::uint32_t bits) {
    QString mark = markOf(bits & (trace::kIn | trace::kOut | trace::kPri));
    if ((bits & trace::kErr) != 0)
        mark += QStringLiteral(" ERR");
    if ((bits & (trace::kHup | trace::kRdHup)) != 0)
        mark += QStringLiteral(" HUP");
    return mark.trimmed();
}

void layTitle(Scene& scene, const QRectF& rect, const QString& name, const QStringList& caption,
              Meaning meaning) {
    const qreal nameWidth = std::min(textWidth(FontRole::captionBold, name) + 1, rect.width());
    Shape heading = textShape(QRectF(rect.x(), rect.y(), nameWidth, 18),
                              elided(FontRole::captionBold, name, nameWidth), FontRole::captionBold,
                              Tone::meaning);
    heading.meaning = meaning;
    scene.add(std::move(heading));
    const qreal width = rect.width() - nameWidth - 8;
    if (width > 10)
        scene.add(textShape(QRectF(rect.right() - width, rect.y(), width, 18),
                            firstThatFits(FontRole::caption, caption, width), FontRole::caption,
                            Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
}

std::vector<GridToken> interestTokens(const std::vector<Watched>& all) {
    std::vector<GridToken> tokens;
    for (const Watched& watched : all)
        tokens.push_back({watched.fd,
                          watched.ready != 0 && watched.handled == 0 ? HeatMap::Level::ready
                                                                     : HeatMap::Level::watched,
                          markOf(watched.interest)});
    return tokens;
}

std::vector<GridToken> readyTokens(const world::Mux& mux) {
    std::vector<GridToken> tokens;
    if (!answerShown(mux))
        return tokens;
    for (const world::ReadyItem& item : mux.ready)
        tokens.push_back({Fd{item.fd},
                          item.done() ? HeatMap::Level::handled : HeatMap::Level::ready,
                          readyMark(item.bits),
                          {},
                          meaningOf(item.bits)});
    return tokens;
}

QString rootText(const StageInput& input, const world::Mux& mux) {
    return mux.epfd.valid()
               ? QStringLiteral("epfd %1").arg(world::fdNumber(*input.world, mux.epfd).n)
               : QStringLiteral("epfd ?");
}

// The epoll descriptor, which is the way to both lists.
Shape rootPill(const StageInput& input, const world::Mux& mux, const QRectF& rect) {
    Shape root = boxShape(rect, Look::strong, Meaning::asleep, rect.height() / 2);
    root.text = elided(FontRole::monoSmall, rootText(input, mux), rect.width() - 4);
    root.font = FontRole::monoSmall;
    root.tone = Tone::onStrong;
    root.align = Qt::AlignCenter;
    return root;
}

// A trunk from the root and a twig to each row of tokens.
void layBranches(Scene& scene, const QRectF& root, std::size_t from) {
    std::map<qreal, QPointF> rows; // middle of a row -> its leftmost token's left edge
    std::map<qreal, qreal> ends;
    for (std::size_t i = from; i < scene.shapes.size(); ++i) {
        const Shape& token = scene.shapes[i];
        if (token.part != Part::epollInterest || token.kind != ShapeKind::box)
            continue;
        const qreal y = token.rect.center().y();
        const auto row = rows.find(y);
        if (row == rows.end() || token.rect.x() < row->second.x())
            rows[y] = QPointF(token.rect.x(), y);
        ends[y] = std::max(ends[y], token.rect.x());
    }
    if (rows.empty())
        return;
    const qreal x = root.x() + 12;
    std::vector<Shape> lines;
    lines.push_back(lineShape(QPointF(x, root.bottom()), QPointF(x, rows.rbegin()->first),
                              Look::plain, Meaning::asleep));
    for (const auto& [y, left] : rows)
        lines.push_back(
            lineShape(QPointF(x, y), QPointF(ends[y], y), Look::plain, Meaning::asleep));
    // Under the tokens.
    scene.shapes.insert(scene.shapes.begin() + static_cast<std::ptrdiff_t>(from), lines.begin(),
                        lines.end());
}

void layInterest(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
                 const std::vector<Watched>& all) {
    scene.add(boxShape(area, Look::kernelArea, Meaning::asleep));
    scene.addHit(area, HitKind::tray, Part::epollInterest);
    const QRectF inner = area.adjusted(9, 6, -9, -8);
    layTitle(
        scene, QRectF(inner.x(), inner.y(), inner.width(), 18), Words::tr("interest list"),
        {Words::tr("%1 watched · in the kernel, changed by epoll_ctl").arg(groupedText(all.size())),
         Words::tr("%1 watched · kept by the kernel").arg(groupedText(all.size())),
         Words::tr("%1 watched").arg(groupedText(all.size())), groupedText(all.size())},
        Meaning::asleep);
    const QRectF rootRect(inner.x(), inner.y() + 23, 58, 20);
    scene.add(rootPill(input, mux, rootRect));

    const std::vector<GridToken> tokens = numbered(interestTokens(all), *input.world);
    GridPlace place;
    place.rect = QRectF(inner.x() + 26, rootRect.bottom() + 8, inner.width() - 26,
                        inner.bottom() - rootRect.bottom() - 8);
    place.part = Part::epollInterest;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    const Density density = densityFor(place.rect, tokens, kMostLabels - scene.labels - 24);
    if (density >= Density::chips) {
        place.rect.setLeft(inner.x());
        layTokens(scene, place, tokens);
        return;
    }
    const std::size_t from = scene.shapes.size();
    layTokens(scene, place, tokens);
    layBranches(scene, rootRect, from);
}

QStringList emptyWords(const world::Mux& mux, bool atGate) {
    if (mux.waits == 0)
        return {QString()};
    if (answerShown(mux))
        return {Words::tr("empty"), QStringLiteral("∅")};
    QStringList words{Words::tr("not answered yet"), QStringLiteral("…")};
    if (!atGate) // there nobody has asked the kernel yet
        words.push_front(Words::tr("nothing is ready: the thread sleeps"));
    return words;
}

void layReadyList(Scene& scene, const StageInput& input, const world::Mux& mux,
                  const QRectF& area) {
    scene.add(boxShape(area, Look::dashed, Meaning::read));
    scene.addHit(area, HitKind::tray, Part::epollReady);
    const QRectF inner = area.adjusted(9, 5, -9, -7);
    const bool shown = answerShown(mux);
    layTitle(scene, QRectF(inner.x(), inner.y(), inner.width(), 18), Words::tr("ready list"),
             shown ? QStringList{Words::tr("copied to events[%1]").arg(mux.ready.size()),
                                 QStringLiteral("events[%1]").arg(mux.ready.size())}
                   : QStringList{Words::tr("not answered yet"), QStringLiteral("…")},
             Meaning::read);
    const QRectF content(inner.x(), inner.y() + 23, inner.width(), inner.height() - 23);
    const std::vector<GridToken> tokens = numbered(readyTokens(mux), *input.world);
    if (tokens.empty()) {
        if (mux.waits > 0)
            scene.add(textShape(
                content,
                elided(FontRole::caption, emptyWords(mux, input.atGate).front(), content.width()),
                FontRole::caption, Tone::muted, Qt::AlignCenter));
        return;
    }
    GridPlace place;
    place.rect = content;
    place.part = Part::epollReady;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    const std::size_t from = scene.shapes.size();
    layTokens(scene, place, tokens);
    // A list: an arrow from each to the next one in its row.
    const std::size_t to = scene.shapes.size();
    for (std::size_t i = from; i + 1 < to; ++i) {
        const QRectF a = scene.shapes[i].rect;
        const QRectF b = scene.shapes[i + 1].rect;
        if (scene.shapes[i].font == FontRole::monoBold && b.x() > a.right())
            scene.add(lineShape(QPointF(a.right(), a.center().y()), QPointF(b.x(), b.center().y()),
                                Look::plain, Meaning::read));
    }
}

// The root before the two lists, with a branch to each; returns where they begin.
qreal layRoot(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
              qreal upper, qreal lower) {
    const QRectF pill(area.x(), area.y() + 2, 56, 18);
    const qreal left = pill.right() + 12;
    const qreal trunk = pill.x() + 12;
    upper = std::max(upper, pill.bottom() + 4);
    scene.add(lineShape(QPointF(trunk, pill.bottom()), QPointF(trunk, lower), Look::plain,
                        Meaning::asleep));
    for (const qreal y : {upper, lower})
        scene.add(lineShape(QPointF(trunk, y), QPointF(left, y), Look::plain, Meaning::asleep));
    scene.add(rootPill(input, mux, pill));
    return left;
}

// A low stage: each list in one line; where it is narrow too, the first bears the root's name.
void layStrips(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
               const std::vector<Watched>& all) {
    const bool narrow = area.width() < 300;
    StripPair place = stripsIn(area);
    if (!narrow) {
        place.watched.setLeft(
            layRoot(scene, input, mux, area, place.watched.center().y(), place.told.center().y()));
        place.told.setLeft(place.watched.left());
    }
    const StripTitle watched{narrow ? rootText(input, mux) : Words::tr("interest list"),
                             groupedText(all.size())};
    const StripTitle answered{narrow ? Words::tr("ready") : Words::tr("ready list"),
                              answerShown(mux) ? groupedText(mux.ready.size()) : QString()};
    layStripPair(
        scene, input, place, {watched, numbered(interestTokens(all), *input.world), {QString()}},
        {answered, numbered(readyTokens(mux), *input.world), emptyWords(mux, input.atGate)});
}

} // namespace

void layEpoll(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area) {
    if (area.height() < 45)
        return;
    const std::vector<Watched> all = watchedBy(mux);
    if (area.height() < kLowArea) {
        layStrips(scene, input, mux, area, all);
        return;
    }
    QRectF interest = area;
    interest.setHeight(std::floor(area.height() * 0.6));
    QRectF ready = area;
    ready.setTop(interest.bottom() + 10);
    layInterest(scene, input, mux, interest, all);
    layReadyList(scene, input, mux, ready);
}

} // namespace muxscope::ui::stage
