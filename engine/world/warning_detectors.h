// SPDX-License-Identifier: GPL-3.0-or-later
// One small state machine for each fault of WarningKind. Each sees every event with the world after it
// and raises what it finds; nothing but events and worlds comes in, so the same events find the same
// faults. O(1) an event, O(ready) a wait's answer, O(changes) an interest; memory by descriptor.
#pragma once

#include "world/cow_vector.h"
#include "world/warning_list.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <vector>

namespace muxscope::world::warn {

// Any two times, as a damaged file may hold them.
inline std::int64_t elapsed(std::int64_t fromNs, std::int64_t toNs) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(toNs) -
                                     static_cast<std::uint64_t>(fromNs));
}

// One event for all of them.
struct Step {
    const trace::Event& event;
    const World& after;
    const Thread* thread = nullptr; // whose event it is; its enter is the call's
    bool matched = false;           // an exit whose enter was seen
    std::uint64_t waits = 0; // loop waits that the thread has begun so far, this one included
    WarningList& list;

    [[nodiscard]] Fd fd() const { return event.fd(); }
    [[nodiscard]] bool usable() const { return fd().valid() && fd().n < kMaxFd; }
    [[nodiscard]] std::int64_t atNs() const { return event.record.atNs; }
    // Begins a call: its enter, or the submission that stands for it.
    [[nodiscard]] bool begins() const {
        return event.isEnter() || event.phase() == trace::Phase::submission;
    }
    [[nodiscard]] bool beginsWait() const {
        return event.isEnter() && trace::isLoopWait(event.call());
    }
    // Of an answer: what the call asked for (room, bytes offered).
    [[nodiscard]] std::int64_t asked() const;
    [[nodiscard]] std::int64_t tookNs() const { // of a matched exit
        return elapsed(thread->enter.atNs, atNs());
    }
};

// A state that belongs to one life of a descriptor.
template <class State>
class PerLife {
public:
    // A new life begins with a new state.
    State& at(Fd fd, const World& world) {
        Slot& slot = m_slots.mut(static_cast<std::size_t>(fd.n));
        const std::uint32_t generation = world.descriptor(fd).generation;
        if (slot.generation != generation)
            slot = {generation, {}};
        return slot.state;
    }
    bool operator==(const PerLife&) const = default;

private:
    struct Slot {
        std::uint32_t generation = 0;
        State state;
        bool operator==(const Slot&) const = default;
    };
    CowVector<Slot, 16> m_slots;
};

// Events of a streak: the first few.
struct Streak {
    std::uint32_t length = 0;
    std::array<std::uint64_t, 4> first{};
    void begin() { length = 0; }
    void add(std::uint64_t event) {
        if (length < first.size())
            first[length] = event;
        ++length;
    }
    [[nodiscard]] std::vector<std::uint64_t> events() const {
        return {first.begin(), first.begin() + std::min<std::size_t>(length, first.size())};
    }
    bool operator==(const Streak&) const = default;
};

// A wait that was answered later than this was no spin: it slept.
inline constexpr std::int64_t kSpinNs = 1'000'000;
inline constexpr std::uint32_t kSpins = 8;    // reports in a row that nobody dealt with
inline constexpr std::uint32_t kEndSpins = 4; // recv = 0 in a row

// writeSpin, endSpin by HUP and ERR, staleSpin: the same report again and again, and no call on the
// descriptor in between.
class ReportSpin {
public:
    void see(const Step& step);
    bool operator==(const ReportSpin&) const = default;

private:
    struct State {
        Streak writable, hungUp, invalid;
        bool operator==(const State&) const = default;
    };
    void answered(const Step& step);
    PerLife<State> m_states;
    bool m_hangUps = false; // any were seen
};

// endSpin: recv = 0 again and again.
class EndSpin {
public:
    void see(const Step& step);
    bool operator==(const EndSpin&) const = default;

private:
    PerLife<Streak> m_streaks;
};

// acceptSpin.
class AcceptSpin {
public:
    void see(const Step& step);
    bool operator==(const AcceptSpin&) const = default;

private:
    Streak m_failures;
    Fd m_listener;
    std::int64_t m_lastNs = 0;
};

// trySpin (vain_tries.h).
class TrySpin {
public:
    void see(const Step& step);
    bool operator==(const TrySpin&) const = default;

private:
    std::map<std::uint16_t, Streak> m_streaks; // by thread
};

