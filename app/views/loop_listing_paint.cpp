// SPDX-License-Identifier: GPL-3.0-or-later
// How the listing is painted.
#include "views/loop_listing.h"

#include "painters/fonts.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr qreal kUnbroken = 1e6; // wider than any line of a listing

// "3", "412", "1.2k", "35k", "2.1M": five letters at most.
QString runsText(quint64 runs) {
    constexpr quint64 kThousand = 1000;
    const auto scaled = [](double value, const char* unit) {
        return QString::number(value, 'f', value < 9.95 ? 1 : 0) + QLatin1String(unit);
    };
    const auto value = static_cast<double>(runs);
    return runs < kThousand               ? QString::number(runs)
           : runs < kThousand * kThousand ? scaled(value / 1e3, "k")
                                          : scaled(value / 1e6, "M");
}

} // namespace

void LoopListing::paintLine(QPainter& painter, const Palette& palette, int line, int top) const {
    const bool current = m_current == line;
    QFont font = monoFont();
    if (current) {
        painter.fillRect(QRect(0, top, viewport()->width(), lineHeight()), palette.currentLine);
        font.setBold(true);
    }
    painter.setFont(font);
    const int baseline = top + QFontMetrics(font).ascent() + 1;
    const QString& text = m_listing.lines[static_cast<std::size_t>(line)].text;
    const double left = gutter() - horizontalScrollBar()->value();
    // One layout for the line: pieces placed by measured widths drift from what hinting draws.
    QList<QTextLayout::FormatRange> formats;
    for (const Run& run : m_runs[static_cast<std::size_t>(line)]) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(run.from);
        range.length = static_cast<int>(run.length);
        range.format.setForeground(run.tone == Tone::keyword   ? palette.asleep.text
                                   : run.tone == Tone::string  ? palette.write.text
                                   : run.tone == Tone::comment ? palette.textMuted
                                                               : palette.read.text);
        formats.append(range);
    }
    QTextLayout layout(text, font);
    layout.setFormats(formats);
    layout.beginLayout();
    if (QTextLine whole = layout.createLine(); whole.isValid())
        whole.setLineWidth(kUnbroken);
    layout.endLayout();
    painter.setPen(palette.text);
    layout.draw(&painter, QPointF(left, baseline - QFontMetricsF(font).ascent()));
    paintGutter(painter, palette, line, top);
}

