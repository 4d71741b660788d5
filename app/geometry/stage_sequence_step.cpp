// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a sequence: a call with its entry and its return.
#include "geometry/quantity_text.h"
#include "geometry/stage_parts.h"
#include "geometry/stage_sequence_parts.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSequence)
};

using Step = world::SequenceStep;

void layArrow(Scene& scene, qreal from, qreal to, qreal y, const QString& words, Meaning meaning,
              bool certain = true, bool named = true) {
    Shape arrow =
        lineShape(QPointF(from, y), QPointF(to, y), certain ? Look::plain : Look::dashed, meaning);
    arrow.kind = ShapeKind::arrow;
    scene.add(std::move(arrow));
    if (!named)
        return;
    const qreal left = std::min(from, to) + 8;
    const qreal room = std::abs(to - from) - 16;
    scene.add(textShape(QRectF(left, y - 15, room, 14), elided(FontRole::monoSmall, words, room),
                        FontRole::monoSmall, Tone::normal, Qt::AlignCenter));
}

// The client's side is not in the record: that the bytes were there is known from what follows.
void layClientSide(Scene& scene, const Step& step, const Row& row, const Lines& x) {
    const bool read = trace::callKind(step.enter.call) == trace::CallKind::read;
    const bool brought = step.answered() && step.exit.value > 0 && step.kind != Step::Kind::submit;
    const bool woken = step.kind == Step::Kind::wait && step.answered() &&
                       (step.bits & (trace::kIn | trace::kPri)) != 0;
    const bool arrived = brought && (step.kind == Step::Kind::waitAndCopy ||
                                     (step.kind == Step::Kind::complete && read));
    const bool sent =
        brought && (step.kind == Step::Kind::send || (step.kind == Step::Kind::complete && !read));
    // In a low row the name of the phase needs the place; the number stands at the application.
    const bool named = row.exitY() - row.enterY() >= 30;
    const QString words =
        woken ? Words::tr("bytes")
              : bytesText(static_cast<std::uint64_t>(std::max<std::int64_t>(step.exit.value, 0)));
    if (woken || arrived)
        layArrow(scene, x.client, x.kernel - kBar / 2, row.exitY() - (named ? 4 : 0), words,
                 Meaning::read, false, named);
    else if (sent)
        layArrow(scene, x.kernel - kBar / 2, x.client, row.exitY(), words, Meaning::write, false,
                 named);
    else if (step.kind == Step::Kind::accept && brought)
        layArrow(scene, x.client, x.kernel - kBar / 2, row.exitY() - (named ? 4 : 0),
                 QStringLiteral("connect"), Meaning::asleep, false, named);
}

// "+536.021 ms": close together as they are, they must not look alike.
QString offsetText(std::int64_t ns) {
    return ns < 1'000'000'000
               ? QStringLiteral("+%1 ms").arg(static_cast<double>(ns) / 1e6, 0, 'f', 3)
               : QStringLiteral("+%1 s").arg(static_cast<double>(ns) / 1e9, 0, 'f', 6);
}

void layTimes(Scene& scene, const world::Sequence& sequence, const Step& step, const Row& row,
              const Lines& x) {
    const auto at = [&](qreal y, std::int64_t ns) {
        const qreal width = 72;
        scene.add(textShape(QRectF(x.time, y - 7, width, 14),
                            elided(FontRole::monoTiny, offsetText(ns - sequence.beginNs()), width),
                            FontRole::monoTiny, Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
    };
    at(row.enterY(), step.enter.atNs);
    if (step.answered() && step.kind != Step::Kind::submit && step.kind != Step::Kind::complete &&
        row.exitY() - row.enterY() >= 12)
        at(row.exitY(), step.exit.atNs);
}

void layBeside(Scene& scene, const Step& step, const Row& row, const Lines& x) {
    const qreal left = x.application + kBar / 2 + 8;
    const qreal width = x.right - left;
    if (width < 40)
        return;
    const QStringList lines = stepBeside(step);
    const auto most = std::max<qsizetype>(1, static_cast<qsizetype>((row.height - 4) / 14));
    QStringList shown;
    for (const QString& line : lines)
        for (const QString& part : wrapped(FontRole::caption, line, width, 2))
            if (shown.size() < most)
                shown << part;
    qreal y = (row.enterY() + row.exitY()) / 2 - static_cast<qreal>(shown.size()) * 7;
    for (const QString& line : shown) {
        scene.add(textShape(QRectF(left, y, width, 14), line, FontRole::caption, Tone::muted));
        y += 14;
    }
}

} // namespace

void layStep(Scene& scene, const SequenceInput& input, const world::Sequence& sequence,
             const Row& row, const Lines& x) {
    const Step& step = sequence.steps[static_cast<std::size_t>(row.step)];
    const Meaning meaning = stepMeaning(step);
    Shape bar =
        boxShape(QRectF(x.application - kBar / 2, row.enterY(), kBar, row.exitY() - row.enterY()),
                 step.answered() ? Look::strong : Look::dashed, meaning, 3);
    bar.part = Part::step;
    bar.fd = sequence.fd;
    scene.add(std::move(bar));
    const qreal kernel = x.kernel + kBar / 2;
    const qreal application = x.application - kBar / 2;
    if (step.kind != Step::Kind::complete)
        layArrow(scene, application, kernel, row.enterY(), stepCall(step), meaning);
    if (const QString outcome = stepOutcome(step); !outcome.isEmpty())
        layArrow(scene, kernel, application, row.exitY(),
                 step.repeats > 1 ? outcome + QStringLiteral(" ×%1").arg(step.repeats) : outcome,
                 step.kind == Step::Kind::wait ? Meaning::read : meaning);
    layClientSide(scene, step, row, x);
    layTimes(scene, sequence, step, row, x);
    layBeside(scene, step, row, x);
    const QRectF all(x.time, row.top, x.right - x.time, row.height);
    HitArea hit{all, HitKind::step, Part::step, sequence.fd};
    hit.step = row.step;
    hit.column = input.current < 0 ? 0 : input.current;
    scene.hits.push_back(hit);
}

} // namespace muxscope::ui::stage
