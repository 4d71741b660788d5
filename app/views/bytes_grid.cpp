// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bytes_grid.h"

#include "painters/fonts.h"
#include "painters/role_hue.h"
#include "session/http_words.h"
#include "session/quantities.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kMissingRows = 1; // of "··" below an unfinished message

QColor mixed(const QColor& a, const QColor& b, double part) {
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - part) + b.redF() * part),
                            static_cast<float>(a.greenF() * (1 - part) + b.greenF() * part),
                            static_cast<float>(a.blueF() * (1 - part) + b.blueF() * part));
}

} // namespace

BytesGrid::BytesGrid(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("bytesGrid"));
    setAccessibleName(tr("Bytes of the message"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    measure();
}

QSize BytesGrid::sizeHint() const {
    return {m_grid.width(), m_grid.rowHeight * 6};
}

void BytesGrid::measure() {
    const QFontMetrics metrics(monoFont());
    m_grid.charWidth = metrics.horizontalAdvance(QLatin1Char('0'));
    m_grid.cellWidth = m_grid.charWidth * 3 + 2;
    m_grid.rowHeight = metrics.height() + 5;
    m_grid.hexLeft = m_grid.charWidth * 6;
    m_grid.gap = m_grid.charWidth * 2;
    m_grid.fitInto(viewport()->width());
    setMinimumHeight(m_grid.rowHeight * 3);
}

void BytesGrid::setMessage(const world::MessageBytes& message, std::uint64_t announced,
                           bool complete) {
    const bool sameStart =
        message.calls.empty() == m_message.calls.empty() &&
        (message.calls.empty() || message.calls.front().event == m_message.calls.front().event);
    m_message = message;
    m_announced = announced;
    m_complete = complete;
    updateScrollBar();
    if (!sameStart)
        verticalScrollBar()->setValue(0);
    viewport()->update();
}

void BytesGrid::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

std::int64_t BytesGrid::cellsShown() const {
    const std::int64_t announced = static_cast<std::int64_t>(m_announced);
    if (m_message.bytes.empty() && m_announced == 0)
        return 0;
    if (m_complete || announced > known())
        return std::max(known(), std::min(announced, known() + m_grid.columns * 64));
    return (m_grid.rows(known()) + kMissingRows) * m_grid.columns;
}

void BytesGrid::updateScrollBar() {
    const auto rows = static_cast<int>(m_grid.rows(cellsShown()));
    const int page = std::max(1, viewport()->height() / m_grid.rowHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, rows - page));
}

void BytesGrid::setSelected(std::int64_t offset) {
    if (offset == m_selected)
        return;
    m_selected = offset < known() ? offset : -1;
    if (m_selected >= 0) {
        const auto row = static_cast<int>(m_grid.rowOf(m_selected));
        const int page = verticalScrollBar()->pageStep();
        if (row < verticalScrollBar()->value() || row >= verticalScrollBar()->value() + page)
            verticalScrollBar()->setValue(row - page / 2);
    }
    viewport()->update();
}

const world::RoleSpan* BytesGrid::spanOf(std::int64_t offset) const {
    const auto at = static_cast<std::uint64_t>(offset);
    const auto next = std::upper_bound(
        m_message.spans.begin(), m_message.spans.end(), at,
        [](std::uint64_t wanted, const world::RoleSpan& span) { return wanted < span.offset; });
    if (next == m_message.spans.begin())
        return nullptr;
    const auto& span = *std::prev(next);
    return at < span.offset + span.length ? &span : nullptr;
}

int BytesGrid::callOf(std::int64_t offset) const {
    const auto at = static_cast<std::uint64_t>(offset);
    const auto next =
        std::upper_bound(m_message.calls.begin(), m_message.calls.end(), at,
                         [](std::uint64_t wanted, const world::MessageBytes::Boundary& call) {
                             return wanted < call.offset;
                         });
    return static_cast<int>(next - m_message.calls.begin()) - 1;
}

std::uint64_t BytesGrid::eventOfByte(std::int64_t offset) const {
    const int call = offset >= 0 && offset < known() ? callOf(offset) : -1;
    return call < 0 ? world::kNoEvent : m_message.calls[static_cast<std::size_t>(call)].event;
}

