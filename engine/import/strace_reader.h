// SPDX-License-Identifier: GPL-3.0-or-later
// A log's lines to calls. Knows the two mixtures of a log on stderr: what the program writes lands inside
// lines, and strace's messages cut lines that are half written.
//
//   write(2, "turn 0\n", 7turn 0
//   ) = 7
//   [pid  5263] poll([{fd=3, events=POLLIN}], 1, -1strace: Process 5265 attached
//    <unfinished ...>
//
// One thread; never fails: what is not understood is a remark.
#pragma once

#include "import/call_sink.h"
#include "import/log_clock.h"
#include "import/log_file.h"
#include "import/pairing.h"
#include "import/remarks.h"
#include "import/thread_roll.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muxscope::strace {

class StraceReader {
public:
    StraceReader(CallSink& sink, ThreadRoll& roll, Remarks& remarks)
        : m_roll(roll), m_remarks(remarks), m_pairing(sink, roll), m_sink(sink) {}

    // One line of a log that holds all threads, or of the part of one thread.
    void line(const LogFile::Line& line);
    // The log is over.
    void finish();
    // Lines that strace wrote, as far as they were understood.
    [[nodiscard]] std::uint64_t understood() const { return m_understood; }
    // The lines that follow are of this thread (one file of -ff).
    void setThread(ThreadKey thread) { m_part = thread; }
    void setPlace(std::string name) { m_name = std::move(name); }

private:
    // A call whose end has not come yet.
    struct Fragment {
        bool active = false;
        std::string text;
        std::string place;
        ThreadKey thread = 0;
        Stamp at;
        bool prefixed = false;
        int lines = 0;
    };
    ThreadKey threadOf(const TraceLine& line);
    void call(const TraceLine& line, const LogFile::Line& raw);
    void startFragment(const TraceLine& line, ThreadKey thread, Stamp at);
    bool continueFragment(std::string_view text);
    bool deliver(std::string_view text, ThreadKey thread, Stamp at);
    void dropFragment(bool atEnd);
    [[nodiscard]] bool endIsCut() const;
    [[nodiscard]] std::string place() const;

    ThreadRoll& m_roll;
    Remarks& m_remarks;
    Pairing m_pairing;
    CallSink& m_sink;
    LogClock m_clock;
    CallText m_call;
    Fragment m_fragment;
    std::optional<ThreadKey> m_part;
    std::string m_name;
    std::uint64_t m_number = 0;
    std::uint64_t m_understood = 0;
    bool m_hasDurations = false;
    bool m_inTable = false;
};

} // namespace muxscope::strace
