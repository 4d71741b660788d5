// SPDX-License-Identifier: GPL-3.0-or-later
// strace prints some arguments only when a call returns. The log of events is append-only, so an enter whose
// arguments are still missing is held back until they are known, and all that follows it queues behind it.
// The queue is bounded: beyond that the oldest enter goes out with what is known. One thread; never fails.
#pragma once

#include "trace/trace_log.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace muxscope::analysis {

class HeldEvents {
public:
    static constexpr std::uint64_t kNotHeld = UINT64_MAX;

    // mostBytes 0: nothing is ever held (a log that is watched while it is written).
    HeldEvents(trace::TraceLog& log, std::size_t mostBytes) : m_log(log), m_most(mostBytes) {}

    // complete: nothing of it will become known later. The ticket of one that waits, else kNotHeld.
    std::uint64_t add(const trace::Record& record, std::span<const std::byte> payload,
                      std::size_t fullLength, bool complete);
    // The record of a ticket, to be filled in; nullptr when it is gone already.
    [[nodiscard]] trace::Record* find(std::uint64_t ticket);
    // As much is known of it as ever will be.
    void release(std::uint64_t ticket);
    void releaseAll();

private:
    struct Item {
        trace::Record record;
        std::vector<std::byte> payload;
        std::size_t fullLength = 0;
        bool complete = true;
    };
    void popFront();

    trace::TraceLog& m_log;
    const std::size_t m_most;
    std::deque<Item> m_items;
    std::uint64_t m_first = 0; // ticket of the front
    std::size_t m_bytes = 0;
};

} // namespace muxscope::analysis
