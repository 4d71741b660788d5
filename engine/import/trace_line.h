// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a log: [pid] [time] [extras] body, and what kind of thing the body is. Views into the line.
// Any thread; never fails: what is nothing strace writes is Kind::foreign.
//
//   7708  1795304344.668477 [ 232] [00007f3cac8a5f63] epoll_wait(6, [], 64, 100) = 0 <0.100123>
//   [pid 26638] 23:39:28.354701 (+     0.001144) <... read resumed>"abc", 8) = 3
//   4242<nginx> --- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---
//   5253 +++ superseded by execve in pid 5255 +++
#pragma once

#include <cstdint>
#include <string_view>

namespace muxscope::strace {

struct TraceLine {
    enum class Kind {
        call,        // text: from the call's name on
        unfinished,  // text: the same, without `<unfinished ...>`
        detached,    // text: the same; strace let go of the thread in this call
        resumed,     // name, text: behind `<... NAME resumed>`
        signal,      // --- SIGINT {...} ---, --- stopped by SIGSTOP ---
        exited,      // +++ exited with 0 +++; text: what stands between
        killed,      // +++ killed by SIGKILL +++; text: the same
        superseded,  // +++ superseded by execve in pid 5255 +++; number: that pid
        attached,    // strace: Process 5265 attached; number: its pid
        attachedAll, // strace: Process 8108 attached with 3 threads; number: its pid
        tableStart,  // of -C: nothing behind it is a call
        aside,       // dumps, stack traces, strace's own messages
        empty,
        foreign, // not understood: perhaps the program's own output
    };
    // relative: since the line before, of the whole log.
    enum class Clock { none, timeOfDay, unixTime, relative };

    Kind kind = Kind::foreign;
    Clock clock = Clock::none;
    bool hasPid = false;
    std::int64_t pid = 0;
    std::int64_t timeNs = 0;
    std::int64_t number = 0;
    std::string_view name;
    std::string_view text;
};

TraceLine readLine(std::string_view line);
// The kind of a body alone, behind the prefix.
void classifyBody(std::string_view body, TraceLine& line);

} // namespace muxscope::strace