// undrainedEdge. What fills the room of a recv may not have been all (epoll(7), question 9); who then
// sleeps is never told of the rest.
class UndrainedEdge {
public:
    void see(const Step& step);
    bool operator==(const UndrainedEdge&) const = default;

private:
    struct State {
        std::uint64_t reported = kNoEvent; // kNoEvent: nothing is owed
        std::uint64_t took = kNoEvent;     // the answer that filled its room
        bool operator==(const State&) const = default;
    };
    void reported(const Step& step);
    void sleeps(const Step& step);
    PerLife<State> m_states;
    std::vector<Fd> m_reported; // since the last sleep
};

// shortSendLost: closed or shut for writing, the rest neither sent nor asked for. Told when the program
// then goes on: who stops may cut.
class ShortSend {
public:
    void see(const Step& step);
    bool operator==(const ShortSend&) const = default;

private:
    struct State {
        std::uint64_t shortEvent = kNoEvent; // the latest short send
        std::int64_t rest = 0;               // of the latest send
        bool gone = false;                   // the peer: nobody would get the rest
        bool wantsOut = false;               // watched for OUT
        bool asked = false;                  // for room, since the latest send
        bool tried = false;                  // again, since then
        std::uint64_t waits = 0;             // at the latest send
        bool told = false;
        bool operator==(const State&) const = default;
    };
    struct Suspect {
        Fd fd;
        ThreadId thread;
        std::int64_t lost = 0;
        std::vector<std::uint64_t> evidence;
        bool operator==(const Suspect&) const = default;
    };
    static constexpr std::size_t kMostSuspects = 64;
    void wrote(const Step& step);
    void interestOf(State& state, bool out, std::uint64_t waits) const;
    void interests(const Step& step);
    void ends(const Step& step);
    void goesOn(const Step& step);
    PerLife<State> m_states;
    std::vector<Suspect> m_suspects;
    bool m_anyShort = false; // before the first there is nothing to remember
};

// longHandler: between two waits of a loop, one stretch of the program's own code or one sleep was
// longer than the limit, while others were ready. A call that sleeps is no handler.
class LongHandler {
public:
    explicit LongHandler(std::int64_t limitNs) : m_limitNs(limitNs) {}
    void see(const Step& step);
    bool operator==(const LongHandler&) const = default;

private:
    struct Turn {
        bool running = false;
        Fd handled;               // the connection of the latest call
        std::int64_t worstNs = 0; // the longest stretch of this turn, or of the one before
        Fd worstFd;
        std::uint64_t worstFrom = kNoEvent;
        std::uint64_t worstTo = kNoEvent;
        bool starves = false; // somebody else was ready and not dealt with yet
        bool pending = false; // the turn is over: whom the next wait names at once was ready before
        bool atOnce = false;  // that wait did not sleep
        bool operator==(const Turn&) const = default;
    };
    void stretch(Turn& turn, std::int64_t ns, std::uint64_t from, const Step& step) const;
    void waitBegins(Turn& turn, const Step& step) const;
    void waitEnds(Turn& turn, const Step& step) const;
    void completed(Turn& turn, const Step& step) const;
    void tell(Turn& turn, const Step& step) const;
    std::int64_t m_limitNs;
    std::map<std::uint16_t, Turn> m_turns; // by thread
};

// leakedDescriptor: the input has ended, nothing is owed, and nobody does anything about it.
class Leak {
public:
    void see(const Step& step);
    bool operator==(const Leak&) const = default;

private:
    struct State {
        std::uint64_t ended = kNoEvent; // the recv that said so
        std::int64_t actionNs = 0;      // the latest call on it
        std::uint64_t waits = 0;        // of the thread, then
        ThreadId thread;
        bool queued = false;
        bool told = false;
        bool operator==(const State&) const = default;
    };
    struct Entry {
        FdId fd;
        std::int64_t sinceNs = 0; // looked at a while later
        bool operator==(const Entry&) const = default;
    };
    void tell(State& state, Fd fd, const Step& step) const;
    void closing(const Step& step);
    void lookAtOldest(const Step& step, bool stopped);
    PerLife<State> m_states;
    std::deque<Entry> m_queue; // ended and open, by the time to look again
};

} // namespace muxscope::world::warn
