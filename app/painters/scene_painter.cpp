// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/scene_painter.h"

#include "geometry/text_measure.h"
#include "painters/heat_tile.h"
#include "painters/pixel_ratio.h"

#include <QImage>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

QColor textColour(const Shape& shape, const Palette& palette) {
    switch (shape.tone) {
    case Tone::normal:
        return palette.text;
    case Tone::muted:
        return palette.textMuted;
    case Tone::faint:
        return palette.textFaint;
    case Tone::meaning:
        return hueOf(palette, shape.meaning).text;
    case Tone::onStrong:
        return hueOf(palette, shape.meaning).onStrong;
    }
    return palette.text;
}

struct Coat {
    QBrush fill = Qt::NoBrush;
    QPen edge = Qt::NoPen;
};

QPen penOf(const QColor& colour, qreal width = 1) {
    return {colour, width};
}

Coat coatOf(const Shape& shape, const Palette& palette) {
    const Hue& hue = hueOf(palette, shape.meaning);
    switch (shape.look) {
    case Look::plain:
        return {};
    case Look::kernelArea:
        return {palette.kernelArea, penOf(palette.kernelLine)};
    case Look::serverArea:
        return {palette.serverArea, penOf(palette.serverLine)};
    case Look::card:
        return {palette.raised, penOf(palette.line)};
    case Look::outlined:
        return {palette.raised, penOf(hue.line, 1.5)};
    case Look::soft:
        return {hue.soft, Qt::NoPen};
    case Look::strong:
        return {hue.strong, Qt::NoPen};
    case Look::faded:
        return {palette.neutral.soft, penOf(palette.line)};
    case Look::hatched: {
        QBrush hatching(palette.textFaint, Qt::BDiagPattern);
        return {hatching, penOf(palette.line)};
    }
    case Look::dashed: {
        QPen pen(hue.line, 1.2, Qt::CustomDashLine);
        pen.setDashPattern({3, 2.5});
        return {palette.raised, pen};
    }
    }
    return {};
}

} // namespace

const Hue& hueOf(const Palette& palette, Meaning meaning) {
    switch (meaning) {
    case Meaning::read:
        return palette.read;
    case Meaning::write:
        return palette.write;
    case Meaning::exceptional:
        return palette.exceptional;
    case Meaning::asleep:
        return palette.asleep;
    case Meaning::attention:
        return palette.attention;
    case Meaning::neutral:
        break;
    }
    return palette.neutral;
}

namespace {

// A face that Qt falls back to, for Chinese say, may be taller above the line than the one asked for:
// by so much all of the text would stand lower than its neighbours.
qreal sinkOf(FontRole role, const QString& text) {
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x2e80; }))
        return 0;
    QTextLayout layout(text, fontOf(role));
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return std::max(0.0, line.ascent() - QFontMetricsF(fontOf(role)).ascent());
}

} // namespace

const ScenePainter::LaidOut& ScenePainter::laidOut(FontRole role, const QString& text) {
    constexpr int kRemembered = 4096;
    auto& texts = m_texts[static_cast<std::size_t>(role)];
    auto found = texts.find(text);
    if (found != texts.end())
        return *found;
    if (texts.size() >= kRemembered)
        texts.clear();
    QStaticText fresh(text);
    fresh.setTextFormat(Qt::PlainText);
    fresh.setPerformanceHint(QStaticText::AggressiveCaching);
    fresh.prepare(QTransform(), fontOf(role));
    return *texts.insert(text, {fresh, sinkOf(role, text)});
}

void ScenePainter::drawText(QPainter& painter, const QRectF& rect, Qt::Alignment align,
                            FontRole role, const QString& text, const QColor& colour) {
    if (text.isEmpty())
        return;
    const qreal width = textWidth(role, text);
    const qreal height = lineHeight(role);
    qreal x = rect.x();
    if (align & Qt::AlignRight)
        x = rect.right() - width;
    else if (align & Qt::AlignHCenter)
        x = rect.x() + (rect.width() - width) / 2;
    qreal y = rect.y() + (rect.height() - height) / 2;
    if (align & Qt::AlignTop)
        y = rect.y();
    painter.setFont(fontOf(role));
    painter.setPen(colour);
    const LaidOut& laid = laidOut(role, text);
    painter.drawStaticText(QPointF(std::round(x), std::round(y - laid.sink)), laid.text);
}

