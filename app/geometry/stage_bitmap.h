// SPDX-License-Identifier: GPL-3.0-or-later
// The stage's face "Bitmap": for select the three fd_sets as bits of 64-bit words, with the wall at
// FD_SETSIZE; for everybody else the descriptor numbers as a map. Pure; GUI thread (text is measured).
#pragma once

#include "geometry/fd_sets.h"
#include "geometry/shape.h"
#include "geometry/stage_input.h"

#include <QString>

namespace muxscope::ui {

Scene bitmapScene(const StageInput& input);

// The picture in a few sentences, for those who do not see it.
QString bitmapText(const StageInput& input);
// What is under the pointer; the descriptor's own words are hitText's (stage_layout).
QString bitmapHitText(const StageInput& input, const HitArea& hit);

// Whether the world's loop waits in select: then there are fd_sets to show.
bool usesFdSets(const world::World& world);
// The word that is shown large: the one with the selected descriptor's bit, else the first.
int focusedWord(const StageInput& input);
// "0x0000000000003290"
QString wordText(std::uint64_t word);

// One past the highest number that is open or watched; what the map has to hold.
int descriptorNumbers(const world::World& world);
// Descriptors of the world by what they are now, as many to a cell as asked for.
std::vector<HeatMap::Level> descriptorLevels(const world::World& world, int numbers,
                                             int numbersPerCell);

namespace stage {

void layFdSets(Scene& scene, const StageInput& input, const QRectF& area);
// The wall, and who stands behind it.
void layWall(Scene& scene, const StageInput& input, const QRectF& area);
void layFdMap(Scene& scene, const StageInput& input, const QRectF& area);

// A caption with sample cells before its words; returns where it ends.
struct LegendItem {
    Look look = Look::plain;
    Meaning meaning = Meaning::neutral;
    QString words;
};
void layLegend(Scene& scene, const QRectF& rect, const std::vector<LegendItem>& items);

} // namespace stage

} // namespace muxscope::ui
