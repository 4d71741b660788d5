// SPDX-License-Identifier: GPL-3.0-or-later
// select's fd_sets: one word of each large, bit by bit, as it went in and as it came back; below
// them all sixteen words of each, and the wall behind bit 1023.
#include "geometry/stage_bitmap.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageBitmap)
};

struct Set {
    const char* list;
    const char* answer;
    const char* argument; // of select(2)
    Meaning meaning;
    Part part;
};
constexpr std::array<Set, 3> kSets = {
    {{"rlist", "rs", "readfds", Meaning::read, Part::watchedRead},
     {"wlist", "ws", "writefds", Meaning::write, Part::watchedWrite},
     {"xlist", "xs", "exceptfds", Meaning::exceptional, Part::watchedExcept}}};

constexpr qreal kTitle = 15;
constexpr qreal kDigit = 9; // narrower bits are shown without their digit

// Where the bits of the large words stand.
struct Lens {
    qreal left = 0; // of bit 0
    qreal cell = 8;
    qreal row = 13;
    qreal captionWidth = 0;
    int word = 0;
    qreal right() const { return left + cell * kWordBits; }
    QRectF bit(int n, qreal y) const { return {left + n * cell, y, cell, row}; }
};

Lens lensFor(const StageInput& input, const QRectF& area) {
    Lens lens;
    lens.word = focusedWord(input);
    lens.captionWidth = textWidth(FontRole::monoBold, QStringLiteral("xlist")) + 8;
    lens.left = area.x() + lens.captionWidth;
    const qreal hex = textWidth(FontRole::monoTiny, wordText(0)) + 8;
    lens.cell = std::clamp(std::floor((area.right() - hex - lens.left) / kWordBits), 3.0, 14.0);
    lens.row = std::clamp(std::floor((area.height() - 190) / 6), 13.0, 20.0);
    return lens;
}

void layBit(Scene& scene, const StageInput& input, const QRectF& rect, const Set& set, Fd fd,
            bool asked, bool one, bool after) {
    const bool cleared = after && asked && !one;
    Shape box = boxShape(rect.adjusted(0.5, 0.5, -0.5, -0.5),
                         !one    ? Look::soft
                         : after ? Look::strong
                                 : Look::outlined,
                         one || cleared ? set.meaning : Meaning::neutral, 2);
    box.part = set.part;
    box.selected = fd == input.selected;
    if (rect.width() >= kDigit && (one || cleared)) {
        box.text = one ? QStringLiteral("1") : QStringLiteral("0");
        box.font = FontRole::monoTiny;
        box.align = Qt::AlignCenter;
        box.tone = one && after ? Tone::onStrong : Tone::meaning;
    }
    scene.add(std::move(box));
    scene.addHit(rect, asked ? HitKind::token : HitKind::bit, set.part, fd);
}

// What stands in place of the answer when there is none.
QString noAnswer(FdSets::Answer answer) {
    switch (answer) {
    case FdSets::Answer::waiting:
        return Words::tr("not answered yet: the kernel works on its copy");
    case FdSets::Answer::failed:
        return Words::tr("the call failed: the sets are not to be used");
    default:
        return Words::tr("select has not been called yet");
    }
}

void layCaption(Scene& scene, const Lens& lens, qreal left, qreal y, const char* name,
                Meaning meaning) {
    Shape caption = textShape(QRectF(left, y, lens.captionWidth, lens.row), QLatin1String(name),
                              FontRole::monoBold, Tone::meaning);
    caption.meaning = meaning;
    scene.add(std::move(caption));
}

void layLargeRow(Scene& scene, const StageInput& input, const Lens& lens, const QRectF& area,
                 qreal y, const Set& set, const FdSet& asked, const FdSet& bits, bool after) {
    layCaption(scene, lens, area.x(), y, after ? set.answer : set.list, set.meaning);
    for (int n = 0; n < kWordBits; ++n) {
        const int bit = lens.word * kWordBits + n;
        layBit(scene, input, lens.bit(n, y), set, Fd{bit}, isIn(asked, bit), isIn(bits, bit),
               after);
    }
    const qreal hex = area.right() - lens.right() - 6;
    scene.add(textShape(
        QRectF(lens.right() + 6, y, hex, lens.row),
        elided(FontRole::monoTiny, wordText(bits[static_cast<std::size_t>(lens.word)]), hex),
        FontRole::monoTiny, Tone::normal));
}

