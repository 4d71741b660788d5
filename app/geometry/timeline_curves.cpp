// SPDX-License-Identifier: GPL-3.0-or-later
// Counters as curves. Each column asks for the least and the greatest of its own time: a peak that
// is thinner than a pixel still has its column.
#include "geometry/quantity_text.h"
#include "geometry/text_measure.h"
#include "geometry/timeline_parts.h"

#include <algorithm>

namespace muxscope::ui::timeline {

namespace {

TimelineCurve curveOf(int row, world::Counter counter, const TimelineInput& input,
                      const std::vector<std::int64_t>& edges) {
    TimelineCurve curve;
    curve.row = row;
    curve.counter = counter;
    std::vector<world::CounterExtent> extents;
    for (std::size_t x = 0; x + 1 < edges.size() && edges[x] < input.nowNs; ++x) {
        const std::int64_t to = std::min(std::max(edges[x + 1], edges[x] + 1), input.nowNs);
        extents.push_back(input.counters->extent(counter, edges[x], to));
        if (extents.back().known)
            curve.top = std::max(curve.top, extents.back().greatest);
    }
    curve.columns.reserve(extents.size());
    for (const world::CounterExtent& extent : extents) {
        TimelineCurve::Column column;
        if (extent.known) {
            column.least = static_cast<float>(curve.top > 0 ? extent.least / curve.top : 0);
            column.greatest = static_cast<float>(curve.top > 0 ? extent.greatest / curve.top : 0);
        }
        curve.columns.push_back(column);
    }
    return curve;
}

} // namespace

void addCurves(TimelineLayout& layout, const TimelineInput& input) {
    if (input.counters == nullptr)
        return;
    std::vector<std::int64_t> edges;
    for (std::size_t i = 0; i < layout.rows.size(); ++i) {
        const TimelineRow& row = layout.rows[i];
        if (row.id.kind != world::LaneKind::counter)
            continue;
        if (edges.empty())
            for (int x = 0; x <= static_cast<int>(layout.plot.width()); ++x)
                edges.push_back(layout.scale.timeAt(layout.plot.left() + x));
        const auto counter = static_cast<world::Counter>(row.id.number);
        TimelineCurve curve = curveOf(static_cast<int>(i), counter, input, edges);
        const QString text = Words::tr("max %1").arg(counterText(counter, curve.top));
        curve.topText = {QRectF(row.rect.left() + 3, row.rect.top(),
                                textWidth(FontRole::caption, text) + 6, row.rect.height()),
                         text, world::Activity::idle};
        layout.curves.push_back(std::move(curve));
    }
}

} // namespace muxscope::ui::timeline
