// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that apply() is made of, one theme a file. Private to engine/world. All are pure and
// never fail; result and error are as the kernel gave them.
#pragma once

#include "trace/event.h"
#include "world/world.h"

#include <cerrno>
#include <cstdint>

namespace muxscope::world::steps {

// Values of the kernel's interface (fcntl.h and sys/socket.h are not included here: this folder
// talks about calls, it makes none).
inline constexpr std::uint32_t kSockNonblock = 04000; // SOCK_NONBLOCK, O_NONBLOCK
inline constexpr std::uint32_t kAsync = 020000;       // O_ASYNC
inline constexpr std::uint32_t kMsgOob = 1;
inline constexpr std::uint32_t kMsgPeek = 2;
inline constexpr std::int64_t kShutRd = 0;

// One exit with what its enter said.
struct Exit {
    World& world;
    const trace::Event& event;
    std::int64_t result = 0; // >= 0
    int error = 0;           // errno, 0 = success
    const Thread& thread;
    bool matched = false; // thread.enter is this exit's enter
    [[nodiscard]] bool ok() const { return error == 0; }
    [[nodiscard]] Fd fd() const { return event.fd(); }
    [[nodiscard]] std::uint64_t index() const { return event.index; }
};

// A wait that ended because its time was over, and says so as an error.
inline bool isTimeOut(const trace::Event& answer) {
    return (answer.call() == trace::Call::sigtimedwait && answer.error() == EAGAIN) ||
           (answer.call() == trace::Call::io_uring_enter && answer.error() == ETIME) ||
           (answer.call() == trace::Call::futex && answer.error() == ETIMEDOUT);
}
inline bool usable(std::int64_t fd) {
    return fd >= 0 && fd < kMaxFd;
}
inline bool usable(Fd fd) {
    return usable(fd.n);
}
inline void countOdd(World& world) {
    ++world.counters.oddEvents;
}
Address addressOf(std::span<const std::byte> sockaddrBytes);
// From one time to another, never negative, whatever the record says.
std::int64_t elapsedNs(std::int64_t fromNs, std::int64_t toNs);

// apply_descriptor.cpp: lives of descriptors and connections.
Descriptor& openDescriptor(World& world, Fd fd, FdKind kind, std::uint64_t event, Known known);
void closeDescriptor(World& world, Fd fd, std::uint64_t event);
Connection& openConnection(World& world, Fd fd, std::uint64_t event, const Address& peer,
                           Known known);
// For writing; what was known of an earlier life is gone. `fd` is usable.
SocketFacts& socketFactsAt(World& world, Fd fd);
// For writing; nullptr when no open connection stands at this number.
Connection* connectionAt(World& world, Fd fd);

// apply_wait.cpp: select, poll, epoll, sigtimedwait.
void enterWait(World& world, const trace::Event& event);
void exitWait(const Exit& exit);
void exitEpollCreate(const Exit& exit);
void exitEpollCtl(const Exit& exit);
// F_SETFL: whether the descriptor's owner is sent signals (O_ASYNC).
void setSignals(World& world, ThreadId thread, Fd fd, bool on);
// A closed descriptor: what the kernel itself forgets then.
void forgetClosed(World& world, Fd fd);
// The program has dealt with `bits` of this descriptor, if the last answer named them.
void markHandled(World& world, ThreadId thread, Fd fd, std::uint32_t bits);
void serverStopped(World& world);

// apply_ring.cpp: io_uring.
void exitRingSetup(const Exit& exit);
void enterRing(World& world, const trace::Event& event);
void exitRing(const Exit& exit);
void submitted(World& world, const trace::Event& event);
// A completion: takes its operation off the ring and says it as the enter of the call that it is. False:
// no such operation was seen.
bool taken(World& world, const trace::Event& event, trace::Record& asEnter);
void forgetRing(World& world, Fd fd);

// apply_socket.cpp: calls that make, name and set up descriptors.
void exitSocket(const Exit& exit);
void exitBind(const Exit& exit);
void exitListen(const Exit& exit);
void exitConnect(const Exit& exit);
void exitSocketpair(const Exit& exit);
void exitAccept(const Exit& exit);
void exitName(const Exit& exit);
void exitOption(const Exit& exit);
void exitControl(const Exit& exit);
void exitOpen(const Exit& exit);

// apply_transfer.cpp: calls that move bytes or end a connection.
void exitRead(const Exit& exit);
void exitWrite(const Exit& exit);
void exitShutdown(const Exit& exit);
void exitClose(const Exit& exit);

// apply_http.cpp: what was moved, read as HTTP.
void received(World& world, Connection& connection, const trace::Event& event, std::uint64_t bytes);
void sent(World& world, Connection& connection, const trace::Event& event, std::uint64_t bytes);
void inputEnded(Connection& connection);
void outputEnded(World& world, Connection& connection);

// The program says where a tunnel goes.
void tunnelOpened(World& world, Fd client, std::string_view farDigits);

// apply_process.cpp: processes and their tables of descriptors.
void processNote(World& world, const trace::Event& event, Thread* thread);
// What the answered call says of the table of the thread's process.
void tableChanged(const Exit& exit);

// apply_gauge.cpp: what a look from outside saw.
void gauge(World& world, const trace::Event& event);
void takeFromQueue(World& world, Connection& connection);

} // namespace muxscope::world::steps