// The numbers above the bits, and the name of the word.
void layScale(Scene& scene, const Lens& lens, const QRectF& area) {
    for (int n = 0; n < kWordBits; n += 8)
        scene.add(textShape(QRectF(lens.left + n * lens.cell, area.y(), 8 * lens.cell, 12),
                            QString::number(lens.word * kWordBits + n), FontRole::monoTiny,
                            Tone::muted));
    const qreal room = area.right() - lens.right() - 6;
    scene.add(textShape(QRectF(lens.right() + 6, area.y(), room, 12),
                        firstThatFits(FontRole::monoTiny,
                                      {QStringLiteral("__fds_bits[%1]").arg(lens.word),
                                       QStringLiteral("[%1]").arg(lens.word)},
                                      room),
                        FontRole::monoTiny, Tone::muted));
}

void layNfds(Scene& scene, const Lens& lens, const FdSets& sets, qreal top, qreal bottom) {
    const int at = static_cast<int>(sets.nfds) - lens.word * kWordBits;
    if (sets.nfds == 0 || at < 0 || at > kWordBits)
        return;
    const qreal x = lens.left + at * lens.cell;
    scene.add(lineShape(QPointF(x, top), QPointF(x, bottom), Look::plain, Meaning::attention));
    const QString words = QStringLiteral("nfds = %1").arg(sets.nfds);
    const qreal width = textWidth(FontRole::monoTiny, words) + 8;
    const bool leftwards = x + width > lens.right();
    Shape flag = boxShape(QRectF(leftwards ? x - width : x, top, width, 13), Look::soft,
                          Meaning::attention, 2);
    flag.part = Part::cursor;
    flag.text = words;
    flag.font = FontRole::monoTiny;
    flag.tone = Tone::meaning;
    flag.align = Qt::AlignCenter;
    scene.add(std::move(flag));
}

// Returns the height used.
qreal layLarge(Scene& scene, const StageInput& input, const FdSets& sets, const QRectF& area) {
    const Lens lens = lensFor(input, area);
    layScale(scene, lens, area);
    const qreal first = area.y() + 14;
    qreal y = first;
    for (std::size_t i = 0; i < kSets.size(); ++i) {
        layLargeRow(scene, input, lens, area, y, kSets[i], sets.in[i], sets.in[i], false);
        y += lens.row;
        if (sets.written()) {
            layLargeRow(scene, input, lens, area, y, kSets[i], sets.in[i], sets.out[i], true);
        } else {
            layCaption(scene, lens, area.x(), y, kSets[i].answer, kSets[i].meaning);
            const QRectF empty(lens.left, y, lens.cell * kWordBits, lens.row);
            scene.add(
                boxShape(empty.adjusted(0.5, 0.5, -0.5, -0.5), Look::dashed, kSets[i].meaning, 2));
            scene.add(textShape(empty,
                                elided(FontRole::caption, noAnswer(sets.answer), empty.width()),
                                FontRole::caption, Tone::muted, Qt::AlignCenter));
        }
        y += lens.row + (area.height() > 260 ? 8 : 5);
    }
    const qreal nfdsBottom = y - 4;
    layNfds(scene, lens, sets, nfdsBottom - 1, nfdsBottom + 12);
    if (const int at = static_cast<int>(sets.nfds) - lens.word * kWordBits;
        sets.nfds != 0 && at >= 0 && at <= kWordBits) {
        const qreal x = lens.left + at * lens.cell;
        scene.add(lineShape(QPointF(x, first - 2), QPointF(x, nfdsBottom), Look::plain,
                            Meaning::attention));
    }
    return nfdsBottom + 14 - area.y();
}

HeatMap wholeSet(const FdSets& sets, std::size_t which, Meaning meaning) {
    HeatMap heat;
    heat.columns = kWordBits;
    heat.meaning = meaning;
    heat.byNumber = true;
    heat.cells.resize(kFdSetSize);
    for (int bit = 0; bit < kFdSetSize; ++bit) {
        const bool asked = isIn(sets.in[which], bit);
        const bool back = sets.written() && isIn(sets.out[which], bit);
        heat.cells[static_cast<std::size_t>(bit)] = back             ? HeatMap::Level::ready
                                                    : !asked         ? HeatMap::Level::empty
                                                    : sets.written() ? HeatMap::Level::cleared
                                                                     : HeatMap::Level::watched;
    }
    return heat;
}

