// SPDX-License-Identifier: GPL-3.0-or-later
// poll's array as rows: fd, events, revents, one box a bit.
#include "geometry/stage_poll_rows.h"

#include "geometry/text_measure.h"
#include "world/process_names.h"

#include <algorithm>
#include <array>

namespace muxscope::ui::stage {

namespace {

constexpr qreal kRow = 24;
constexpr qreal kHead = 40; // title and column heads

struct Bit {
    std::uint32_t bit;
    const char* name;
    Meaning meaning;
};
constexpr std::array<Bit, 3> kEvents = {{{trace::kIn, "IN", Meaning::read},
                                         {trace::kOut, "OUT", Meaning::write},
                                         {trace::kPri, "PRI", Meaning::exceptional}}};
constexpr std::array<Bit, 3> kTroubles = {{{trace::kErr, "ERR", Meaning::exceptional},
                                           {trace::kHup, "HUP", Meaning::exceptional},
                                           {trace::kNval, "NVAL", Meaning::exceptional}}};

struct Columns {
    qreal fd = 0, fdWidth = 0, events = 0, revents = 0, bit = 0;
};

Columns columnsOf(const QRectF& rect) {
    Columns c;
    c.fd = rect.x() + 4;
    c.fdWidth = std::clamp(rect.width() * 0.2, 42.0, 70.0);
    c.bit = std::clamp((rect.width() - c.fdWidth - 8 - 14 - 3 * 6) / 6, 14.0, 42.0);
    c.events = c.fd + c.fdWidth + 6;
    c.revents = c.events + 3 * (c.bit + 3) + 10;
    return c;
}

// One bit: its letters when there is room, else its first letter.
void layBit(Scene& scene, const QRectF& rect, const Bit& bit, Look look, Fd fd) {
    Shape box = boxShape(rect, look, bit.meaning, 4);
    box.part = Part::pollBits;
    box.fd = fd;
    const QString name = QLatin1String(bit.name);
    box.text = firstThatFits(FontRole::monoTiny, {name, name.left(1)}, rect.width() - 2);
    box.font = FontRole::monoTiny;
    box.align = Qt::AlignCenter;
    box.tone = look == Look::strong     ? Tone::onStrong
               : look == Look::outlined ? Tone::meaning
                                        : Tone::muted;
    scene.add(std::move(box));
}

void layRow(Scene& scene, const StageInput& input, const QRectF& rect, const Watched& row,
            Part part) {
    const Columns c = columnsOf(rect);
    const bool pending = (row.ready & ~row.handled) != 0 && row.handled == 0;
    Shape back =
        boxShape(rect.adjusted(0, 1, 0, -1), pending ? Look::soft : Look::plain, Meaning::read, 5);
    back.part = part;
    back.fd = row.fd;
    back.selected = row.fd == input.selected;
    scene.add(std::move(back));
    scene.addHit(rect, HitKind::pollRow, Part::pollRow, row.fd);
    scene.add(textShape(QRectF(c.fd, rect.y(), c.fdWidth, rect.height()),
                        elided(FontRole::monoBold,
                               QStringLiteral("fd %1").arg(world::fdNumber(*input.world, row.fd).n),
                               c.fdWidth),
                        FontRole::monoBold));
    const qreal top = rect.center().y() - 8;
    for (std::size_t i = 0; i < kEvents.size(); ++i) {
        const Bit& bit = kEvents[i];
        const qreal x = static_cast<qreal>(i) * (c.bit + 3);
        if ((row.interest & bit.bit) != 0)
            layBit(scene, QRectF(c.events + x, top, c.bit, 16), bit, Look::outlined, row.fd);
        Bit answer = bit;
        if ((row.ready & bit.bit) == 0 && (row.ready & kTroubles[i].bit) != 0)
            answer = kTroubles[i];
        const bool set = (row.ready & answer.bit) != 0;
        const bool handled = (row.handled & answer.bit) != 0 || row.handled != 0;
        if (set)
            layBit(scene, QRectF(c.revents + x, top, c.bit, 16), answer,
                   handled ? Look::faded : Look::strong, row.fd);
        else if ((row.interest & bit.bit) != 0 && input.world->mux()->waits > 0)
            scene.add(textShape(QRectF(c.revents + x, top, c.bit, 16), QStringLiteral("0"),
                                FontRole::monoTiny, Tone::faint, Qt::AlignCenter));
    }
}

void layHeads(Scene& scene, const QRectF& column) {
    const Columns c = columnsOf(column);
    scene.add(textShape(QRectF(c.fd, column.y(), c.fdWidth, 16), QStringLiteral("fd"),
                        FontRole::monoTiny, Tone::muted));
    const qreal width = 3 * (c.bit + 3);
    scene.add(textShape(QRectF(c.events, column.y(), width, 16),
                        elided(FontRole::monoTiny, QStringLiteral("events"), width),
                        FontRole::monoTiny, Tone::muted));
    scene.add(textShape(QRectF(c.revents, column.y(), width, 16),
                        elided(FontRole::monoTiny, QStringLiteral("revents"), width),
                        FontRole::monoTiny, Tone::muted));
}

qreal columnWidthFor(const QRectF& area) {
    return area.width() >= 430 ? (area.width() - 26) / 2 : area.width() - 16;
}

} // namespace

void layPollRows(Scene& scene, const StageInput& input, const QRectF& area,
                 const std::vector<Watched>& rows, Part part) {
    const qreal width = columnWidthFor(area);
    const auto perColumn = static_cast<std::size_t>(
        std::max<qreal>(1, std::floor((area.height() - kHead - 6) / kRow)));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QRectF column(area.x() + 8 + static_cast<qreal>(i / perColumn) * (width + 10),
                            area.y() + 24, width, area.height() - 24);
        if (column.right() > area.right())
            break;
        if (i % perColumn == 0)
            layHeads(scene, column);
        layRow(scene, input,
               QRectF(column.x(), area.y() + kHead + static_cast<qreal>(i % perColumn) * kRow,
                      width, kRow),
               rows[i], part);
    }
}

bool pollRowsFit(const QRectF& area, std::size_t rows) {
    const auto perColumn = static_cast<std::size_t>(
        std::max<qreal>(0, std::floor((area.height() - kHead - 6) / kRow)));
    return rows <= perColumn * (area.width() >= 430 ? 2 : 1);
}

} // namespace muxscope::ui::stage
