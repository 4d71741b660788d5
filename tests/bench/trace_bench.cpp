// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to record: clock reads, one call (enter, exit, payload), and what a record weighs.
#include "base/clock.h"
#include "bench/table.h"
#include "trace/trace_log.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>

namespace muxscope::bench {

namespace {

constexpr std::uint64_t kCalls = 2'000'000;
constexpr int kRounds = 5;

void recordCalls(trace::TraceLog& log, std::uint64_t calls, std::span<const std::byte> payload) {
    trace::Record enter;
    enter.call = trace::Call::recv;
    enter.phase = trace::Phase::enter;
    enter.fd = 7;
    enter.value = 65536;
    trace::Record exit = enter;
    exit.phase = trace::Phase::exit;
    exit.value = static_cast<std::int64_t>(payload.size());
    for (std::uint64_t i = 0; i < calls; ++i) {
        log.append(enter);
        log.append(exit, payload, log.snapLength());
    }
}

// Loads what a view would look at of each event.
void benchReading(const trace::TraceLog& log) {
    std::int64_t sum = 0;
    const std::uint64_t end = std::min<std::uint64_t>(log.end(), kCalls);
    row("an event read by forEach()",
        bestNsPerPiece(end, kRounds,
                       [&](std::uint64_t n) {
                           log.forEach(0, n, [&](const trace::Event& event) {
                               sum += event.record.value + event.payloadFullLength;
                           });
                       }),
        "ns");
    row("an event read by at(), in order",
        bestNsPerPiece(end, kRounds,
                       [&](std::uint64_t n) {
                           for (std::uint64_t i = 0; i < n; ++i) {
                               const trace::Event event = log.at(i);
                               sum += event.record.value + event.payloadFullLength;
                           }
                       }),
        "ns", sum == 1 ? 0 : kNoTarget);
}

} // namespace

void benchTrace() {
    heading("Recording");
    std::int64_t sink = 0;
    row("two reads of CLOCK_MONOTONIC (what recording would cost at least)",
        2 * bestNsPerPiece(kCalls, kRounds,
                           [&](std::uint64_t n) {
                               for (std::uint64_t i = 0; i < n; ++i)
                                   sink += monotonicNs();
                           }),
        "ns");
    FastClock clock;
    row("two reads of the recording clock",
        2 * bestNsPerPiece(kCalls, kRounds,
                           [&](std::uint64_t n) {
                               for (std::uint64_t i = 0; i < n; ++i)
                                   sink += clock.nowNs();
                           }),
        "ns", sink == 1 ? 0 : kNoTarget);

    const std::array<std::byte, 128> payload{};
    // One log throughout: the first round fills the budget, the rest is what a long run sees.
    const auto log = std::make_unique<trace::TraceLog>();
    row("a recorded call: enter + exit + 128 bytes",
        bestNsPerPiece(kCalls, kRounds, [&](std::uint64_t n) { recordCalls(*log, n, payload); }),
        "ns", 80);
    row("the same without payload",
        bestNsPerPiece(kCalls, kRounds, [&](std::uint64_t n) { recordCalls(*log, n, {}); }), "ns");
    row("stalls of the writer", static_cast<double>(log->stalls().count), "", 0);

    trace::TraceLog::Options roomy;
    roomy.budgetBytes = std::size_t{1} << 30;
    const auto weighed = std::make_unique<trace::TraceLog>(roomy);
    recordCalls(*weighed, kCalls, {});
    row("bytes an event without payload",
        static_cast<double>(weighed->bytesHeld()) / static_cast<double>(weighed->end()), "bytes",
        33);
    heading("Reading a log that is in memory");
    trace::TraceLog::Options large;
    large.budgetBytes = std::size_t{2} << 30;
    const auto full = std::make_unique<trace::TraceLog>(large);
    recordCalls(*full, kCalls, payload);
    benchReading(*full);
}

} // namespace muxscope::bench
