// SPDX-License-Identifier: GPL-3.0-or-later
// io_uring(7): the operations that the kernel has been given and has not finished, and those whose
// results the program has just taken out of the completion queue. A plain list each.
#include "geometry/call_words.h"
#include "geometry/quantity_text.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageRing)
};

constexpr qreal kHead = 24;
constexpr qreal kLowHead = 19; // in a low area
constexpr qreal kRow = 21;
constexpr qreal kChip = 15;
constexpr qreal kBetween = 3;

struct Row {
    Fd fd;
    QString call;
    QString result; // of a completion
    Meaning meaning = Meaning::neutral;
    std::uint64_t event = 0; // its submission
    bool queued = false;     // in the submission queue: the kernel has not been told yet
};

Meaning meaningOf(trace::Call call) {
    switch (trace::callKind(call)) {
    case trace::CallKind::accept:
    case trace::CallKind::read:
        return Meaning::read;
    case trace::CallKind::write:
        return Meaning::write;
    default:
        return Meaning::neutral;
    }
}

QString nameOf(trace::Call call) {
    return QString::fromLatin1(trace::callName(call).data());
}

// Newest last; the listener's accept stands first, because its number is the lowest.
std::vector<Row> inFlight(const world::Ring& ring) {
    std::vector<Row> rows;
    for (std::size_t n = 0; n < ring.operations.size(); ++n) {
        const world::RingOperations& on = ring.operations[n];
        for (std::uint32_t i = 0; i < on.count; ++i)
            rows.push_back({Fd{static_cast<std::int32_t>(n)},
                            QStringLiteral("%1(%2)").arg(nameOf(on.list[i].call)).arg(n),
                            {},
                            meaningOf(on.list[i].call),
                            on.list[i].event});
    }
    // The newest ones are those still in the queue.
    std::vector<std::uint64_t> events;
    for (const Row& row : rows)
        events.push_back(row.event);
    std::sort(events.begin(), events.end());
    const std::size_t told = events.size() - std::min<std::size_t>(events.size(), ring.queued);
    for (Row& row : rows) {
        row.queued = told < events.size() && row.event >= events[told];
        if (row.queued)
            row.result = Words::tr("queued");
    }
    return rows;
}

std::vector<Row> taken(const world::Ring& ring) {
    std::vector<Row> rows;
    for (const world::RingCompletion& done : ring.taken) {
        const QString result =
            done.result < 0
                ? QString::fromLatin1(
                      trace::errnoName(static_cast<int>(std::min<std::int64_t>(-done.result, 4095)))
                          .data())
                : QString::number(done.result);
        rows.push_back({Fd{done.fd}, QStringLiteral("%1(%2)").arg(nameOf(done.call)).arg(done.fd),
                        QStringLiteral("→ ") + result,
                        done.result < 0 ? Meaning::exceptional : meaningOf(done.call)});
    }
    return rows;
}

void layRow(Scene& scene, const StageInput& input, const Row& row, const QRectF& rect, Part part,
            FontRole font) {
    const bool selected = row.fd.valid() && row.fd == input.selected;
    Shape box = boxShape(rect, row.queued ? Look::dashed : Look::outlined, row.meaning, 4);
    box.part = part;
    box.fd = row.fd;
    box.selected = selected;
    scene.add(std::move(box));
    if (row.fd.valid())
        scene.addHit(rect, HitKind::token, part, row.fd);
    const qreal side = font == FontRole::monoTiny ? 4 : 6;
    const qreal resultWidth =
        row.result.isEmpty() ? 0 : std::min(textWidth(font, row.result) + 4, rect.width() * 0.5);
    const qreal callWidth = rect.width() - resultWidth - 2 * side;
    scene.add(textShape(QRectF(rect.x() + side, rect.y(), callWidth, rect.height()),
                        elided(font, row.call, callWidth), font));
    if (resultWidth > 0)
        scene.add(textShape(
            QRectF(rect.right() - resultWidth - side + 1, rect.y(), resultWidth, rect.height()),
            elided(font, row.result, resultWidth), font, Tone::muted,
            Qt::AlignRight | Qt::AlignVCenter));
}

void layRows(Scene& scene, const StageInput& input, const QRectF& place,
             const std::vector<Row>& rows, Part part) {
    qreal y = place.y();
    for (const Row& row : rows) {
        layRow(scene, input, row, QRectF(place.x(), y, place.width(), kRow), part,
               FontRole::monoSmall);
        y += kRow + kBetween;
    }
}

