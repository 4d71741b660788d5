// SPDX-License-Identifier: GPL-3.0-or-later
// One request as a sequence of calls between the application and its kernel, with the two phases that
// tell the I/O models apart (Stevens, UNIX Network Programming, 6.2): waiting until bytes are there,
// and copying them to the program. Folded from the recorded events; plain values that outlive the log,
// so that the same request can be compared over several runs. Any thread that may read the log.
#pragma once

#include "trace/trace_log.h"
#include "world/world.h"

#include <cstdint>
#include <string>
#include <vector>

namespace muxscope::world {

struct SequenceStep {
    enum class Kind : std::uint8_t {
        wait,    // a loop's wait that answered with this descriptor, or with nobody: it timed out;
                 // unanswered: may yet do either
        attempt, // a read, write or accept that did nothing: EAGAIN
        copy,    // a read that brought bytes, the end, or an error, without sleeping for them
        waitAndCopy, // a blocking read that slept and then brought them: both phases in one call
        submit,      // io_uring: an operation handed over; no system call
        complete,    // io_uring: its result taken out; no system call
        send,        // bytes into the send buffer
        accept,      // the connection itself, where the loop asks accept without a wait before it
        other,       // something else about this descriptor: epoll_ctl, setsockopt ...
    };
    Kind kind = Kind::other;
    trace::Record enter; // of a completion: the completion itself
    trace::Record exit;  // the answer; meaningless while unanswered
    std::uint64_t enterEvent = kNoEvent;
    std::uint64_t exitEvent = kNoEvent; // kNoEvent: not answered yet
    std::uint32_t bits = 0;    // wait: what the answer said of this descriptor; 0: it named nobody
    std::uint32_t repeats = 1; // as many alike ones in a row are folded into this one
    std::uint32_t rests = 0;   // sleeps between them (a loop that tries again after a while)
    std::uint32_t othersBefore = 0; // calls for somebody else since the step before
    bool cannotSleep = false;       // an accept on a descriptor with O_NONBLOCK

    [[nodiscard]] bool answered() const { return exitEvent != kNoEvent; }
    // From the first enter to the last answer; 0 while unanswered.
    [[nodiscard]] std::int64_t tookNs() const { return answered() ? exit.atNs - enter.atNs : 0; }
    bool operator==(const SequenceStep&) const;
};

struct SequencePhase {
    enum class Kind : std::uint8_t {
        wait,        // nothing there yet
        copy,        // from the kernel's buffer to the program's
        waitAndCopy, // both within what the program sees as one: a blocking read, io_uring
        room,        // until the send buffer has some
        send,
        client, // before all of them: nobody has connected
    };
    Kind kind = Kind::wait;
    std::uint32_t firstStep = 0;
    std::uint32_t lastStep = 0;
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    bool open = false; // not over at this moment
    bool operator==(const SequencePhase&) const = default;
};

struct Sequence {
    std::string model;   // "select"
    std::string request; // "GET /hello"; empty where no HTTP is spoken
    Fd fd;
    Fd number; // by which people know it, as the calls of the steps do (process_names.h)
    std::uint32_t exchange = 0; // its number on the connection; 0: none is counted
    std::uint16_t peerPort = 0;
    std::vector<SequenceStep> steps;
    std::vector<SequencePhase> phases;
    std::uint64_t bytesIn = 0; // that these steps moved
    std::uint64_t bytesOut = 0;
    bool cut = false;  // there was more than kMostSequenceEvents, or history no longer holds it all
    bool done = false; // the answer was sent completely

    [[nodiscard]] bool empty() const { return steps.empty(); }
    [[nodiscard]] std::int64_t beginNs() const { return steps.empty() ? 0 : steps[0].enter.atNs; }
    [[nodiscard]] std::int64_t endNs() const;
    // From the first call about the request itself to the last: without the wait for a client.
    [[nodiscard]] std::int64_t requestNs() const;
    // Sum over the phases of that kind.
    [[nodiscard]] std::int64_t phaseNs(SequencePhase::Kind kind) const;
    [[nodiscard]] bool has(SequencePhase::Kind kind) const;
    // System calls: what is only in shared memory (io_uring) is none.
    [[nodiscard]] std::uint64_t calls() const;
    [[nodiscard]] std::uint64_t wouldBlock() const; // of those, answered EAGAIN
    // The same request of the same run, perhaps at another moment.
    [[nodiscard]] bool sameRequest(const Sequence& that) const;
};

// A log of which the caller holds the events from `oldest` on (TraceReader): the writer does not take
// them away meanwhile.
struct HeldLog {
    const trace::TraceLog& log;
    std::uint64_t oldest = 0;
};

// The exchange `number` of the connection on `fd` (0: the latest), up to the world's moment; where no
// HTTP is spoken, the latest turn: what was read and what was then sent. At most kMostSequenceEvents
// events are looked at: the first and the last ones. Empty when there is none.
Sequence sequenceOf(const World& world, const HeldLog& held, Fd fd, std::uint32_t number = 0);
inline constexpr std::uint64_t kMostSequenceEvents = 50'000;

} // namespace muxscope::world
