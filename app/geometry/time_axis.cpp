// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/time_axis.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui {

std::int64_t TimeScale::timeAt(double x) const {
    return fromNs + std::llround((x - left) * nsPerPixel());
}

TimeScale TimeScale::zoomed(double x, double factor) const {
    const double span = std::clamp(static_cast<double>(toNs - fromNs) * factor,
                                   static_cast<double>(kClosestNs), static_cast<double>(kWidestNs));
    const double share = (x - left) / width;
    const std::int64_t fixed = timeAt(x);
    TimeScale scale = *this;
    scale.fromNs = fixed - std::llround(span * share);
    scale.toNs = scale.fromNs + std::llround(span);
    return scale;
}

TimeScale TimeScale::moved(double pixels) const {
    const std::int64_t by = std::llround(pixels * nsPerPixel());
    TimeScale scale = *this;
    scale.fromNs -= by;
    scale.toNs -= by;
    return scale;
}

std::vector<Tick> ticksOf(const TimeScale& scale, double minPixels) {
    const double wanted = std::max(1.0, scale.nsPerPixel() * minPixels);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= wanted) {
            step = power * factor;
            break;
        }
    }
    const auto stepNs = static_cast<std::int64_t>(std::llround(step));

    // One unit for the whole axis, with as many decimals as tell its ticks apart.
    struct Unit {
        double ns;
        const char* name;
    };
    const Unit unit = scale.toNs >= 1'000'000'000 || stepNs >= 100'000'000 ? Unit{1e9, " s"}
                      : scale.toNs >= 1'000'000                            ? Unit{1e6, " ms"}
                                                                           : Unit{1e3, " µs"};
    const int decimals = std::clamp(
        static_cast<int>(std::ceil(-std::log10(static_cast<double>(stepNs) / unit.ns) - 1e-9)),
        stepNs == 1'000'000'000 ? 1 : 0, 9);
    std::vector<Tick> ticks;
    std::int64_t at = scale.fromNs / stepNs * stepNs;
    while (at < scale.fromNs)
        at += stepNs;
    for (; at <= scale.toNs; at += stepNs)
        ticks.push_back({at, QString::number(static_cast<double>(at) / unit.ns, 'f', decimals) +
                                 QString::fromUtf8(unit.name)});
    return ticks;
}

} // namespace muxscope::ui
