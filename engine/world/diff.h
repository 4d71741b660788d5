// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two worlds, mostly one event apart: what a view animates. Pure; any thread.
// Costs little when the two are relatives (at(m) and at(m + 1)): what they share is not looked at.
#pragma once

#include "world/world.h"

#include <cstdint>
#include <vector>

namespace muxscope::world {

struct Diff {
    // A descriptor joined, left or changed a set that is watched.
    struct Interest {
        trace::Call call = trace::Call::none; // of the multiplexer
        Fd epfd;                              // epoll only
        Fd fd;
        std::uint32_t before = 0; // bits; 0 = not watched
        std::uint32_t after = 0;
        bool operator==(const Interest&) const = default;
        [[nodiscard]] std::uint32_t joined() const { return after & ~before; }
        [[nodiscard]] std::uint32_t left() const { return before & ~after; }
    };
    // In the answer that has just been given, or dealt with since.
    struct Ready {
        Fd fd;
        std::uint32_t bits = 0;
        bool operator==(const Ready&) const = default;
    };
    struct Moved {
        Fd fd;
        std::uint64_t bytesIn = 0;  // from the kernel to the program
        std::uint64_t bytesOut = 0; // from the program to the kernel
        bool operator==(const Moved&) const = default;
    };
    // io_uring: put into the submission queue, or taken out of the completion queue.
    struct Operation {
        Fd ring;
        trace::Call call = trace::Call::none;
        Fd fd;
        bool completed = false;
        std::int64_t result = 0; // of a completed one
        bool operator==(const Operation&) const = default;
    };
    enum class Step : std::uint8_t { entered, returned, fellAsleep, woke };
    struct ThreadStep {
        ThreadId thread;
        Step step = Step::entered;
        bool operator==(const ThreadStep&) const = default;
    };
    struct ExchangeStep {
        Fd fd;
        std::uint32_t number = 0;
        bool begun = false;    // its first byte came
        bool answered = false; // its response is complete
        bool operator==(const ExchangeStep&) const = default;
    };

    Moment from = 0;
    Moment to = 0;
    std::vector<Interest> interest;
    std::vector<Ready> becameReady;
    std::vector<Ready> handled;
    std::vector<Moved> moved;
    std::vector<Operation> operations;
    std::vector<Fd> opened; // descriptors; a reused number is in both
    std::vector<Fd> closed;
    std::vector<ThreadStep> threads;
    std::vector<ExchangeStep> exchanges;

    [[nodiscard]] bool empty() const {
        return interest.empty() && becameReady.empty() && handled.empty() && moved.empty() &&
               operations.empty() && opened.empty() && closed.empty() && threads.empty() &&
               exchanges.empty();
    }
};

Diff diff(const World& before, const World& after);

} // namespace muxscope::world
