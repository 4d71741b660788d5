// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the timeline's rows and beside them: curves, folds, range, flags, the strip.
#include "painters/timeline_painter.h"

#include "geometry/text_measure.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

using world::Counter;

const Hue& hueOf(Counter counter, const Palette& palette) {
    switch (counter) {
    case Counter::watchedRead:
    case Counter::bytesIn:
    case Counter::ready:
        return palette.read;
    case Counter::watchedWrite:
    case Counter::bytesOut:
    case Counter::responses:
        return palette.write;
    case Counter::watchedExcept:
        return palette.exceptional;
    case Counter::loopLag:
        return palette.attention;
    case Counter::watched:
        break;
    }
    return palette.neutral;
}

QColor faded(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

// Filled up to the least of a column, pale from there to the greatest, a line at the top.
void TimelinePainter::paintCurve(QPainter& painter, const TimelineLayout& layout,
                                 const TimelineCurve& curve, const Palette& palette) {
    const QRectF row = layout.rows[static_cast<std::size_t>(curve.row)].rect;
    const Hue& hue = hueOf(curve.counter, palette);
    const double bottom = row.bottom();
    const double height = row.height() - 1;
    const auto yOf = [&](float part) {
        return bottom - static_cast<double>(part) * height;
    };
    QPolygonF least;
    QPolygonF greatest;
    const auto flush = [&] {
        if (!least.isEmpty()) {
            QPolygonF band = greatest;
            for (auto point = least.rbegin(); point != least.rend(); ++point)
                band << *point;
            painter.setPen(Qt::NoPen);
            painter.setBrush(faded(hue.strong, 90));
            painter.drawPolygon(band);
            least.prepend(QPointF(least.front().x(), bottom));
            least << QPointF(least.back().x(), bottom);
            painter.setBrush(faded(hue.strong, 70));
            painter.drawPolygon(least);
            painter.setPen(QPen(hue.strong, 1.2));
            painter.drawPolyline(greatest);
        }
        least.clear();
        greatest.clear();
    };
    for (std::size_t x = 0; x < curve.columns.size(); ++x) {
        const auto& column = curve.columns[x];
        if (column.least < 0) {
            flush();
            continue;
        }
        const double at = row.left() + static_cast<double>(x);
        least << QPointF(at, yOf(column.least)) << QPointF(at + 1, yOf(column.least));
        greatest << QPointF(at, yOf(column.greatest)) << QPointF(at + 1, yOf(column.greatest));
    }
    flush();
    painter.setPen(palette.line);
    painter.drawLine(QPointF(row.left(), bottom + 0.5), QPointF(row.right(), bottom + 0.5));
    painter.fillRect(curve.topText.rect.adjusted(0, 1, 0, -1), faded(palette.panel, 215));
    m_text.drawText(painter, curve.topText.rect.adjusted(3, 0, 0, 0), Qt::AlignLeft,
                    FontRole::caption, curve.topText.text, palette.textMuted);
}

// A strip torn out of the paper: ragged on both sides, its length beside the axis' numbers.
void TimelinePainter::paintFolds(QPainter& painter, const TimelineLayout& layout,
                                 const Palette& palette) {
    constexpr double kTooth = 4;
    for (const TimelineFoldMark& fold : layout.folds) {
        QPolygonF left;
        QPolygonF right;
        const double top = layout.axis.bottom() - 3;
        int i = 0;
        for (double y = top; y < fold.rect.bottom() + kTooth; y += kTooth, ++i) {
            const double at = std::min(y, fold.rect.bottom());
            const double shift = i % 2 == 0 ? 0 : kTooth;
            left << QPointF(fold.rect.left() + shift, at);
            right << QPointF(fold.rect.right() - kTooth + shift, at);
        }
        QPolygonF torn = left;
        for (auto point = right.rbegin(); point != right.rend(); ++point)
            torn << *point;
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(palette.panel, 190));
        painter.drawPolygon(torn);
        painter.setBrush(QBrush(faded(palette.textFaint, 60), Qt::BDiagPattern));
        painter.drawPolygon(torn);
        painter.setPen(QPen(palette.textFaint, 1));
        painter.drawPolyline(left);
        painter.drawPolyline(right);
        m_text.drawText(painter,
                        QRectF(fold.rect.left(), layout.axis.y() + 2, fold.rect.width(), 16),
                        Qt::AlignCenter, FontRole::caption, fold.text, palette.textMuted);
    }
}

