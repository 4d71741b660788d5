// SPDX-License-Identifier: GPL-3.0-or-later
// The world at one moment: everything that the events so far say, as plain values. Folded from
// events by apply() and nothing else; it never learns where an event came from. Copies are cheap
// and share what they have in common. One thread at a time.
#pragma once

#include "base/ids.h"
#include "trace/event.h"
#include "world/cow_vector.h"
#include "world/exchange.h"
#include "world/exchange_list.h"
#include "world/process.h"
#include "world/ring.h"
#include "world/socket_facts.h"
#include "world/vain_tries.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muxscope::world {

// A socket address as the kernel wrote it; text by trace::addressText.
struct Address {
    std::array<std::byte, 28> bytes{}; // sockaddr_in6 is the largest we keep
    std::uint8_t length = 0;           // 0 = unknown
    [[nodiscard]] std::span<const std::byte> span() const { return {bytes.data(), length}; }
    [[nodiscard]] std::string text() const {
        return length == 0 ? "?" : trace::addressText(span());
    }
    [[nodiscard]] std::uint16_t port() const { return trace::addressPort(span()); }
    bool operator==(const Address&) const = default;
};

// A thread of the watched program: between two calls it runs, in a call it may sleep.
struct Thread {
    ThreadId id;
    bool inCall = false; // between enter and exit; at the gate it stands here too
    trace::Record enter; // its latest enter
    trace::Record exit;  // its latest exit; call == none before the first
    std::uint64_t enterEvent = kNoEvent;
    std::uint64_t exitEvent = kNoEvent;
    std::uint64_t calls = 0;     // started
    std::int64_t inWaitNs = 0;   // in select, poll, epoll_wait: finished waits only
    std::uint32_t enterWord = 0; // payload of the latest enter where it is one word (epoll_ctl)
    Address enterAddress;        // payload of the latest enter of bind or connect
    // A thread's number comes back with a new thread: all of this then begins anew, but for lives.
    std::uint32_t lives = 0;               // threads seen to start under this number
    bool ended = false;                    //
    Fd serves;                             // the descriptor it was started for
    std::uint64_t startedEvent = kNoEvent; // its start, where one was seen
    // Processor time it had used when an observer looked, and by the look before.
    Fact<std::int64_t> cpuNs;
    std::int64_t cpuAtNs = 0;
    std::int64_t cpuBeforeNs = 0;
    std::int64_t cpuBeforeAtNs = 0;
    // Share of one processor between the latest two looks, 0 to 1.
    [[nodiscard]] Fact<double> cpuShare() const;
    std::string enterPath;              // payload of the latest enter of open or openat
    std::uint32_t process = kNoProcess; // in World::processes
    std::int64_t tid = 0;               // 0: not known
    VainTries vain;
    // In a call that is there to wait. A blocking recv or accept may sleep too: that depends on the
    // descriptor (World::asleep).
    [[nodiscard]] bool asleep() const {
        // io_uring_enter: only when it is to wait for completions, as its min_complete says.
        return inCall && (trace::isMultiplexer(enter.call) ||
                          enter.call == trace::Call::nanosleep || trace::isOtherWait(enter.call) ||
                          (enter.call == trace::Call::io_uring_enter && enter.aux != 0));
    }
    bool operator==(const Thread&) const;
};

// One descriptor of the kernel's last answer.
struct ReadyItem {
    std::int32_t fd = -1;
    std::uint32_t bits = 0;
    std::uint32_t handled = 0; // of those bits, which the program has dealt with since
    bool operator==(const ReadyItem&) const = default;
    [[nodiscard]] bool done() const { return handled != 0; }
};

// One select, poll or epoll: what it watches and what it last answered. select and poll have no
// kernel object; theirs is kept per thread and call. sigtimedwait stands here too: it watches the
// descriptors with O_ASYNC, for everything, and each signal is an answer that names one.
struct Mux {
    trace::Call call = trace::Call::none;
    Fd epfd;         // epoll only
    ThreadId thread; // that waits on it
    Known interestKnown = Known::observed;
    CowVector<std::uint32_t, 64> interest; // bits by descriptor number; 0 = not watched
    std::uint32_t watched = 0;             // descriptors with any bits
    std::uint32_t watchedIn = 0;           // rlist
    std::uint32_t watchedOut = 0;          // wlist
    std::uint32_t watchedPri = 0;          // xlist

    bool waiting = false;
    std::int64_t timeoutNs = -1; // of the latest wait; -1 = for ever
    std::uint32_t nfds = 0;      // select, poll: as passed
    std::uint64_t waits = 0;     // started: the loop's iterations
    std::uint64_t enterEvent = kNoEvent;
    std::uint64_t exitEvent = kNoEvent;
    std::int64_t result = 0; // of the latest finished wait: how many are ready, or -errno
    std::int64_t tookNs = 0; // of the latest finished wait
    // The answer being worked on, in the kernel's order. Empty after a time-out, and again as soon
    // as the next wait begins.
    std::vector<ReadyItem> ready;
    std::uint32_t readyAt = 0; // where in it the program last dealt with a descriptor

