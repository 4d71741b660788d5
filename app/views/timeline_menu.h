// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a row of the timeline, the range and the bookmarks, as a menu. GUI thread.
#pragma once

#include "world/lane_id.h"

#include <QMenu>
#include <optional>

namespace muxscope::ui {

class Session;
class TimelineView;

// Deletes itself when it closes.
QMenu* timelineMenu(Session& session, TimelineView& view, std::optional<world::LaneId> lane);

} // namespace muxscope::ui