void layWhole(Scene& scene, const FdSets& sets, std::size_t which, const QRectF& rect, qreal cell,
              int focused) {
    const Set& set = kSets[which];
    const int in = bitsIn(sets.in[which]);
    const QString name = QLatin1String(set.argument);
    const qreal nameWidth = textWidth(FontRole::monoSmall, name) + 8;
    Shape title = textShape(QRectF(rect.x(), rect.y(), nameWidth, kTitle), name,
                            FontRole::monoSmall, Tone::meaning);
    title.meaning = set.meaning;
    scene.add(std::move(title));
    const QString counts =
        sets.written()
            ? Words::tr("%1 of 1024 bits in, %2 back").arg(in).arg(bitsIn(sets.out[which]))
            : Words::tr("%1 of 1024 bits in").arg(in);
    const qreal room = rect.width() - nameWidth;
    scene.add(textShape(
        QRectF(rect.x() + nameWidth, rect.y(), room, kTitle),
        firstThatFits(FontRole::caption,
                      {counts, sets.written()
                                   ? QStringLiteral("%1 → %2").arg(in).arg(bitsIn(sets.out[which]))
                                   : QString::number(in)},
                      room),
        FontRole::caption, Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
    HeatMap heat = wholeSet(sets, which, set.meaning);
    heat.cell = cell;
    heat.rect = QRectF(rect.x(), rect.y() + kTitle + 2, kWordBits * cell, kWords * cell);
    scene.add(boxShape(heat.rect.adjusted(-2, -2, 2, 2), Look::card, Meaning::neutral, 3));
    Shape row = boxShape(QRectF(heat.rect.x() - 2, heat.rect.y() + focused * cell - 1,
                                heat.rect.width() + 4, cell + 1),
                         Look::soft, Meaning::neutral, 1);
    scene.add(std::move(row));
    Shape shape;
    shape.kind = ShapeKind::heat;
    shape.part = set.part;
    shape.meaning = set.meaning;
    shape.rect = heat.rect;
    shape.heat = static_cast<std::int32_t>(scene.heats.size());
    scene.hits.push_back({heat.rect, HitKind::heat, set.part, kNoFd, shape.heat});
    scene.heats.push_back(std::move(heat));
    scene.add(std::move(shape));
}

} // namespace

void layFdSets(Scene& scene, const StageInput& input, const QRectF& area) {
    const FdSets sets = fdSetsOf(*input.world->mux());
    QRectF rest = area;
    const bool roomy = area.height() > 250;
    if (roomy) {
        layLegend(scene, QRectF(area.x(), area.y(), area.width(), 16),
                  {{Look::outlined, Meaning::read, Words::tr("1: asked")},
                   {Look::strong, Meaning::read, Words::tr("1: came back, ready")},
                   {Look::soft, Meaning::read, Words::tr("was 1, overwritten with 0")},
                   {Look::soft, Meaning::neutral, QStringLiteral("0")}});
        rest.setTop(rest.top() + 20);
    }
    rest.setTop(rest.top() + layLarge(scene, input, sets, rest) + (roomy ? 6 : 2));
    const qreal wall = roomy ? 40 : 24;
    const qreal gap = 16;
    const qreal each = (rest.width() - 2 * gap - 24) / 3;
    const qreal cell = std::min(std::floor(each / kWordBits),
                                std::floor((rest.height() - wall - kTitle - 8) / kWords));
    if (cell < 2)
        return;
    const int focused = focusedWord(input);
    const qreal step =
        cell * kWordBits + std::min(gap + 40, (rest.width() - 24 - 3 * cell * kWordBits) / 2);
    for (std::size_t i = 0; i < kSets.size(); ++i)
        layWhole(scene, sets, i,
                 QRectF(rest.x() + 24 + static_cast<qreal>(i) * step, rest.y(), cell * kWordBits,
                        kTitle + cell * kWords),
                 cell, focused);
    scene.add(textShape(QRectF(rest.x() - 4, rest.y(), 26, kTitle), QStringLiteral("word"),
                        FontRole::monoTiny, Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
    // Numbers of the words, as many as find room.
    const int every = std::max(1, static_cast<int>(std::ceil(11 / cell)));
    for (int word = 0; word < kWords; word += every)
        scene.add(
            textShape(QRectF(rest.x(), rest.y() + kTitle + 2 + (word + 0.5) * cell - 6, 20, 12),
                      QString::number(word), FontRole::monoTiny, Tone::muted,
                      Qt::AlignRight | Qt::AlignVCenter));
    const qreal bottom = rest.y() + kTitle + 2 + kWords * cell + 6;
    layWall(scene, input, QRectF(rest.x(), bottom, rest.width(), rest.bottom() - bottom));
}

} // namespace muxscope::ui::stage
