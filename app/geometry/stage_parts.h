// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces stageScene() is made of; each fills its own rectangle. Only for geometry/stage_*.cpp.
#pragma once

#include "geometry/shape.h"
#include "geometry/stage_input.h"
#include "geometry/stage_layout.h"
#include "geometry/token_grid.h"

#include <QStringList>
#include <vector>

namespace muxscope::ui::stage {

inline constexpr qreal kSentenceLine = 18;

// Connections that get a card when there is room for `room` of them, top to bottom.
std::vector<Fd> chooseCards(const StageInput& input, std::size_t room);

// Descriptors that deserve a card although they are no connection, by number.
std::vector<Fd> otherEnds(const world::World& world, std::size_t most);

void layKernel(Scene& scene, const StageInput& input, const StageFrame& frame);
// The waiting and connected peers beside their cards; after layKernel.
void layClients(Scene& scene, const StageInput& input, const StageFrame& frame);
void layServer(Scene& scene, const StageInput& input, const StageFrame& frame);
// "Now:" and "Next:", at the bottom of the area with as few lines as they need (in a high and narrow one
// their place is kept), or in one that is all theirs; returns where they begin.
enum class Sentences { atBottom, everywhere };
qreal laySentences(Scene& scene, const StageInput& input, const QRectF& area,
                   Sentences where = Sentences::atBottom);
void laySelectTrays(Scene& scene, const StageInput& input, const world::Mux& mux,
                    const QRectF& area);
void layPollTable(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area);
// Without a multiplexer: what the one call is about; and what each of several threads does.
void layOneCall(Scene& scene, const StageInput& input, const QRectF& area);
void layThreads(Scene& scene, const StageInput& input, const QRectF& area);
void layRing(Scene& scene, const StageInput& input, const world::Ring& ring, const QRectF& area);
void laySignals(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area);
void layEpoll(Scene& scene, const StageInput& input, const world::Mux& mux, const QRectF& area);

// Shapes that come up everywhere.
Shape textShape(const QRectF& rect, const QString& text, FontRole font, Tone tone = Tone::normal,
                Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter);
Shape boxShape(const QRectF& rect, Look look, Meaning meaning = Meaning::neutral, qreal radius = 7);
Shape lineShape(QPointF from, QPointF to, Look look, Meaning meaning);

// Lower than this a thing watched and its answer find no place below each other, and stand in strips.
inline constexpr qreal kLowArea = 160;

// A box of one line: its name and a count at the left; returns the room beside them. `width` is the
// title's, so that several strips can begin their contents below each other.
struct StripTitle {
    QString name;
    QString count;
    FontRole font = FontRole::captionBold;
};
qreal titleWidth(const StripTitle& title);
QRectF layStrip(Scene& scene, const QRectF& rect, Look look, Meaning meaning,
                const StripTitle& title, qreal width);
// Tokens in the middle of a strip's room; the first of `none` that fits where there are none.
void layStripTokens(Scene& scene, const GridPlace& at, const std::vector<GridToken>& tokens,
                    const QStringList& none);

// Every watched descriptor with any of `bits`, by number; ready ones marked as such.
struct Watched {
    Fd fd;
    std::uint32_t interest = 0;
    std::uint32_t ready = 0; // of the latest answer
    std::uint32_t handled = 0;
};
std::vector<Watched> watchedBy(const world::Mux& mux);
// With the numbers that people read, where the trace has them (world/process_names.h).
std::vector<GridToken> numbered(std::vector<GridToken> tokens, const world::World& world);
// The latest answer is there to see: not while the thread sleeps again.
bool answerShown(const world::Mux& mux);

} // namespace muxscope::ui::stage
