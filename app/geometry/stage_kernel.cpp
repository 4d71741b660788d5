// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's region: the listener with its accept queue, and one card for each connection.
#include "geometry/quantity_text.h"
#include "geometry/stage_card.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "world/accept_queue.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageKernel)
};

constexpr qreal kTitle = 28;
constexpr qreal kCard = 50;
constexpr qreal kSmallCard = 42;
constexpr qreal kGap = 8;
constexpr qreal kMoreLine = 20;
constexpr qreal kLeastLine = 20; // cards of one line, and the highest they become
constexpr qreal kMostLine = 26;
constexpr std::size_t kMostOthers = 64; // that are counted
constexpr qreal kLowKernel = 240;       // here cards of two lines would leave most connections out

// "accept queue 3 / 128" as long as there is room for it.
Shape queueText(const world::World& world, const QRectF& rect, const QString& ratio) {
    Shape caption = textShape(
        rect,
        world.listenerPaused
            ? firstThatFits(FontRole::captionBold,
                            {Words::tr("accepting is paused"), Words::tr("paused")}, rect.width())
            : firstThatFits(FontRole::captionBold,
                            {Words::tr("accept queue %1").arg(ratio),
                             Words::tr("queue %1").arg(ratio), ratio},
                            rect.width()),
        FontRole::captionBold, Tone::meaning);
    caption.meaning = world.listenerPaused ? Meaning::attention : Meaning::asleep;
    return caption;
}

QString queueRatio(const world::World& world) {
    const std::uint32_t limit = world::acceptQueueMost(world);
    return (world.acceptQueue.known == Known::unknown ? QStringLiteral("?")
                                                      : groupedText(world.acceptQueue.value)) +
           QStringLiteral(" / ") + (limit > 0 ? groupedText(limit) : QStringLiteral("?"));
}

void layQueueCells(Scene& scene, const world::World& world, const QRectF& rect, qreal cell) {
    const bool known = world.acceptQueue.known != Known::unknown;
    const std::uint32_t limit = world::acceptQueueMost(world);
    const auto most = static_cast<std::uint32_t>(std::max(0.0, (rect.width() + 5) / (cell + 5)));
    const std::uint32_t cells = std::min(limit == 0 ? 5 : limit, std::min(most, 8U));
    for (std::uint32_t i = 0; i < cells; ++i) {
        const bool filled = known && i < world.acceptQueue.value;
        Shape box = boxShape(QRectF(rect.x() + i * (cell + 5), rect.y(), cell, rect.height()),
                             !known   ? Look::hatched
                             : filled ? Look::strong
                                      : Look::outlined,
                             Meaning::asleep, 3);
        box.part = Part::acceptCell;
        scene.add(std::move(box));
    }
}

void layAcceptQueue(Scene& scene, const world::World& world, const QRectF& rect,
                    qreal captionWidth) {
    scene.add(queueText(world, QRectF(rect.x(), rect.y(), captionWidth, 16), queueRatio(world)));
    layQueueCells(
        scene, world,
        QRectF(rect.x(), rect.y() + 18, rect.width(), std::min<qreal>(14, rect.height() - 18)), 22);
}

// accept was asked and came back at once; leftwards from `at`. Returns the width used.
qreal layBounce(Scene& scene, const world::World& world, const QRectF& at, const QString& text) {
    if (!bounced(world, world.listener))
        return 0;
    Shape pill = boxShape(at, Look::strong, Meaning::attention, 8);
    pill.part = Part::bounce;
    pill.fd = world.listener;
    pill.text = text;
    pill.font = FontRole::monoTiny;
    pill.tone = Tone::onStrong;
    pill.align = Qt::AlignCenter;
    const qreal width = textWidth(FontRole::monoTiny, pill.text) + 14;
    pill.rect.setLeft(at.right() - width);
    scene.add(std::move(pill));
    return width + 4;
}

void layListener(Scene& scene, const StageInput& input, const QRectF& rect) {
    const world::World& world = *input.world;
    Shape card = boxShape(rect, Look::card);
    card.part = Part::card;
    card.fd = world.listener;
    card.selected = world.listener == input.selected;
    scene.add(std::move(card));
    scene.addHit(rect, HitKind::card, Part::card, world.listener);
    const CardColumns c = columnsOf(rect);
    const qreal up = rect.y() + rect.height() * 0.31;
    const qreal low = rect.y() + rect.height() * 0.71;
    scene.add(textShape(
        QRectF(c.name, up - 9, c.nameWidth, 18),
        elided(FontRole::monoBold,
               QStringLiteral("fd %1").arg(world::fdNumber(world, world.listener).n), c.nameWidth),
        FontRole::monoBold));
    scene.add(textShape(QRectF(c.name, low - 8, c.nameWidth, 16),
                        elided(FontRole::monoSmall, QStringLiteral("LISTEN"), c.nameWidth),
                        FontRole::monoSmall, Tone::muted));
    const QRectF queue(c.caption, up - 9, rect.right() - c.caption - 8, rect.bottom() - up + 4);
    const qreal bounce = layBounce(scene, world, QRectF(rect.right() - 8, up - 8, 0, 16),
                                   QStringLiteral("↩ EAGAIN"));
    layAcceptQueue(scene, world, queue, queue.width() - bounce);
    scene.addHit(queue, HitKind::acceptQueue, Part::acceptCell, world.listener);
}

