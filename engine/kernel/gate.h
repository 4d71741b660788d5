// SPDX-License-Identifier: GPL-3.0-or-later
// The gate: every recorded call publishes its enter, passes here, then goes to the kernel. Closed, it
// holds the server's threads, each at its next call, while the kernel goes on receiving. Open, it costs
// one relaxed load before and one after each call, and a relaxed add at each turn of the loop.
//
// Several threads stand in a queue: a step lets the one go that has stood longest, the others stay.
#pragma once

#include "base/ids.h"
#include "kernel/breakpoint.h"
#include "kernel/status_reader.h"
#include "trace/record.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace muxscope::kernel {

class Gate {
public:
    enum class Step {
        call,      // let one call through
        ready,     // until a call on another descriptor, or the next iteration
        iteration, // until the loop's next beginning
    };
    // Where a loop begins again: the calls that wait for many descriptors, and these. A thread that
    // serves one client begins again at each recv.
    struct LoopBegins {
        bool atAccept = false;
        bool atRecv = false;
    };

    // --- the server's threads
    // Before each call, whatever pass() does: counts the turns of the loop.
    void arrives(trace::Call call) {
        if (trace::isLoopWait(call))
            m_iterations.fetch_add(1, std::memory_order_relaxed);
    }
    // Whether pass() would look at the call at all: paused, stepping, or a breakpoint is set.
    [[nodiscard]] bool looks() const { return m_closed.load(std::memory_order_relaxed) != 0; }
    // Waits while the gate is closed. `event` is the index of the enter just published.
    void pass(const trace::Record& enter, std::uint64_t event) {
        if (looks()) [[unlikely]]
            hold(enter, event);
    }
    // After an exit: breakpoints on answers. `moved`: the bytes that the call carried.
    void answered(const trace::Record& exit, std::span<const std::byte> moved = {}) {
        if (m_watchesExits.load(std::memory_order_relaxed)) [[unlikely]]
            checkExit(exit, moved);
    }

    // --- any other thread; never block
    void run();
    void pause();
    void step(Step step);
    void setBreakpoints(std::vector<Breakpoint> breakpoints);
    void setLoopBegins(LoopBegins begins);
    // Without one no breakpoint on a status is ever hit.
    void readStatusesWith(std::unique_ptr<StatusReader> reader);
    // For ever open from here on: the server is to stop. Nothing can close it again.
    void dissolve();

    [[nodiscard]] bool paused() const { return m_paused.load(std::memory_order_acquire); }
    // Index of the enter at which that thread stands held that would go next; nullopt when none stands.
    [[nodiscard]] std::optional<std::uint64_t> standing() const;
    [[nodiscard]] std::size_t standingThreads() const;
    // Grows when a breakpoint closes the gate.
    [[nodiscard]] std::uint64_t breakpointHits() const {
        return m_hits.load(std::memory_order_acquire);
    }
    // How often each breakpoint has stopped the server, by its id; also of those that are gone.
    [[nodiscard]] std::map<std::uint32_t, std::uint64_t> hitsById() const;

private:
    struct Standing {
        ThreadId thread;
        std::uint64_t event = 0;
    };

    void hold(const trace::Record& enter, std::uint64_t event);
    // All of these with m_mutex.
    [[nodiscard]] bool beginsLoop(const trace::Record& enter) const;
    bool letsThrough(const trace::Record& enter, const Standing& standing);
    void publishStanding();
    void updateClosed();

    template <class Matches>
    bool countHits(Matches&& matches);
    bool stopsBefore(const trace::Record& enter);

    void checkExit(const trace::Record& exit, std::span<const std::byte> moved);

    std::atomic<int> m_closed{0}; // 0: nothing to look at
    std::atomic<bool> m_watchesExits{false};
    std::atomic<bool> m_paused{false};
    std::atomic<std::uint64_t> m_standing{UINT64_MAX};
    std::atomic<std::uint64_t> m_hits{0};
    std::atomic<std::uint64_t> m_iterations{0}; // begun

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::list<Standing> m_queue;          // the longest standing first
    std::optional<Step> m_stepping;       // a step that has not ended
    std::optional<ThreadId> m_stepThread; // that took it; nullopt: the next to go will
    std::int32_t m_stepFd = -1;
    LoopBegins m_loopBegins;
    bool m_dissolved = false;
    std::vector<Breakpoint> m_breakpoints;
    bool m_readsStatuses = false;
    std::unique_ptr<StatusReader> m_statuses;
    std::map<std::uint32_t, std::uint64_t> m_hitsById;
};

} // namespace muxscope::kernel
