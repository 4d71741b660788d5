// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/stage_motion.h"

#include "geometry/quantity_text.h"
#include "geometry/text_measure.h"
#include "world/latest_thread.h"

#include <QEasingCurve>
#include <algorithm>
#include <cerrno>
#include <map>
#include <optional>

namespace muxscope::ui {

namespace {

constexpr std::size_t kMostMotions = 96; // more at once are a flicker, not a picture
// Events between two pictures. Beyond them most of what happened has come and gone unseen, and under load
// each picture would begin with what was over before it: clients that left, bytes of many calls.
constexpr Moment kFarthest = 64;

bool isToken(const Shape& shape) {
    if (shape.kind != ShapeKind::box || !shape.fd.valid())
        return false;
    switch (shape.part) {
    case Part::watchedRead:
    case Part::watchedWrite:
    case Part::watchedExcept:
    case Part::readyRead:
    case Part::readyWrite:
    case Part::readyExcept:
    case Part::epollInterest:
    case Part::epollReady:
    case Part::pollBits:
        return true;
    default:
        return false;
    }
}

// Two bits of one poll row differ in their column only.
struct Key {
    Part part;
    Fd fd;
    int column;
    auto operator<=>(const Key&) const = default;
};

Key keyOf(const Shape& shape) {
    const bool bit = shape.part == Part::pollBits;
    return {shape.part, shape.fd, bit ? static_cast<int>(shape.rect.x()) : 0};
}

std::map<Key, int> tokensOf(const Scene& scene) {
    std::map<Key, int> found;
    for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
        if (isToken(scene.shapes[i]))
            found.emplace(keyOf(scene.shapes[i]), static_cast<int>(i));
    }
    return found;
}

// Where a token comes from: its socket in the kernel.
QPointF origin(const Scene& scene, Fd fd) {
    if (const Shape* card = scene.find(Part::card, fd))
        return card->rect.center();
    if (const Shape* more = scene.find(Part::more))
        return more->rect.center();
    return {0, scene.size.height() / 2};
}

Motion fadeOut(const Shape& shape) {
    Motion motion;
    motion.kind = Motion::Kind::fadeOut;
    motion.actor = shape;
    motion.from = motion.to = shape.rect.center();
    return motion;
}

void addTokens(std::vector<Motion>& motions, const StageMemory& before, const Scene& after,
               bool forwards) {
    const std::map<Key, int> old = tokensOf(before.scene);
    const std::map<Key, int> fresh = tokensOf(after);
    for (const auto& [key, index] : fresh) {
        const Shape& shape = after.shapes[static_cast<std::size_t>(index)];
        Motion motion;
        motion.actor = shape;
        motion.hides = index;
        motion.to = shape.rect.center();
        const auto was = old.find(key);
        if (was == old.end()) {
            const bool travels = forwards && key.part != Part::pollBits;
            motion.kind = travels ? Motion::Kind::travel : Motion::Kind::appear;
            motion.from = travels ? origin(after, key.fd) : motion.to;
            motions.push_back(std::move(motion));
            continue;
        }
        const Shape& then = before.scene.shapes[static_cast<std::size_t>(was->second)];
        if (then.rect.center() != motion.to) {
            motion.kind = Motion::Kind::travel;
            motion.from = then.rect.center();
            motions.push_back(std::move(motion));
        } else if (then.look != shape.look) {
            motions.push_back(fadeOut(then));
        }
    }
    for (const auto& [key, index] : old) {
        if (!fresh.contains(key))
            motions.push_back(fadeOut(before.scene.shapes[static_cast<std::size_t>(index)]));
    }
}

// Another client stands there: one that has left would show its port over the other's.
bool takenOver(const Scene& scene, const QRectF& place) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(), [&place](const Shape& shape) {
        return shape.part == Part::client && shape.rect.intersects(place);
    });
}

