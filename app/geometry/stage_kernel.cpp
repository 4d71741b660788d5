// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's region: the listener with its accept queue, one card for each connection with its two
// buffers; and the peers on the other side of the wires.
#include "geometry/quantity_text.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cerrno>
#include <cmath>

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

// Bytes are drawn on a scale on which both one byte and a full buffer of megabytes can be seen.
qreal fractionOf(std::uint32_t bytes) {
    if (bytes == 0)
        return 0;
    const double share = std::log2(1.0 + bytes) / 22.0;
    return std::clamp(std::pow(share, 1.6), 0.03, 1.0);
}

QString factText(const Fact<std::uint32_t>& fact) {
    if (fact.known == Known::unknown)
        return QStringLiteral("?");
    const QString text = bytesTextShort(fact.value);
    return fact.known == Known::inferred ? QStringLiteral("≈ ") + text : text;
}

struct CardColumns {
    qreal name = 0; // x and widths inside a card
    qreal nameWidth = 0;
    qreal caption = 0;
    qreal captionWidth = 0;
    qreal bar = 0;
    qreal barWidth = 0;
    qreal value = 0;
    qreal valueWidth = 0;
};

CardColumns columnsOf(const QRectF& card) {
    const bool narrow = card.width() < 210;
    CardColumns c;
    c.name = card.x() + (narrow ? 7 : 12);
    c.nameWidth = narrow ? 46 : std::clamp(card.width() * 0.24, 52.0, 84.0);
    c.captionWidth = narrow ? 0 : 32;
    c.caption = c.name + c.nameWidth + 4;
    c.valueWidth = narrow ? 46 : 56;
    c.value = card.right() - c.valueWidth - (narrow ? 6 : 10);
    c.bar = c.caption + c.captionWidth;
    c.barWidth = std::max<qreal>(4, c.value - c.bar - 4);
    return c;
}

struct Buffer {
    Part part = Part::receiveBar;
    Meaning meaning = Meaning::read;
    QString caption;
    Fact<std::uint32_t> level;
    bool full = false;
};

void layBuffer(Scene& scene, const CardColumns& c, qreal middle, const Buffer& buffer, Fd fd,
               qreal flagWidth) {
    const qreal height = 16;
    if (c.captionWidth > 0)
        scene.add(textShape(QRectF(c.caption, middle - height / 2, c.captionWidth, height),
                            elided(FontRole::caption, buffer.caption, c.captionWidth),
                            FontRole::caption, Tone::muted));
    Shape bar;
    bar.kind = ShapeKind::bar;
    bar.part = buffer.part;
    bar.meaning = buffer.full ? Meaning::attention : buffer.meaning;
    bar.look = buffer.level.known == Known::unknown ? Look::hatched : Look::strong;
    bar.rect = QRectF(c.bar, middle - 5, std::max<qreal>(4, c.barWidth - flagWidth), 10);
    bar.radius = 3;
    bar.fraction = buffer.level.known == Known::unknown ? 0 : fractionOf(buffer.level.value);
    bar.fd = fd;
    scene.add(std::move(bar));
    const Tone tone = buffer.full                             ? Tone::meaning
                      : buffer.level.known == Known::observed ? Tone::normal
                                                              : Tone::muted;
    Shape value = textShape(QRectF(c.value, middle - height / 2, c.valueWidth, height),
                            elided(FontRole::monoSmall, factText(buffer.level), c.valueWidth),
                            FontRole::monoSmall, tone, Qt::AlignRight | Qt::AlignVCenter);
    value.meaning = buffer.full ? Meaning::attention : buffer.meaning;
    scene.add(std::move(value));
}

// "URG", "FIN": small filled or outlined flags on a card.
struct Flag {
    QString text;
    Meaning meaning = Meaning::neutral;
    bool now = false;
};

