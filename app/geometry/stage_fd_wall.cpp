// SPDX-License-Identifier: GPL-3.0-or-later
// The wall at FD_SETSIZE: descriptors beyond it exist, but no fd_set has a bit for them.
#include "geometry/stage_bitmap.h"
#include "geometry/stage_parts.h"
#include "geometry/text_measure.h"
#include "geometry/token_grid.h"

#include <QCoreApplication>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageBitmap)
};

constexpr std::size_t kMostBeyond = 4096;

} // namespace

void layWall(Scene& scene, const StageInput& input, const QRectF& area) {
    Shape wall = boxShape(QRectF(area.x(), area.y(), area.width(), 4), Look::strong,
                          Meaning::exceptional, 1);
    wall.part = Part::block;
    scene.add(std::move(wall));
    const std::vector<Fd> beyond = beyondFdSet(*input.world, kMostBeyond);
    const QRectF line(area.x(), area.y() + 6, area.width(), 16);
    const QString name = QStringLiteral("FD_SETSIZE = 1024");
    const qreal nameWidth = textWidth(FontRole::monoSmall, name) + 12;
    Shape title = textShape(QRectF(line.x(), line.y(), nameWidth, 16), name, FontRole::monoSmall,
                            Tone::meaning);
    title.meaning = Meaning::exceptional;
    scene.add(std::move(title));
    const qreal room = line.width() - nameWidth;
    const QRectF rest(line.x() + nameWidth, line.y(), room, 16);
    if (beyond.empty()) {
        scene.add(textShape(
            rest,
            firstThatFits(
                FontRole::caption,
                {Words::tr("the wall: a descriptor numbered 1024 or more has no bit, select "
                           "cannot watch it. None is open now"),
                 Words::tr("the wall: there is no bit for fd 1024 and above"), QString()},
                room),
            FontRole::caption, Tone::muted));
        return;
    }
    const auto count = static_cast<int>(beyond.size());
    scene.add(textShape(
        rest,
        firstThatFits(
            FontRole::caption,
            {Words::tr("%n open descriptor(s) stand beyond the wall: select cannot watch them",
                       nullptr, count),
             Words::tr("%n beyond the wall", nullptr, count)},
            room),
        FontRole::captionBold, Tone::normal));
    std::vector<GridToken> tokens;
    for (const Fd fd : beyond)
        tokens.push_back({fd, HeatMap::Level::handled, {}});
    GridPlace place;
    place.rect =
        QRectF(area.x(), line.bottom() + 2, area.width(), area.bottom() - line.bottom() - 2);
    place.part = Part::decoration;
    place.meaning = Meaning::exceptional;
    place.selected = input.selected;
    layTokens(scene, place, tokens);
}

} // namespace muxscope::ui::stage
