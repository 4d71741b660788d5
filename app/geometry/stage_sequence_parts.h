// SPDX-License-Identifier: GPL-3.0-or-later
// What the pieces of the face "Sequence" share. Only for geometry/stage_sequence*.cpp.
#pragma once

#include "geometry/stage_sequence.h"

#include <algorithm>

namespace muxscope::ui::stage {

inline constexpr qreal kBar = 14; // width of what happens on a lifeline

// Where the lifelines stand.
struct Lines {
    qreal time = 0;
    qreal client = 0;
    qreal kernel = 0;
    qreal application = 0;
    qreal right = 0;
};

struct Row {
    int step = -1; // -1: so many are left out here
    int leftOut = 0;
    qreal top = 0;
    qreal height = 0;
    [[nodiscard]] qreal enterY() const { return top + std::min<qreal>(height * 0.42, 20); }
    [[nodiscard]] qreal exitY() const { return top + height - 5; }
};

// A call between application and kernel, what the client has to do with it, and its times.
void layStep(Scene& scene, const SequenceInput& input, const world::Sequence& sequence,
             const Row& row, const Lines& x);

} // namespace muxscope::ui::stage
