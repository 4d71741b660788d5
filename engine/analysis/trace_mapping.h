// SPDX-License-Identifier: GPL-3.0-or-later
// An strace log's calls as events of a TraceLog, so that every view shows another program as it shows our
// own server. One thread; never fails.
//
// The world knows one table of descriptors; a log may hold those of many processes, and duplicates. So an
// event names the open file, not the slot: a file keeps the number under which it first appeared, through
// whatever descriptor of whatever process it is used, and when that number is in use elsewhere the file is
// shown under one from kSpareNumbers on that ends in it (10003 for 3), which a remark says. Calls that trace/ has no word for are kept
// as remarks, with the text that strace wrote. What the log does not tell is not put into an event
// (trace::kNotTold); what it tells only when a call returns is put into the call's enter (HeldEvents).
#pragma once

#include "analysis/analysis.h"
#include "analysis/held_events.h"
#include "import/call_sink.h"
#include "trace/trace_log.h"

#include <cstdint>
#include <string>
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
    void threadEnded(ThreadKey thread, Stamp at, bool killed) override;
    void superseded(ThreadKey leader, ThreadKey other) override;

private:
    // The call a thread is in, as far as it is in the log of events.
    struct Under {
        trace::Call call = trace::Call::none;
        std::int32_t fd = -1;
        std::uint16_t aux = 0;
        std::uint64_t held = HeldEvents::kNotHeld;
    };
    // The ticket of an event that is held back.
    std::uint64_t append(trace::Phase phase, ThreadKey thread, Stamp at, const Under& under,
                         std::int64_t value, std::size_t fullLength = 0, bool complete = true);
    void remark(ThreadKey thread, Stamp at, std::string_view text, std::int32_t fd = -1);
    std::int64_t timeOf(Stamp at);
    // The number under which the file at this descriptor is shown.
    std::int32_t shown(ThreadKey thread, std::int64_t fd);
    [[nodiscard]] std::int32_t spareFor(std::int32_t plain);
    void fileGone(FileId file);
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
    std::vector<Under> m_under;           // by thread
    std::vector<std::int32_t> m_numberOf; // by file; -1: none yet
    std::unordered_set<std::int32_t> m_inUse;
    std::int32_t m_nextSpare = kMostSpare;
    std::vector<std::byte> m_payload;
    std::int64_t m_firstNs = 0;
    std::int64_t m_lastNs = -1;
    bool m_timed = false;
};

} // namespace muxscope::analysis
