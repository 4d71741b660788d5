// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that make, name and set up descriptors.
#include "trace/not_told.h"
#include "world/apply_steps.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace muxscope::world::steps {

namespace {

using trace::Call;

constexpr std::uint32_t kSolSocket = 1;
constexpr std::uint16_t kSoReuseAddress = 2;
constexpr std::uint16_t kSoSendBuffer = 7;    // SO_SNDBUF
constexpr std::uint16_t kSoReceiveBuffer = 8; // SO_RCVBUF
constexpr std::uint16_t kSoError = 4;
constexpr std::uint16_t kGetFlags = 3; // F_GETFL
constexpr std::uint16_t kSetFlags = 4; // F_SETFL
constexpr std::uint16_t kFionbio = 0x5421;
constexpr std::uint16_t kFionread = 0x541B;
constexpr std::uint16_t kTcgets = 0x5401; // what isatty(3) asks
constexpr std::uint16_t kTypeMask = 0xf;
constexpr std::uint16_t kDatagram = 2;   // SOCK_DGRAM
constexpr std::uint32_t kAppend = 02000; // O_APPEND

// For writing; one that was not opened before our eyes is taken to be what the call says. nullptr
// when the number cannot be.
Descriptor* descriptorAt(const Exit& exit, FdKind kindIfNew) {
    if (!usable(exit.fd())) {
        countOdd(exit.world);
        return nullptr;
    }
    const auto slot = static_cast<std::size_t>(exit.fd().n);
    if (!exit.world.descriptors[slot].open)
        return &openDescriptor(exit.world, exit.fd(), kindIfNew, exit.index(), Known::inferred);
    return &exit.world.descriptors.mut(slot);
}

std::uint32_t flagsOf(std::int64_t value) {
    return static_cast<std::uint32_t>(value);
}

} // namespace

void exitSocket(const Exit& exit) {
    if (!exit.ok())
        return;
    if (!usable(exit.result))
        return countOdd(exit.world);
    Descriptor& descriptor = openDescriptor(exit.world, Fd{static_cast<std::int32_t>(exit.result)},
                                            FdKind::socket, exit.index(), Known::observed);
    if (!exit.matched)
        return;
    if ((exit.thread.enter.aux & kTypeMask) == kDatagram)
        descriptor.kind = FdKind::udp;
    descriptor.nonblocking = {(exit.thread.enter.aux & kSockNonblock) != 0, Known::observed};
}

void exitBind(const Exit& exit) {
    if (!exit.ok() || !exit.matched)
        return;
    if (Descriptor* descriptor = descriptorAt(exit, FdKind::socket))
        descriptor->local = exit.thread.enterAddress;
}

void exitListen(const Exit& exit) {
    if (!exit.ok())
        return;
    Descriptor* descriptor = descriptorAt(exit, FdKind::listener);
    if (descriptor == nullptr)
        return;
    if (descriptor->kind == FdKind::connection)
        return countOdd(exit.world);
    descriptor->kind = FdKind::listener;
    if (exit.matched)
        descriptor->backlog = static_cast<std::int32_t>(
            std::clamp<std::int64_t>(exit.thread.enter.value, 0, INT32_MAX));
    exit.world.listener = exit.fd();
}

void exitConnect(const Exit& exit) {
    if ((!exit.ok() && exit.error != EINPROGRESS) || !exit.matched)
        return;
    Descriptor* const descriptor = descriptorAt(exit, FdKind::socket);
    if (descriptor == nullptr)
        return;
    descriptor->peer = exit.thread.enterAddress;
    if (descriptor->kind == FdKind::socket)
        descriptor->kind = FdKind::connectionOut;
}

void exitSocketpair(const Exit& exit) {
    if (!exit.ok())
        return;
    std::array<std::int32_t, 2> ends{-1, -1};
    if (exit.event.payload.size() >= sizeof(ends))
        std::memcpy(ends.data(), exit.event.payload.data(), sizeof(ends));
    if (!usable(ends[0]) || !usable(ends[1]) || ends[0] == ends[1])
        return countOdd(exit.world);
    for (const std::int32_t end : ends) {
        Descriptor& descriptor = openDescriptor(exit.world, Fd{end}, FdKind::connectionOut,
                                                exit.index(), Known::observed);
        if (exit.matched)
            descriptor.nonblocking = {(exit.thread.enter.aux & kSockNonblock) != 0,
                                      Known::observed};
    }
}

