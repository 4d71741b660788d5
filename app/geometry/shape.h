// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture consists of, before anything is painted: plain values with rectangles in logical
// pixels. Layout functions make a Scene out of a World; painters/ draw it; nothing here knows a
// colour, a widget or a painter.
#pragma once

#include "base/ids.h"

#include <QRectF>
#include <QString>
#include <cstdint>
#include <vector>

namespace muxscope::ui {

// What a colour stands for; painters/ turn it into a Hue of the palette.
enum class Meaning : std::uint8_t { neutral, read, write, exceptional, asleep, attention };

enum class ShapeKind : std::uint8_t { box, circle, line, bar, text, arrow, heat };

enum class Look : std::uint8_t {
    plain,      // text, lines: in the colour of their meaning
    kernelArea, // the two regions of the stage
    serverArea,
    card,     // raised, thin neutral border
    outlined, // raised, border of its meaning: watched
    soft,     // tinted, no border
    strong,   // filled: ready, the kernel has answered
    faded,    // dealt with
    hatched,  // not known
    dashed,   // dashed border of its meaning
};

enum class Tone : std::uint8_t { normal, muted, faint, meaning, onStrong };

enum class FontRole : std::uint8_t {
    caption,
    captionBold,
    body,
    bodyBold,
    title,
    mono,
    monoBold,
    monoSmall,
    monoTiny,
};
inline constexpr int kFontRoles = 9;

// Which part of the picture a shape is; together with its descriptor it names the shape, so that a
// token can be followed from one scene to the next.
enum class Part : std::uint8_t {
    decoration,
    client,
    wire,
    card,
    receiveBar,
    sendBar,
    acceptCell,
    urgentFlag,
    more,
    banner,
    statePill,
    watchedRead, // a token in rlist
    watchedWrite,
    watchedExcept,
    readyRead, // a token in rs
    readyWrite,
    readyExcept,
    pollRow,
    pollBits,
    epollInterest,
    epollReady,
    nowLine,
    nextLine,
    lane,
    block,
    cursor,
    label,
    bounce, // a call that came back at once: EAGAIN
    lifeline,
    step, // a call of the sequence
    phase,
};

struct Shape {
    ShapeKind kind = ShapeKind::box;
    Look look = Look::plain;
    Meaning meaning = Meaning::neutral;
    Part part = Part::decoration;
    QRectF rect; // a line or arrow runs from topLeft() to bottomRight(), in any direction
    QString text;
    FontRole font = FontRole::caption;
    Tone tone = Tone::normal;
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
    qreal radius = 5;
    qreal fraction = 0; // bars: filled part, 0..1
    qreal tick = -1;    // bars: a mark at this share of the length; none below 0
    Fd fd;
    std::int32_t heat = -1; // index into Scene::heats
    bool glow = false;      // wants attention now
    bool selected = false;
};

// Many descriptors at once: cells without labels, in rows.
struct HeatMap {
    // open: a descriptor that nobody watches; cleared: asked about, and the kernel took the bit out.
    enum class Level : std::uint8_t { empty, watched, ready, handled, open, cleared };
    QRectF rect;
    qreal cell = 3; // side of a cell, border included
    int columns = 1;
    int fdsPerCell = 1;
    Meaning meaning = Meaning::neutral;
    std::vector<Level> cells; // the strongest of the descriptors in it
    std::vector<Fd> fds;      // in order; cell i holds fds [i * fdsPerCell, (i + 1) * fdsPerCell)
    // A map by number instead: cell i holds the descriptors numbered from i * fdsPerCell on.
    bool byNumber = false;

    // The first descriptor of a cell.
    [[nodiscard]] Fd fdAt(std::size_t index) const {
        const std::size_t at = index * static_cast<std::size_t>(fdsPerCell);
        return byNumber ? Fd{static_cast<std::int32_t>(at)} : fds[at];
    }
};

enum class HitKind : std::uint8_t {
    none,
    client,
    card,
    acceptQueue,
    moreCards,
    waitCall,
    tray,
    token,
    pollRow,
    heat,
    bit,      // of an fd_set that is 0
    step,     // of the sequence
    sentence, // "Now" or "Next"
};

struct HitArea {
    QRectF rect;
    HitKind kind = HitKind::none;
    Part part = Part::decoration;
    Fd fd;
    std::int32_t heat = -1;
    std::int32_t step = -1; // of the sequence
    std::int32_t column = -1;
};

struct Scene {
    QSizeF size;
    std::vector<Shape> shapes; // in painting order
    std::vector<HeatMap> heats;
    std::vector<HitArea> hits; // later ones lie above earlier ones
    std::vector<Fd> cards;     // connections that have a card, top to bottom
    std::size_t cardsLeftOut = 0;
    bool asleep = false; // the thread sleeps: its clock runs
    int labels = 0;      // text shapes and labelled boxes

    Shape& add(Shape shape);
    void addHit(const QRectF& rect, HitKind kind, Part part = Part::decoration, Fd fd = kNoFd);

    // The topmost hit area at `point`, with the descriptor of the heat cell when it is one.
    [[nodiscard]] HitArea hitAt(QPointF point) const;
    // First shape of that part (and descriptor), or nullptr.
    [[nodiscard]] const Shape* find(Part part, Fd fd = kNoFd) const;
};

} // namespace muxscope::ui
