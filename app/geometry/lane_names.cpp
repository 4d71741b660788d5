// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline's rows are called.
#include "geometry/lane_rows.h"
#include "geometry/quantity_text.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <cmath>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

// Where what the program connected itself leads; without a peer it is one end of a socket pair. A program
// may have very many with a peer, so the tunnel is looked for among the others only.
QString otherEnd(Fd fd, const world::World& world) {
    const world::Address& peer = world.descriptor(fd).peer;
    if (peer.length > 0)
        return QStringLiteral("→ :") + QString::number(peer.port());
    return world.tunnelledFrom(fd).valid() ? Words::tr("tunnel") : Words::tr("socket pair");
}

QString descriptorName(world::LaneId id, const world::Lane* lane, const world::World* world) {
    const QString fd = world != nullptr ? QString::fromStdString(world::fdLaneName(*world, id.fd()))
                                        : QStringLiteral("fd %1").arg(id.number);
    const world::FdKind kind = lane != nullptr ? lane->kind() : world::FdKind::unknown;
    if (kind == world::FdKind::listener)
        return fd + QLatin1Char(' ') + Words::tr("listen");
    if (world != nullptr && id.number < world->connections.size()) {
        const world::Connection& connection = world->connections[id.number];
        if (connection.peer.length > 0)
            return fd + QStringLiteral(" :") + QString::number(connection.peer.port());
    }
    switch (kind) {
    case world::FdKind::terminal:
        return fd + QLatin1Char(' ') + Words::tr("terminal");
    case world::FdKind::udp:
        return fd + QStringLiteral(" UDP");
    case world::FdKind::connectionOut:
        if (world == nullptr || id.number >= world->descriptors.size())
            return fd;
        return fd + QLatin1Char(' ') + otherEnd(Fd{static_cast<std::int32_t>(id.number)}, *world);
    case world::FdKind::epoll:
        return fd + QStringLiteral(" epoll");
    case world::FdKind::file:
        return fd + QLatin1Char(' ') + Words::tr("file");
    default:
        return fd;
    }
}

} // namespace

QString groupName(world::LaneGroup group) {
    switch (group) {
    case world::LaneGroup::threads:
        return Words::tr("threads");
    case world::LaneGroup::listeners:
        return Words::tr("listeners");
    case world::LaneGroup::connections:
        return Words::tr("connections");
    case world::LaneGroup::files:
        break;
    }
    return Words::tr("files, other");
}

// The three sets' names are the program's own.
QString counterName(world::Counter counter) {
    switch (counter) {
    case world::Counter::watchedRead:
        return QStringLiteral("rlist");
    case world::Counter::watchedWrite:
        return QStringLiteral("wlist");
    case world::Counter::watchedExcept:
        return QStringLiteral("xlist");
    case world::Counter::watched:
        return Words::tr("watched");
    case world::Counter::ready:
        return Words::tr("ready");
    case world::Counter::bytesIn:
        return Words::tr("bytes in");
    case world::Counter::bytesOut:
        return Words::tr("bytes out");
    case world::Counter::responses:
        return Words::tr("answers");
    case world::Counter::loopLag:
        break;
    }
    return Words::tr("loop lag");
}

QString counterText(world::Counter counter, double value) {
    switch (counter) {
    case world::Counter::bytesIn:
    case world::Counter::bytesOut:
        return bytesText(static_cast<std::uint64_t>(std::llround(value))) + QStringLiteral("/s");
    case world::Counter::responses:
        return groupedText(static_cast<std::uint64_t>(std::llround(value))) + QStringLiteral("/s");
    case world::Counter::loopLag:
        return durationText(std::llround(value));
    default:
        return groupedText(static_cast<std::uint64_t>(std::llround(value)));
    }
}

QString laneName(world::LaneId id, const world::Lane* lane, const world::World* world,
                 std::size_t threads) {
    switch (id.kind) {
    case world::LaneKind::thread:
        if (const ThreadId thread{static_cast<std::uint16_t>(id.number)};
            world != nullptr && world::hasTid(*world, thread))
            return QString::fromStdString(world::threadTitle(*world, thread));
        return threads > 1 ? Words::tr("thread %1").arg(id.number) : Words::tr("thread");
    case world::LaneKind::counter:
        return counterName(static_cast<world::Counter>(id.number));
    case world::LaneKind::group:
        return groupName(static_cast<world::LaneGroup>(id.number));
    case world::LaneKind::descriptor:
        break;
    }
    return descriptorName(id, lane, world);
}

} // namespace muxscope::ui
