// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/box_patches.h"

#include "painters/pixel_ratio.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

constexpr int kMiddle = 2; // px between the corners of a patch
constexpr int kMostPatches = 256;

} // namespace

const QPixmap& BoxPatches::patch(int corner, qreal radius, const QColor& fill, const QColor& edge,
                                 qreal edgeWidth, qreal ratio) {
    const double numbers[] = {radius, edgeWidth, ratio};
    const QRgb colours[] = {fill.rgba(), edge.isValid() ? edge.rgba() : 0};
    QByteArray key(reinterpret_cast<const char*>(numbers), sizeof numbers);
    key.append(reinterpret_cast<const char*>(colours), sizeof colours);
    const auto found = m_patches.constFind(key);
    if (found != m_patches.constEnd())
        return *found;
    if (m_patches.size() >= kMostPatches)
        m_patches.clear();
    const int side = 2 * corner + kMiddle;
    const int pixels = static_cast<int>(std::ceil(side * ratio));
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    const bool bordered = edge.isValid() && edgeWidth > 0;
    painter.setPen(bordered ? QPen(edge, edgeWidth) : QPen(Qt::NoPen));
    const qreal inset = bordered ? edgeWidth / 2 : 0;
    painter.drawRoundedRect(QRectF(inset, inset, side - 2 * inset, side - 2 * inset), radius,
                            radius);
    painter.end();
    return *m_patches.insert(key, pixmap);
}

void BoxPatches::draw(QPainter& painter, const QRectF& exact, qreal radius, const QColor& fill,
                      const QColor& edge, qreal edgeWidth) {
    const QRectF rect(QPointF(std::round(exact.left()), std::round(exact.top())),
                      QPointF(std::round(exact.right()), std::round(exact.bottom())));
    const int corner = static_cast<int>(std::ceil(radius + edgeWidth)) + 1;
    if (rect.width() < 2 * corner + 1 || rect.height() < 2 * corner + 1 || !isOfPixels(painter)) {
        const bool bordered = edge.isValid() && edgeWidth > 0;
        const qreal inset = bordered ? edgeWidth / 2 : 0;
        painter.setPen(bordered ? QPen(edge, edgeWidth) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
        return;
    }
    const qreal ratio = pixelRatio(painter);
    const QPixmap& pixmap = patch(corner, radius, fill, edge, edgeWidth, ratio);
    const qreal side = 2 * corner + kMiddle;
    const qreal targetX[] = {rect.left(), rect.left() + corner, rect.right() - corner,
                             rect.right()};
    const qreal targetY[] = {rect.top(), rect.top() + corner, rect.bottom() - corner,
                             rect.bottom()};
    const qreal source[] = {0, static_cast<qreal>(corner), side - corner, side};
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const QRectF to(QPointF(targetX[column], targetY[row]),
                            QPointF(targetX[column + 1], targetY[row + 1]));
            if (row == 1 && column == 1) {
                painter.fillRect(to, fill);
                continue;
            }
            const QRectF from(QPointF(source[column] * ratio, source[row] * ratio),
                              QPointF(source[column + 1] * ratio, source[row + 1] * ratio));
            painter.drawPixmap(to, pixmap, from);
        }
    }
}

} // namespace muxscope::ui