void layLowListener(Scene& scene, const StageInput& input, const QRectF& rect) {
    const world::World& world = *input.world;
    const QRectF queue = layListenerLine(scene, input, rect);
    const qreal bounce = layBounce(
        scene, world, QRectF(queue.right(), rect.center().y() - 7, 0, 14), QStringLiteral("↩"));
    const qreal width = queue.width() - bounce;
    Shape caption =
        queueText(world, QRectF(queue.x(), queue.y(), width, queue.height()), queueRatio(world));
    const qreal used = std::min(width, textWidth(caption.font, caption.text) + 1);
    caption.rect.setWidth(used);
    scene.add(std::move(caption));
    layQueueCells(scene, world,
                  QRectF(queue.x() + used + 8, rect.center().y() - 6, width - used - 8, 12), 14);
    scene.addHit(queue, HitKind::acceptQueue, Part::acceptCell, world.listener);
}

// How the cards of the region stand: how high, with what between them, in one line or in two.
struct CardRows {
    qreal height = kCard;
    qreal gap = kGap;
    bool lines = false;
};

CardRows cardRows(const QRectF& area, qreal room, std::size_t cards) {
    CardRows rows;
    rows.height = area.height() < 380 ? kSmallCard : kCard;
    rows.gap = area.height() < 380 ? 5 : kGap;
    const auto count = static_cast<qreal>(std::max<std::size_t>(cards, 1));
    if (count * (rows.height + rows.gap) - rows.gap <= room)
        return rows;
    const qreal each = (room + 2) / count;
    if (each < kLeastLine + 2 && area.height() >= kLowKernel)
        return rows; // too many in any case
    return {std::floor(std::clamp(each - 2, kLeastLine, kMostLine)), 2, true};
}

void layHeading(Scene& scene, const QRectF& area, qreal pad, qreal y, bool lines) {
    const QString title = Words::tr("KERNEL");
    const qreal titleWidth = textWidth(FontRole::captionBold, title) + 2;
    Shape heading = textShape(QRectF(area.x() + pad, y, titleWidth, 18), title,
                              FontRole::captionBold, Tone::meaning);
    heading.meaning = Meaning::asleep;
    scene.add(std::move(heading));
    const qreal rest = area.width() - 2 * pad - titleWidth - 8;
    if (lines)
        layLineHeads(scene, QRectF(area.x() + pad, y, area.width() - 2 * pad, 18));
    else
        scene.add(textShape(QRectF(area.x() + pad + titleWidth + 8, y, rest, 18),
                            firstThatFits(FontRole::caption,
                                          {Words::tr("sockets and their buffers"),
                                           Words::tr("sockets, buffers"), QString()},
                                          rest),
                            FontRole::caption, Tone::muted));
}

void layMore(Scene& scene, const QRectF& line, std::size_t leftOut, bool noConnections) {
    const auto count = static_cast<int>(leftOut);
    const QString shortest = Words::tr("+ %1 more").arg(groupedText(leftOut));
    const QStringList words =
        noConnections ? QStringList{shortest}
                      : QStringList{Words::tr("+ %n more connection(s), the active ones are shown",
                                              nullptr, count),
                                    Words::tr("+ %n more connection(s)", nullptr, count), shortest};
    Shape more = textShape(line, firstThatFits(FontRole::caption, words, line.width()),
                           FontRole::caption, Tone::muted, Qt::AlignCenter);
    more.part = Part::more;
    scene.add(std::move(more));
    scene.addHit(line, HitKind::moreCards, Part::more);
}

} // namespace

void layKernel(Scene& scene, const StageInput& input, const StageFrame& frame) {
    const QRectF& area = frame.kernel;
    scene.add(boxShape(area, Look::kernelArea, Meaning::asleep, 8));
    const qreal pad = area.width() < 210 ? 6 : 10;
    if (!input.world) {
        layHeading(scene, area, pad, area.y() + 6, false);
        return;
    }
    const world::World& world = *input.world;
    const bool low = area.height() < kLowKernel;
    QRectF row(area.x() + pad, area.y() + (low ? 23 : kTitle), area.width() - 2 * pad, 0);
    qreal room = area.bottom() - (low ? 5 : pad) - row.y();
    const std::size_t others = otherEnds(world, kMostOthers).size();
    const CardRows rows =
        cardRows(area, room, (world.listener.valid() ? 1 : 0) + world.connectionsOpen + others);
    const qreal step = rows.height + rows.gap;
    row.setHeight(rows.height);
    layHeading(scene, area, pad, area.y() + (low ? 3 : 6), rows.lines);
    if (world.listener.valid()) {
        if (rows.lines)
            layLowListener(scene, input, row);
        else
            layListener(scene, input, row);
        row.translate(0, step);
        room -= step;
    }
    auto fitting = static_cast<std::size_t>(std::max<qreal>(0, (room + rows.gap) / step));
    if (world.connectionsOpen + others > fitting)
        fitting =
            static_cast<std::size_t>(std::max<qreal>(0, (room - kMoreLine + rows.gap) / step));
    scene.cards = chooseCards(input, fitting);
    for (Fd fd : scene.cards) {
        if (rows.lines)
            layCardLine(scene, input, row, fd);
        else
            layCard(scene, input, row, fd);
        row.translate(0, step);
    }
    // Connections first; what does not fit is counted.
    const std::vector<Fd> ends = otherEnds(world, fitting - std::min(fitting, scene.cards.size()));
    for (const Fd fd : ends) {
        if (rows.lines)
            layOtherLine(scene, input, row, fd);
        else
            layOtherCard(scene, input, row, fd);
        row.translate(0, step);
    }
    scene.cardsLeftOut =
        world.connectionsOpen - std::min<std::size_t>(world.connectionsOpen, scene.cards.size());
    if (const std::size_t out = scene.cardsLeftOut + others - std::min(others, ends.size());
        out > 0)
        layMore(scene, QRectF(row.x(), row.y() - rows.gap + 2, row.width(), kMoreLine - 2), out,
                scene.cardsLeftOut == 0);
}

} // namespace muxscope::ui::stage