std::optional<Flag> flagOf(const world::World& world, const world::Connection& connection) {
    if (const world::Mux* mux = world.mux()) {
        for (const world::ReadyItem& item : mux->ready) {
            if (item.fd == connection.fd.n && (item.bits & trace::kPri) != 0 &&
                (item.handled & trace::kPri) == 0)
                return Flag{QStringLiteral("URG"), Meaning::exceptional, true};
            if (&item - mux->ready.data() > 4096)
                break; // a flag is not worth more
        }
    }
    if (connection.urgentSeen)
        return Flag{QStringLiteral("URG"), Meaning::exceptional, false};
    if (connection.endOfInputEvent != world::kNoEvent)
        return Flag{QStringLiteral("FIN"), Meaning::neutral, false};
    return std::nullopt;
}

void layCard(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd) {
    const world::World& world = *input.world;
    const world::Connection& connection = world.connection(fd);
    Shape card = boxShape(rect, Look::card);
    card.part = Part::card;
    card.fd = fd;
    card.selected = fd == input.selected;
    scene.add(std::move(card));
    scene.addHit(rect, HitKind::card, Part::card, fd);

    const CardColumns c = columnsOf(rect);
    const qreal up = rect.y() + rect.height() * 0.31;
    const qreal low = rect.y() + rect.height() * 0.71;
    scene.add(textShape(QRectF(c.name, up - 9, c.nameWidth, 18),
                        elided(FontRole::monoBold, QStringLiteral("fd %1").arg(fd.n), c.nameWidth),
                        FontRole::monoBold));
    const QString peer = connection.peer.length == 0
                             ? QStringLiteral("?")
                             : QLatin1Char(':') + QString::number(connection.peer.port());
    scene.add(textShape(QRectF(c.name, low - 8, c.nameWidth, 16),
                        elided(FontRole::monoSmall, peer, c.nameWidth), FontRole::monoSmall,
                        Tone::muted));

    const std::optional<Flag> flag = flagOf(world, connection);
    const qreal flagWidth = flag ? std::min<qreal>(34, c.barWidth * 0.6) : 0;
    layBuffer(scene, c, up,
              {Part::receiveBar, Meaning::read, QStringLiteral("recv"), connection.receiveQueue},
              fd, flag ? flagWidth + 4 : 0);
    const world::Mux* mux = world.mux();
    const bool wantsToWrite = mux && (mux->interestOf(fd) & trace::kOut) != 0;
    const bool full = wantsToWrite && connection.lastError == EAGAIN;
    layBuffer(scene, c, low,
              {Part::sendBar, Meaning::write, QStringLiteral("send"), connection.sendQueue, full},
              fd, 0);
    if (flag && flagWidth >= 24) {
        Shape pill = boxShape(QRectF(c.bar + c.barWidth - flagWidth, up - 8, flagWidth, 16),
                              flag->now ? Look::strong : Look::outlined, flag->meaning, 8);
        pill.part = Part::urgentFlag;
        pill.text = flag->text;
        pill.font = FontRole::monoTiny;
        pill.tone = flag->now ? Tone::onStrong : Tone::meaning;
        pill.align = Qt::AlignCenter;
        pill.fd = fd;
        scene.add(std::move(pill));
    }
}

