// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the timeline's rows and beside them: curves, folds, range, flags, the strip.
#include "painters/timeline_painter.h"

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

QColor mixed(const QColor& over, const QColor& under, double share) {
    const auto part = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {part(over.red(), under.red()), part(over.green(), under.green()),
            part(over.blue(), under.blue())};
}

QColor faded(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

// Filled up to the least of a column, pale from there to the greatest, a line at the top. Columns of
// whole pixels without smoothing: a polygon of as many corners costs a hundred times as much.
void TimelinePainter::paintCurve(QPainter& painter, const TimelineLayout& layout,
                                 const TimelineCurve& curve, const Palette& palette) {
    const QRect row = layout.rows[static_cast<std::size_t>(curve.row)].rect.toAlignedRect();
    const Hue& hue = hueOf(curve.counter, palette);
    const int bottom = row.bottom();
    const auto heightOf = [&row](float part) {
        return static_cast<int>(std::lround(static_cast<double>(part) * (row.height() - 2)));
    };
    QList<QRect> solid;
    QList<QRect> pale;
    QList<QRect> line;
    const auto& columns = curve.columns;
    for (std::size_t x = 0, next = 0; x < columns.size(); x = next) {
        const int least = heightOf(columns[x].least);
        const int greatest = heightOf(columns[x].greatest);
        for (next = x + 1; next < columns.size() && heightOf(columns[next].least) == least &&
                           heightOf(columns[next].greatest) == greatest;)
            ++next;
        if (columns[x].least < 0)
            continue;
        const int left = row.left() + static_cast<int>(x);
        const int width = static_cast<int>(next - x);
        if (least > 0)
            solid << QRect(left, bottom - least, width, least);
        if (greatest > least)
            pale << QRect(left, bottom - greatest, width, greatest - least);
        line << QRect(left, bottom - greatest - 1, width, 1);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(hue.strong, palette.panel, 0.5));
    painter.drawRects(solid);
    painter.setBrush(mixed(hue.strong, palette.panel, 0.3));
    painter.drawRects(pale);
    painter.setBrush(hue.strong);
    painter.drawRects(line);
    painter.fillRect(QRect(row.left(), bottom, row.width(), 1), palette.line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(curve.topText.rect.adjusted(0, 1, 0, -1), faded(palette.panel, 215));
    m_text.drawText(painter, curve.topText.rect.adjusted(3, 0, 0, 0), Qt::AlignLeft,
                    FontRole::caption, curve.topText.text, palette.textMuted);
}

// A strip torn out of the paper: ragged on both sides.
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
    if (layout.rangePill.isEmpty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.panel);
    painter.drawRoundedRect(layout.rangePill, 4, 4);
    m_text.drawText(painter, layout.rangePill, Qt::AlignCenter, FontRole::captionBold,
                    layout.rangeText, palette.read.text);
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
    painter.fillRect(strip.rect, palette.window);
    const int bottom = static_cast<int>(strip.rect.bottom());
    QList<QRect> bars;
    QList<QRect> alarms;
    for (std::size_t x = 0; x < strip.density.size(); ++x) {
        const int at = static_cast<int>(strip.rect.left()) + static_cast<int>(x);
        const auto high = static_cast<int>(
            std::ceil(static_cast<double>(strip.density[x]) * (strip.rect.height() - 2)));
        if (high > 0)
            bars << QRect(at, bottom - high, 1, high);
        if (strip.alarm[x])
            alarms << QRect(at, static_cast<int>(strip.rect.top()), 2, 4);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette.neutral.strong, palette.window, 0.65));
    painter.drawRects(bars);
    painter.setBrush(palette.exceptional.strong);
    painter.drawRects(alarms);
    painter.setRenderHint(QPainter::Antialiasing);
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
