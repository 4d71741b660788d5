// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to fold events into a world, and to go to any moment of a long history.
#include "bench/synthetic_trace.h"
#include "bench/table.h"
#include "world/history.h"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <random>
#include <vector>

namespace muxscope::bench {

namespace {

constexpr int kConnections = 64;
constexpr int kSeeks = 300;

void benchFold(const trace::TraceLog& log) {
    const std::uint64_t events = log.end();
    const double ns = bestNsPerPiece(events, 3, [&](std::uint64_t) {
        world::World world;
        log.forEach(0, events, [&](const trace::Event& event) { world::apply(world, event); });
    });
    row("apply(): events folded", 1e3 / ns, "M/s", 5, true);
}

void benchSeeks(const trace::TraceLog& log) {
    world::History history(log);
    const std::int64_t from = clockNs();
    while (history.advance(1'000'000'000) > 0) {
    }
    const double seconds = static_cast<double>(clockNs() - from) / 1e9;
    row("History::advance() with its keyframes: events folded",
        static_cast<double>(history.head()) / 1e6 / seconds, "M/s");
    row("keyframes", static_cast<double>(history.keyframes()), "");

    std::mt19937_64 random(1);
    std::uniform_int_distribution<Moment> anywhere(history.first(), history.head());
    std::vector<double> seeks;
    for (int k = 0; k < kSeeks; ++k) {
        const Moment moment = anywhere(random);
        const std::int64_t start = clockNs();
        history.at(moment);
        seeks.push_back(static_cast<double>(clockNs() - start) / 1e6);
    }
    std::sort(seeks.begin(), seeks.end());
    row("random seek, median", seeks[seeks.size() / 2], "ms", 5);
    row("random seek, worst of 300", seeks.back(), "ms", 5);

    Moment moment = history.head() / 2;
    history.at(moment);
    row("one step back",
        bestNsPerPiece(200, 3,
                       [&](std::uint64_t steps) {
                           for (std::uint64_t k = 0; k < steps; ++k)
                               history.at(--moment);
                       }) /
            1e6,
        "ms", 5);
    row("one step forward",
        bestNsPerPiece(200, 3,
                       [&](std::uint64_t steps) {
                           for (std::uint64_t k = 0; k < steps; ++k)
                               history.at(++moment);
                       }) /
            1e6,
        "ms", 5);
}

} // namespace

void benchWorld(std::uint64_t events) {
    heading(fmt::format("Folding and seeking: a history of {} events, {} connections", events,
                        kConnections));
    trace::TraceLog::Options options;
    options.budgetBytes = std::max<std::size_t>(events * 160, std::size_t{64} << 20);
    const auto log = std::make_unique<trace::TraceLog>(options);
    appendLoad(*log, events, kConnections);
    row("bytes an event, requests and answers included",
        static_cast<double>(log->bytesHeld()) / static_cast<double>(log->end()), "bytes");
    benchFold(*log);
    benchSeeks(*log);
}

} // namespace muxscope::bench
