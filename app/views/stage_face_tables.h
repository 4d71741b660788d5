// SPDX-License-Identifier: GPL-3.0-or-later
// The tables behind the stage's other faces: the bits of select's sets, or each number's state; the
// steps of the sequences. GUI thread (translated words).
#pragma once

#include "geometry/stage_sequence.h"
#include "models/table_twin.h"
#include "world/world.h"

namespace muxscope::ui {

TableTwin bitmapTable(const world::World& world);
TableTwin sequenceTable(const SequenceInput& input);

} // namespace muxscope::ui