void TimelinePainter::paintRange(QPainter& painter, const TimelineLayout& layout,
                                 const Palette& palette) {
    if (layout.range.isEmpty())
        return;
    painter.fillRect(layout.range, faded(palette.selectionLine, palette.dark ? 60 : 40));
    painter.setPen(QPen(palette.selectionLine, 1));
    for (const double x : {layout.range.left(), layout.range.right()})
        painter.drawLine(QPointF(std::round(x) + 0.5, layout.range.top()),
                         QPointF(std::round(x) + 0.5, layout.range.bottom()));
    const qreal width = textWidth(FontRole::captionBold, layout.rangeText);
    if (width + 12 > layout.range.width())
        return;
    const QRectF pill(layout.range.center().x() - width / 2 - 6, layout.axis.y() + 2, width + 12,
                      15);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.panel);
    painter.drawRoundedRect(pill, 4, 4);
    m_text.drawText(painter, pill, Qt::AlignCenter, FontRole::captionBold, layout.rangeText,
                    palette.read.text);
}

void TimelinePainter::paintFlags(QPainter& painter, const TimelineLayout& layout,
                                 const Palette& palette) {
    for (const TimelineFlag& flag : layout.flags) {
        const double x = std::round(flag.x) + 0.5;
        painter.setPen(QPen(palette.text, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, layout.axis.bottom()), QPointF(x, layout.plot.bottom()));
        painter.setPen(QPen(palette.text, 1.4));
        painter.drawLine(QPointF(x, 4), QPointF(x, layout.axis.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.text);
        const QPointF cloth[] = {{x, 4}, {x + 8, 7}, {x, 10}};
        painter.drawPolygon(cloth, 3);
    }
}

void TimelinePainter::paintOverview(QPainter& painter, const TimelineOverview& strip,
                                    const Palette& palette) {
    if (strip.rect.isEmpty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.window);
    painter.drawRect(strip.rect);
    const double bottom = strip.rect.bottom();
    const double height = strip.rect.height() - 2;
    QPolygonF shape{QPointF(strip.rect.left(), bottom)};
    for (std::size_t x = 0; x < strip.density.size(); ++x) {
        const double y = bottom - static_cast<double>(strip.density[x]) * height;
        const double at = strip.rect.left() + static_cast<double>(x);
        shape << QPointF(at, y) << QPointF(at + 1, y);
    }
    shape << QPointF(shape.back().x(), bottom);
    painter.setBrush(faded(palette.neutral.strong, 150));
    painter.drawPolygon(shape);
    painter.setBrush(palette.exceptional.strong);
    for (std::size_t x = 0; x < strip.alarm.size(); ++x)
        if (strip.alarm[x])
            painter.drawRect(
                QRectF(strip.rect.left() + static_cast<double>(x) - 0.5, strip.rect.top(), 2, 4));
    // What is not shown is dimmed; the window has edges to take hold of.
    const QColor dim = faded(palette.panel, 130);
    painter.fillRect(QRectF(strip.rect.topLeft(), strip.window.bottomLeft()), dim);
    painter.fillRect(QRectF(strip.window.topRight(), strip.rect.bottomRight()), dim);
    painter.setPen(QPen(palette.selectionLine, 1));
    painter.setBrush(faded(palette.selectionLine, 30));
    painter.drawRect(strip.window.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(QPen(palette.selectionLine, 2.5));
    for (const double x : {strip.window.left() + 1, strip.window.right() - 1})
        painter.drawLine(QPointF(x, strip.rect.center().y() - 4),
                         QPointF(x, strip.rect.center().y() + 4));
    painter.setPen(QPen(palette.attention.line, 2));
    painter.drawLine(QPointF(strip.cursorX, strip.rect.top()),
                     QPointF(strip.cursorX, strip.rect.bottom()));
}

void TimelinePainter::paintCursor(QPainter& painter, const TimelineLayout& layout,
                                  const Palette& palette) {
    if (!layout.cursorVisible)
        return;
    const double x = std::round(layout.cursorX) + 0.5;
    const double top = layout.axis.bottom() - 6;
    painter.setPen(QPen(palette.attention.line, 2));
    painter.drawLine(QPointF(x, top), QPointF(x, layout.plot.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.attention.line);
    const QPointF handle[] = {
        {x - 6, top - 7}, {x + 6, top - 7}, {x + 6, top - 2}, {x, top + 4}, {x - 6, top - 2}};
    painter.drawPolygon(handle, 5);
}

} // namespace muxscope::ui
