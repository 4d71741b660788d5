// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/stage_sequence.h"

#include "geometry/quantity_text.h"
#include "geometry/stage_parts.h"
#include "geometry/stage_sequence_parts.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSequence)
};

using stage::boxShape;
using stage::kBar;
using stage::Lines;
using stage::lineShape;
using stage::Row;
using stage::textShape;
using Step = world::SequenceStep;
using Phase = world::SequencePhase::Kind;

constexpr qreal kHead = 24;
constexpr qreal kFoot = 20;
constexpr qreal kLeastRow = 33; // two arrows with their words
constexpr qreal kMostRow = 72;
constexpr qreal kGapRow = 16;

Lines linesIn(const QRectF& area) {
    Lines x;
    x.time = area.x();
    x.client = area.x() + 92;
    const qreal rest = area.right() - x.client;
    x.kernel = x.client + std::floor(rest * 0.33);
    x.application = x.client + std::floor(rest * 0.68);
    x.right = area.right();
    return x;
}

QRectF areaOf(QSizeF size) {
    const qreal margin = size.width() < 640 ? 6 : 10;
    return QRectF(QPointF(), size).adjusted(margin, 4, -margin, -4);
}

QRectF bodyOf(const QRectF& area) {
    return area.adjusted(0, kHead, 0, -kFoot);
}

// How many rows fit; when not all do, what is left out is said above and below them.
int roomFor(const QRectF& body, int count) {
    const int room = static_cast<int>(body.height() / kLeastRow);
    return count <= room ? count
                         : std::max(2, static_cast<int>((body.height() - 2 * kGapRow) / kLeastRow));
}

// All rows, or, where they do not fit, the first and the last ones; scrolled: those from a row on.
std::vector<Row> rowsOf(const world::Sequence& sequence, const QRectF& body, int firstRow) {
    const auto count = static_cast<int>(sequence.steps.size());
    const int room = roomFor(body, count);
    std::vector<Row> rows;
    const auto add = [&rows](int from, int to, qreal height) {
        for (int i = from; i < to; ++i)
            rows.push_back({i, 0, 0, height});
    };
    const auto leaveOut = [&rows](int steps) {
        if (steps > 0)
            rows.push_back({-1, steps, 0, kGapRow});
    };
    if (count <= room) {
        add(0, count, std::min(kMostRow, std::floor(body.height() / std::max(1, count))));
    } else if (firstRow >= 0) {
        const int from = std::min(firstRow, count - room);
        const int gaps = (from > 0 ? 1 : 0) + (from + room < count ? 1 : 0);
        const qreal height = std::floor((body.height() - gaps * kGapRow) / room);
        leaveOut(from);
        add(from, from + room, height);
        leaveOut(count - from - room);
    } else {
        const int last = room / 2;
        const qreal height = std::floor((body.height() - kGapRow) / room);
        add(0, room - last, height);
        leaveOut(count - room);
        add(count - last, count, height);
    }
    qreal y = body.y();
    for (Row& row : rows) {
        row.top = y;
        y += row.height;
    }
    return rows;
}

void layHeads(Scene& scene, const world::Sequence& sequence, const Lines& x, const QRectF& area,
              qreal bottom) {
    const QString port =
        sequence.peerPort == 0 ? QString() : QStringLiteral(" :%1").arg(sequence.peerPort);
    const struct {
        qreal x;
        QString words;
        Meaning meaning;
    } heads[] = {{x.client, Words::tr("CLIENT") + port, Meaning::neutral},
                 {x.kernel, Words::tr("KERNEL"), Meaning::asleep},
                 {x.application, Words::tr("APPLICATION"), Meaning::write}};
    for (const auto& head : heads) {
        const qreal width = textWidth(FontRole::captionBold, head.words) + 18;
        Shape box = boxShape(QRectF(std::max(area.x(), head.x - width / 2), area.y(), width, 20),
                             Look::outlined, head.meaning, 5);
        box.text = head.words;
        box.font = FontRole::captionBold;
        box.tone = head.meaning == Meaning::neutral ? Tone::muted : Tone::meaning;
        box.align = Qt::AlignCenter;
        scene.add(std::move(box));
        Shape line = lineShape(QPointF(head.x, area.y() + 20), QPointF(head.x, bottom),
                               Look::dashed, head.meaning);
        line.part = Part::lifeline;
        scene.add(std::move(line));
    }
}

const Row* rowOf(const std::vector<Row>& rows, std::uint32_t step, bool orAfter) {
    const Row* found = nullptr;
    for (const Row& row : rows) {
        if (row.step < 0)
            continue;
        const bool fits =
            orAfter ? row.step >= static_cast<int>(step) : row.step <= static_cast<int>(step);
        if (fits && (!orAfter || found == nullptr))
            found = &row;
    }
    return found;
}

