// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/time_axis.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

using world::QuietGap;

double lengthOf(const QuietGap& gap) {
    return static_cast<double>(gap.toNs - gap.fromNs);
}

bool isFolded(const QuietGap& gap, double nsPerPixel) {
    return lengthOf(gap) > kFoldWidth * nsPerPixel;
}

// How many pixels [fromNs, toNs) takes this close: greater the closer.
double pixelsOf(std::int64_t fromNs, std::int64_t toNs, double nsPerPixel, TimeScale::Gaps gaps) {
    double pixels = static_cast<double>(toNs - fromNs) / nsPerPixel;
    for (const QuietGap& gap : gaps) {
        if (!isFolded(gap, nsPerPixel))
            continue;
        const auto inside =
            static_cast<double>(std::min(gap.toNs, toNs) - std::max(gap.fromNs, fromNs));
        if (inside > 0)
            pixels -= inside / nsPerPixel - inside / lengthOf(gap) * kFoldWidth;
    }
    return pixels;
}

TimeScale::Gaps gapsIn(TimeScale::Gaps gaps, std::int64_t fromNs, std::int64_t toNs) {
    const auto from =
        std::lower_bound(gaps.begin(), gaps.end(), fromNs,
                         [](const QuietGap& gap, std::int64_t at) { return gap.toNs <= at; });
    const auto to =
        std::lower_bound(from, gaps.end(), toNs,
                         [](const QuietGap& gap, std::int64_t at) { return gap.fromNs < at; });
    return {from, to};
}

std::int64_t inFold(const TimeFold& fold, double x) {
    return fold.fromNs + std::llround((x - fold.fromX) / kFoldWidth *
                                      static_cast<double>(fold.toNs - fold.fromNs));
}

double inFold(const TimeFold& fold, std::int64_t ns) {
    return fold.fromX + kFoldWidth * static_cast<double>(ns - fold.fromNs) /
                            static_cast<double>(fold.toNs - fold.fromNs);
}

// From a place of the line outwards: the folds up to the window's edge, and the time there.
struct Walk {
    double x;
    std::int64_t ns;
};

void walkRight(TimeScale& scale, Walk at, TimeScale::Gaps gaps) {
    const double right = scale.left + scale.width;
    for (auto gap = gaps.begin(); gap != gaps.end(); ++gap) {
        if (!isFolded(*gap, scale.perPixelNs))
            continue;
        const double x = at.x + static_cast<double>(gap->fromNs - at.ns) / scale.perPixelNs;
        if (x >= right)
            break;
        scale.folds.push_back({gap->fromNs, gap->toNs, x});
        at = {x + kFoldWidth, gap->toNs};
    }
    scale.toNs = at.x > right ? inFold(scale.folds.back(), right)
                              : at.ns + std::llround((right - at.x) * scale.perPixelNs);
}

void walkLeft(TimeScale& scale, Walk at, TimeScale::Gaps gaps) {
    for (auto gap = gaps.rbegin(); gap != gaps.rend(); ++gap) {
        if (!isFolded(*gap, scale.perPixelNs))
            continue;
        const double x = at.x - static_cast<double>(at.ns - gap->toNs) / scale.perPixelNs;
        if (x <= scale.left)
            break;
        scale.folds.insert(scale.folds.begin(), {gap->fromNs, gap->toNs, x - kFoldWidth});
        at = {x - kFoldWidth, gap->fromNs};
    }
    scale.fromNs = at.x < scale.left ? inFold(scale.folds.front(), scale.left)
                                     : at.ns - std::llround((at.x - scale.left) * scale.perPixelNs);
}

} // namespace

TimeScale TimeScale::over(double left, double width, std::int64_t fromNs, std::int64_t toNs,
                          Gaps gaps) {
    TimeScale scale{left, width, fromNs, std::max(toNs, fromNs + 1), 0, {}};
    const Gaps inside = gapsIn(gaps, scale.fromNs, scale.toNs);
    // The folded gaps make room: the rest is that much closer.
    double far = scale.nsPerPixel();
    if (std::none_of(inside.begin(), inside.end(),
                     [far](const QuietGap& gap) { return isFolded(gap, far); }))
        return scale;
    double close = std::min(far, static_cast<double>(kClosestNs) / width) / 2;
    if (pixelsOf(scale.fromNs, scale.toNs, close, inside) < width)
        return scale; // hardly anything but a gap is in the window: there is nothing to make room for
    for (int i = 0; i < 80; ++i) {
        const double middle = std::sqrt(close * far);
        (pixelsOf(scale.fromNs, scale.toNs, middle, inside) > width ? close : far) = middle;
    }
    TimeScale folded = anchored(left, width, far, left, scale.fromNs, gaps);
    folded.toNs = scale.toNs;
    return folded;
}