// Client circles, cards, the state of the thread: what is new appears, what is gone fades.
void addFixtures(std::vector<Motion>& motions, const StageMemory& before, const Scene& after) {
    const Shape* then = before.scene.find(Part::statePill);
    const Shape* now = after.find(Part::statePill);
    if (then && now && (then->meaning != now->meaning))
        motions.push_back(fadeOut(*then));
    for (std::size_t i = 0; i < after.shapes.size(); ++i) {
        const Shape& shape = after.shapes[i];
        if (shape.part != Part::client || before.scene.find(Part::client, shape.fd))
            continue;
        // Where somebody stood already it is there at once, else the place would look empty.
        if (takenOver(before.scene, shape.rect))
            continue;
        Motion motion;
        motion.kind = Motion::Kind::travel;
        motion.actor = shape;
        motion.hides = static_cast<int>(i);
        motion.to = shape.rect.center();
        motion.from = QPointF(-shape.rect.width(), motion.to.y());
        motions.push_back(std::move(motion));
    }
    for (const Shape& shape : before.scene.shapes)
        if (shape.part == Part::client && !after.find(Part::client, shape.fd) &&
            !takenOver(after, shape.rect))
            motions.push_back(fadeOut(shape));
}

Motion dotMotion(const QString& text, Meaning meaning, QPointF from, QPointF to, qreal begin,
                 qreal end) {
    Motion motion;
    motion.kind = Motion::Kind::bytes;
    motion.actor.kind = ShapeKind::box;
    motion.actor.look = Look::strong;
    motion.actor.meaning = meaning;
    motion.actor.tone = Tone::onStrong;
    motion.actor.font = FontRole::captionBold;
    motion.actor.align = Qt::AlignCenter;
    motion.actor.radius = 9;
    motion.actor.text = text;
    motion.actor.rect = QRectF(0, 0, textWidth(FontRole::captionBold, motion.actor.text) + 14, 18);
    motion.from = from;
    motion.to = to;
    motion.begin = begin;
    motion.end = end;
    return motion;
}

Motion bytesMotion(std::uint64_t bytes, Meaning meaning, QPointF from, QPointF to, qreal begin,
                   qreal end) {
    return dotMotion(bytesText(bytes), meaning, from, to, begin, end);
}

// A question that came back at once: to the socket and, with its answer, back.
void addBounce(std::vector<Motion>& motions, const StageMemory& before, const Scene& after,
               const world::World& world) {
    const world::Thread* thread = world::latestThread(world);
    const Shape* banner = after.find(Part::banner);
    if (thread == nullptr || banner == nullptr || thread->inCall || thread->exit.value != -EAGAIN ||
        thread->exitEvent < before.moment)
        return;
    const Fd fd{thread->exit.fd};
    const Shape* card = fd.valid() ? after.find(Part::card, fd) : nullptr;
    if (card == nullptr)
        return;
    const QPointF program(banner->rect.x() + 36, banner->rect.center().y());
    const QPointF socket(card->rect.right() - 12, card->rect.center().y());
    motions.push_back(dotMotion(QStringLiteral("?"), Meaning::attention, program, socket, 0, 0.5));
    motions.push_back(
        dotMotion(QStringLiteral("EAGAIN"), Meaning::attention, socket, program, 0.5, 1));
}

// Where bytes of one connection pass.
struct Stations {
    QPointF client, receiveBar, sendBar, program;
};

std::optional<Stations> stationsOf(const Scene& scene, Fd fd) {
    const Shape* banner = scene.find(Part::banner);
    const Shape* client = scene.find(Part::client, fd);
    const Shape* receiveBar = scene.find(Part::receiveBar, fd);
    const Shape* sendBar = scene.find(Part::sendBar, fd);
    if (!banner || !client || !receiveBar || !sendBar)
        return std::nullopt;
    return Stations{client->rect.center(), receiveBar->rect.center(), sendBar->rect.center(),
                    QPointF(banner->rect.x() + 36, banner->rect.center().y())};
}

