// SPDX-License-Identifier: GPL-3.0-or-later
// A low stage's two lines: what is watched, and below it what the kernel told of it. Pure.
#pragma once

#include "geometry/stage_parts.h"

namespace muxscope::ui::stage {

struct StripContents {
    StripTitle title;
    std::vector<GridToken> tokens;
    QStringList none; // where there are none: the first that fits
};

// Where the two lie in an area.
struct StripPair {
    QRectF watched;
    QRectF told;
};
StripPair stripsIn(const QRectF& area);
// Both contents begin below each other.
void layStripPair(Scene& scene, const StageInput& input, const StripPair& place,
                  const StripContents& watched, const StripContents& told);

} // namespace muxscope::ui::stage
