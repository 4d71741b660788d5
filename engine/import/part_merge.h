// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of one -ff log, one file a thread, put together by their times: a call that sleeps begins and
// ends between the calls of others. Without times their order is lost: the parts are read one after the
// other, and that is remarked. One thread; blocks on the disk.
#pragma once

#include "import/call_sink.h"
#include "import/log_clock.h"
#include "import/log_file.h"
#include "import/pairing.h"
#include "import/remarks.h"
#include "import/thread_roll.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace muxscope::strace {

class PartMerge {
public:
    PartMerge(CallSink& sink, ThreadRoll& roll, Remarks& remarks)
        : m_sink(sink), m_remarks(remarks), m_pairing(sink, roll), m_roll(roll) {}

    void add(std::unique_ptr<LogFile> file, std::string name, ThreadKey thread);
    // Reads all parts to their ends; false from `goOn` cancels. How many lines were understood.
    std::uint64_t run(const std::function<bool(double)>& goOn);

private:
    // A line with everything that must outlive the next one being read.
    struct Read {
        bool there = false;
        std::string text;
        TraceLine line;
        Stamp at;
        std::uint64_t number = 0;
        bool cut = false;
    };
    struct Part {
        std::unique_ptr<LogFile> file;
        std::string name;
        ThreadKey thread = 0;
        LogClock clock;
        Read now;
        Read next;
        CallText call;
        bool begun = false; // of `now`, a whole call, the beginning was said
        std::int64_t dueNs = 0;
    };
    void read(Part& part, Read& into);
    void advance(Part& part);
    void step(Part& part);
    void beginCall(Part& part);
    void endCall(Part& part);

    CallSink& m_sink;
    Remarks& m_remarks;
    Pairing m_pairing;
    ThreadRoll& m_roll;
    std::vector<std::unique_ptr<Part>> m_parts;
    std::uint64_t m_understood = 0;
    bool m_timed = true; // as the first lines of all parts say
    bool m_running = false;
};

} // namespace muxscope::strace
