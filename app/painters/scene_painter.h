// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a Scene with the palette: no decision is taken here but the colour of a meaning. Remembers
// laid-out texts between frames. GUI thread.
#pragma once

#include "geometry/shape.h"
#include "painters/box_patches.h"
#include "painters/palette.h"

#include <QHash>
#include <QStaticText>

class QPainter;

namespace muxscope::ui {

const Hue& hueOf(const Palette& palette, Meaning meaning);

class ScenePainter {
public:
    // Shapes for which `hidden` is set are left out (they are in motion); it may be shorter.
    void paint(QPainter& painter, const Scene& scene, const Palette& palette,
               const std::vector<char>& hidden = {});
    // One shape, with the painter's opacity and translation as they are.
    void paintShape(QPainter& painter, const Scene& scene, const Shape& shape,
                    const Palette& palette);

    void drawText(QPainter& painter, const QRectF& rect, Qt::Alignment align, FontRole role,
                  const QString& text, const QColor& colour);

private:
    struct LaidOut {
        QStaticText text;
        qreal sink = 0; // of its baseline below that of the font asked for
    };
    void paintBox(QPainter& painter, const Shape& shape, const Palette& palette);
    void paintBar(QPainter& painter, const Shape& shape, const Palette& palette);
    void paintFilled(QPainter& painter, const Shape& bar, const Palette& palette);
    void paintLine(QPainter& painter, const Shape& shape, const Palette& palette);
    void paintHeat(QPainter& painter, const HeatMap& heat, const Palette& palette);
    const LaidOut& laidOut(FontRole role, const QString& text);

    BoxPatches m_boxes;
    QHash<QString, LaidOut> m_texts[kFontRoles];
};

} // namespace muxscope::ui
