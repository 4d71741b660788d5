// SPDX-License-Identifier: GPL-3.0-or-later
// The card of a connection: its name, its peer, its two buffers and a flag.
#include "geometry/stage_card.h"

#include "geometry/quantity_text.h"
#include "geometry/text_measure.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <netinet/tcp.h>
#include <optional>

namespace muxscope::ui::stage {

namespace {

// Of a stream socket's send buffer as much may be in use and select, poll and epoll still call it
// writable: at least a third has to be free (sk_stream_is_writeable in the kernel's sock.h).
constexpr qreal kWritableShare = 2.0 / 3;

// Against the buffer's size where that is known; else on a scale on which both one byte and a full
// buffer of megabytes can be seen.
qreal fractionOf(std::uint32_t bytes, const Fact<std::uint32_t>& size) {
    if (bytes == 0)
        return 0;
    if (size.known != Known::unknown && size.value > 0)
        return std::clamp(static_cast<double>(bytes) / size.value, 0.03, 1.0);
    const double share = std::log2(1.0 + bytes) / 22.0;
    return std::clamp(std::pow(share, 1.6), 0.03, 1.0);
}

// The program has bytes left and the kernel has no room: a blocking send sleeps, a send said EAGAIN,
// or a level-triggered wait sleeps although it watches for room.
bool sendBufferFull(const StageInput& input, const world::Connection& connection) {
    const world::World& world = *input.world;
    if (connection.sendQueue.known != Known::unknown && connection.sendQueue.value == 0)
        return false;
    for (const world::Thread& thread : world.threads)
        if (thread.inCall && !input.atGate && thread.enter.fd == connection.fd.n &&
            trace::callKind(thread.enter.call) == trace::CallKind::write && world.asleep(thread))
            return true;
    const world::Mux* mux = world.mux();
    const std::uint32_t interest = mux == nullptr ? 0 : mux->interestOf(connection.fd);
    if ((interest & trace::kOut) == 0)
        return false;
    const bool told = (interest & (trace::kEdge | trace::kOneShot)) == 0 &&
                      mux->call != trace::Call::sigtimedwait;
    return connection.lastError == EAGAIN || (told && mux->waiting && !input.atGate);
}

} // namespace

QString levelText(const Fact<std::uint32_t>& level) {
    if (level.known == Known::unknown)
        return QStringLiteral("?");
    const QString text = bytesTextShort(level.value);
    return level.known == Known::inferred ? QStringLiteral("≈ ") + text : text;
}

QString levelText(const Fact<std::uint32_t>& level, FontRole font, qreal width) {
    const auto scaled = [&level](double unit, const char* name) {
        const double value = level.value / unit;
        return QString::number(value, 'f', value < 9.95 ? 1 : 0) + QLatin1String(name);
    };
    QString tight = level.value < 1000      ? QString::number(level.value)
                    : level.value < 999'500 ? scaled(1e3, "k")
                                            : scaled(1e6, "M");
    if (level.known == Known::inferred)
        tight.prepend(QStringLiteral("≈"));
    return firstThatFits(
        font, {levelText(level), level.known == Known::unknown ? QStringLiteral("?") : tight},
        width);
}

Tone levelTone(const CardBuffer& buffer) {
    return buffer.full                             ? Tone::meaning
           : buffer.level.known == Known::observed ? Tone::normal
                                                   : Tone::muted;
}

Shape bufferBar(const CardBuffer& buffer, Fd fd) {
    Shape bar;
    bar.kind = ShapeKind::bar;
    bar.part = buffer.part;
    bar.meaning = buffer.full ? Meaning::attention : buffer.meaning;
    bar.look = buffer.level.known == Known::unknown ? Look::hatched : Look::strong;
    bar.radius = 3;
    bar.fraction =
        buffer.level.known == Known::unknown ? 0 : fractionOf(buffer.level.value, buffer.size);
    if (buffer.part == Part::sendBar && buffer.size.known != Known::unknown)
        bar.tick = kWritableShare;
    bar.fd = fd;
    return bar;
}

CardBuffers buffersOf(const StageInput& input, Fd fd) {
    const world::Connection& connection = input.world->connection(fd);
    const world::SocketFacts& facts = input.world->socketFacts(fd);
    return {{Part::receiveBar, Meaning::read, QStringLiteral("recv"), connection.receiveQueue,
             facts.receiveBuffer},
            {Part::sendBar, Meaning::write, QStringLiteral("send"), connection.sendQueue,
             facts.sendBuffer, sendBufferFull(input, connection)}};
}

void layCardBack(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd) {
    Shape card = boxShape(rect, Look::card);
    card.part = Part::card;
    card.fd = fd;
    card.selected = fd == input.selected;
    scene.add(std::move(card));
    scene.addHit(rect, HitKind::card, Part::card, fd);
}

std::optional<CardFlag> flagOf(const StageInput& input, const world::Connection& connection) {
    const world::World& world = *input.world;
    if (bounced(world, connection.fd))
        return CardFlag{QStringLiteral("↩ EAGAIN"), Meaning::attention, true, Part::bounce};
    if (const world::Mux* mux = world.mux()) {
        for (const world::ReadyItem& item : mux->ready) {
            if (item.fd == connection.fd.n && (item.bits & trace::kPri) != 0 &&
                (item.handled & trace::kPri) == 0)
                return CardFlag{QStringLiteral("URG"), Meaning::exceptional, true};
            if (&item - mux->ready.data() > 4096)
                break; // a flag is not worth more
        }
    }
    if (connection.urgentSeen)
        return CardFlag{QStringLiteral("URG"), Meaning::exceptional, false};
    if (connection.endOfInputEvent != world::kNoEvent)
        return CardFlag{QStringLiteral("FIN"), Meaning::neutral, false};
    // The kernel has it, the program has not read that far.
    const auto& state = world.socketFacts(connection.fd).tcpState;
    if (state.known == Known::observed && state.value == TCP_CLOSE_WAIT)
        return CardFlag{QStringLiteral("FIN"), Meaning::neutral, true};
    return std::nullopt;
}

namespace {

void layBuffer(Scene& scene, const CardColumns& c, qreal middle, const CardBuffer& buffer, Fd fd,
               qreal flagWidth) {
    const qreal height = 16;
    if (c.captionWidth > 0)
        scene.add(textShape(QRectF(c.caption, middle - height / 2, c.captionWidth, height),
                            elided(FontRole::caption, buffer.caption, c.captionWidth),
                            FontRole::caption, Tone::muted));
    Shape bar = bufferBar(buffer, fd);
    bar.rect = QRectF(c.bar, middle - 5, std::max<qreal>(4, c.barWidth - flagWidth), 10);
    scene.add(std::move(bar));
    Shape value =
        textShape(QRectF(c.value, middle - height / 2, c.valueWidth, height),
                  levelText(buffer.level, FontRole::monoSmall, c.valueWidth), FontRole::monoSmall,
                  levelTone(buffer), Qt::AlignRight | Qt::AlignVCenter);
    value.meaning = buffer.full ? Meaning::attention : buffer.meaning;
    scene.add(std::move(value));
}

} // namespace

bool bounced(const world::World& world, Fd fd) {
    const world::Thread* thread = world::latestThread(world);
    if (thread == nullptr || thread->exit.value != -EAGAIN || thread->exit.fd != fd.n ||
        thread->exit.call == trace::Call::none)
        return false;
    // It may already be about to ask again, or rest before that.
    return !thread->inCall || thread->enter.call == trace::Call::nanosleep ||
           (thread->enter.fd == fd.n && !world.asleep(*thread));
}

CardColumns columnsOf(const QRectF& card) {
    const bool narrow = card.width() < 210;
    CardColumns c;
    c.name = card.x() + (narrow ? 7 : 12);
    c.nameWidth = narrow ? 56 : std::clamp(card.width() * 0.24, 52.0, 84.0);
    c.captionWidth = narrow ? 0 : 32;
    c.caption = c.name + c.nameWidth + 4;
    c.valueWidth = narrow ? 46 : 56;
    c.value = card.right() - c.valueWidth - (narrow ? 6 : 10);
    c.bar = c.caption + c.captionWidth;
    c.barWidth = std::max<qreal>(4, c.value - c.bar - 4);
    return c;
}

void layCard(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd) {
    const world::World& world = *input.world;
    const world::Connection& connection = world.connection(fd);
    layCardBack(scene, input, rect, fd);
    const CardColumns c = columnsOf(rect);
    const qreal up = rect.y() + rect.height() * 0.31;
    const qreal low = rect.y() + rect.height() * 0.71;
    scene.add(
        textShape(QRectF(c.name, up - 9, c.nameWidth, 18),
                  elided(FontRole::monoBold,
                         QStringLiteral("fd %1").arg(world::fdNumber(world, fd).n), c.nameWidth),
                  FontRole::monoBold));
    const QString peer = connection.peer.length == 0
                             ? QStringLiteral("?")
                             : QLatin1Char(':') + QString::number(connection.peer.port());
    scene.add(textShape(QRectF(c.name, low - 8, c.nameWidth, 16),
                        elided(FontRole::monoSmall, peer, c.nameWidth), FontRole::monoSmall,
                        Tone::muted));

    const std::optional<CardFlag> flag = flagOf(input, connection);
    const qreal wanted = flag ? textWidth(FontRole::monoTiny, flag->text) + 14 : 0;
    const qreal flagWidth = std::min<qreal>(wanted, c.barWidth * 0.75);
    const CardBuffers buffers = buffersOf(input, fd);
    layBuffer(scene, c, up, buffers.receive, fd, flag ? flagWidth + 4 : 0);
    layBuffer(scene, c, low, buffers.send, fd, 0);
    if (flag && flagWidth >= 24) {
        Shape pill = boxShape(QRectF(c.bar + c.barWidth - flagWidth, up - 8, flagWidth, 16),
                              flag->now ? Look::strong : Look::outlined, flag->meaning, 8);
        pill.part = flag->part;
        pill.text = elided(FontRole::monoTiny, flag->text, flagWidth - 4);
        pill.font = FontRole::monoTiny;
        pill.tone = flag->now ? Tone::onStrong : Tone::meaning;
        pill.align = Qt::AlignCenter;
        pill.fd = fd;
        scene.add(std::move(pill));
    }
}

} // namespace muxscope::ui::stage
