// SPDX-License-Identifier: GPL-3.0-or-later
// The peers on the other side of the wires.
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageKernel)
};

constexpr qreal kRoundCard = 34; // from this height on clients are circles

void layPeer(Scene& scene, const StageFrame& frame, const QRectF& card, const QString& port, Fd fd,
             bool waiting) {
    // Beside a card of one line a circle would be too small for its port.
    const bool low = card.height() < kRoundCard;
    const qreal height =
        low ? std::min<qreal>(18, card.height() - 2) : std::min<qreal>(36, card.height() - 6);
    const qreal width = low ? std::min<qreal>(44, frame.clients.width() - 10) : height;
    const qreal x = frame.clients.x() + std::min<qreal>(frame.clients.width() * (low ? 0.22 : 0.3),
                                                        frame.clients.width() - width - 10);
    Shape circle;
    circle.kind = low ? ShapeKind::box : ShapeKind::circle;
    circle.radius = height / 2;
    circle.part = Part::client;
    circle.look = Look::outlined;
    circle.meaning = waiting ? Meaning::asleep : Meaning::neutral;
    circle.rect = QRectF(x, card.center().y() - height / 2, width, height);
    circle.text = elided(FontRole::monoTiny, port, width - 4);
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
    if (frame.clients.isEmpty())
        return; // no room for them
    scene.add(
        textShape(QRectF(frame.clients.x(), frame.clients.y() + (frame.sentences.isEmpty() ? 6 : 3),
                         frame.clients.width(), 18),
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
        if (!world.connection(card.fd).open)
            continue; // no client of this server
        const world::Address& peer = world.connection(card.fd).peer;
        layPeer(scene, frame, card.rect,
                peer.length == 0 ? QStringLiteral("?") : QString::number(peer.port()), card.fd,
                false);
    }
}

} // namespace muxscope::ui::stage
