// SPDX-License-Identifier: GPL-3.0-or-later
// Time along a line of pixels: both ways, and the round numbers to write at it. Times are ns. Pure.
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

namespace muxscope::ui {

struct TimeScale {
    double left = 0;  // pixels
    double width = 1; // pixels, > 0
    std::int64_t fromNs = 0;
    std::int64_t toNs = 1; // > fromNs

    [[nodiscard]] double nsPerPixel() const { return static_cast<double>(toNs - fromNs) / width; }
    [[nodiscard]] double xOf(std::int64_t ns) const {
        return left + static_cast<double>(ns - fromNs) / nsPerPixel();
    }
    [[nodiscard]] std::int64_t timeAt(double x) const;
    // The same width, with the time under `x` staying where it is; factor < 1 comes closer.
    [[nodiscard]] TimeScale zoomed(double x, double factor) const;
    [[nodiscard]] TimeScale moved(double pixels) const; // to the right: earlier times appear

    static constexpr std::int64_t kClosestNs = 20'000;            // across the whole width
    static constexpr std::int64_t kWidestNs = 86'400'000'000'000; // a day
};

struct Tick {
    std::int64_t atNs = 0;
    QString text; // "11.0 s", "12.5 ms"
};

// At 1, 2 or 5 times a power of ten, at least `minPixels` apart.
std::vector<Tick> ticksOf(const TimeScale& scale, double minPixels);

} // namespace muxscope::ui
