// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a TimelineLayout. Reading stands high in its row, writing low, what is idle is thin, what is
// blocked is striped: the colour never stands alone. GUI thread.
#pragma once

#include "geometry/timeline_layout.h"
#include "painters/scene_painter.h"

namespace muxscope::ui {

class TimelinePainter {
public:
    void paint(QPainter& painter, const TimelineLayout& layout, const Palette& palette);

private:
    void paintRowBacks(QPainter& painter, const TimelineLayout& layout, const Palette& palette);
    void paintLabels(QPainter& painter, const TimelineLayout& layout, const Palette& palette);
    void paintBlock(QPainter& painter, const TimelineLayout& layout, const TimelineBlock& block,
                    const Palette& palette);
    void paintAxis(QPainter& painter, const TimelineLayout& layout, const Palette& palette);
    void paintLegend(QPainter& painter, const TimelineLayout& layout, const Palette& palette);
    // timeline_marks_painter.cpp
    void paintCurve(QPainter& painter, const TimelineLayout& layout, const TimelineCurve& curve,
                    const Palette& palette);
    void paintFolds(QPainter& painter, const TimelineLayout& layout, const Palette& palette);
    void paintRange(QPainter& painter, const TimelineLayout& layout, const Palette& palette);
    void paintFlags(QPainter& painter, const TimelineLayout& layout, const Palette& palette);
    void paintOverview(QPainter& painter, const TimelineOverview& strip, const Palette& palette);
    void paintCursor(QPainter& painter, const TimelineLayout& layout, const Palette& palette);

    ScenePainter m_text;
};

// The block's colour, for the legend and for tests of contrast: `text` is readable on it.
struct ActivityCoat {
    QColor fill;
    QColor text;
};
ActivityCoat coatOf(world::Activity activity, const Palette& palette);

} // namespace muxscope::ui
