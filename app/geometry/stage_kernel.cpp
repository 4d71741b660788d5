// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's region: the listener with its accept queue, and one card for each connection.
#include "geometry/quantity_text.h"
#include "geometry/stage_card.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"

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

void layAcceptQueue(Scene& scene, const world::World& world, const QRectF& rect,
                    qreal captionWidth) {
    const bool known = world.acceptQueue.known != Known::unknown;
    const auto limit =
        world.acceptQueueLimit > 0
            ? world.acceptQueueLimit
            : static_cast<std::uint32_t>(std::max(0, world.descriptor(world.listener).backlog));
    const QString count = known ? groupedText(world.acceptQueue.value) : QStringLiteral("?");
    const QString of = limit > 0 ? groupedText(limit) : QStringLiteral("?");
    const QString ratio = count + QStringLiteral(" / ") + of;
    Shape caption = textShape(
        QRectF(rect.x(), rect.y(), captionWidth, 16),
        world.listenerPaused
            ? firstThatFits(FontRole::captionBold,
                            {Words::tr("accepting is paused"), Words::tr("paused")}, captionWidth)
            : firstThatFits(FontRole::captionBold,
                            {Words::tr("accept queue %1").arg(ratio),
                             Words::tr("queue %1").arg(ratio), ratio},
                            captionWidth),
        FontRole::captionBold, Tone::meaning);
    caption.meaning = world.listenerPaused ? Meaning::attention : Meaning::asleep;
    scene.add(std::move(caption));

    const qreal cell = 22;
    const auto most = static_cast<std::uint32_t>((rect.width() + 5) / (cell + 5));
    const std::uint32_t cells = std::min(limit == 0 ? 5 : limit, std::min(most, 8U));
    for (std::uint32_t i = 0; i < cells; ++i) {
        const bool filled = known && i < world.acceptQueue.value;
        Shape box = boxShape(QRectF(rect.x() + i * (cell + 5), rect.y() + 18, cell,
                                    std::min<qreal>(14, rect.height() - 18)),
                             !known   ? Look::hatched
                             : filled ? Look::strong
                                      : Look::outlined,
                             Meaning::asleep, 3);
        box.part = Part::acceptCell;
        scene.add(std::move(box));
    }
}

// accept was asked and came back at once; leftwards from `at`. Returns the width used.
qreal layBounce(Scene& scene, const world::World& world, const QRectF& at) {
    if (!bounced(world, world.listener))
        return 0;
    Shape pill = boxShape(at, Look::strong, Meaning::attention, 8);
    pill.part = Part::bounce;
    pill.fd = world.listener;
    pill.text = QStringLiteral("↩ EAGAIN");
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
        elided(FontRole::monoBold, QStringLiteral("fd %1").arg(world.listener.n), c.nameWidth),
        FontRole::monoBold));
    scene.add(textShape(QRectF(c.name, low - 8, c.nameWidth, 16),
                        elided(FontRole::monoSmall, QStringLiteral("LISTEN"), c.nameWidth),
                        FontRole::monoSmall, Tone::muted));
    const QRectF queue(c.caption, up - 9, rect.right() - c.caption - 8, rect.bottom() - up + 4);
    const qreal bounce = layBounce(scene, world, QRectF(rect.right() - 8, up - 8, 0, 16));
    layAcceptQueue(scene, world, queue, queue.width() - bounce);
    scene.addHit(queue, HitKind::acceptQueue, Part::acceptCell, world.listener);
}

} // namespace

void layKernel(Scene& scene, const StageInput& input, const StageFrame& frame) {
    const QRectF& area = frame.kernel;
    scene.add(boxShape(area, Look::kernelArea, Meaning::asleep, 8));
    const qreal pad = area.width() < 210 ? 6 : 10;
    const QString title = Words::tr("KERNEL");
    const qreal titleWidth = textWidth(FontRole::captionBold, title) + 2;
    Shape heading = textShape(QRectF(area.x() + pad, area.y() + 6, titleWidth, 18), title,
                              FontRole::captionBold, Tone::meaning);
    heading.meaning = Meaning::asleep;
    scene.add(std::move(heading));
    const qreal rest = area.width() - 2 * pad - titleWidth - 8;
    scene.add(textShape(QRectF(area.x() + pad + titleWidth + 8, area.y() + 6, rest, 18),
                        firstThatFits(FontRole::caption,
                                      {Words::tr("sockets and their buffers"),
                                       Words::tr("sockets, buffers"), QString()},
                                      rest),
                        FontRole::caption, Tone::muted));
    if (!input.world)
        return;

    const world::World& world = *input.world;
    const qreal height = area.height() < 380 ? kSmallCard : kCard;
    const qreal gap = area.height() < 240 ? 2 : area.height() < 380 ? 5 : kGap;
    QRectF row(area.x() + pad, area.y() + kTitle, area.width() - 2 * pad, height);
    qreal room = area.bottom() - pad - row.y();
    if (world.listener.valid()) {
        layListener(scene, input, row);
        row.translate(0, height + gap);
        room -= height + gap;
    }
    auto fitting = static_cast<std::size_t>(std::max<qreal>(0, (room + gap) / (height + gap)));
    if (world.connectionsOpen > fitting)
        fitting =
            static_cast<std::size_t>(std::max<qreal>(0, (room - kMoreLine + gap) / (height + gap)));
    scene.cards = chooseCards(input, fitting);
    for (Fd fd : scene.cards) {
        layCard(scene, input, row, fd);
        row.translate(0, height + gap);
    }
    // Connections first; they say when they do not all fit.
    const auto left = scene.cards.size() < world.connectionsOpen || fitting <= scene.cards.size()
                          ? std::size_t{0}
                          : fitting - scene.cards.size();
    for (const Fd fd : otherEnds(world, left)) {
        layOtherCard(scene, input, row, fd);
        row.translate(0, height + gap);
    }
    scene.cardsLeftOut =
        world.connectionsOpen > scene.cards.size() ? world.connectionsOpen - scene.cards.size() : 0;
    if (scene.cardsLeftOut > 0) {
        const QRectF line(row.x(), row.y() - gap + 2, row.width(), kMoreLine - 2);
        Shape more =
            textShape(line,
                      firstThatFits(FontRole::caption,
                                    {Words::tr("+ %n more connection(s), the active ones are shown",
                                               nullptr, static_cast<int>(scene.cardsLeftOut)),
                                     Words::tr("+ %n more connection(s)", nullptr,
                                               static_cast<int>(scene.cardsLeftOut)),
                                     Words::tr("+ %1 more").arg(groupedText(scene.cardsLeftOut))},
                                    line.width()),
                      FontRole::caption, Tone::muted, Qt::AlignCenter);
        more.part = Part::more;
        scene.add(std::move(more));
        scene.addHit(line, HitKind::moreCards, Part::more);
    }
}

} // namespace muxscope::ui::stage
