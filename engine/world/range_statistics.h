// SPDX-License-Identifier: GPL-3.0-or-later
// What happened between two times: calls by name, bytes, errors, who slept how long, how late the
// loop was. A fold over the events of the range, so that it can be done a slice at a time. Times are
// ns since the log's epoch; of a call that reaches over an edge the part inside counts. One thread.
#pragma once

#include "trace/event.h"
#include "world/world.h"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace muxscope::world {

// How often each length of time was seen, in steps of less than 1 %: what percentiles need, in
// bounded memory, whatever the number of samples.
class DurationHistogram {
public:
    void add(std::int64_t ns);
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    // The least length that at least `share` (0..1) of the samples do not exceed; 0 without samples.
    [[nodiscard]] std::int64_t percentile(double share) const;

private:
    static constexpr int kStepBits = 7; // 128 steps from each power of two to the next
    static std::size_t cellOf(std::uint64_t ns);
    static std::int64_t longestIn(std::size_t cell);

    std::array<std::uint64_t, 64U << kStepBits> m_cells{};
    std::uint64_t m_count = 0;
};

class RangeStatistics {
public:
    struct CallTotal {
        std::uint64_t count = 0; // made, answered or not
        std::int64_t tookNs = 0;
    };
    struct ThreadTotal {
        std::int64_t asleepNs = 0;
        std::int64_t runningNs = 0; // whatever else it did
        [[nodiscard]] double asleepShare() const {
            const std::int64_t all = asleepNs + runningNs;
            return all > 0 ? static_cast<double>(asleepNs) / static_cast<double>(all) : 0;
        }
    };

    RangeStatistics(std::int64_t fromNs, std::int64_t toNs) : m_fromNs(fromNs), m_toNs(toNs) {}

    // The events of the range, in order; `facts` says which descriptors block.
    void take(const trace::Event& event, const World& facts);
    // After the last event: what is still under way goes on until the range's end.
    void finish(const World& facts);

    [[nodiscard]] std::int64_t fromNs() const { return m_fromNs; }
    [[nodiscard]] std::int64_t toNs() const { return m_toNs; }
    [[nodiscard]] const std::map<trace::Call, CallTotal>& calls() const { return m_calls; }
    [[nodiscard]] const std::map<int, std::uint64_t>& errors() const {
        return m_errors;
    } // by errno
    [[nodiscard]] const std::map<ThreadId, ThreadTotal>& threads() const { return m_totals; }
    [[nodiscard]] std::uint64_t callCount() const { return m_callCount; }
    [[nodiscard]] std::uint64_t bytesIn() const { return m_bytesIn; }
    [[nodiscard]] std::uint64_t bytesOut() const { return m_bytesOut; }
    [[nodiscard]] const DurationHistogram& loopLag() const { return m_lag; }

private:
    struct Running {
        trace::Record enter; // call none: between two calls
        std::int64_t sinceNs = 0;
        std::int64_t returnedNs = -1; // of its latest wait
        bool seen = false;
        bool ended = false;
    };
    Running& threadOf(const trace::Record& record);
    void closeStretch(Running& thread, const trace::Record& record, const World& facts,
                      std::int64_t atNs);
    void takeEnter(Running& thread, const trace::Record& record, const World& facts);
    void takeAnswer(const trace::Event& event);

    std::int64_t m_fromNs;
    std::int64_t m_toNs;
    std::map<trace::Call, CallTotal> m_calls;
    std::map<int, std::uint64_t> m_errors;
    std::map<ThreadId, ThreadTotal> m_totals;
    std::vector<Running> m_running; // by thread
    DurationHistogram m_lag;
    std::uint64_t m_callCount = 0;
    std::uint64_t m_bytesIn = 0;
    std::uint64_t m_bytesOut = 0;
};

} // namespace muxscope::world
