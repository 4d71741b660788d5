// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/timeline_painter.h"

#include "geometry/text_measure.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

using world::Activity;

QColor mixed(const QColor& over, const QColor& under, double share) {
    const auto part = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {part(over.red(), under.red()), part(over.green(), under.green()),
            part(over.blue(), under.blue())};
}

bool isLoud(Activity activity) {
    return activity == Activity::reading || activity == Activity::writing ||
           activity == Activity::exceptional || activity == Activity::accepting ||
           activity == Activity::spinning;
}

// Whether the cursor's flag, a bookmark's or the range's length stands there beside the numbers: it
// would cut a text in two.
bool isTaken(const TimelineLayout& layout, double left, double right) {
    constexpr double kCursorHalf = 7;
    constexpr double kCloth = 9;
    if (layout.cursorVisible && left < layout.cursorX + kCursorHalf &&
        right > layout.cursorX - kCursorHalf)
        return true;
    if (!layout.rangePill.isEmpty() && left < layout.rangePill.right() &&
        right > layout.rangePill.left())
        return true;
    return std::any_of(layout.flags.begin(), layout.flags.end(), [&](const TimelineFlag& flag) {
        return left < flag.x + kCloth && right > flag.x - 1;
    });
}

// Where in its row a block of this kind stands.

QRectF placeOf(const QRectF& row, float fromX, float toX, Activity activity) {
    QRectF rect(fromX, row.y(), toX - fromX, row.height());
    switch (activity) {
    case Activity::reading:
    case Activity::accepting:
        return rect.adjusted(0, 0, 0, -row.height() * 0.22);
    case Activity::writing:
        return rect.adjusted(0, row.height() * 0.22, 0, 0);
    case Activity::idle:
        return rect.adjusted(0, row.height() * 0.26, 0, -row.height() * 0.26);
    default:
        return rect;
    }
}

QString letterOf(Activity activity) {
    switch (activity) {
    case Activity::reading:
        return QStringLiteral("R");
    case Activity::writing:
        return QStringLiteral("W");
    case Activity::exceptional:
        return QStringLiteral("X");
    case Activity::accepting:
        return QStringLiteral("A");
    case Activity::spinning:
        return QStringLiteral("S");
    default:
        return {};
    }
}

} // namespace

ActivityCoat coatOf(Activity activity, const Palette& palette) {
    switch (activity) {
    case Activity::asleep:
        return {mixed(palette.asleep.strong, palette.panel, 0.42), palette.text};
    case Activity::running:
        return {mixed(palette.neutral.strong, palette.panel, 0.45), palette.text};
    case Activity::accepting:
    case Activity::reading:
        return {palette.read.strong, palette.read.onStrong};
    case Activity::writing:
        return {palette.write.strong, palette.write.onStrong};
    case Activity::exceptional:
        return {palette.exceptional.strong, palette.exceptional.onStrong};
    case Activity::spinning:
        return {palette.attention.strong, palette.attention.onStrong};
    case Activity::blocked:
        return {palette.attention.soft, palette.attention.text};
    case Activity::idle:
    case Activity::closed:
        break;
    }
    return {mixed(palette.read.strong, palette.panel, palette.dark ? 0.32 : 0.16), palette.text};
}

