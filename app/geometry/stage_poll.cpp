// SPDX-License-Identifier: GPL-3.0-or-later
// poll(2): one array of struct pollfd; the program writes events, the kernel writes revents.
#include "geometry/quantity_text.h"
#include "geometry/stage_poll_rows.h"
#include "geometry/text_measure.h"
#include "geometry/token_grid.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StagePoll)
};

constexpr qreal kLow = 80; // below this the title stands closer
void layTitle(Scene& scene, const QRectF& rect, const QString& name, const QString& count) {
    const qreal nameWidth = std::min(textWidth(FontRole::monoBold, name) + 1, rect.width());
    scene.add(textShape(QRectF(rect.x(), rect.y(), nameWidth, 18),
                        elided(FontRole::monoBold, name, nameWidth), FontRole::monoBold));
    const qreal width = textWidth(FontRole::caption, count) + 2;
    if (width <= rect.width() - nameWidth - 8)
        scene.add(textShape(QRectF(rect.right() - width, rect.y(), width, 18), count,
                            FontRole::caption, Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
}

// All rows, where what is dealt with is only watched again; or those with an answer.
std::vector<GridToken> plainTokens(const std::vector<Watched>& rows, bool answered) {
    std::vector<GridToken> tokens;
    for (const Watched& row : rows) {
        if (answered && row.ready == 0)
            continue;
        const HeatMap::Level done = answered ? HeatMap::Level::handled : HeatMap::Level::watched;
        tokens.push_back({row.fd,
                          row.ready == 0     ? HeatMap::Level::watched
                          : row.handled != 0 ? done
                                             : HeatMap::Level::ready,
                          {}});
    }
    return tokens;
}

void layMany(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
             const std::vector<Watched>& rows) {
    QRectF all = area;
    all.setHeight(std::floor(area.height() * 0.56));
    QRectF answered = area;
    answered.setTop(all.bottom() + 8);
    std::vector<Watched> ready;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(ready),
                 [](const Watched& row) { return row.ready != 0; });
    scene.add(boxShape(all, Look::card));
    scene.addHit(all, HitKind::tray, Part::pollRow);
    layTitle(scene, QRectF(all.x() + 9, all.y() + 6, all.width() - 18, 18),
             QStringLiteral("struct pollfd fds[%1]").arg(rows.size()),
             Words::tr("%1 watched").arg(groupedText(rows.size())));
    GridPlace place;
    place.rect = all.adjusted(9, 30, -9, -8);
    place.part = Part::pollRow;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    layTokens(scene, place, numbered(plainTokens(rows, false), *input.world));

    scene.add(boxShape(answered, Look::dashed, Meaning::read));
    scene.addHit(answered, HitKind::tray, Part::pollBits);
    layTitle(scene, QRectF(answered.x() + 9, answered.y() + 5, answered.width() - 18, 18),
             QStringLiteral("revents ≠ 0"),
             mux.waiting ? Words::tr("not answered yet") : groupedText(ready.size()));
    if (pollRowsFit(answered, ready.size())) {
        layPollRows(scene, input, answered, ready, Part::decoration);
        return;
    }
    place.rect = answered.adjusted(9, 28, -9, -8);
    place.part = Part::pollBits;
    layTokens(scene, place, numbered(plainTokens(rows, true), *input.world));
}

// The same in a low stage.
void layManyStrips(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
                   const std::vector<Watched>& rows) {
    const qreal height = std::floor((area.height() - 4) * 0.58);
    const QRectF all(area.topLeft(), QSizeF(area.width(), height));
    const QRectF answered(QPointF(area.x(), all.bottom() + 4), area.bottomRight());
    const StripTitle given{QStringLiteral("fds[%1]").arg(rows.size()), {}, FontRole::monoBold};
    const std::vector<GridToken> ready = numbered(plainTokens(rows, true), *input.world);
    const StripTitle back{QStringLiteral("revents"),
                          mux.waiting ? QString() : groupedText(ready.size()), FontRole::monoBold};
    const qreal titles = std::max(titleWidth(given), titleWidth(back));
    GridPlace place;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    place.part = Part::pollRow;
    place.rect = layStrip(scene, all, Look::card, Meaning::read, given, titles);
    scene.addHit(all, HitKind::tray, Part::pollRow);
    layStripTokens(scene, place, numbered(plainTokens(rows, false), *input.world), {QString()});
    place.part = Part::pollBits;
    place.rect = layStrip(scene, answered, Look::dashed, Meaning::read, back, titles);
    scene.addHit(answered, HitKind::tray, Part::pollBits);
    layStripTokens(
        scene, place, ready,
        {mux.waiting ? Words::tr("not answered yet") : QStringLiteral("0"), QStringLiteral("…")});
}

// "IN|OUT→IN", or by letters "RW→R": what is asked for and, once it is there, the answer.
QString bitNames(std::uint32_t mask, bool letters) {
    struct Name {
        std::uint32_t bit;
        const char* name;
        const char* letter;
    };
    static constexpr std::array<Name, 6> kNames = {{{trace::kIn, "IN", "R"},
                                                    {trace::kOut, "OUT", "W"},
                                                    {trace::kPri, "PRI", "X"},
                                                    {trace::kErr, "ERR", "E"},
                                                    {trace::kHup, "HUP", "H"},
                                                    {trace::kNval, "NVAL", "N"}}};
    QStringList names;
    for (const Name& each : kNames)
        if ((mask & each.bit) != 0)
            names << QLatin1String(letters ? each.letter : each.name);
    if (names.isEmpty())
        return QStringLiteral("0");
    return names.join(letters ? QString() : QStringLiteral("|"));
}

std::vector<GridToken> markedTokens(const world::Mux& mux, const std::vector<Watched>& rows,
                                    bool letters) {
    std::vector<GridToken> tokens;
    for (const Watched& row : rows) {
        QString mark = bitNames(row.interest, letters);
        if (answerShown(mux) && mux.waits > 0)
            mark += QStringLiteral("→") + bitNames(row.ready, letters);
        tokens.push_back({row.fd,
                          row.ready == 0     ? HeatMap::Level::watched
                          : row.handled != 0 ? HeatMap::Level::handled
                                             : HeatMap::Level::ready,
                          mark});
    }
    return tokens;
}

// One chip for each entry, with both its fields; false: not even that fits.
bool layMarked(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area,
               const std::vector<Watched>& rows) {
    const bool low = area.height() < kLow;
    GridPlace place;
    place.rect = low ? area.adjusted(6, 18, -6, -2) : area.adjusted(9, 26, -9, -7);
    place.part = Part::pollRow;
    place.meaning = Meaning::read;
    place.selected = input.selected;
    const int labels = kMostLabels - scene.labels - 24;
    std::vector<GridToken> tokens = numbered(markedTokens(mux, rows, false), *input.world);
    if (densityFor(place.rect, tokens, labels) > Density::smallTokens)
        tokens = numbered(markedTokens(mux, rows, true), *input.world);
    // Where there is height, an answer that stands out is worth more than letters this small.
    const Density smallest = area.height() < kLowArea ? Density::chips : Density::smallTokens;
    if (densityFor(place.rect, tokens, labels) > smallest)
        return false;
    scene.add(boxShape(area, Look::card));
    scene.addHit(area, HitKind::tray, Part::pollRow);
    layTitle(scene, QRectF(area.x() + 9, area.y() + (low ? 0 : 5), area.width() - 18, 18),
             QStringLiteral("struct pollfd fds[%1]").arg(rows.size()),
             QStringLiteral("events→revents"));
    layTokens(scene, place, tokens);
    return true;
}

} // namespace

void layPollTable(Scene& scene, const StageInput& input, const world::Mux& mux,
                  const QRectF& area) {
    if (area.height() < 45)
        return;
    const std::vector<Watched> rows = watchedBy(mux);
    if (!pollRowsFit(area, rows.size())) {
        if (layMarked(scene, input, mux, area, rows))
            return;
        if (area.height() < kLowArea)
            layManyStrips(scene, input, mux, area, rows);
        else
            layMany(scene, input, mux, area, rows);
        return;
    }
    scene.add(boxShape(area, Look::card));
    scene.addHit(area, HitKind::tray, Part::pollRow);
    const QString count =
        mux.waiting
            ? Words::tr("%1 watched · not answered yet").arg(rows.size())
            : Words::tr("%1 watched · %2 with revents").arg(rows.size()).arg(mux.ready.size());
    layTitle(scene, QRectF(area.x() + 12, area.y() + 6, area.width() - 24, 18),
             QStringLiteral("struct pollfd fds[%1]").arg(rows.size()), count);
    layPollRows(scene, input, area, rows, Part::pollRow);
}

} // namespace muxscope::ui::stage
