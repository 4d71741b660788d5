// SPDX-License-Identifier: GPL-3.0-or-later
// An strace log's calls as events of a TraceLog, so that every view shows another program as it shows our
// own server. One thread; never fails.
//
// The world knows one table of descriptors; a log may hold those of many processes, and duplicates. So an
// event names the open file, not the slot: a file keeps the number under which it first appeared, through
// whatever descriptor of whatever process it is used, and when that number is in use elsewhere the file is
// shown under one from kSpareNumbers on, which a remark says. Calls that trace/ has no word for are kept
// as remarks, with the text that strace wrote. What the log does not tell is not put into an event.
#pragma once

#include "analysis/analysis.h"
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

    TraceMapping(trace::TraceLog& log, strace::ThreadRoll& roll);
    // Of a log with times, before its first line: the events' time line begins then, not with that line.
    void beginAt(std::int64_t dayNs);
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
    };
    void append(trace::Phase phase, ThreadKey thread, Stamp at, const Under& under,
                std::int64_t value, std::size_t fullLength = 0);
    void remark(ThreadKey thread, Stamp at, std::string_view text, std::int32_t fd = -1);
    std::int64_t timeOf(Stamp at);
    // The number under which the file at this descriptor is shown.
    std::int32_t shown(ThreadKey thread, std::int64_t fd);
    void fileGone(FileId file);
    // mapped_calls.cpp. The enter's value; m_payload is filled.
    std::int64_t enter(ThreadKey thread, const CallText& call, Under& under);
    std::int64_t exit(ThreadKey thread, const CallText& call, Under& under);
    void putInterest(ThreadKey thread, const FdList& list, std::int64_t nfds);
    void putReady(ThreadKey thread, const FdList& list);
    void shownBits(ThreadKey thread, const FdList& list);
    [[nodiscard]] Under& underOf(ThreadKey thread);

    trace::TraceLog& m_log;
    strace::ThreadRoll& m_roll;
    Analysis m_analysis;
    std::vector<Under> m_under;           // by thread
    std::vector<std::int32_t> m_numberOf; // by file; -1: none yet
    std::unordered_set<std::int32_t> m_inUse;
    std::vector<std::byte> m_payload;
    std::int32_t m_nextSpare = kSpareNumbers;
    std::vector<std::int32_t> m_spare;
    std::int64_t m_firstNs = 0;
    std::int64_t m_lastNs = -1;
    bool m_timed = false;
};

} // namespace muxscope::analysis
