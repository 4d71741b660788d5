// SPDX-License-Identifier: GPL-3.0-or-later
// The card of a descriptor that is no accepted connection: what the program connected itself for a
// tunnel, its terminal, its UDP socket.
#include "geometry/quantity_text.h"
#include "geometry/stage_card.h"
#include "geometry/text_measure.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageKernel)
};

// A connection that is over; select and poll are told with the next wait.
bool isClosed(const world::World& world, Fd fd) {
    const auto n = static_cast<std::size_t>(fd.n);
    return world.connections[n].id.valid() && !world.connections[n].open &&
           !world.descriptors[n].open;
}

} // namespace

QStringList whatItIs(const world::World& world, Fd fd) {
    if (const Fd from = world.tunnelledFrom(fd); from.valid())
        return {Words::tr("far end of the tunnel of fd %1").arg(from.n),
                Words::tr("tunnel of fd %1").arg(from.n), QStringLiteral("⇄ %1").arg(from.n)};
    if (isClosed(world, fd))
        return {Words::tr("closed; the last wait watched it"), Words::tr("closed")};
    switch (world.descriptor(fd).kind) {
    case world::FdKind::connectionOut:
        if (world.descriptor(fd).peer.length == 0)
            return {Words::tr("one end of a socket pair"), Words::tr("socket pair")};
        return {Words::tr("connected by the server itself"), Words::tr("connected out")};
    case world::FdKind::terminal:
        return {Words::tr("the terminal"), Words::tr("terminal")};
    case world::FdKind::udp:
        return {Words::tr("a UDP socket: whole datagrams"), QStringLiteral("UDP")};
    default:
        return {Words::tr("another descriptor that is watched"), Words::tr("watched")};
    }
}

std::vector<Fd> otherEnds(const world::World& world, std::size_t most) {
    std::vector<Fd> found;
    const world::Mux* mux = world.mux();
    for (std::size_t n = 0; n < world.descriptors.size() && found.size() < most; ++n) {
        const Fd fd{static_cast<std::int32_t>(n)};
        if (fd == world.listener || world.connections[n].open)
            continue;
        const bool watched = mux != nullptr && mux->interest[n] != 0;
        if (!watched && !world.descriptors[n].open)
            continue;
        const world::FdKind kind = world.descriptors[n].kind;
        if (watched || kind == world::FdKind::connectionOut || kind == world::FdKind::terminal ||
            kind == world::FdKind::udp)
            found.push_back(fd);
    }
    return found;
}

void layOtherCard(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd) {
    const world::World& world = *input.world;
    const world::Descriptor& descriptor = world.descriptor(fd);
    layCardBack(scene, input, rect, fd);
    const CardColumns c = columnsOf(rect);
    const qreal up = rect.y() + rect.height() * 0.31;
    const qreal low = rect.y() + rect.height() * 0.71;
    const QString peer = descriptor.peer.length == 0
                             ? QString()
                             : QStringLiteral("→ :%1").arg(descriptor.peer.port());
    scene.add(
        textShape(QRectF(c.name, up - 9, c.nameWidth, 18),
                  elided(FontRole::monoBold,
                         QStringLiteral("fd %1").arg(world::fdNumber(world, fd).n), c.nameWidth),
                  FontRole::monoBold));
    scene.add(textShape(QRectF(c.name, low - 8, c.nameWidth, 16),
                        elided(FontRole::monoSmall, peer, c.nameWidth), FontRole::monoSmall,
                        Tone::muted));
    const qreal width = rect.right() - c.caption - 8;
    Shape kind = textShape(QRectF(c.caption, up - 9, width, 18),
                           firstThatFits(FontRole::captionBold, whatItIs(world, fd), width),
                           FontRole::captionBold, Tone::meaning);
    const bool over = isClosed(world, fd);
    kind.meaning = over ? Meaning::attention : Meaning::asleep;
    scene.add(std::move(kind));
    const world::Connection& connection = world.connections[static_cast<std::size_t>(fd.n)];
    const std::uint64_t in = over ? connection.bytesIn : descriptor.bytesIn;
    const std::uint64_t out = over ? connection.bytesOut : descriptor.bytesOut;
    scene.add(textShape(
        QRectF(c.caption, low - 8, width, 16),
        firstThatFits(FontRole::caption,
                      {Words::tr("read %1, written %2").arg(bytesText(in), bytesText(out)),
                       QStringLiteral("↓ %1 ↑ %2").arg(bytesTextShort(in), bytesTextShort(out))},
                      width),
        FontRole::caption, Tone::muted));
}

} // namespace muxscope::ui::stage
