// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of poll's array below a title, in one column or two. Only for geometry/stage_*.cpp.
#pragma once

#include "geometry/stage_parts.h"

namespace muxscope::ui::stage {

bool pollRowsFit(const QRectF& area, std::size_t rows);
// The rows' own part; their bits are Part::pollBits.
void layPollRows(Scene& scene, const StageInput& input, const QRectF& area,
                 const std::vector<Watched>& rows, Part part);

} // namespace muxscope::ui::stage
