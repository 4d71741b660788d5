// SPDX-License-Identifier: GPL-3.0-or-later
// Joins unfinished calls with their resumptions and says each call's beginning and end to a sink. One
// thread.
//
//   24087 read(8<pipe:[255046]>,  <unfinished ...>
//   24087 <... read resumed>"abc", 8) = 3 <0.003151>
#pragma once

#include "import/call_sink.h"
#include "import/thread_roll.h"
#include "import/trace_line.h"

#include <string>
#include <vector>

namespace muxscope::strace {

class Pairing {
public:
    Pairing(CallSink& sink, ThreadRoll& roll) : m_sink(sink), m_roll(roll) {}

    // A line that is none of call and foreign. False: it is not understood.
    bool line(ThreadKey thread, Stamp at, const TraceLine& line);
    // A call with its answer, in one line.
    void whole(ThreadKey thread, Stamp at, const CallText& call);
    // The same in two steps, for logs that are merged by time.
    void begin(ThreadKey thread, Stamp at, const CallText& call, bool whole);
    void finish(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs);
    // The rest of the call that was left unfinished last, on a line without pid and name (strace -z).
    bool resumeBare(Stamp at, std::string_view rest);
    // A call that is cut: begun, and nothing more is known.
    void beginCut(ThreadKey thread, Stamp at, std::string_view text);
    // The same of a line that breaks off anywhere: half a number is no number.
    void beginTorn(ThreadKey thread, Stamp at, std::string_view text);

private:
    struct Pending {
        bool active = false;
        std::string name;
        std::string text;
        Stamp at;
    };
    Pending& pendingOf(ThreadKey thread);
    bool resume(ThreadKey thread, Stamp at, const TraceLine& line);
    void leavePending(ThreadKey thread, Stamp at, std::string_view text);

    CallSink& m_sink;
    ThreadRoll& m_roll;
    std::vector<Pending> m_pending; // by thread
    ThreadKey m_latest = 0;         // left a call unfinished last
    CallText m_call;
    std::string m_joined;
};

} // namespace muxscope::strace
