// SPDX-License-Identifier: GPL-3.0-or-later
// What the cards of the kernel's region have in common, and the card of a connection. Only for
// geometry/stage_*.cpp.
#pragma once

#include "geometry/stage_parts.h"

#include <optional>

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

// One of a connection's two buffers as a gauge saw it.
struct CardBuffer {
    Part part = Part::receiveBar;
    Meaning meaning = Meaning::read;
    QString caption;
    Fact<std::uint32_t> level;
    Fact<std::uint32_t> size;
    bool full = false;
};
struct CardBuffers {
    CardBuffer receive;
    CardBuffer send;
};
CardBuffers buffersOf(const StageInput& input, Fd fd);
Shape bufferBar(const CardBuffer& buffer, Fd fd); // its rectangle is the caller's
QString levelText(const Fact<std::uint32_t>& level);
// In little room without its unit's "B": "27k".
QString levelText(const Fact<std::uint32_t>& level, FontRole font, qreal width);
Tone levelTone(const CardBuffer& buffer);

// "URG", "FIN": small filled or outlined flags on a card.
struct CardFlag {
    QString text;
    Meaning meaning = Meaning::neutral;
    bool now = false;
    Part part = Part::urgentFlag;
};
std::optional<CardFlag> flagOf(const StageInput& input, const world::Connection& connection);
// What a descriptor that is no accepted connection is, longest words first.
QStringList whatItIs(const world::World& world, Fd fd);

// The card itself, without what is on it.
void layCardBack(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd);

// A connection with its two buffers.
void layCard(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd);
// Another descriptor that the program talks to: the far end of a tunnel, a terminal, UDP.
void layOtherCard(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd);

// The same as one line each; the listener's gives the room behind its name.
void layLineHeads(Scene& scene, const QRectF& rect);
void layCardLine(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd);
void layOtherLine(Scene& scene, const StageInput& input, const QRectF& rect, Fd fd);
QRectF layListenerLine(Scene& scene, const StageInput& input, const QRectF& rect);

// The latest call asked this descriptor, found nothing and came back at once: EAGAIN.
bool bounced(const world::World& world, Fd fd);

} // namespace muxscope::ui::stage