// Several in a line, and how many there are besides.
void layChips(Scene& scene, const StageInput& input, const QRectF& place,
              const std::vector<Row>& rows, Part part) {
    qreal widest = 0;
    for (const Row& row : rows)
        widest = std::max(
            widest, textWidth(FontRole::monoTiny, row.call) +
                        (row.result.isEmpty() ? 0 : textWidth(FontRole::monoTiny, row.result) + 8));
    const qreal width = std::min(widest + 10, place.width());
    const auto columns = static_cast<std::size_t>((place.width() + kBetween) / (width + kBetween));
    const auto lines =
        static_cast<std::size_t>(std::max(0.0, (place.height() + kBetween) / (kChip + kBetween)));
    const std::size_t room = std::max<std::size_t>(columns, 1) * lines;
    const std::size_t shown = rows.size() <= room ? rows.size() : room > 0 ? room - 1 : 0;
    const auto at = [&](std::size_t i) {
        return QRectF(place.x() + static_cast<qreal>(i % std::max<std::size_t>(columns, 1)) *
                                      (width + kBetween),
                      place.y() + static_cast<qreal>(i / std::max<std::size_t>(columns, 1)) *
                                      (kChip + kBetween),
                      width, kChip);
    };
    for (std::size_t i = 0; i < shown; ++i)
        layRow(scene, input, rows[i], at(i), part, FontRole::monoTiny);
    if (shown < rows.size() && room > 0)
        scene.add(textShape(
            at(shown),
            elided(FontRole::caption,
                   Words::tr("%n more", nullptr, static_cast<int>(rows.size() - shown)), width),
            FontRole::caption, Tone::muted, Qt::AlignCenter));
}

void layList(Scene& scene, const StageInput& input, const QRectF& area, const QStringList& titles,
             const std::vector<Row>& rows, const QString& none, Part part) {
    const bool ready = part == Part::epollReady;
    const Meaning meaning = ready ? Meaning::read : Meaning::asleep;
    scene.add(boxShape(area, ready ? Look::dashed : Look::kernelArea, meaning));
    scene.addHit(area, HitKind::tray, part);
    const bool low = area.height() < kLowArea;
    const QRectF inner = low ? area.adjusted(6, 2, -6, -4) : area.adjusted(8, 4, -8, -6);
    const qreal head = low ? kLowHead : kHead;
    const QString count = groupedText(rows.size());
    const qreal countWidth = textWidth(FontRole::caption, count) + 2;
    const qreal titleWidth = inner.width() - countWidth - 6;
    Shape heading = textShape(QRectF(inner.x(), inner.y(), titleWidth, 18),
                              firstThatFits(FontRole::captionBold, titles, titleWidth),
                              FontRole::captionBold, Tone::meaning);
    heading.meaning = meaning;
    scene.add(std::move(heading));
    scene.add(textShape(QRectF(inner.right() - countWidth, inner.y(), countWidth, 18), count,
                        FontRole::caption, Tone::muted, Qt::AlignRight | Qt::AlignVCenter));
    const QRectF place(inner.x(), inner.y() + head, inner.width(), inner.height() - head);
    if (rows.empty()) {
        if (place.height() > 12)
            scene.add(textShape(place, elided(FontRole::caption, none, place.width()),
                                FontRole::caption, Tone::muted, Qt::AlignCenter));
        return;
    }
    if (static_cast<qreal>(rows.size()) * (kRow + kBetween) - kBetween <= place.height())
        layRows(scene, input, place, rows, part);
    else
        layChips(scene, input, place, rows, part);
}

} // namespace

void layRing(Scene& scene, const StageInput& input, const world::Ring& ring, const QRectF& area) {
    if (area.height() < 45)
        return;
    const qreal half = std::floor((area.width() - 8) / 2);
    layList(scene, input, QRectF(area.x(), area.y(), half, area.height()),
            {Words::tr("submission queue → kernel: not done"), Words::tr("SQ → kernel: not done"),
             Words::tr("SQ → kernel")},
            inFlight(ring), Words::tr("no operation"), Part::epollInterest);
    layList(scene, input, QRectF(area.x() + half + 8, area.y(), half, area.height()),
            {Words::tr("completion queue → program: taken"), Words::tr("CQ → program: taken"),
             Words::tr("CQ → program")},
            taken(ring), ring.waiting ? Words::tr("the thread sleeps") : Words::tr("none"),
            Part::epollReady);
}

} // namespace muxscope::ui::stage
