// SPDX-License-Identifier: GPL-3.0-or-later
// Rounded boxes without the price of rounding: each kind of box is drawn once, small, and then laid
// out as four corners, four edges and a plain middle. GUI thread.
#pragma once

#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace muxscope::ui {

class BoxPatches {
public:
    // An invalid edge colour: no border. The rectangle is moved to whole pixels.
    void draw(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill,
              const QColor& edge = {}, qreal edgeWidth = 0);

private:
    const QPixmap& patch(int corner, qreal radius, const QColor& fill, const QColor& edge,
                         qreal edgeWidth, qreal ratio);

    QHash<QByteArray, QPixmap> m_patches;
};

} // namespace muxscope::ui
