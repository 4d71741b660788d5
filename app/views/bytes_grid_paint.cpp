// SPDX-License-Identifier: GPL-3.0-or-later
// What a BytesGrid looks like.
#include "painters/fonts.h"
#include "painters/role_hue.h"
#include "views/bytes_grid.h"

#include <QPainter>
#include <QScrollBar>

namespace muxscope::ui {

namespace {

QColor mixed(const QColor& a, const QColor& b, double part) {
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - part) + b.redF() * part),
                            static_cast<float>(a.greenF() * (1 - part) + b.greenF() * part),
                            static_cast<float>(a.blueF() * (1 - part) + b.blueF() * part));
}

} // namespace

void BytesGrid::paintByte(QPainter& painter, const Palette& palette, std::int64_t offset,
                          std::int64_t firstRow) const {
    const world::RoleSpan* span = spanOf(offset);
    const http::Role role = span == nullptr ? http::Role::Unparsed : span->role;
    const Hue& hue = roleHue(role, palette);
    const QRect hex = m_grid.hexCell(offset, firstRow).adjusted(1, 1, -1, -1);
    const bool odd = (callOf(offset) & 1) != 0;
    QColor ground = odd ? mixed(hue.soft, hue.strong, palette.dark ? 0.22 : 0.16) : hue.soft;
    if (isMarked(offset))
        ground = hue.strong;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(hex, 3, 3);
    const auto byte = static_cast<unsigned char>(m_message.bytes[static_cast<std::size_t>(offset)]);
    painter.setPen(isMarked(offset) ? hue.onStrong : hue.text);
    painter.drawText(hex, Qt::AlignCenter,
                     role == http::Role::Unseen
                         ? QStringLiteral("??")
                         : QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0')));
    paintText(painter, palette, offset, firstRow, ground);
    // The part that the marked byte belongs to is underlined.
    const world::RoleSpan* chosen = m_selected < 0 ? nullptr : spanOf(m_selected);
    if (chosen != nullptr && chosen == span)
        painter.fillRect(QRect(hex.left(), hex.bottom(), hex.width(), 2), hue.strong);
}

void BytesGrid::paintText(QPainter& painter, const Palette& palette, std::int64_t offset,
                          std::int64_t firstRow, const QColor& ground) const {
    const world::RoleSpan* span = spanOf(offset);
    const auto byte = static_cast<unsigned char>(m_message.bytes[static_cast<std::size_t>(offset)]);
    const bool unseen = span != nullptr && span->role == http::Role::Unseen;
    const bool printable = byte >= 0x20 && byte < 0x7f;
    const QRect text = m_grid.textCell(offset, firstRow);
    if (isMarked(offset))
        painter.fillRect(text, ground);
    else
        painter.setPen(printable ? palette.text : palette.textMuted);
    const QChar shown = unseen      ? QChar(u'?')
                        : printable ? QChar(QLatin1Char(static_cast<char>(byte)))
                                    : QChar(u'·');
    painter.drawText(text, Qt::AlignCenter, QString(shown));
}

// A bar before the first byte of each call, with the call's number above it; that of the marked byte's
// call is filled.
void BytesGrid::paintBoundary(QPainter& painter, const Palette& palette, std::int64_t offset,
                              std::int64_t firstRow) const {
    if (m_message.calls.size() < 2)
        return;
    const int call = callOf(offset);
    if (call < 0 ||
        static_cast<std::int64_t>(m_message.calls[static_cast<std::size_t>(call)].offset) != offset)
        return;
    const QRect hex = m_grid.hexCell(offset, firstRow);
    const QRect label = m_grid.labelCell(offset, firstRow);
    const QRect text = m_grid.textCell(offset, firstRow);
    const bool chosen = m_selected >= 0 && callOf(m_selected) == call;
    const QColor bar = chosen ? palette.attention.strong : palette.textMuted;
    painter.fillRect(QRect(hex.left() - 1, label.top() + 2, 2, hex.bottom() - label.top() - 2),
                     bar);
    constexpr std::uint64_t kWideEnough = 4; // bars between single letters would hide them
    if (m_message.calls[static_cast<std::size_t>(call)].length >= kWideEnough)
        painter.fillRect(QRect(text.left() - 1, text.top() + 2, 1, text.height() - 4), bar);
    const QFont before = painter.font();
    QFont small = monoFont(-4);
    small.setBold(chosen);
    painter.setFont(small);
    painter.setPen(chosen ? palette.attention.text : palette.textMuted);
    painter.drawText(label.adjusted(3, 0, 8, 1),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     QString::number(call + 1));
    painter.setFont(before);
}

// The exact byte at which the message broke: framed, with a mark that is no colour.
void BytesGrid::paintBroken(QPainter& painter, const Palette& palette, std::int64_t offset,
                            std::int64_t firstRow) const {
    const QRect hex = m_grid.hexCell(offset, firstRow);
    painter.setPen(QPen(palette.exceptional.strong, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(hex).adjusted(1, 1, -1, -1), 3, 3);
    const QPointF tip(hex.center().x() + 0.5, hex.bottom() - 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.exceptional.strong);
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-4, 5), tip + QPointF(4, 5)});
}

void BytesGrid::paintMissing(QPainter& painter, const Palette& palette, std::int64_t offset,
                             std::int64_t firstRow) const {
    const QRect hex = m_grid.hexCell(offset, firstRow).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.neutral.soft);
    painter.drawRoundedRect(hex, 3, 3);
    painter.setPen(palette.textFaint);
    painter.drawText(hex, Qt::AlignCenter, QStringLiteral("··"));
    painter.drawText(m_grid.textCell(offset, firstRow), Qt::AlignCenter, QStringLiteral("·"));
}

void BytesGrid::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), palette.panel);
    const std::int64_t cells = cellsShown();
    if (cells == 0) {
        painter.setFont(textFont());
        painter.setPen(palette.textMuted);
        painter.drawText(viewport()->rect().adjusted(12, 4, -12, -4),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.setFont(monoFont());
    const std::int64_t firstRow = verticalScrollBar()->value();
    const std::int64_t lastRow = firstRow + viewport()->height() / m_grid.rowHeight + 1;
    const std::int64_t last = std::min(cells, lastRow * m_grid.columns);
    for (std::int64_t offset = firstRow * m_grid.columns; offset < last; ++offset) {
        if (offset % m_grid.columns == 0) {
            painter.setPen(palette.textMuted);
            const QRect hex = m_grid.hexCell(offset, firstRow);
            painter.drawText(QRect(0, hex.top(), m_grid.hexLeft, hex.height()),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             QStringLiteral("%1").arg(offset, 4, 16, QLatin1Char('0')));
        }
        if (offset < known())
            paintByte(painter, palette, offset, firstRow);
        else
            paintMissing(painter, palette, offset, firstRow);
    }
    const std::int64_t lastByte = std::min(last, known());
    for (std::int64_t offset = firstRow * m_grid.columns; offset < lastByte; ++offset)
        paintBoundary(painter, palette, offset, firstRow);
    if (m_broken >= firstRow * m_grid.columns && m_broken < last)
        paintBroken(painter, palette, m_broken, firstRow);
    if (hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace muxscope::ui
