// SPDX-License-Identifier: GPL-3.0-or-later
// The colour of what a cell of a table of calls means. Pure.
#pragma once

#include "models/calls_model.h"
#include "painters/palette.h"

namespace muxscope::ui {

QColor toneColour(CallsModel::Tone tone, const Palette& palette);

} // namespace muxscope::ui