    [[nodiscard]] std::uint32_t interestOf(Fd fd) const {
        return fd.valid() ? interest[static_cast<std::size_t>(fd.n)] : 0;
    }
    bool operator==(const Mux&) const = default;
};

// connectionOut: a socket that the program connected itself.
enum class FdKind : std::uint8_t {
    unknown,
    listener,
    connection,
    socket,
    epoll,
    file,
    other,
    connectionOut,
    terminal,
    udp,
};

struct Descriptor {
    FdKind kind = FdKind::unknown;
    bool open = false;
    Known known = Known::unknown; // inferred: its opening was not seen, only its use
    std::uint32_t generation = 0; // 0 = never seen; 1 = first life of this number
    Fact<bool> nonblocking;
    std::uint64_t openedEvent = kNoEvent;
    std::uint64_t closedEvent = kNoEvent;
    Address local;
    Address peer;
    std::int32_t backlog = 0;  // listener
    bool reuseAddress = false; // SO_REUSEADDR set
    bool appends = false;      // a file opened with O_APPEND
    // What was moved over one that is no connection (a file, a terminal, a UDP socket); a connection
    // counts for itself.
    std::int32_t lastError = 0; // errno of its latest failed read or write; EAGAIN counts
    std::uint32_t readCalls = 0;
    std::uint32_t writeCalls = 0;
    std::uint32_t cutDatagrams = 0; // longer than the room they were received into
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    bool operator==(const Descriptor&) const = default;
};

// The end of a file that lines are appended to, as the program wrote it.
struct FileTail {
    static constexpr std::size_t kMostLines = 20;
    static constexpr std::size_t kMostBytes = 4096;
    Fd fd; // none: no such file has been opened
    std::string path;
    std::string text;        // the last lines, each with its LF; of the oldest perhaps only the end
    std::uint64_t lines = 0; // LFs written
    std::uint64_t bytes = 0;
    bool operator==(const FileTail&) const = default;
};

enum class ClosedBy : std::uint8_t { open, peer, local, reset };
std::string_view closedByName(ClosedBy closedBy);

// What CONNECT made of a connection (RFC 9110, section 9.3.6). `open`: its bytes are no HTTP from here
// on. `refused`: there is none, but bytes had followed the CONNECT: where the next request begins is not
// known, so none is looked for.
enum class Tunnel : std::uint8_t { none, asked, open, refused };
std::string_view tunnelName(Tunnel tunnel);

// An accepted connection; kept at its descriptor's number until that is reused.
struct Connection {
    ConnId id;
    Fd fd;
    std::uint32_t generation = 0;
    bool open = false;
    Address peer;
    std::uint64_t acceptedEvent = kNoEvent;
    std::uint64_t closedEvent = kNoEvent;
    std::uint64_t endOfInputEvent = kNoEvent; // recv returned 0: the peer will send no more
    ClosedBy closedBy = ClosedBy::open;       // who ended it first
    bool urgentSeen = false;                  // MSG_OOB byte received
    std::int32_t lastError = 0;               // errno of its latest failed call; EAGAIN counts
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    std::uint32_t recvCalls = 0;
    std::uint32_t sendCalls = 0;
    std::uint32_t wouldBlock = 0; // EAGAIN answers
    std::uint32_t shortSends = 0; // sends that took less than was offered
    Fact<std::uint32_t>
        receiveQueue;              // bytes in the kernel's receive buffer, as a gauge saw them last
    Fact<std::uint32_t> sendQueue; // bytes sent but not acknowledged
    std::int64_t gaugedNs = 0;     // since when a gauge has seen these levels

    // HTTP as observed on the wire: parsers between two bytes, and the latest exchanges.
    http::MessageParser requestParser{http::MessageParser::Kind::Request, http::Limits::observer()};
    http::MessageParser responseParser{http::MessageParser::Kind::Response,
                                       http::Limits::observer()};
    std::uint32_t exchangesSeen = 0; // requests begun on this connection
    ExchangeList exchanges;          // the latest, oldest first, at most kExchangesKept
    std::uint32_t receiving = 0;     // number of the exchange the latest received byte belongs to
    std::uint32_t answering = 0;     // number of the exchange the next sent byte belongs to
    // Methods of exchanges that left the list unanswered (a deep pipeline), the next to answer
    // first; at most kMaxUnanswered.
    std::vector<http::Method> unanswered;

    Tunnel tunnel = Tunnel::none;
    Fd tunnelTo;                 // the far end, as far as the program says; may be closed by now
    std::uint64_t tunnelIn = 0;  // bytes received behind the CONNECT
    std::uint64_t tunnelOut = 0; // bytes sent behind its 2xx
    bool operator==(const Connection&) const;

