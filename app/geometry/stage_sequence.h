// SPDX-License-Identifier: GPL-3.0-or-later
// The stage's face "Sequence": one request between the lifelines of client, kernel and application,
// or up to five of them side by side, phase by phase (after Stevens, UNIX Network Programming, figures
// 6.1 to 6.6). Rows in the order of time, not to scale: the times stand beside them. Pure; GUI thread
// (text is measured).
#pragma once

#include "geometry/shape.h"
#include "world/sequence.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace muxscope::ui {

inline constexpr std::size_t kMostCompared = 5;

struct SequenceInput {
    QSizeF size;
    std::vector<world::Sequence> columns; // the kept ones, then the one at the cursor
    int current = -1;                     // which of them is at the cursor
    std::uint64_t cursor = 0;
    std::size_t kept = 0; // of the columns: those that stay when another server runs
    int firstRow = -1;    // of a single sequence, scrolled by hand; -1: its beginning and its end
};

Scene sequenceScene(const SequenceInput& input);
// The picture in a few sentences, for those who do not see it.
QString sequenceText(const SequenceInput& input);
// How far firstRow may go for that size: 0 when all rows fit.
int lastFirstRow(const SequenceInput& input);
QString sequenceHitText(const SequenceInput& input, const HitArea& hit);
// Where a click on a row leads: the moment after its answer, or after its enter. 0: nowhere.
Moment momentOf(const SequenceInput& input, const HitArea& hit);

namespace stage {

// The words of one step.
QString stepCall(const world::SequenceStep& step);       // "recv(7, 16 384)"
QString stepOutcome(const world::SequenceStep& step);    // "40 bytes", "readable", "EAGAIN"
QStringList stepBeside(const world::SequenceStep& step); // what the application does meanwhile
Meaning stepMeaning(const world::SequenceStep& step);
QString phaseName(world::SequencePhase::Kind kind);
Meaning phaseMeaning(world::SequencePhase::Kind kind);
QString totalsText(const world::Sequence& sequence);
// "GET /hello · fd 7"
QString requestName(const world::Sequence& sequence);

void layLifelines(Scene& scene, const SequenceInput& input, const world::Sequence& sequence,
                  const QRectF& area);
void layComparison(Scene& scene, const SequenceInput& input, const QRectF& area);

} // namespace stage

} // namespace muxscope::ui