// What the kernel does, on its lifeline, and the name of it beside.
void layPhase(Scene& scene, const world::SequencePhase& phase, const std::vector<Row>& rows,
              const Lines& x) {
    const Row* first = rowOf(rows, phase.firstStep, true);
    const Row* last = rowOf(rows, phase.lastStep, false);
    if (first == nullptr || last == nullptr || first->top > last->top)
        return; // among those left out
    const QRectF rect(x.kernel - kBar / 2, first->enterY(), kBar, last->exitY() - first->enterY());
    const Meaning meaning = stage::phaseMeaning(phase.kind);
    const bool waits = meaning == Meaning::asleep || meaning == Meaning::attention;
    Shape bar = boxShape(rect,
                         phase.open ? Look::dashed
                         : waits    ? Look::outlined
                                    : Look::strong,
                         meaning, 3);
    bar.part = Part::phase;
    scene.add(std::move(bar));
    if (phase.kind == Phase::waitAndCopy && !phase.open) // where in it is not seen from outside
        scene.add(boxShape(QRectF(rect.x(), rect.bottom() - 8, rect.width(), 8), Look::strong,
                           Meaning::read, 3));
    const QString name = stage::phaseName(phase.kind);
    const QString took = phase.open ? QStringLiteral("…") : durationText(phase.toNs - phase.fromNs);
    const qreal room = rect.x() - x.client - 12;
    const bool two = rect.height() >= 34;
    const qreal y = two ? rect.y() - 2 : rect.y() - 4;
    Shape label =
        textShape(QRectF(x.client + 6, y, room, 14),
                  elided(FontRole::captionBold, two ? name : name + QLatin1Char(' ') + took, room),
                  FontRole::captionBold, Tone::meaning, Qt::AlignRight | Qt::AlignVCenter);
    label.meaning = meaning;
    scene.add(std::move(label));
    if (two)
        scene.add(textShape(QRectF(x.client + 6, y + 14, room, 14), took, FontRole::monoSmall,
                            Tone::normal, Qt::AlignRight | Qt::AlignVCenter));
}

// The call that the cursor is in, below everything else.
void layCursor(Scene& scene, const SequenceInput& input, const world::Sequence& sequence,
               const std::vector<Row>& rows, const Lines& x) {
    for (const Row& row : rows) {
        if (row.step < 0 || input.current < 0)
            continue;
        const Step& step = sequence.steps[static_cast<std::size_t>(row.step)];
        const std::uint64_t last = step.answered() ? step.exitEvent : step.enterEvent;
        if (step.enterEvent >= input.cursor || last + 1 < input.cursor)
            continue;
        Shape here = boxShape(QRectF(x.time, row.top + 2, x.right - x.time, row.height), Look::soft,
                              Meaning::neutral, 4);
        here.part = Part::cursor;
        scene.add(std::move(here));
    }
}

void layNothing(Scene& scene, const QRectF& area) {
    const QStringList lines = wrapped(
        FontRole::body,
        Words::tr("No request has been seen on the chosen connection. Send one, or choose another "
                  "connection: its way between client, kernel and application is drawn here."),
        std::min<qreal>(area.width() - 32, 460), 4);
    qreal y = area.center().y() - static_cast<qreal>(lines.size()) * 10;
    for (const QString& line : lines) {
        scene.add(textShape(QRectF(area.x(), y, area.width(), 20), line, FontRole::body,
                            Tone::muted, Qt::AlignCenter));
        y += 20;
    }
}

} // namespace

namespace stage {

void layLifelines(Scene& scene, const SequenceInput& input, const world::Sequence& sequence,
                  const QRectF& area) {
    const Lines x = linesIn(area);
    const QRectF body = bodyOf(area);
    const std::vector<Row> rows = rowsOf(sequence, body, input.firstRow);
    const qreal bottom = rows.empty() ? body.bottom() : rows.back().top + rows.back().height + 3;
    layCursor(scene, input, sequence, rows, x);
    layHeads(scene, sequence, x, area, bottom);
    // Under the phases and steps, so that no line crosses a word.
    for (const world::SequencePhase& phase : sequence.phases)
        layPhase(scene, phase, rows, x);
    for (const Row& row : rows) {
        if (row.step >= 0) {
            layStep(scene, input, sequence, row, x);
            continue;
        }
        scene.add(textShape(
            QRectF(x.kernel + 12, row.top, x.application - x.kernel - 24, row.height),
            elided(FontRole::caption,
                   QStringLiteral("⋮ ") + Words::tr("%n more step(s)", nullptr, row.leftOut),
                   x.application - x.kernel - 24),
            FontRole::caption, Tone::muted, Qt::AlignCenter));
    }
    const QRectF foot(area.x(), area.bottom() - kFoot + 4, area.width(), 16);
    const QString totals = totalsText(sequence);
    const QString all = requestName(sequence) + QStringLiteral(" · ") + totals;
    QStringList variants{all, totals};
    if (input.kept > 0) {
        const QString kept =
            QStringLiteral(" · ") + Words::tr("kept: start another model, send it again");
        variants = QStringList{all + kept, totals + kept, requestName(sequence) + kept} + variants;
    }
    scene.add(textShape(foot, firstThatFits(FontRole::caption, variants, foot.width()),
                        FontRole::caption, Tone::normal));
}

} // namespace stage

int lastFirstRow(const SequenceInput& input) {
    if (input.columns.size() != 1)
        return 0;
    const auto count = static_cast<int>(input.columns.front().steps.size());
    return count - roomFor(bodyOf(areaOf(input.size)), count);
}

Scene sequenceScene(const SequenceInput& input) {
    Scene scene;
    scene.size = input.size;
    const QRectF area = areaOf(input.size);
    if (input.columns.empty())
        layNothing(scene, area);
    else if (input.columns.size() == 1)
        stage::layLifelines(scene, input, input.columns.front(), area);
    else
        stage::layComparison(scene, input, area);
    return scene;
}

} // namespace muxscope::ui
