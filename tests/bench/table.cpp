// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/table.h"

#include "base/clock.h"

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
    return monotonicNs();
}

} // namespace muxscope::bench