void TimelinePainter::paintBlock(QPainter& painter, const TimelineLayout& layout,
                                 const TimelineBlock& block, const Palette& palette) {
    const QRectF row = layout.rows[static_cast<std::size_t>(block.row)].rect;
    const QRectF rect = placeOf(row, block.fromX, block.toX, block.activity);
    const ActivityCoat coat = coatOf(block.activity, palette);
    // Rounding costs, and below this width nobody sees it.
    if (rect.width() < 7) {
        painter.fillRect(rect.toAlignedRect(), coat.fill);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(coat.fill);
    painter.drawRoundedRect(rect, 3, 3);
    if (block.activity == Activity::blocked) {
        QColor stripes = palette.attention.line;
        stripes.setAlpha(90);
        painter.setBrush(QBrush(stripes, Qt::BDiagPattern));
        painter.drawRoundedRect(rect, 3, 3);
    }
    if (isLoud(block.activity) && rect.width() >= 11)
        m_text.drawText(painter, rect, Qt::AlignCenter, FontRole::monoTiny,
                        letterOf(block.activity), coat.text);
}

void TimelinePainter::paintAxis(QPainter& painter, const TimelineLayout& layout,
                                const Palette& palette) {
    for (const Tick& tick : layout.ticks) {
        const double x = std::round(layout.scale.xOf(tick.atNs)) + 0.5;
        painter.setPen(palette.line);
        painter.drawLine(QPointF(x, layout.axis.bottom() - 3), QPointF(x, layout.plot.bottom()));
        const qreal width = textWidth(FontRole::monoSmall, tick.text);
        if (isTaken(layout, x - width / 2, x + width / 2))
            continue;
        const qreal left = std::clamp<qreal>(x - width / 2, 2, layout.axis.right() + 10 - width);
        m_text.drawText(painter, QRectF(left, layout.axis.y() + 2, width, 16), Qt::AlignLeft,
                        FontRole::monoSmall, tick.text, palette.textMuted);
    }
    for (const TimelineFoldMark& fold : layout.folds) {
        const double half = textWidth(FontRole::caption, fold.text) / 2;
        const double middle = fold.rect.center().x();
        if (!isTaken(layout, middle - half, middle + half))
            m_text.drawText(painter, QRectF(middle - half, layout.axis.y() + 2, 2 * half + 1, 16),
                            Qt::AlignCenter, FontRole::caption, fold.text, palette.textMuted);
    }
}

void TimelinePainter::paintLegend(QPainter& painter, const TimelineLayout& layout,
                                  const Palette& palette) {
    for (const TimelineText& entry : layout.legendTexts) {
        const QRectF swatch(entry.rect.x() - 17, entry.rect.center().y() - 5, 11, 11);
        const ActivityCoat coat = coatOf(entry.activity, palette);
        painter.setPen(Qt::NoPen);
        painter.setBrush(coat.fill);
        painter.drawRoundedRect(placeOf(swatch, static_cast<float>(swatch.left()),
                                        static_cast<float>(swatch.right()), entry.activity),
                                2.5, 2.5);
        if (entry.activity == Activity::blocked) {
            painter.setBrush(QBrush(palette.attention.line, Qt::BDiagPattern));
            painter.drawRoundedRect(swatch, 2.5, 2.5);
        }
        m_text.drawText(painter, entry.rect, Qt::AlignLeft, FontRole::caption, entry.text,
                        palette.textMuted);
    }
}

void TimelinePainter::paintRowBacks(QPainter& painter, const TimelineLayout& layout,
                                    const Palette& palette) {
    const QRectF* lastPinned = nullptr;
    for (const TimelineRow& row : layout.rows) {
        const QRectF back(0, row.rect.y() - 3, row.rect.right(), row.rect.height() + 6);
        if (row.selected)
            painter.fillRect(back, palette.selection);
        if (row.current) {
            painter.setPen(QPen(palette.selectionLine, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(1.5, back.y() + 1.5, kGutter - 6, back.height() - 3));
        }
        if (row.pinned)
            lastPinned = &row.rect;
    }
    if (lastPinned != nullptr) {
        painter.setPen(QPen(palette.line, 1));
        const double y = std::round(lastPinned->bottom() + 2) + 0.5;
        painter.drawLine(QPointF(4, y), QPointF(lastPinned->right(), y));
    }
}

void TimelinePainter::paintLabels(QPainter& painter, const TimelineLayout& layout,
                                  const Palette& palette) {
    for (const TimelineRow& row : layout.rows) {
        const double y = row.label.center().y();
        painter.setPen(Qt::NoPen); // a text has left its own
        painter.setBrush(palette.textMuted);
        if (row.isGroup) { // points at what unfolds
            const QPointF open[] = {{3, y - 2}, {11, y - 2}, {7, y + 3}};
            const QPointF shut[] = {{5, y - 4}, {5, y + 4}, {10, y}};
            painter.drawPolygon(row.collapsed ? shut : open, 3);
        } else if (row.pinned) { // a pin: head and needle
            painter.drawEllipse(QPointF(7, y - 1.5), 3, 3);
            painter.drawRect(QRectF(6.5, y + 1, 1, 4));
        }
        m_text.drawText(painter, row.label, Qt::AlignLeft,
                        row.isGroup ? FontRole::captionBold : FontRole::monoSmall, row.text,
                        row.selected ? palette.read.text : palette.text);
        if (!row.value.isEmpty())
            m_text.drawText(painter, row.label, Qt::AlignRight, FontRole::caption, row.value,
                            palette.textMuted);
    }
}

void TimelinePainter::paint(QPainter& painter, const TimelineLayout& layout,
                            const Palette& palette) {
    painter.setRenderHint(QPainter::Antialiasing);
    paintRowBacks(painter, layout, palette);
    paintAxis(painter, layout, palette);
    paintLabels(painter, layout, palette);
    for (const TimelineBlock& block : layout.blocks)
        paintBlock(painter, layout, block, palette);
    for (const TimelineText& text : layout.texts)
        m_text.drawText(painter, text.rect, Qt::AlignCenter, FontRole::captionBold, text.text,
                        coatOf(text.activity, palette).text);
    for (const TimelineCurve& curve : layout.curves)
        paintCurve(painter, layout, curve, palette);
    paintFolds(painter, layout, palette);
    paintRange(painter, layout, palette);
    paintLegend(painter, layout, palette);
    paintOverview(painter, layout.overview, palette);
    paintFlags(painter, layout, palette);
    paintCursor(painter, layout, palette);
    if (!layout.emptyText.isEmpty())
        m_text.drawText(painter, layout.plot, Qt::AlignCenter, FontRole::body, layout.emptyText,
                        palette.textMuted);
}

} // namespace muxscope::ui
