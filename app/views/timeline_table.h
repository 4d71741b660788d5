// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline's visible window as a table: each stretch of each lane. GUI thread.
#pragma once

#include "models/table_twin.h"

#include <cstdint>

namespace muxscope::ui {

class Session;

// Lane by lane, in time order; at most 5 000 rows, the last one then says how many were left out. Behind
// them the strip: the whole recording in slices.
TableTwin timelineTable(const Session& session, std::int64_t fromNs, std::int64_t toNs);

} // namespace muxscope::ui
