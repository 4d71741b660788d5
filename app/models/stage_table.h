// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind the stage: who there is and what is known of them. Pure; the words are translated:
// GUI thread.
#pragma once

#include "models/table_twin.h"
#include "world/world.h"

namespace muxscope::ui {

// One row a descriptor that is open: what it is, its peer, what is watched for and what is ready, the
// kernel's buffers as a gauge saw them; a row for each thread before them.
TableTwin stageTable(const world::World& world);

} // namespace muxscope::ui