TimeScale TimeScale::anchored(double left, double width, double nsPerPixel, double x,
                              std::int64_t atNs, Gaps gaps) {
    TimeScale scale{left, width, 0, 1, nsPerPixel, {}};
    const auto next =
        std::lower_bound(gaps.begin(), gaps.end(), atNs,
                         [](const QuietGap& gap, std::int64_t at) { return gap.toNs <= at; });
    Walk rightFrom{x, atNs};
    Walk leftFrom{x, atNs};
    auto rest = next;
    if (next != gaps.end() && next->fromNs < atNs && isFolded(*next, nsPerPixel)) {
        const double share = static_cast<double>(atNs - next->fromNs) / lengthOf(*next);
        const TimeFold fold{next->fromNs, next->toNs, x - share * kFoldWidth};
        scale.folds.push_back(fold);
        leftFrom = {fold.fromX, fold.fromNs};
        rightFrom = {fold.fromX + kFoldWidth, fold.toNs};
        ++rest;
    }
    walkRight(scale, rightFrom, {rest, gaps.end()});
    walkLeft(scale, leftFrom, {gaps.begin(), next});
    if (scale.folds.empty())
        scale.toNs = scale.fromNs + std::max<std::int64_t>(std::llround(nsPerPixel * width), 1);
    scale.toNs = std::max(scale.toNs, scale.fromNs + 1);
    return scale;
}

double TimeScale::foldedX(std::int64_t ns) const {
    auto fold =
        std::upper_bound(folds.begin(), folds.end(), ns,
                         [](std::int64_t at, const TimeFold& each) { return at < each.fromNs; });
    if (fold == folds.begin())
        return fold->fromX - static_cast<double>(fold->fromNs - ns) / nsPerPixel();
    --fold;
    return ns < fold->toNs
               ? inFold(*fold, ns)
               : fold->fromX + kFoldWidth + static_cast<double>(ns - fold->toNs) / nsPerPixel();
}

std::int64_t TimeScale::timeAt(double x) const {
    if (folds.empty())
        return fromNs + std::llround((x - left) * nsPerPixel());
    auto fold = std::upper_bound(folds.begin(), folds.end(), x,
                                 [](double at, const TimeFold& each) { return at < each.fromX; });
    if (fold == folds.begin())
        return fold->fromNs - std::llround((fold->fromX - x) * nsPerPixel());
    --fold;
    const double beyond = x - fold->fromX - kFoldWidth;
    return beyond < 0 ? inFold(*fold, x) : fold->toNs + std::llround(beyond * nsPerPixel());
}

TimeScale TimeScale::zoomed(double x, double factor, Gaps gaps) const {
    const double wanted = std::clamp(nsPerPixel() * factor, static_cast<double>(kClosestNs) / width,
                                     static_cast<double>(kWidestNs) / width);
    return anchored(left, width, wanted, x, timeAt(x), gaps);
}

TimeScale TimeScale::moved(double pixels, Gaps gaps) const {
    return anchored(left, width, nsPerPixel(), left + pixels, fromNs, gaps);
}

const TimeFold* TimeScale::foldAt(std::int64_t ns) const {
    for (const TimeFold& fold : folds)
        if (ns >= fold.fromNs && ns < fold.toNs)
            return &fold;
    return nullptr;
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
    const auto atOrAfter = [stepNs](std::int64_t ns) {
        const std::int64_t at = ns / stepNs * stepNs;
        return at < ns ? at + stepNs : at;
    };
    // Before the recording's beginning there is no time.
    for (std::int64_t at = std::max<std::int64_t>(atOrAfter(scale.fromNs), 0); at <= scale.toNs;
         at += stepNs) {
        if (const TimeFold* fold = scale.foldAt(at)) {
            at = atOrAfter(fold->toNs) - stepNs;
            continue;
        }
        if (!ticks.empty() &&
            scale.xOf(at) - scale.xOf(ticks.back().atNs) < minPixels - 0.5) // beside a fold
            continue;
        ticks.push_back({at, QString::number(static_cast<double>(at) / unit.ns, 'f', decimals) +
                                 QString::fromUtf8(unit.name)});
    }
    return ticks;
}

} // namespace muxscope::ui
