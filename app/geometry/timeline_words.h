// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline in words: what is under the pointer, and the twin of the picture for those who do not
// see it. In the user's language; GUI thread.
#pragma once

#include "geometry/timeline_layout.h"

namespace muxscope::ui {

// "reading", "asleep"; empty for Activity::closed.
QString activityName(world::Activity activity);
// What is there, and how it can be used; several lines, empty where nothing is.
QString timelineTip(const TimelineLayout& layout, QPointF point);
// The window, the cursor, each visible row with what it does at the cursor; a line each.
QString timelineTwin(const TimelineLayout& layout);
// "1.2345 s"
QString timeText(std::int64_t ns, int decimals);

} // namespace muxscope::ui
