// SPDX-License-Identifier: GPL-3.0-or-later
// Time along a line of pixels: both ways, and the round numbers to write at it. Long gaps in which
// nothing happens may be folded: then a gap that would be wider than kFoldWidth pixels is as wide as
// that, time inside it still runs evenly, and each time has one x and each x one time. Times are ns.
// Pure.
#pragma once

#include "world/activity.h"

#include <QString>
#include <cstdint>
#include <span>
#include <vector>

namespace muxscope::ui {

inline constexpr double kFoldWidth = 78; // pixels

// A gap that is drawn narrower than it is long.
struct TimeFold {
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    double fromX = 0; // and kFoldWidth wide
};

struct TimeScale {
    using Gaps = std::span<const world::QuietGap>; // none: nothing is folded

    double left = 0;  // pixels
    double width = 1; // pixels, > 0
    std::int64_t fromNs = 0;
    std::int64_t toNs = 1;       // > fromNs
    double perPixelNs = 0;       // outside the folds; 0: as from and to say
    std::vector<TimeFold> folds; // that reach into the window, in time order

    // This window; how close it is follows from it.
    static TimeScale over(double left, double width, std::int64_t fromNs, std::int64_t toNs,
                          Gaps gaps = {});
    // This close, with this time at this x.
    static TimeScale anchored(double left, double width, double nsPerPixel, double x,
                              std::int64_t atNs, Gaps gaps = {});

    [[nodiscard]] double nsPerPixel() const {
        return perPixelNs > 0 ? perPixelNs : static_cast<double>(toNs - fromNs) / width;
    }
    [[nodiscard]] double xOf(std::int64_t ns) const {
        return folds.empty() ? left + static_cast<double>(ns - fromNs) / nsPerPixel() : foldedX(ns);
    }
    [[nodiscard]] std::int64_t timeAt(double x) const;
    // The same width, with the time under `x` staying where it is; factor < 1 comes closer.
    [[nodiscard]] TimeScale zoomed(double x, double factor, Gaps gaps = {}) const;
    // To the right: earlier times appear.
    [[nodiscard]] TimeScale moved(double pixels, Gaps gaps = {}) const;
    // The fold that this time lies in, or nullptr.
    [[nodiscard]] const TimeFold* foldAt(std::int64_t ns) const;

    static constexpr std::int64_t kClosestNs = 20'000;            // across the whole width
    static constexpr std::int64_t kWidestNs = 86'400'000'000'000; // a day

private:
    [[nodiscard]] double foldedX(std::int64_t ns) const;
};

struct Tick {
    std::int64_t atNs = 0;
    QString text; // "11.0 s", "12.5 ms"
};

// At 1, 2 or 5 times a power of ten, at least `minPixels` apart; none inside a fold.
std::vector<Tick> ticksOf(const TimeScale& scale, double minPixels);

} // namespace muxscope::ui
