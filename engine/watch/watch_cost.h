// SPDX-License-Identifier: GPL-3.0-or-later
// What being watched costs a program, measured in this run. At each system call of a watched thread the
// thread stands still while strace looks: strace works (or waits for a processor) exactly then, and the
// kernel keeps account of that (/proc/PID/schedstat). Set against the time that the program itself ran, it
// tells how much longer its work takes. Something is left out (the switches to and fro), so all of it
// is "at least". One thread; reads /proc, never waits.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace muxscope::watch {

struct WatchCost {
    bool known = false;         // false: the kernel keeps no such account
    std::int64_t watchedNs = 0; // since the watching began
    std::int64_t heldNs = 0;    // the program's threads stood still for strace
    std::int64_t programNs = 0; // they ran
    std::uint64_t lines = 0;    // of strace's

    // How many times as long its work takes; 0: too little was seen to tell.
    [[nodiscard]] double factor() const {
        constexpr std::int64_t kLeastNs = 10'000'000;
        return known && programNs >= kLeastNs
                   ? static_cast<double>(programNs + heldNs) / static_cast<double>(programNs)
                   : 0;
    }
};

class WatchMeter {
public:
    void begin(int stracePid, std::int64_t nowNs);
    // A line of the log: whose it is.
    void line(std::string_view text);
    // Looks again; call it now and then, and before the threads are gone.
    void look(std::int64_t nowNs);
    [[nodiscard]] const WatchCost& cost() const { return m_cost; }

private:
    struct Thread {
        std::int64_t firstNs = 0;
        std::int64_t lastNs = 0;
    };
    int m_strace = 0;
    std::int64_t m_beganNs = 0;
    std::int64_t m_straceFirstNs = 0;
    std::unordered_map<int, Thread> m_threads;
    int m_latest = 0;
    WatchCost m_cost;
};

} // namespace muxscope::watch
