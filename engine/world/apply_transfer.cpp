// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that move bytes or end a connection.
#include "world/apply_steps.h"

#include <algorithm>
#include <cerrno>

namespace muxscope::world::steps {

namespace {

using trace::Call;

// The connection a successful call was made on. Sockets whose accept was not seen appear now; read
// and write may be about any file and make nothing appear.
Connection* connectionFor(const Exit& exit) {
    Connection* connection = connectionAt(exit.world, exit.fd());
    if (connection != nullptr || !exit.ok())
        return connection;
    if (!usable(exit.fd())) {
        countOdd(exit.world);
        return nullptr;
    }
    const Call call = exit.event.call();
    const bool socketCall =
        call == Call::recv || call == Call::recvfrom || call == Call::send || call == Call::sendto;
    const bool open = exit.world.descriptor(exit.fd()).open;
    if (!socketCall || open)
        return nullptr;
    return &openConnection(exit.world, exit.fd(), exit.index(), {}, Known::inferred);
}

void noteError(Connection& connection, int error) {
    connection.lastError = error;
    if (error == EAGAIN)
        ++connection.wouldBlock;
    const bool reset = error == ECONNRESET || error == EPIPE;
    if (reset && connection.closedBy == ClosedBy::open)
        connection.closedBy = ClosedBy::reset;
}

// For writing; nullptr when nothing open stands at this number, or a connection, which counts for
// itself.
Descriptor* countingDescriptor(const Exit& exit) {
    if (!usable(exit.fd()))
        return nullptr;
    const Descriptor& descriptor = exit.world.descriptor(exit.fd());
    return descriptor.open && descriptor.kind != FdKind::connection
               ? &exit.world.descriptors.mut(static_cast<std::size_t>(exit.fd().n))
               : nullptr;
}

// A datagram may be longer than the room it was received into (MSG_TRUNC): what is beyond is gone.
void readOther(const Exit& exit) {
    const bool cut = exit.matched && exit.event.call() == Call::recvfrom &&
                     exit.thread.enter.value >= 0 && exit.result > exit.thread.enter.value;
    const auto bytes = static_cast<std::uint64_t>(
        cut ? std::max<std::int64_t>(exit.thread.enter.value, 0) : exit.result);
    exit.world.counters.bytesIn += bytes;
    Descriptor* descriptor = countingDescriptor(exit);
    if (descriptor == nullptr)
        return;
    ++descriptor->readCalls;
    descriptor->bytesIn += bytes;
    descriptor->cutDatagrams += cut ? 1 : 0;
    if (!exit.ok())
        descriptor->lastError = exit.error;
}

// Keeps the last lines of a file that is appended to. Bytes beyond the snap length are counted only.
void append(FileTail& tail, std::string_view bytes, std::uint64_t length) {
    tail.bytes += length;
    tail.lines += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    tail.text += bytes;
    if (tail.text.size() > FileTail::kMostBytes)
        tail.text.erase(0, tail.text.size() - FileTail::kMostBytes);
    std::size_t from = tail.text.size();
    for (std::size_t lines = 0; from > 0; --from)
        if (tail.text[from - 1] == '\n' && lines++ == FileTail::kMostLines)
            break;
    tail.text.erase(0, from);
}

void writeOther(const Exit& exit, std::uint64_t bytes) {
    Descriptor* descriptor = countingDescriptor(exit);
    if (descriptor == nullptr)
        return;
    ++descriptor->writeCalls;
    descriptor->bytesOut += bytes;
    if (!exit.ok())
        descriptor->lastError = exit.error;
    if (descriptor->appends)
        append(exit.world.appended, trace::asText(exit.event.moved()).substr(0, bytes), bytes);
}

void lowerReceiveQueue(Connection& connection, std::uint64_t bytes) {
    auto& [value, known] = connection.receiveQueue;
    if (known == Known::unknown || bytes == 0)
        return;
    value -= static_cast<std::uint32_t>(std::min<std::uint64_t>(bytes, value));
    known = Known::inferred;
}

} // namespace

void exitRead(const Exit& exit) {
    const std::uint32_t flags = exit.event.record.aux;
    const bool urgent = (flags & kMsgOob) != 0;
    markHandled(exit.world, exit.thread.id, exit.fd(), urgent ? trace::kPri : ~trace::kOut);
    Connection* connection = connectionFor(exit);
    if (connection == nullptr)
        return readOther(exit);
    ++connection->recvCalls;
    if (!exit.ok())
        return noteError(*connection, exit.error);
    if ((flags & kMsgPeek) != 0)
        return;
    const auto bytes = static_cast<std::uint64_t>(exit.result);
    connection->bytesIn += bytes;
    exit.world.counters.bytesIn += bytes;
    if (urgent) {
        connection->urgentSeen |= bytes != 0;
        return;
    }
    lowerReceiveQueue(*connection, bytes);
    if (bytes == 0) {
        if (exit.matched && exit.thread.enter.value == 0) // asked for nothing
            return;
        if (connection->endOfInputEvent == kNoEvent)
            connection->endOfInputEvent = exit.index();
        if (connection->closedBy == ClosedBy::open)
            connection->closedBy = ClosedBy::peer;
        inputEnded(*connection);
    } else if (exit.world.speaksHttp) {
        received(exit.world, *connection, exit.event, bytes);
    }
}

void exitWrite(const Exit& exit) {
    const std::uint32_t flags = exit.event.record.aux;
    markHandled(exit.world, exit.thread.id, exit.fd(), trace::kOut);
    Connection* connection = connectionFor(exit);
    const auto bytes = static_cast<std::uint64_t>(exit.result);
    exit.world.counters.bytesOut += bytes;
    if (connection == nullptr)
        return writeOther(exit, bytes);
    ++connection->sendCalls;
    if (!exit.ok())
        return noteError(*connection, exit.error);
    connection->bytesOut += bytes;
    if (exit.matched && exit.result < exit.thread.enter.value)
        ++connection->shortSends;
    if (bytes != 0 && (flags & kMsgOob) == 0 && exit.world.speaksHttp)
        sent(exit.world, *connection, exit.event, bytes);
}

void exitShutdown(const Exit& exit) {
    Connection* connection = connectionAt(exit.world, exit.fd());
    if (connection == nullptr)
        return;
    if (!exit.ok())
        return noteError(*connection, exit.error);
    if (!exit.matched || exit.thread.enter.value == kShutRd)
        return;
    if (connection->closedBy == ClosedBy::open)
        connection->closedBy = ClosedBy::local;
    outputEnded(exit.world, *connection);
}

void exitClose(const Exit& exit) {
    if (!usable(exit.fd()))
        return countOdd(exit.world);
    markHandled(exit.world, exit.thread.id, exit.fd(), ~0U);
    // close(2), Linux: the number is free again even when close fails, but for EBADF.
    if (exit.error == EBADF)
        return;
    // Between a close and its answer another thread may have been given the number: that life goes on.
    const Descriptor& descriptor = exit.world.descriptor(exit.fd());
    const bool reused = exit.matched && descriptor.open && descriptor.openedEvent != kNoEvent &&
                        descriptor.openedEvent > exit.thread.enterEvent;
    if (!reused)
        closeDescriptor(exit.world, exit.fd(), exit.index());
}

} // namespace muxscope::world::steps
