// SPDX-License-Identifier: GPL-3.0-or-later
// An strace log's calls as events of a TraceLog, so that every view shows another program as it shows our
// own server. One thread; never fails.
//
// A log may hold the tables of many processes, and duplicates. So an event names the open file, not the slot:
// a file keeps the number under which it first appeared, through whatever descriptor of whatever process it
// is used, and when that number is in use elsewhere it goes by one from kSpareNumbers on (10003 for 3).
// Notes say whose a thread is and which number a process calls a file by where it is another one
// (trace/process_note.h, mapped_processes.cpp): people see that one. Calls that trace/ has no word for are kept
// as remarks, with the text that strace wrote. What the log does not tell is not put into an event
// (trace::kNotTold); what it tells only when a call returns is put into the call's enter (HeldEvents).
#pragma once

#include "analysis/analysis.h"
#include "analysis/held_events.h"
#include "import/call_sink.h"
#include "trace/trace_log.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace muxscope::analysis {

class TraceMapping : public strace::CallSink {
public:
    static constexpr std::int32_t kSpareNumbers = 10'000;
    static constexpr std::int32_t kMostSpare = 200'000; // from here on: in order of appearance

    // Of events that wait for an enter's arguments.
    static constexpr std::size_t kHoldBytes = std::size_t{4} << 20;

    // holdBytes 0: every event goes into the log at once (a program that is being watched).
    TraceMapping(trace::TraceLog& log, strace::ThreadRoll& roll, std::size_t holdBytes = 0);
    // Of a log with times, before its first line: the events' time line begins then, not with that line.
    void beginAt(std::int64_t dayNs);
    // The log is over. Nothing may follow.
    void finish() { m_held.releaseAll(); }
    void started(ThreadKey thread, Stamp at, const CallText& call, bool whole) override;
    void ended(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs) override;
    void seen(ThreadKey thread, Stamp at) override;
    void threadEnded(ThreadKey thread, Stamp at, bool killed, std::string_view how) override;
    void superseded(ThreadKey leader, ThreadKey other) override;

private:
    // The call a thread is in, as far as it is in the log of events.
    struct Under {
        trace::Call call = trace::Call::none;
        std::int32_t fd = -1;
        std::uint16_t aux = 0;
        std::uint64_t held = HeldEvents::kNotHeld;
    };
    // What the events have said of a process so far.
    struct Told {
        ThreadKey speaker = 0; // a thread of it
        bool met = false;
        bool inherited = false; // from its parent
        // By the events' number: the process's own, where it is another.
        std::unordered_map<std::int32_t, std::int32_t> numbers;
        // By the process's number: the one that events last used for it.
        std::unordered_map<std::int32_t, std::int32_t> named;
    };
    struct Met {
        std::int64_t tid = -1; // -1: not met
        std::uint32_t process = kNone;
        bool operator==(const Met&) const = default;
    };
    // The ticket of an event that is held back.
    std::uint64_t append(trace::Phase phase, ThreadKey thread, Stamp at, const Under& under,
                         std::int64_t value, std::size_t fullLength = 0, bool complete = true);
    void remark(ThreadKey thread, Stamp at, std::string_view text, std::int32_t fd = -1);
    std::int64_t timeOf(Stamp at);
    // The number by which events name the file at this descriptor.
    std::int32_t shown(ThreadKey thread, std::int64_t fd);
    [[nodiscard]] std::int32_t freeNumber(std::uint32_t process, std::int32_t plain);
    [[nodiscard]] std::int32_t spareFor(std::int32_t plain);
    void note(trace::NoteKind kind, ThreadKey thread, Stamp at, std::string_view text,
              std::int32_t fd = -1);
    // mapped_processes.cpp
    Told& toldOf(std::uint32_t process);
    void meet(ThreadKey thread, Stamp at);
    void tellProcess(ThreadKey thread, Stamp at);
    void inherit(std::uint32_t process);
    void tellNumber(ThreadKey thread, std::int32_t number, std::int32_t fd);
    void numberLeft(std::uint32_t process, std::int32_t fd, FileId file);
    void duplicated(ThreadKey thread, Stamp at, const CallText& call);
    void becameProgram(ThreadKey thread, Stamp at, const CallText& call);
    void fileGone(FileId file);
    void tellPassed(Stamp at);
    // mapped_calls.cpp. The enter's value; m_payload is filled.
    std::int64_t enter(ThreadKey thread, const CallText& call, Under& under);
    std::int64_t enterOption(ThreadKey thread, const CallText& call, Under& under);
    void tellEnter(const CallText& call, Under& under, const MuxCall* wait);
    std::int64_t exitTransfer(ThreadKey thread, const CallText& call, Under& under);
    std::int64_t exitOption(const CallText& call, const Under& under);
    // mapped_waits.cpp
    std::int64_t enterWait(ThreadKey thread, const CallText& call, Under& under);
    std::int64_t enterRing(ThreadKey thread, const CallText& call, Under& under);
    void putSignal(ThreadKey thread, const CallText& call, Under& under);
    // What strace may have printed on the call's return: the enter's value, and what goes with it.
    static std::int64_t lateArguments(const CallText& call, Under& under, const MuxCall* wait);
    std::int64_t exit(ThreadKey thread, const CallText& call, Under& under);
    void putInterest(ThreadKey thread, const FdList& list, std::int64_t nfds);
    void putReady(ThreadKey thread, const FdList& list);
    void shownBits(ThreadKey thread, const FdList& list);
    [[nodiscard]] Under& underOf(ThreadKey thread);

    trace::TraceLog& m_log;
    HeldEvents m_held;
    strace::ThreadRoll& m_roll;
    Analysis m_analysis;
    std::vector<Told> m_told;               // by process
    std::vector<Met> m_met;                 // by thread: what was told of it
    std::vector<Analysis::Passed> m_passed; // by the call that is ending
    std::int32_t m_closing = -1;            // the number that a close event is about
    Stamp m_now;                            // of the line that is being read
    std::vector<Under> m_under;             // by thread
    std::vector<std::int32_t> m_numberOf;   // by file; -1: none yet
    std::unordered_set<std::int32_t> m_inUse;
    std::int32_t m_nextSpare = kMostSpare;
    std::vector<std::byte> m_payload;
    std::int64_t m_firstNs = 0;
    std::int64_t m_lastNs = -1;
    bool m_timed = false;
};

} // namespace muxscope::analysis
