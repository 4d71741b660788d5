// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of timelineLayout(), one each; every one adds its part to the layout. Pure; GUI thread.
#pragma once

#include "geometry/timeline_layout.h"

#include <QCoreApplication>

namespace muxscope::ui::timeline {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

// A curve for each visible row that is a counter's.
void addCurves(TimelineLayout& layout, const TimelineInput& input);
// The whole recording below the rows.
void addOverview(TimelineLayout& layout, const TimelineInput& input);
// Chosen range, flags, folds, legend.
void addMarks(TimelineLayout& layout, const TimelineInput& input);

} // namespace muxscope::ui::timeline