void addBytesOf(std::vector<Motion>& motions, const StageMemory& before, const Scene& after,
                const world::World& world, Fd fd) {
    const world::Connection& connection = world.connection(fd);
    const std::optional<Stations> at = stationsOf(after, fd);
    if (!at)
        return;
    const auto known = std::find_if(before.bytes.begin(), before.bytes.end(),
                                    [&](const StageMemory::Bytes& bytes) {
                                        return bytes.fd == fd && bytes.connection == connection.id;
                                    });
    const bool isNew =
        connection.acceptedEvent != world::kNoEvent && connection.acceptedEvent >= before.moment;
    if (known == before.bytes.end() && !isNew)
        return; // it only had no card
    const StageMemory::Bytes then = known == before.bytes.end() ? StageMemory::Bytes{} : *known;
    const std::uint64_t in = connection.bytesIn - std::min(connection.bytesIn, then.in);
    const std::uint64_t out = connection.bytesOut - std::min(connection.bytesOut, then.out);
    // Several events at once: the bytes also came over the wire meanwhile.
    const bool jumped = world.moment > before.moment + 2;
    if (in > 0) {
        if (jumped)
            motions.push_back(bytesMotion(in, Meaning::read, at->client, at->receiveBar, 0, 0.5));
        motions.push_back(
            bytesMotion(in, Meaning::read, at->receiveBar, at->program, jumped ? 0.5 : 0, 1));
    } else if (then.waitingKnown && connection.receiveQueue.known == Known::observed &&
               connection.receiveQueue.value > then.waiting) {
        motions.push_back(bytesMotion(connection.receiveQueue.value - then.waiting, Meaning::read,
                                      at->client, at->receiveBar, 0, 0.8));
    }
    if (out > 0) {
        motions.push_back(bytesMotion(out, Meaning::write, at->program, at->sendBar, 0, 0.55));
        motions.push_back(bytesMotion(out, Meaning::write, at->sendBar, at->client, 0.55, 1));
    }
}

} // namespace

QPointF Motion::at(qreal share) const {
    static const QEasingCurve kCurve(QEasingCurve::InOutCubic);
    const qreal own = end > begin ? std::clamp((share - begin) / (end - begin), 0.0, 1.0) : 1;
    return from + (to - from) * kCurve.valueForProgress(own);
}

qreal Motion::opacity(qreal share) const {
    const qreal own = end > begin ? std::clamp((share - begin) / (end - begin), 0.0, 1.0) : 1;
    switch (kind) {
    case Kind::appear:
        return own;
    case Kind::fadeOut:
        return 1 - own;
    case Kind::travel:
        return std::min(1.0, 0.35 + own * 2);
    case Kind::bytes:
        break;
    }
    return 1;
}

bool Motion::visible(qreal share) const {
    return kind != Kind::bytes || (share >= begin && share <= end);
}

StageMemory remember(const Scene& scene, const world::World& world) {
    StageMemory memory;
    memory.scene = scene;
    memory.moment = world.moment;
    for (Fd fd : scene.cards) {
        const world::Connection& connection = world.connection(fd);
        const Fact<std::uint32_t>& queue = connection.receiveQueue;
        memory.bytes.push_back({fd, connection.id, queue.value, queue.known == Known::observed,
                                connection.bytesIn, connection.bytesOut});
    }
    return memory;
}

std::vector<Motion> motionsBetween(const StageMemory& before, const Scene& after,
                                   const world::World& world) {
    std::vector<Motion> motions;
    if (before.scene.size != after.size || before.scene.shapes.empty())
        return motions;
    const bool forwards = world.moment > before.moment;
    const Moment distance = forwards ? world.moment - before.moment : before.moment - world.moment;
    if (distance > kFarthest)
        return motions;
    addTokens(motions, before, after, forwards);
    if (motions.size() > kMostMotions)
        return {};
    addFixtures(motions, before, after);
    if (forwards) {
        addBounce(motions, before, after, world);
        for (Fd fd : after.cards)
            addBytesOf(motions, before, after, world, fd);
    }
    return motions;
}

} // namespace muxscope::ui