// It stands still when the text is scrolled sideways.
void LoopListing::paintGutter(QPainter& painter, const Palette& palette, int line, int top) const {
    const bool current = line == m_current.value_or(-1);
    painter.fillRect(QRect(0, top, gutter() - 6, lineHeight()),
                     current ? palette.currentLine : palette.panel);
    const int right = gutter() - static_cast<int>(charWidth());
    painter.setFont(monoFont());
    const int number = static_cast<int>(charWidth() * (digits() + 1));
    painter.setPen(current ? palette.attention.text : palette.textMuted);
    painter.drawText(QRect(0, top, right, lineHeight()), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(line + 1));
    const double middle = top + lineHeight() / 2.0;
    if (static_cast<std::size_t>(line) < m_gutter.size()) {
        const Gutter& mark = m_gutter[static_cast<std::size_t>(line)];
        if (mark.counts) {
            painter.setFont(monoFont(-3));
            painter.setPen(palette.textMuted);
            painter.drawText(QRect(kMarkWidth, top, right - number - kMarkWidth + 2, lineHeight()),
                             Qt::AlignRight | Qt::AlignVCenter, runsText(mark.runs));
        }
        if (mark.stop != Gutter::Stop::none) {
            painter.setPen(QPen(palette.exceptional.strong, 1.6));
            painter.setBrush(mark.stop == Gutter::Stop::enabled ? QBrush(palette.exceptional.strong)
                                                                : QBrush(Qt::NoBrush));
            painter.drawEllipse(QPointF(8, middle), 6, 6);
        }
    }
    if (line == m_caret && hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRect(1, top, viewport()->width() - 3, lineHeight() - 1));
    }
    const bool next = line == m_next.value_or(-1);
    if (!current && !next)
        return;
    // Full: the call has returned. Hollow: the thread is in it. Dotted: the next one.
    const QPolygonF arrow(
        {QPointF(5.5, middle - 4), QPointF(12, middle), QPointF(5.5, middle + 4)});
    const bool onDot = static_cast<std::size_t>(line) < m_gutter.size() &&
                       m_gutter[static_cast<std::size_t>(line)].stop == Gutter::Stop::enabled;
    const QColor colour = onDot     ? palette.exceptional.onStrong
                          : current ? palette.attention.strong
                                    : palette.textMuted;
    painter.setPen(QPen(colour, 1.4, current ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(current && m_answered ? QBrush(colour)
                     : onDot               ? QBrush(Qt::NoBrush)
                                           : QBrush(palette.panel));
    painter.drawPolygon(arrow);
}

// Framed with dots, and said in words: the thread is not there any more.
void LoopListing::paintPassed(QPainter& painter, const Palette& palette) const {
    if (!m_passed)
        return;
    const int top = (*m_passed - verticalScrollBar()->value()) * lineHeight();
    const QRect whole(gutter() - 6, top, viewport()->width() - gutter() + 4, lineHeight() - 1);
    painter.setPen(QPen(palette.attention.strong, 1, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(whole);
    painter.drawPolygon(QPolygonF({QPointF(5.5, top + lineHeight() / 2.0 - 4),
                                   QPointF(12, top + lineHeight() / 2.0),
                                   QPointF(5.5, top + lineHeight() / 2.0 + 4)}));
    const QFontMetrics metrics(textFont(-1));
    const int room = roomBeside(*m_passed) - 8;
    QString words = tr("last line of the listing that ran");
    if (metrics.horizontalAdvance(words) > room)
        words = tr("ran last");
    if (metrics.horizontalAdvance(words) > room)
        return;
    painter.setFont(textFont(-1));
    painter.setPen(palette.attention.text);
    painter.drawText(whole.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, words);
}

// The line itself or one of the next ones whose text ends before `left`; else the line itself.
int LoopListing::roomyLine(int line, int wanted) const {
    constexpr int kNear = 3;
    int best = line;
    for (int each = line; each < static_cast<int>(m_listing.lines.size()) && each <= line + kNear;
         ++each) {
        if ((each != line && m_values.contains(each)) || each == m_passed)
            continue;
        if (roomBeside(each) >= wanted)
            return each;
        if (roomBeside(each) > roomBeside(best))
            best = each;
    }
    return best;
}

int LoopListing::roomBeside(int line) const {
    return viewport()->width() - textEnd(line) - 12;
}

// Beside the line where there is room, else beside the roomiest one just below, shortened: never over
// the program's own text.
void LoopListing::paintValues(QPainter& painter, const Palette& palette) const {
    const int first = verticalScrollBar()->value();
    const QFontMetrics metrics(monoFont(-1));
    painter.setFont(monoFont(-1));
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value) {
        constexpr int kAround = 12; // of the text within its box
        const int line = roomyLine(value.key(), metrics.horizontalAdvance(value.value()) + kAround);
        const QString text = metrics.elidedText(value.value(), Qt::ElideRight,
                                                std::max(0, roomBeside(line) - kAround));
        if (text.isEmpty())
            continue;
        const int width = metrics.horizontalAdvance(text) + kAround;
        const int left = viewport()->width() - width - 4;
        const QRect at(left, (line - first) * lineHeight() + 1, width, lineHeight() - 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(line == m_current.value_or(-1) ? palette.currentLine
                                                        : palette.attention.soft);
        painter.drawRoundedRect(at, 4, 4);
        painter.setPen(palette.attention.text);
        painter.drawText(at, Qt::AlignCenter, text);
    }
}

void LoopListing::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), palette.panel);
    if (m_listing.lines.empty()) {
        painter.setFont(textFont());
        painter.setPen(palette.textMuted);
        painter.drawText(viewport()->rect().adjusted(12, 4, -12, -4),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const int first = verticalScrollBar()->value();
    const int last = std::min(static_cast<int>(m_listing.lines.size()),
                              first + viewport()->height() / lineHeight() + 1);
    for (int line = first; line < last; ++line)
        paintLine(painter, palette, line, (line - first) * lineHeight());
    paintValues(painter, palette);
    paintPassed(painter, palette);
    if (hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace muxscope::ui
