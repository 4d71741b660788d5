// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/table.h"

#include <ctime>
#include <fmt/core.h>

namespace muxscope::bench {

void heading(std::string_view text) {
    fmt::print("\n{}\n", text);
}

void row(std::string_view what, double value, std::string_view unit, double target, bool atLeast) {
    fmt::print("  {:<58} {:>10.2f} {:<9}", what, value, unit);
    if (target >= 0) {
        const bool met = atLeast ? value >= target : value <= target;
        fmt::print(" (target {} {:g}{})", atLeast ? ">=" : "<=", target, met ? "" : ", MISSED");
    }
    fmt::print("\n");
}

std::int64_t clockNs() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<std::int64_t>(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

} // namespace muxscope::bench
