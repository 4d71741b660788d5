// SPDX-License-Identifier: GPL-3.0-or-later
// The system calls that a trace can tell about, by the names of section 2 of the manual, and the
// places in a shown loop that calls come from. Values are stored in session files: append only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace muxscope::trace {

// name, and what kind of thing it does (for colours and filters). async_cancel is no call of its own but
// io_uring's operation that takes another one back: it occurs as submission and completion only.
#define MUXSCOPE_CALLS(X)                                                                          \
    X(none, other)                                                                                 \
    X(socket, setup)                                                                               \
    X(bind, setup)                                                                                 \
    X(listen, setup)                                                                               \
    X(accept, accept)                                                                              \
    X(accept4, accept)                                                                             \
    X(connect, setup)                                                                              \
    X(recv, read)                                                                                  \
    X(recvfrom, read)                                                                              \
    X(read, read)                                                                                  \
    X(send, write)                                                                                 \
    X(sendto, write)                                                                               \
    X(write, write)                                                                                \
    X(sendfile, write)                                                                             \
    X(shutdown, close)                                                                             \
    X(close, close)                                                                                \
    X(setsockopt, setup)                                                                           \
    X(getsockopt, setup)                                                                           \
    X(getsockname, setup)                                                                          \
    X(getpeername, setup)                                                                          \
    X(fcntl, setup)                                                                                \
    X(ioctl, setup)                                                                                \
    X(select, wait)                                                                                \
    X(poll, wait)                                                                                  \
    X(epoll_create1, setup)                                                                        \
    X(epoll_ctl, interest)                                                                         \
    X(epoll_wait, wait)                                                                            \
    X(open, setup)                                                                                 \
    X(openat, setup)                                                                               \
    X(fstat, other)                                                                                \
    X(eventfd, setup)                                                                              \
    X(nanosleep, wait)                                                                             \
    X(sigtimedwait, wait)                                                                          \
    X(io_uring_setup, setup)                                                                       \
    X(io_uring_enter, wait)                                                                        \
    X(pread64, read)                                                                               \
    X(socketpair, setup)                                                                           \
    X(clock_gettime, other)                                                                        \
    X(async_cancel, other)                                                                         \
    X(rt_sigsuspend, wait)                                                                         \
    X(pause, wait)                                                                                 \
    X(wait4, wait)                                                                                 \
    X(waitid, wait)                                                                                \
    X(futex, wait)                                                                                 \
    X(flock, wait)

enum class Call : std::uint8_t {
#define X(name, kind) name,
    MUXSCOPE_CALLS(X)
#undef X
};

enum class CallKind : std::uint8_t { setup, accept, read, write, close, interest, wait, other };

inline constexpr std::uint8_t kCallCount = 0
#define X(name, kind) +1
    MUXSCOPE_CALLS(X)
#undef X
    ;

std::string_view callName(Call call);
CallKind callKind(Call call);
std::optional<Call> callFromName(std::string_view name);

// Whether the call waits for many descriptors and answers with those that are ready: select, poll,
// epoll_wait, and sigtimedwait, whose answer is one descriptor a signal.
constexpr bool isMultiplexer(Call call) {
    return call == Call::select || call == Call::poll || call == Call::epoll_wait ||
           call == Call::sigtimedwait;
}

// Whether a loop that serves many waits in this call: a multiplexer, or io_uring_enter, whose answers
// are no result of the call but completions in the ring.
constexpr bool isLoopWait(Call call) {
    return isMultiplexer(call) || call == Call::io_uring_enter;
}

// A call that sleeps until something happens that is no descriptor's: a signal, a child's end, another
// thread's word, a lock. Of futex(2) only the operations that wait are kept.
constexpr bool isOtherWait(Call call) {
    return call >= Call::rt_sigsuspend && call <= Call::flock;
}

// Where in the shown loop a call stands. A listing marks its lines with these names (`#@ recv`).
#define MUXSCOPE_SITES(X)                                                                          \
    X(none)                                                                                        \
    X(openListener)                                                                                \
    X(reuseAddress)                                                                                \
    X(bindListener)                                                                                \
    X(listen)                                                                                      \
    X(nameListener)                                                                                \
    X(listenerNonblocking)                                                                         \
    X(createMux)                                                                                   \
    X(watchListener)                                                                               \
    X(wait)                                                                                        \
    X(accept)                                                                                      \
    X(watchConnection)                                                                             \
    X(recv)                                                                                        \
    X(recvUrgent)                                                                                  \
    X(send)                                                                                        \
    X(watchWriting)                                                                                \
    X(unwatchWriting)                                                                              \
    X(unwatch)                                                                                     \
    X(finishSending)                                                                               \
    X(close)                                                                                       \
    X(refuse)                                                                                      \
    X(pauseListener)                                                                               \
    X(resumeListener)                                                                              \
    X(socketError)                                                                                 \
    X(closeListener)                                                                               \
    X(file)                                                                                        \
    X(noDelay)                                                                                     \
    X(sleep)                                                                                       \
    X(waitReadable)                                                                                \
    X(setTimeout)                                                                                  \
    X(connectionNonblocking)                                                                       \
    X(signalOwner)                                                                                 \
    X(signalNumber)                                                                                \
    X(signalAsync)                                                                                 \
    X(takeSignal)                                                                                  \
    X(pollAll)                                                                                     \
    X(createRing)                                                                                  \
    X(submitAccept)                                                                                \
    X(submitRecv)                                                                                  \
    X(submitSend)                                                                                  \
    X(submitClose)                                                                                 \
    X(enterRing)                                                                                   \
    X(rearm)                                                                                       \
    X(startThread)                                                                                 \
    X(readTerminal)                                                                                \
    X(writeTerminal)                                                                               \
    X(openLinesFile)                                                                               \
    X(writeLine)                                                                                   \
    X(openUdp)                                                                                     \
    X(recvDatagram)                                                                                \
    X(sendDatagram)                                                                                \
    X(broadcastOption)                                                                             \
    X(connectTarget)                                                                               \
    X(relay)                                                                                       \
    X(sendFile)                                                                                    \
    X(bufferSize)                                                                                  \
    X(socketFacts)                                                                                 \
    X(submitCancel)

enum class Site : std::uint16_t {
#define X(name) name,
    MUXSCOPE_SITES(X)
#undef X
};

std::string_view siteName(Site site);
std::optional<Site> siteFromName(std::string_view name);

} // namespace muxscope::trace