void layAcceptQueue(Scene& scene, const world::World& world, const QRectF& rect) {
    const bool known = world.acceptQueue.known != Known::unknown;
    const auto limit =
        world.acceptQueueLimit > 0
            ? world.acceptQueueLimit
            : static_cast<std::uint32_t>(std::max(0, world.descriptor(world.listener).backlog));
    const QString count = known ? groupedText(world.acceptQueue.value) : QStringLiteral("?");
    const QString of = limit > 0 ? groupedText(limit) : QStringLiteral("?");
    const QString ratio = count + QStringLiteral(" / ") + of;
    Shape caption = textShape(
        QRectF(rect.x(), rect.y(), rect.width(), 16),
        world.listenerPaused
            ? firstThatFits(FontRole::captionBold,
                            {Words::tr("accepting is paused"), Words::tr("paused")}, rect.width())
            : firstThatFits(FontRole::captionBold,
                            {Words::tr("accept queue %1").arg(ratio),
                             Words::tr("queue %1").arg(ratio), ratio},
                            rect.width()),
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
    layAcceptQueue(scene, world, queue);
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
    const qreal gap = area.height() < 380 ? 5 : kGap;
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
    scene.cardsLeftOut =
        world.connectionsOpen > scene.cards.size() ? world.connectionsOpen - scene.cards.size() : 0;
    if (scene.cardsLeftOut > 0) {
        const QRectF line(row.x(), row.y() - gap + 2, row.width(), kMoreLine - 2);
        Shape more = textShape(
            line,
            firstThatFits(FontRole::caption,
                          {Words::tr("+ %1 more connections, the active ones are shown")
                               .arg(groupedText(scene.cardsLeftOut)),
                           Words::tr("+ %1 more connections").arg(groupedText(scene.cardsLeftOut)),
                           Words::tr("+ %1 more").arg(groupedText(scene.cardsLeftOut))},
                          line.width()),
            FontRole::caption, Tone::muted, Qt::AlignCenter);
        more.part = Part::more;
        scene.add(std::move(more));
        scene.addHit(line, HitKind::moreCards, Part::more);
    }
}

namespace {

void layPeer(Scene& scene, const StageFrame& frame, const QRectF& card, const QString& port, Fd fd,
             bool waiting) {
    const qreal diameter = std::min<qreal>(36, card.height() - 6);
    const qreal x = frame.clients.x() + std::min<qreal>(frame.clients.width() * 0.3,
                                                        frame.clients.width() - diameter - 10);
    Shape circle;
    circle.kind = ShapeKind::circle;
    circle.part = Part::client;
    circle.look = Look::outlined;
    circle.meaning = waiting ? Meaning::asleep : Meaning::neutral;
    circle.rect = QRectF(x, card.center().y() - diameter / 2, diameter, diameter);
    circle.text = elided(FontRole::monoTiny, port, diameter - 4);
    circle.font = FontRole::monoTiny;
    circle.tone = waiting ? Tone::meaning : Tone::normal;
    circle.align = Qt::AlignCenter;
    circle.fd = fd;
    Shape wire = lineShape(
        QPointF(circle.rect.right(), card.center().y()), QPointF(card.x(), card.center().y()),
        waiting ? Look::dashed : Look::plain, waiting ? Meaning::asleep : Meaning::neutral);
    wire.part = Part::wire;
    wire.fd = fd;
    scene.add(std::move(wire));
    scene.addHit(circle.rect, HitKind::client, Part::client, fd);
    scene.add(std::move(circle));
}

} // namespace

void layClients(Scene& scene, const StageInput& input, const StageFrame& frame) {
    scene.add(textShape(QRectF(frame.clients.x(), frame.clients.y() + 6, frame.clients.width(), 18),
                        elided(FontRole::captionBold, Words::tr("CLIENTS"), frame.clients.width()),
                        FontRole::captionBold, Tone::muted));
    if (!input.world)
        return;
    const world::World& world = *input.world;
    std::vector<Shape> cards;
    for (const Shape& shape : scene.shapes) {
        if (shape.part == Part::card && shape.kind == ShapeKind::box)
            cards.push_back(shape);
    }
    for (const Shape& card : cards) {
        if (card.fd == world.listener) {
            if (world.waitingPeers.empty())
                continue;
            const QString port = world.waitingPeers.size() > 1
                                     ? QStringLiteral("×%1").arg(world.waitingPeers.size())
                                     : QString::number(world.waitingPeers.front().peer.port());
            layPeer(scene, frame, card.rect, port, card.fd, true);
            continue;
        }
        const world::Address& peer = world.connection(card.fd).peer;
        layPeer(scene, frame, card.rect,
                peer.length == 0 ? QStringLiteral("?") : QString::number(peer.port()), card.fd,
                false);
    }
}

} // namespace muxscope::ui::stage
