// SPDX-License-Identifier: GPL-3.0-or-later
// Times a piece of work and prints one line of the table. One thread; prints to stdout.
#pragma once

#include <cstdint>
#include <string_view>

namespace muxscope::bench {

// What the issue asks for; kNoTarget where it asks for nothing.
inline constexpr double kNoTarget = -1;

// "recorded call, 128 bytes        61.2 ns   (target <= 80)"
void row(std::string_view what, double value, std::string_view unit, double target = kNoTarget,
         bool atLeast = false);
void heading(std::string_view text);

// Calls work(pieces) `rounds` times; the best round's ns per piece.
// The best, for what else the machine does only ever adds.
template <class Work>
double bestNsPerPiece(std::uint64_t pieces, int rounds, Work&& work);

// CPU time of this thread (clock_gettime(2)): what others do on the machine counts less.
std::int64_t clockNs();

template <class Work>
double bestNsPerPiece(std::uint64_t pieces, int rounds, Work&& work) {
    double best = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::int64_t from = clockNs();
        work(pieces);
        const double ns = static_cast<double>(clockNs() - from) / static_cast<double>(pieces);
        if (round == 0 || ns < best)
            best = ns;
    }
    return best;
}

// The parts of the table. Each prints its heading and its lines.
void benchTrace();
void benchWorld(std::uint64_t events);

} // namespace muxscope::bench
