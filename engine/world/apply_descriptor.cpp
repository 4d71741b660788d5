// SPDX-License-Identifier: GPL-3.0-or-later
// Lives of descriptors and connections: numbers come back, generations count.
#include "world/apply_steps.h"

namespace muxscope::world::steps {

namespace {

std::size_t slot(Fd fd) {
    return static_cast<std::size_t>(fd.n);
}

void closeConnection(World& world, Fd fd, std::uint64_t event) {
    Connection& connection = world.connections.mut(slot(fd));
    if (!connection.open)
        return;
    outputEnded(world, connection);
    connection.open = false;
    connection.closedEvent = event;
    if (connection.closedBy == ClosedBy::open)
        connection.closedBy = ClosedBy::local;
    connection.receiveQueue = {};
    connection.sendQueue = {};
    --world.connectionsOpen;
    ++world.counters.closed;
}

} // namespace

Descriptor& openDescriptor(World& world, Fd fd, FdKind kind, std::uint64_t event, Known known) {
    // The number comes back although its close was not seen.
    if (world.descriptors[slot(fd)].open)
        closeDescriptor(world, fd, event);
    Descriptor& descriptor = world.descriptors.mut(slot(fd));
    const std::uint32_t generation = descriptor.generation + 1;
    descriptor = Descriptor{};
    descriptor.kind = kind;
    descriptor.open = true;
    descriptor.known = known;
    descriptor.generation = generation;
    descriptor.openedEvent = event;
    return descriptor;
}

void closeDescriptor(World& world, Fd fd, std::uint64_t event) {
    // The kernel takes a closed descriptor out of every epoll (epoll(7), question 6), and sends no
    // more signals of it; what select
    // and poll watch is the program's own list.
    forgetClosed(world, fd);
    forgetRing(world, fd);
    if (!world.descriptors[slot(fd)].open)
        return;
    Descriptor& descriptor = world.descriptors.mut(slot(fd));
    descriptor.open = false;
    descriptor.closedEvent = event;
    if (descriptor.kind == FdKind::connection)
        closeConnection(world, fd, event);
    if (fd == world.listener) {
        world.listener = kNoFd;
        world.listenerPaused = false;
        world.waitingPeers.clear();
        world.acceptQueue = {};
        world.acceptQueueLimit = 0;
    }
}

Connection& openConnection(World& world, Fd fd, std::uint64_t event, const Address& peer,
                           Known known) {
    Descriptor& descriptor = openDescriptor(world, fd, FdKind::connection, event, known);
    descriptor.peer = peer;
    Connection& connection = world.connections.mut(slot(fd));
    connection = Connection{};
    connection.id = ConnId{++world.connectionsSeen};
    connection.fd = fd;
    connection.generation = descriptor.generation;
    connection.open = true;
    connection.peer = peer;
    connection.acceptedEvent = event;
    connection.answering = 1;
    ++world.connectionsOpen;
    return connection;
}

SocketFacts& socketFactsAt(World& world, Fd fd) {
    SocketFacts& facts = world.sockets.mut(slot(fd));
    const std::uint32_t generation = world.descriptors[slot(fd)].generation;
    if (facts.generation != generation)
        facts = SocketFacts{.generation = generation};
    return facts;
}

Connection* connectionAt(World& world, Fd fd) {
    if (!usable(fd))
        return nullptr;
    const Descriptor& descriptor = world.descriptors[slot(fd)];
    return descriptor.open && descriptor.kind == FdKind::connection
               ? &world.connections.mut(slot(fd))
               : nullptr;
}

} // namespace muxscope::world::steps
