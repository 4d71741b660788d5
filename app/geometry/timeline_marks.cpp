// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the rows: the chosen range, flags at bookmarks, folded gaps; and the legend.
#include "geometry/quantity_text.h"
#include "geometry/text_measure.h"
#include "geometry/timeline_parts.h"

#include <algorithm>

namespace muxscope::ui::timeline {

namespace {

using world::Activity;

void addRange(TimelineLayout& layout, const TimelineInput& input) {
    if (!input.rangeChosen)
        return;
    const QRectF& plot = layout.plot;
    const double from = std::clamp(layout.scale.xOf(input.rangeFromNs), plot.left(), plot.right());
    const double to = std::clamp(layout.scale.xOf(input.rangeToNs), plot.left(), plot.right());
    if (to <= from)
        return;
    layout.range = QRectF(from, layout.axis.top(), to - from, plot.bottom() - layout.axis.top());
    layout.rangeText = durationText(input.rangeToNs - input.rangeFromNs);
    const qreal width = textWidth(FontRole::captionBold, layout.rangeText) + 12;
    if (width <= layout.range.width())
        layout.rangePill =
            QRectF(layout.range.center().x() - width / 2, layout.axis.y() + 2, width, 15);
}

void addFlags(TimelineLayout& layout, const TimelineInput& input) {
    for (TimelineFlag flag : input.flags) {
        flag.x = layout.scale.xOf(flag.atNs);
        if (flag.x >= layout.plot.left() - 0.5 && flag.x <= layout.plot.right() + 0.5)
            layout.flags.push_back(std::move(flag));
    }
}

void addFolds(TimelineLayout& layout) {
    const QRectF& plot = layout.plot;
    for (const TimeFold& fold : layout.scale.folds) {
        const double from = std::max(fold.fromX, plot.left());
        const double to = std::min(fold.fromX + kFoldWidth, plot.right());
        if (to <= from)
            continue;
        TimelineFoldMark mark;
        mark.rect = QRectF(from, plot.top(), to - from, plot.height());
        mark.lengthNs = fold.toNs - fold.fromNs;
        const QString length = durationText(mark.lengthNs);
        const QString text = firstThatFits(
            FontRole::caption, {Words::tr("%1 folded").arg(length), length}, to - from - 4);
        mark.text = text.contains(QChar(0x2026)) ? QString() : text;
        layout.folds.push_back(mark);
    }
}

void addLegend(TimelineLayout& layout) {
    if (layout.legend.height() <= 0)
        return;
    const std::pair<Activity, QString> entries[] = {
        {Activity::asleep, Words::tr("asleep")},
        {Activity::running, Words::tr("running")},
        {Activity::reading, Words::tr("reading")},
        {Activity::writing, Words::tr("writing")},
        {Activity::exceptional, Words::tr("exceptional")},
        {Activity::spinning, Words::tr("spinning")},
        {Activity::idle, Words::tr("open, idle")},
        {Activity::blocked, Words::tr("blocked by a full buffer")}};
    qreal x = layout.legend.x() + 12;
    for (const auto& [activity, text] : entries) {
        const qreal width = textWidth(FontRole::caption, text);
        if (x + 18 + width > layout.legend.right())
            break;
        layout.legendTexts.push_back(
            {QRectF(x + 18, layout.legend.y(), width + 1, layout.legend.height()), text, activity});
        x += 18 + width + 18;
    }
}

} // namespace

void addMarks(TimelineLayout& layout, const TimelineInput& input) {
    addRange(layout, input);
    addFlags(layout, input);
    addFolds(layout);
    addLegend(layout);
}

} // namespace muxscope::ui::timeline