    [[nodiscard]] const Exchange* exchange(std::uint32_t number) const;
    [[nodiscard]] const Exchange* latest() const {
        return exchanges.empty() ? nullptr : &exchanges.back();
    }
};
inline constexpr std::size_t kMaxUnanswered = 1024;

// A connection that the kernel has finished but nobody has accepted yet; only a gauge can see it.
struct WaitingPeer {
    Address peer;
    std::uint32_t receiveQueue = 0;
    bool operator==(const WaitingPeer&) const = default;
};

struct Counters {
    std::uint64_t calls = 0; // enters
    std::uint64_t waits = 0;
    std::uint64_t accepted = 0;
    std::uint64_t closed = 0;
    std::uint64_t refused = 0;
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    std::uint64_t wouldBlock = 0;
    std::uint64_t errors = 0;    // other than EAGAIN, EINTR
    std::uint64_t requests = 0;  // complete
    std::uint64_t responses = 0; // complete, interim (1xx) ones not counted
    std::uint64_t oddEvents = 0; // made no sense here (a damaged file, calls not seen): ignored
    std::int64_t stalledNs = 0;  // that the writer waited for room in the history
    bool operator==(const Counters&) const = default;
};

struct World {
    Moment moment = 0;
    std::int64_t atNs = 0; // of the latest event
    trace::Record last;    // the latest event; its payload is log.at(moment - 1)
    bool serverRunning = false;
    std::string model;           // "select http", from the start note
    bool speaksHttp = true;      // as far as the start note says: bytes are read as HTTP
    Fd listener;                 // the latest listening socket
    bool listenerPaused = false; // no descriptor left: accepting is paused (EMFILE)
    std::string lastNote;        // payload of the latest note
    std::vector<Thread> threads;
    std::vector<Process> processes; // as the trace tells; empty: one, which is not named
    CowVector<FdOwner, 64> owners;  // by descriptor number; none while there are no processes
    std::vector<Mux> muxes;
    std::vector<Ring> rings;               // io_uring; none for everybody else
    CowVector<Descriptor, 16> descriptors; // by number
    CowVector<Connection, 4> connections;  // by descriptor number
    CowVector<SocketFacts, 16> sockets;    // by descriptor number: see socketFacts()
    std::uint32_t connectionsOpen = 0;
    std::uint32_t connectionsSeen = 0;
    std::int64_t gaugedNs = 0;             // when the latest gauge looked; 0 = never
    std::vector<WaitingPeer> waitingPeers; // as the latest gauge saw the accept queue
    Fact<std::uint32_t> acceptQueue;       // connections waiting, and
    std::uint32_t acceptQueueLimit = 0;    // how many may
    FileTail appended; // to the file that was last opened with O_APPEND, however often
    Counters counters;
    bool operator==(const World&) const;

    [[nodiscard]] const Thread* thread(ThreadId id) const;
    [[nodiscard]] const Thread* serverThread() const {
        return threads.empty() ? nullptr : &threads.front();
    }
    // The one to look at: the latest made, or the one whose wait began last.
    [[nodiscard]] const Mux* mux() const;
    // The latest made; nullptr when there is none.
    [[nodiscard]] const Ring* ring() const { return rings.empty() ? nullptr : &rings.back(); }
    [[nodiscard]] const Descriptor& descriptor(Fd fd) const {
        return descriptors[static_cast<std::size_t>(fd.n)];
    }
    [[nodiscard]] const Connection& connection(Fd fd) const {
        return connections[static_cast<std::size_t>(fd.n)];
    }
    // nullptr: the trace says nothing of processes.
    [[nodiscard]] const Process* processOf(ThreadId id) const;
    // The connection whose tunnel ends at `end`; invalid where none does. Looks at every connection.
    [[nodiscard]] Fd tunnelledFrom(Fd end) const;
    // Of the life that the descriptor has now; nothing known when nothing was seen of it.
    [[nodiscard]] const SocketFacts& socketFacts(Fd fd) const;
    // Whether the thread is in a call that may keep it waiting: select, poll, epoll_wait, nanosleep,
    // or accept, recv, send on a descriptor known to block.
    [[nodiscard]] bool asleep(const Thread& thread) const;
};

// Larger descriptor numbers are not believed (and counted as odd): no system hands them out.
inline constexpr std::int64_t kMaxFd = 1 << 20;
inline constexpr std::size_t kMaxThreads = 1024;
inline constexpr std::size_t kMaxMuxes = 256;
inline constexpr std::size_t kMaxProcesses = 1024; // seen
inline constexpr std::size_t kMaxLiving = 256;     // at a time

// world' = apply(world, event). Pure and deterministic: the same events give the same world, in any
// process. Never fails: an event that makes no sense changes only what is certain and is counted.
void apply(World& world, const trace::Event& event);

} // namespace muxscope::world