QString BytesGrid::byteDescription(std::int64_t offset) const {
    if (offset < 0 || offset >= cellsShown())
        return {};
    if (offset >= known())
        return tr("byte %1: not there yet").arg(offset);
    const world::RoleSpan* span = spanOf(offset);
    QString text = tr("byte %1: %2")
                       .arg(offset)
                       .arg(roleWord(span == nullptr ? http::Role::Unparsed : span->role));
    const int call = callOf(offset);
    if (call >= 0)
        text += QStringLiteral("\n") + tr("brought by %1 call %2 of %3 (moment %4)")
                                           .arg(m_callName)
                                           .arg(call + 1)
                                           .arg(m_message.calls.size())
                                           .arg(countText(eventOfByte(offset) + 1));
    return text;
}

void BytesGrid::paintByte(QPainter& painter, const Palette& palette, std::int64_t offset,
                          std::int64_t firstRow) const {
    const world::RoleSpan* span = spanOf(offset);
    const http::Role role = span == nullptr ? http::Role::Unparsed : span->role;
    const Hue& hue = roleHue(role, palette);
    const QRect hex = m_grid.hexCell(offset, firstRow).adjusted(1, 1, -1, -1);
    const bool odd = (callOf(offset) & 1) != 0;
    const bool marked = offset == m_selected;
    QColor ground = odd ? mixed(hue.soft, hue.strong, palette.dark ? 0.22 : 0.16) : hue.soft;
    if (marked)
        ground = hue.strong;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(hex, 3, 3);
    const auto byte = static_cast<unsigned char>(m_message.bytes[static_cast<std::size_t>(offset)]);
    const bool unseen = role == http::Role::Unseen;
    painter.setPen(marked ? hue.onStrong : hue.text);
    painter.drawText(hex, Qt::AlignCenter,
                     unseen ? QStringLiteral("??")
                            : QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0')));
    const QRect text = m_grid.textCell(offset, firstRow);
    if (marked)
        painter.fillRect(text, ground);
    else
        painter.setPen(byte >= 0x20 && byte < 0x7f ? palette.text : palette.textMuted);
    const QChar shown = unseen                        ? QChar(u'?')
                        : byte >= 0x20 && byte < 0x7f ? QChar(QLatin1Char(static_cast<char>(byte)))
                                                      : QChar(u'·');
    painter.drawText(text, Qt::AlignCenter, QString(shown));
    // The part that the marked byte belongs to is underlined.
    const world::RoleSpan* chosen = m_selected < 0 ? nullptr : spanOf(m_selected);
    if (chosen != nullptr && chosen == span)
        painter.fillRect(QRect(hex.left(), hex.bottom(), hex.width(), 2), hue.strong);
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
            const QRect at(0, m_grid.hexCell(offset, firstRow).top(), m_grid.hexLeft,
                           m_grid.rowHeight);
            painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                             QStringLiteral("%1").arg(offset, 4, 16, QLatin1Char('0')));
        }
        if (offset < known())
            paintByte(painter, palette, offset, firstRow);
        else
            paintMissing(painter, palette, offset, firstRow);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void BytesGrid::resizeEvent(QResizeEvent*) {
    measure();
    updateScrollBar();
}

void BytesGrid::mousePressEvent(QMouseEvent* event) {
    const auto offset = m_grid.offsetAt(event->position().toPoint(), verticalScrollBar()->value());
    if (event->button() == Qt::LeftButton && offset && *offset < known())
        emit byteChosen(*offset);
}

void BytesGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto offset = m_grid.offsetAt(event->position().toPoint(), verticalScrollBar()->value());
    if (offset && eventOfByte(*offset) != world::kNoEvent)
        emit callWanted(eventOfByte(*offset));
}

void BytesGrid::keyPressEvent(QKeyEvent* event) {
    std::int64_t to = std::max<std::int64_t>(m_selected, 0);
    switch (event->key()) {
    case Qt::Key_Left:
        to -= 1;
        break;
    case Qt::Key_Right:
        to += m_selected < 0 ? 0 : 1;
        break;
    case Qt::Key_Up:
        to -= m_grid.columns;
        break;
    case Qt::Key_Down:
        to += m_grid.columns;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (eventOfByte(m_selected) != world::kNoEvent)
            emit callWanted(eventOfByte(m_selected));
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
    if (known() > 0)
        emit byteChosen(std::clamp<std::int64_t>(to, 0, known() - 1));
}

void BytesGrid::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
    viewport()->update();
}

bool BytesGrid::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto offset = m_grid.offsetAt(help->pos(), verticalScrollBar()->value());
    QToolTip::showText(help->globalPos(), offset ? byteDescription(*offset) : QString(), this);
    return true;
}

} // namespace muxscope::ui
