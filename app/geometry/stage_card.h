// SPDX-License-Identifier: GPL-3.0-or-later
// What the cards of the kernel's region have in common, and the card of a connection. Only for
// geometry/stage_*.cpp.
#pragma once

#include "geometry/stage_parts.h"

namespace muxscope::ui::stage {

struct CardColumns {
    qreal name = 0; // x and widths inside a card
    qreal nameWidth = 0;
    qreal caption = 0;
    qreal captionWidth = 0;
    qreal bar = 0;
    qreal barWidth = 0;
    qreal value = 0;
    qreal valueWidth = 0;
};
CardColumns columnsOf(const QRectF& card);

// A connection with its two buffers.
void layCard(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd);
// Another descriptor that the program talks to: the far end of a tunnel, a terminal, UDP.
void layOtherCard(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd);

// The latest call asked this descriptor, found nothing and came back at once: EAGAIN.
bool bounced(const world::World& world, Fd fd);

} // namespace muxscope::ui::stage
