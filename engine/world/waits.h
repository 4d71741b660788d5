// SPDX-License-Identifier: GPL-3.0-or-later
// Why a thread does not get on: every span between two records of a thread has one reason. Totals of
// the reasons by thread, descriptor and client, grown with the fold (give add() to
// History::setObserver). Pure; O(1) an event and O(ready) a wait's answer, never O(watched). One thread
// at a time.
//
// The reasons, and where the manual says so:
//   idle       select, poll, epoll_wait, sigtimedwait, io_uring_enter slept until something came:
//              nothing was ready and nobody needed anything (select(2), poll(2), epoll_wait(2))
//   condition  a call on one descriptor slept until its condition held: recv until bytes came (recv(2)),
//              accept until a client came (accept(2)), connect until the peer answered (connect(2)), a
//              wait for one connection alone
//   transfer   bytes moved, or there was no room for them: a send slept until the send buffer had room
//              (send(2)), a wait was ended by a descriptor that can be written to again, and the copying
//              between program and kernel itself
//   cpu        the thread ran, or could have: between two calls, and in calls that do not sleep, those of
//              a spin above all (EAGAIN: accept(2), recv(2)). A thread
//              that is ready but not chosen by the scheduler looks the same from here.
//   timer      nanosleep(2), and waits and calls that a time limit ended (SO_RCVTIMEO, socket(7))
//
// A sleep shorter than kAtOnceNs (activity.h) was none. At the gate the log's clock stands still. What
// io_uring does without the thread is nobody's wait.
#pragma once

#include "world/activity.h"
#include "world/cow_vector.h"
#include "world/world.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muxscope::world {

enum class WaitReason : std::uint8_t { idle, condition, transfer, cpu, timer };
inline constexpr std::size_t kWaitReasons = 5;

// What exactly was missing.
enum class WaitCause : std::uint8_t {
    nothingReady, // idle: none of many
    noClient,     // condition: accept
    noBytes,      // condition: recv, read
    noPeer,       // condition: connect
    notReady,     // condition: a wait for one connection
    noRoom,       // transfer: the send buffer was full
    copying,      // transfer
    betweenCalls, // cpu: the program's own code
    inCall,       // cpu: a call that does not sleep, or was answered at once
    sleeping,     // timer: nanosleep
    deadline,     // timer: the time limit of a call
    noSignal,     // idle: rt_sigsuspend, pause
    noChild,      // condition: wait4, waitid
    noWord,       // condition: futex, another thread's word
    noLock,       // condition: flock
    spinning,     // cpu: a call that answers EAGAIN, again and again (vain_tries.h)
};
WaitReason reasonOf(WaitCause cause);

struct WaitSpan {
    ThreadId thread;
    Fd fd; // whom it was about; none where it was about many or nobody
    WaitCause cause = WaitCause::betweenCalls;
    trace::Call call = trace::Call::none; // none: between two
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    std::uint64_t fromEvent = kNoEvent; // the enter; of a span between two calls the exit before it
    bool operator==(const WaitSpan&) const = default;
};

// What the thread is in at this moment, up to the latest event; nothing before its first call and after
// its end. A wait that goes on: how it will end is not known yet.
std::optional<WaitSpan> presentWait(const World& world, const Thread& thread);

// The client that has waited longest for the end of an answer: since the first byte of its request.
struct WaitingClient {
    Fd fd;
    std::uint64_t sinceEvent = kNoEvent; // kNoEvent: nobody waits
    std::uint32_t clients = 0;           // that wait
};
WaitingClient
longestWaiting(const World& world); // O(connections): for one look, not for each event

struct WaitTotal {
    std::uint64_t count = 0;
    std::int64_t totalNs = 0;
    std::int64_t longestNs = 0;
    std::uint64_t longestEvent = kNoEvent; // fromEvent of the longest
    Fd longestFd;
    bool operator==(const WaitTotal&) const = default;
};

struct WaitTotals {
    std::array<WaitTotal, kWaitReasons> by;
    [[nodiscard]] const WaitTotal& of(WaitReason reason) const {
        return by[static_cast<std::size_t>(reason)];
    }
    [[nodiscard]] std::int64_t totalNs() const;
    [[nodiscard]] std::uint64_t count() const;
    // The longest span of all; its count and total are meaningless.
    [[nodiscard]] const WaitTotal& longest() const;
    [[nodiscard]] WaitReason mostly() const; // the reason with the greatest total
    void add(const WaitSpan& span);
    bool operator==(const WaitTotals&) const = default;
};

class Waits {
public:
    static constexpr std::size_t kMostClients = 4096; // beyond: counted together

    struct Client {
        Address peer;
        Fd fd; // its descriptor, the latest
        WaitTotals totals;
        bool operator==(const Client&) const = default;
    };

    // The event that led to this world. Events in order.
    void add(const trace::Event& event, const World& after);
    void clear() { *this = Waits(); }

    [[nodiscard]] const WaitTotals& all() const { return m_all; }
    [[nodiscard]] const std::map<std::uint16_t, WaitTotals>& threads() const { return m_threads; }
    // By descriptor number: all of its lives together. Empty totals: nothing was about it.
    [[nodiscard]] const CowVector<WaitTotals, 16>& descriptors() const { return m_descriptors; }
    [[nodiscard]] const std::vector<Client>& clients() const { return m_clients; }
    [[nodiscard]] const WaitTotals& otherClients() const { return m_otherClients; }
    // Spans taken in so far; a view that has seen this many has nothing to do.
    [[nodiscard]] std::uint64_t spans() const { return m_all.count(); }
    bool operator==(const Waits&) const = default;

private:
    struct Life { // of a descriptor: which client it is
        std::uint32_t generation = 0;
        std::uint32_t client = 0; // index + 1; 0: none, or one beyond kMostClients
        bool operator==(const Life&) const = default;
    };
    void take(const WaitSpan& span, const World& after);
    std::uint32_t clientOf(Fd fd, const World& after);

    WaitTotals m_all;
    std::map<std::uint16_t, WaitTotals> m_threads;
    std::map<std::uint16_t, Fd> m_handled; // by thread: the connection it last did something for
    CowVector<WaitTotals, 16> m_descriptors;
    CowVector<Life, 64> m_lives;
    std::vector<Client> m_clients;
    std::map<std::string, std::uint32_t> m_byPeer; // the address's bytes to index + 1
    WaitTotals m_otherClients;
};

} // namespace muxscope::world