void ScenePainter::paintBox(QPainter& painter, const Shape& shape, const Palette& palette) {
    const Coat coat = coatOf(shape, palette);
    const bool round = shape.kind == ShapeKind::circle;
    const auto draw = [&](const QRectF& rect, qreal radius) {
        if (round)
            painter.drawEllipse(rect);
        else
            painter.drawRoundedRect(rect, radius, radius);
    };
    if (shape.glow) {
        QColor halo = hueOf(palette, shape.meaning).line;
        halo.setAlpha(70);
        painter.setPen(QPen(halo, 3));
        painter.setBrush(Qt::NoBrush);
        draw(shape.rect.adjusted(-1.5, -1.5, 1.5, 1.5), shape.radius + 1.5);
    }
    const bool plainFill = coat.fill.style() == Qt::SolidPattern;
    const bool plainEdge = coat.edge.style() == Qt::SolidLine;
    if (!round && plainFill && (plainEdge || coat.edge.style() == Qt::NoPen)) {
        m_boxes.draw(painter, shape.rect, shape.radius, coat.fill.color(),
                     plainEdge ? coat.edge.color() : QColor(), plainEdge ? coat.edge.widthF() : 0);
    } else if (plainFill || coat.edge.style() != Qt::NoPen) {
        const qreal inset = coat.edge.style() == Qt::NoPen ? 0 : coat.edge.widthF() / 2;
        if (!round && plainFill) // a broken border costs enough
            m_boxes.draw(painter, shape.rect, shape.radius, coat.fill.color());
        painter.setPen(coat.edge);
        painter.setBrush(round || !plainFill ? coat.fill : QBrush(Qt::NoBrush));
        draw(shape.rect.adjusted(inset, inset, -inset, -inset), shape.radius);
    }
    if (shape.selected) {
        painter.setPen(QPen(palette.selectionLine, 2));
        painter.setBrush(Qt::NoBrush);
        draw(shape.rect.adjusted(-0.5, -0.5, 0.5, 0.5), shape.radius + 0.5);
    }
    drawText(painter, shape.rect, shape.align, shape.font, shape.text, textColour(shape, palette));
}

void ScenePainter::paintBar(QPainter& painter, const Shape& shape, const Palette& palette) {
    if (shape.look == Look::hatched) {
        paintBox(painter, shape, palette);
        return;
    }
    m_boxes.draw(painter, shape.rect, shape.radius, palette.neutral.soft);
    paintFilled(painter, shape, palette);
    if (shape.tick < 0)
        return;
    const qreal x = std::round(shape.rect.x() + shape.rect.width() * shape.tick);
    painter.fillRect(QRectF(x - 1, shape.rect.y() - 2, 2, shape.rect.height() + 4), palette.text);
}

void ScenePainter::paintFilled(QPainter& painter, const Shape& shape, const Palette& palette) {
    if (shape.fraction <= 0)
        return;
    QRectF filled = shape.rect;
    filled.setWidth(std::max<qreal>(3, filled.width() * shape.fraction));
    m_boxes.draw(painter, filled, shape.radius, hueOf(palette, shape.meaning).strong);
    if (shape.meaning == Meaning::attention) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(palette.attention.onStrong, Qt::BDiagPattern));
        painter.drawRoundedRect(filled, shape.radius, shape.radius);
    }
}

void ScenePainter::paintLine(QPainter& painter, const Shape& shape, const Palette& palette) {
    QPen pen(hueOf(palette, shape.meaning).line, 1.3);
    if (shape.look == Look::dashed) {
        pen.setWidthF(1.5);
        pen.setStyle(Qt::CustomDashLine);
        pen.setDashPattern({2.5, 2});
    }
    painter.setPen(pen);
    const QPointF from = shape.rect.topLeft();
    const QPointF to = shape.rect.bottomRight();
    painter.drawLine(from, to);
    if (shape.kind != ShapeKind::arrow)
        return;
    const qreal angle = std::atan2(to.y() - from.y(), to.x() - from.x());
    for (const qreal turn : {2.6, -2.6})
        painter.drawLine(to, to + QPointF(std::cos(angle + turn), std::sin(angle + turn)) * 7);
}

// Filled = ready, hollow = watched, crossed = taken out, pale = handled or only open: readable without
// colour where a cell has 5 px. Each level is drawn once and then copied into its cells.
void ScenePainter::paintHeat(QPainter& painter, const HeatMap& heat, const Palette& palette) {
    const qreal ratio = pixelRatio(painter);
    const int side = std::max(1, static_cast<int>(std::lround(heat.cell * ratio)));
    const auto columns = static_cast<std::size_t>(heat.columns);
    const auto rows = (heat.cells.size() + columns - 1) / columns;
    const HeatTile tile(side, hueOf(palette, heat.meaning), palette);
    QImage image(static_cast<int>(columns) * side, static_cast<int>(rows) * side,
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t first = row * columns;
        const std::size_t count = std::min(columns, heat.cells.size() - first);
        for (int y = 0; y < tile.inner(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row) * side + y));
            for (std::size_t column = 0; column < count; ++column, line += side)
                if (const QRgb* from = tile.line(heat.cells[first + column], y))
                    std::copy_n(from, tile.inner(), line);
        }
    }
    painter.drawImage(heat.rect, image);
}

void ScenePainter::paintShape(QPainter& painter, const Scene& scene, const Shape& shape,
                              const Palette& palette) {
    switch (shape.kind) {
    case ShapeKind::box:
    case ShapeKind::circle:
        paintBox(painter, shape, palette);
        return;
    case ShapeKind::line:
    case ShapeKind::arrow:
        paintLine(painter, shape, palette);
        return;
    case ShapeKind::bar:
        paintBar(painter, shape, palette);
        return;
    case ShapeKind::text:
        drawText(painter, shape.rect, shape.align, shape.font, shape.text,
                 textColour(shape, palette));
        return;
    case ShapeKind::heat:
        paintHeat(painter, scene.heats[static_cast<std::size_t>(shape.heat)], palette);
        return;
    }
}

void ScenePainter::paint(QPainter& painter, const Scene& scene, const Palette& palette,
                         const std::vector<char>& hidden) {
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
        if (i < hidden.size() && hidden[i])
            continue;
        paintShape(painter, scene, scene.shapes[i], palette);
    }
}

} // namespace muxscope::ui
