// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers over time, for the timeline's curves: how many descriptors are watched and ready, how many
// bytes go in and out, how many requests are answered, and for how long the loop answered nobody.
// A fold beside World (call add() from History's observer), kept as a pyramid of least and greatest
// values: however far away one looks, a peak is in its bucket. Times are ns since the log's epoch.
// One thread at a time.
#pragma once

#include "trace/event.h"
#include "world/pyramid.h"
#include "world/world.h"

#include <array>
#include <cstdint>
#include <vector>

namespace muxscope::world {

// Append only: numbers are remembered (LaneId).
enum class Counter : std::uint8_t {
    watchedRead,   // rlist: descriptors passed for reading to the latest wait
    watchedWrite,  // wlist
    watchedExcept, // xlist
    watched,       // descriptors with any interest
    ready,         // named by the latest answer
    bytesIn,       // per bucket of the finest level held
    bytesOut,      //
    responses,     // finished, per such bucket
    loopLag,       // ns from the return of a wait to the thread's next wait
};
inline constexpr std::size_t kCounters = 9;

// bytesIn, bytesOut and responses are amounts; what holds until it changes is a level.
constexpr bool isAmount(Counter counter) {
    return counter == Counter::bytesIn || counter == Counter::bytesOut ||
           counter == Counter::responses;
}

struct CounterBucket {
    std::uint32_t slot = 0;
    float least = 0;
    float greatest = 0; // of an amount: the greatest of the finest buckets in it
    float last = 0;     // levels: what goes on after it
    double sum = 0;     // amounts
};

struct CounterExtent {
    double least = 0;
    double greatest = 0;
    bool known = false; // false: nothing was counted by then
    bool operator==(const CounterExtent&) const = default;
};

class CounterIndex {
public:
    static constexpr std::size_t kBudgetBytes = std::size_t{24} << 20;

    explicit CounterIndex(std::size_t budgetBytes = kBudgetBytes) : m_budgetBytes(budgetBytes) {}

    void add(const trace::Event& event, const World& after);
    void trim(std::int64_t firstNs);
    void clear() { *this = CounterIndex(m_budgetBytes); }

    // Counted at least once.
    [[nodiscard]] bool has(Counter counter) const;
    // Least and greatest in [fromNs, toNs); of an amount: per second, on average over [fromNs, toNs)
    // and in the busiest of the finest buckets that it touches.
    [[nodiscard]] CounterExtent extent(Counter counter, std::int64_t fromNs,
                                       std::int64_t toNs) const;
    // Finished within [fromNs, toNs); exact.
    [[nodiscard]] std::size_t responsesIn(std::int64_t fromNs, std::int64_t toNs) const;
    [[nodiscard]] int finestLevel() const { return static_cast<int>(m_finest); }
    [[nodiscard]] std::size_t bytes() const; // about

private:
    using Levels = PyramidLevels<CounterBucket>;
    Levels& of(Counter counter) { return m_levels[static_cast<std::size_t>(counter)]; }
    const Levels& of(Counter counter) const { return m_levels[static_cast<std::size_t>(counter)]; }
    void set(Counter counter, std::int64_t atNs, double value);
    void count(Counter counter, std::int64_t atNs, double amount);
    void addLag(std::int64_t fromNs, std::int64_t toNs);
    void addWaits(const trace::Event& event, const World& after);
    void dropFinest();
    [[nodiscard]] CounterExtent levelExtent(const Levels& levels, std::size_t level,
                                            std::int64_t fromNs, std::int64_t toNs) const;
    [[nodiscard]] CounterExtent amountExtent(const Levels& levels, std::size_t level,
                                             std::int64_t fromNs, std::int64_t toNs) const;

    std::array<Levels, kCounters> m_levels;
    std::vector<std::int64_t> m_finishedNs; // of each response
    std::vector<std::int64_t> m_returnedNs; // by thread: of its latest wait; -1: none
    std::uint64_t m_bytesIn = 0;            // of the world before
    std::uint64_t m_bytesOut = 0;           //
    std::uint64_t m_responses = 0;          //
    std::uint64_t m_answers = 0;
    std::size_t m_budgetBytes;
    std::size_t m_finest = 0;
};

} // namespace muxscope::world
