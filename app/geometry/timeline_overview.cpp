// SPDX-License-Identifier: GPL-3.0-or-later
// The whole recording in one strip: how much happened when, and which part the rows show.
#include "geometry/timeline_parts.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui::timeline {

namespace {

constexpr qreal kNarrowestWindow = 8; // can still be seen and taken

} // namespace

void addOverview(TimelineLayout& layout, const TimelineInput& input) {
    TimelineOverview& strip = layout.overview;
    if (input.index == nullptr || strip.rect.height() <= 0 || input.nowNs <= input.firstNs) {
        strip.rect = QRectF();
        return;
    }
    strip.scale = TimeScale::over(strip.rect.left(), strip.rect.width(), input.firstNs,
                                  std::max(input.nowNs, input.firstNs + 1));
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor(strip.rect.width())));
    std::vector<double> events(columns, 0);
    strip.alarm.assign(columns, false);
    const int level = std::max(0, world::ActivityIndex::levelFor(strip.scale.nsPerPixel()));
    for (const world::ActivityPiece& piece : world::ActivityIndex::pieces(
             input.index->whole(), level, strip.scale.fromNs, strip.scale.toNs)) {
        if (piece.events == 0)
            continue;
        const double x = strip.scale.xOf(piece.fromNs) - strip.rect.left();
        const std::size_t column =
            std::min(columns - 1, static_cast<std::size_t>(std::max(0.0, x)));
        events[column] += piece.events;
        if ((piece.kinds & world::maskOf(world::Activity::exceptional)) != 0)
            strip.alarm[column] = true;
    }
    // One event must be seen beside a hundred thousand.
    const double most = std::log1p(*std::max_element(events.begin(), events.end()));
    for (const double count : events)
        strip.density.push_back(most > 0 ? static_cast<float>(std::log1p(count) / most) : 0.0F);
    double from = std::clamp(strip.scale.xOf(input.fromNs), strip.rect.left(), strip.rect.right());
    double to = std::clamp(strip.scale.xOf(input.toNs), strip.rect.left(), strip.rect.right());
    if (to - from < kNarrowestWindow) {
        from = std::clamp((from + to - kNarrowestWindow) / 2, strip.rect.left(),
                          strip.rect.right() - kNarrowestWindow);
        to = from + kNarrowestWindow;
    }
    strip.window = QRectF(from, strip.rect.top(), to - from, strip.rect.height());
    strip.cursorX =
        std::clamp(strip.scale.xOf(input.cursorNs), strip.rect.left(), strip.rect.right());
}

} // namespace muxscope::ui::timeline
