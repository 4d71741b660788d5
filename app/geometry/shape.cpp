// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/shape.h"

#include <utility>

namespace muxscope::ui {

Shape& Scene::add(Shape shape) {
    if (!shape.text.isEmpty())
        ++labels;
    shapes.push_back(std::move(shape));
    return shapes.back();
}

void Scene::addHit(const QRectF& rect, HitKind kind, Part part, Fd fd) {
    hits.push_back({rect, kind, part, fd});
}

HitArea Scene::hitAt(QPointF point) const {
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
        if (!hit->rect.contains(point))
            continue;
        if (hit->kind != HitKind::heat)
            return *hit;
        const HeatMap& heat = heats[static_cast<std::size_t>(hit->heat)];
        const int column = static_cast<int>((point.x() - heat.rect.x()) / heat.cell);
        const int row = static_cast<int>((point.y() - heat.rect.y()) / heat.cell);
        const auto cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(heat.columns) +
                          static_cast<std::size_t>(column);
        if (column >= heat.columns || cell >= heat.cells.size())
            continue;
        HitArea found = *hit;
        found.fd = heat.fdAt(cell);
        found.rect = QRectF(heat.rect.x() + column * heat.cell, heat.rect.y() + row * heat.cell,
                            heat.cell, heat.cell);
        return found;
    }
    return {};
}

const Shape* Scene::find(Part part, Fd fd) const {
    for (const Shape& shape : shapes) {
        if (shape.part == part && (!fd.valid() || shape.fd == fd))
            return &shape;
    }
    return nullptr;
}

} // namespace muxscope::ui
