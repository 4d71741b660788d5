// SPDX-License-Identifier: GPL-3.0-or-later
// Switches that make the server do a classic thing wrong, or slowly, on purpose: each has one visible
// consequence. All are off by default, and then no loop does anything of the sort. Plain values.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::server {

struct TeachingSwitches {
    bool leaveInWlist = false;     // a descriptor stays in wlist after its answer was sent
    bool forgetClosed = false;     // select: a closed descriptor stays in the lists
    bool ignoreShortSends = false; // the rest of a short send is thrown away
    bool forgetUnregister = false; // poll, epoll: a closed descriptor is not unregistered
    bool neverClose = false; // one loop: an ended connection leaves the lists, but is not closed
    bool ignoreEndOfInput = false;    // recv = 0 is taken for "nothing yet"
    bool forgetToDrain = false;       // edge-triggered: one recv for each report
    bool acceptedNonblocking = false; // non-blocking models: accepted sockets get O_NONBLOCK too
    bool acceptedTimeout = false;     // blocking-timeout: accepted sockets get the time limit too
    bool timeoutByOption = false;     // blocking-timeout: SO_RCVTIMEO instead of O_NONBLOCK + poll
    std::int64_t handlerSleepMs = 0;  // the handler of a request sleeps
    std::int64_t handlerCpuMs = 0;    // the handler of a request computes
    std::int64_t sendBufferBytes = 0; // SO_SNDBUF asked for; 0 = the kernel's choice
    std::int64_t receiveBufferBytes = 0; // SO_RCVBUF
    std::int64_t timeoutMs = 5'000;      // blocking-timeout: the limit of one wait
    std::int64_t sleepMs = 2'000;        // nonblocking: the pause between two tries
    bool operator==(const TeachingSwitches&) const = default;
};

// One switch, for the command line and the Server panel.
struct SwitchFacts {
    std::string_view name;  // "leave-in-wlist"
    std::string_view unit;  // "ms", "bytes"; empty for a flag
    std::int64_t least = 0; // of a number
    std::int64_t most = 1;
    std::string_view models;      // models it means something to, space-separated; empty = all
    std::string_view about;       // what the server does then, one line, English
    std::string_view consequence; // what is to be seen, one line, English
    bool TeachingSwitches::*flag = nullptr;
    std::int64_t TeachingSwitches::*number = nullptr;

    [[nodiscard]] bool meansSomethingTo(std::string_view model) const;
    [[nodiscard]] std::int64_t valueIn(const TeachingSwitches& switches) const; // a flag: 0 or 1
};

// In the order in which they are shown.
std::span<const SwitchFacts> switchTable();
// Without those that mean nothing to the model.
TeachingSwitches switchesFor(std::string_view model, const TeachingSwitches& switches);

// "leave-in-wlist", "leave-in-wlist=0", "handler-sleep=500". Error::Kind::usage with what is allowed.
Status setSwitch(TeachingSwitches& switches, std::string_view text);
// "leave-in-wlist=1" for each that differs from the default.
std::vector<std::string> switchTexts(const TeachingSwitches& switches);
// The same in one line; empty when none differs.
std::string switchesText(const TeachingSwitches& switches);

} // namespace muxscope::server