void exitAccept(const Exit& exit) {
    World& world = exit.world;
    markHandled(world, exit.thread.id, exit.fd(), ~0U);
    if (!exit.ok())
        return;
    if (!usable(exit.result) || exit.fd().n == exit.result)
        return countOdd(world);
    if (usable(exit.fd()) && !world.descriptor(exit.fd()).open) {
        openDescriptor(world, exit.fd(), FdKind::listener, exit.index(), Known::inferred);
        world.listener = exit.fd();
    }
    const Fd fd{static_cast<std::int32_t>(exit.result)};
    Connection& connection =
        openConnection(world, fd, exit.index(), addressOf(exit.event.payload), Known::observed);
    ++world.counters.accepted;
    if (exit.matched && exit.thread.enter.value != trace::kNotTold) {
        // accept(2): "the new socket does not inherit file status flags"
        const bool nonblocking = exit.event.call() == Call::accept4 &&
                                 (flagsOf(exit.thread.enter.value) & kSockNonblock) != 0;
        world.descriptors.mut(static_cast<std::size_t>(fd.n)).nonblocking = {nonblocking,
                                                                             Known::observed};
    }
    takeFromQueue(world, connection);
}

void exitName(const Exit& exit) {
    if (!exit.ok())
        return;
    Descriptor* descriptor = descriptorAt(exit, FdKind::socket);
    if (descriptor == nullptr)
        return;
    const bool local = exit.event.call() == Call::getsockname;
    (local ? descriptor->local : descriptor->peer) = addressOf(exit.event.payload);
}

void exitOption(const Exit& exit) {
    const bool reading = exit.event.call() == Call::getsockopt;
    const std::uint16_t option = reading ? exit.event.record.aux : exit.thread.enter.aux;
    if (reading && option == kSoError)
        markHandled(exit.world, exit.thread.id, exit.fd(), trace::kErr | trace::kHup);
    if (!exit.ok() || !exit.matched || exit.thread.enterWord != kSolSocket)
        return;
    Descriptor* descriptor = descriptorAt(exit, FdKind::socket);
    if (descriptor == nullptr)
        return;
    const std::int64_t value = reading ? exit.event.payloadWord() : exit.thread.enter.value;
    if (option == kSoReuseAddress) {
        descriptor->reuseAddress = value != 0;
        return;
    }
    if (option != kSoError && option != kSoReceiveBuffer && option != kSoSendBuffer)
        return;
    SocketFacts& facts = socketFactsAt(exit.world, exit.fd());
    const auto number = static_cast<std::int32_t>(value);
    if (option == kSoError)
        facts.error = {number, Known::observed};
    else if (reading)
        (option == kSoSendBuffer ? facts.sendBuffer : facts.receiveBuffer) = {
            static_cast<std::uint32_t>(number), Known::observed};
    else
        (option == kSoSendBuffer ? facts.askedSendBuffer : facts.askedReceiveBuffer) = number;
}

void exitControl(const Exit& exit) {
    if (!exit.ok())
        return;
    const std::uint16_t what = exit.event.record.aux;
    if (exit.event.call() == Call::ioctl) {
        Connection* connection = what == kFionread ? connectionAt(exit.world, exit.fd()) : nullptr;
        if (connection != nullptr) {
            connection->receiveQueue = {exit.event.payloadWord(), Known::observed};
            connection->gaugedNs = exit.event.record.atNs;
        }
        if (what == kTcgets)
            if (Descriptor* descriptor = descriptorAt(exit, FdKind::terminal))
                descriptor->kind = FdKind::terminal;
        if (what != kFionbio)
            return;
        if (Descriptor* descriptor = descriptorAt(exit, FdKind::unknown))
            descriptor->nonblocking = {exit.event.payloadWord() != 0, Known::observed};
        return;
    }
    if (what != kGetFlags && (what != kSetFlags || !exit.matched))
        return;
    const std::int64_t flags = what == kGetFlags ? exit.result : exit.thread.enter.value;
    if (what == kSetFlags)
        setSignals(exit.world, exit.thread.id, exit.fd(), (flagsOf(flags) & kAsync) != 0);
    if (Descriptor* descriptor = descriptorAt(exit, FdKind::unknown))
        descriptor->nonblocking = {(flagsOf(flags) & kSockNonblock) != 0, Known::observed};
}

void exitOpen(const Exit& exit) {
    if (!exit.ok())
        return;
    if (!usable(exit.result))
        return countOdd(exit.world);
    const bool isFile = exit.event.call() != Call::eventfd;
    const Fd fd{static_cast<std::int32_t>(exit.result)};
    Descriptor& descriptor = openDescriptor(exit.world, fd, isFile ? FdKind::file : FdKind::other,
                                            exit.index(), Known::observed);
    if (!isFile || !exit.matched || (flagsOf(exit.thread.enter.value) & kAppend) == 0)
        return;
    descriptor.appends = true;
    // Threads have the same file open each: its tail is one.
    if (exit.world.appended.path != exit.thread.enterPath || exit.thread.enterPath.empty())
        exit.world.appended = {};
    exit.world.appended.fd = fd;
    exit.world.appended.path = exit.thread.enterPath;
}

} // namespace muxscope::world::steps
