// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_table.h"

#include "painters/fonts.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kPadding = 8;
constexpr int kRoomy = 52; // digits: below, columns are left out

QColor toneColour(CallsModel::Tone tone, const Palette& palette) {
    using Tone = CallsModel::Tone;
    switch (tone) {
    case Tone::muted:
        return palette.textMuted;
    case Tone::read:
        return palette.read.text;
    case Tone::write:
        return palette.write.text;
    case Tone::exceptional:
        return palette.exceptional.text;
    case Tone::asleep:
        return palette.asleep.text;
    case Tone::attention:
        return palette.attention.text;
    case Tone::plain:
        break;
    }
    return palette.text;
}

} // namespace

CallsTable::CallsTable(CallsModel& model, QWidget* parent)
    : QAbstractScrollArea(parent), m_model(model) {
    setObjectName(QStringLiteral("callsTable"));
    setAccessibleName(tr("System calls"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(false);
    setMinimumHeight(headerHeight() + 3 * rowHeight());
}

int CallsTable::rowHeight() const {
    return QFontMetrics(monoFont()).height() + 7;
}

int CallsTable::headerHeight() const {
    return QFontMetrics(textFont(-2)).height() + 8;
}

int CallsTable::visibleRows() const {
    return std::max(1, (viewport()->height() - headerHeight()) / rowHeight());
}

void CallsTable::updateScrollBar() {
    const int rows = m_model.rowCount();
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, std::max(0, rows - visibleRows()));
}

void CallsTable::modelGrew() {
    updateScrollBar();
    viewport()->update();
}

void CallsTable::setEmptyText(const QString& text) {
    if (m_emptyText == text)
        return;
    m_emptyText = text;
    viewport()->update();
}

// The row is brought to the middle only when it nears an edge: the table stands still while the
// cursor walks inside it.
void CallsTable::setCurrentRow(int row) {
    updateScrollBar();
    if (row != m_current) {
        m_current = row;
        showCurrent();
    }
    viewport()->update();
}

void CallsTable::showCurrent() {
    const int top = verticalScrollBar()->value();
    const int rows = visibleRows();
    const int margin = std::min(2, rows / 3);
    if (m_current >= 0 && (m_current < top + margin || m_current >= top + rows - margin))
        verticalScrollBar()->setValue(m_current - rows * 2 / 3);
}

// In little room the call itself comes first: it names its descriptor, and a millisecond is enough.
bool CallsTable::isNarrow() const {
    return viewport()->width() < kRoomy * QFontMetrics(monoFont()).horizontalAdvance(u'0');
}

QFont CallsTable::rowFont() const {
    return monoFont(isNarrow() ? -1 : 0);
}

void CallsTable::layoutColumns() {
    const bool narrow = isNarrow();
    const QFontMetrics metrics(rowFont());
    const int digit = metrics.horizontalAdvance(QLatin1Char('0'));
    const int width = viewport()->width() - 2 * kPadding;
    // As wide as the newest time: it grows by a digit now and then.
    const int newest = m_model.rowCount() - 1;
    const QString latest = newest < 0 ? QString() : cellText(newest, CallsModel::timeColumn);
    const int time =
        std::max(digit * (narrow ? 5 : 9), metrics.horizontalAdvance(latest)) + digit * 3 / 2;
    const int fd = narrow ? 0 : digit * 4;
    const int took = digit * 8;
    const int rest = std::max(width - time - fd - took, 20 * digit);
    const int result = std::clamp(rest / 3, 11 * digit, 18 * digit);
    const std::array<int, CallsModel::columnCount_> widths{time, rest - result, fd, result, took};
    m_edges[0] = kPadding;
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_edges[i + 1] = m_edges[i] + widths[i];
}

QString CallsTable::cellText(int row, int column) const {
    const QString text = m_model.index(row, column).data().toString();
    return column == CallsModel::timeColumn && isNarrow() ? text.section(QLatin1Char(' '), 0, 0)
                                                          : text;
}

// Everything that a cell may have had no room for.
QString CallsTable::rowTip(int row) const {
    const auto text = [this, row](int column) {
        return m_model.index(row, column).data().toString();
    };
    if (m_model.index(row, 0).data(CallsModel::NoteRole).toBool())
        return text(CallsModel::callColumn);
    const QString took = text(CallsModel::tookColumn);
    return QStringLiteral("%1  %2 = %3")
               .arg(text(CallsModel::timeColumn), text(CallsModel::callColumn),
                    text(CallsModel::resultColumn)) +
           (took.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(took));
}

QRect CallsTable::cell(int column, int top) const {
    const auto i = static_cast<std::size_t>(column);
    return {m_edges[i], top, m_edges[i + 1] - m_edges[i] - 6, rowHeight()};
}

void CallsTable::paintHeader(QPainter& painter, const Palette& palette) const {
    painter.fillRect(0, 0, viewport()->width(), headerHeight(), palette.panel);
    painter.setFont(textFont(-2, true));
    painter.setPen(palette.textMuted);
    for (int column = 0; column < CallsModel::columnCount_; ++column) {
        QRect at = cell(column, 0);
        if (at.width() <= 0)
            continue;
        at.setHeight(headerHeight() - 2);
        painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                         m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    painter.setPen(palette.line);
    painter.drawLine(0, headerHeight() - 1, viewport()->width(), headerHeight() - 1);
}

void CallsTable::paintRow(QPainter& painter, const Palette& palette, int row, int top) const {
    const QRect whole(2, top, viewport()->width() - 4, rowHeight());
    if (row == m_current) {
        painter.setPen(QPen(palette.selectionLine, 1.2));
        painter.setBrush(palette.selection);
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4);
    }
    const QFontMetrics metrics(painter.font());
    for (int column = 0; column < CallsModel::columnCount_; ++column) {
        const QModelIndex index = m_model.index(row, column);
        const bool notYet = index.data(CallsModel::NotYetRole).toBool();
        const auto tone = index.data(CallsModel::ToneRole).value<CallsModel::Tone>();
        const QRect at = cell(column, top);
        if (at.width() <= 0)
            continue;
        painter.setPen(notYet ? palette.textFaint : toneColour(tone, palette));
        if (column == CallsModel::callColumn && index.data(CallsModel::NoteRole).toBool()) {
            const QRect rest(at.left(), at.top(), m_edges.back() - at.left(), at.height());
            painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(QStringLiteral("⚑ ") + index.data().toString(),
                                                Qt::ElideRight, rest.width()));
            return;
        }
        painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(cellText(row, column), Qt::ElideRight, at.width()));
    }
}

void CallsTable::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), palette.panel);
    layoutColumns();
    painter.setFont(rowFont());
    const int rows = m_model.rowCount();
    const int first = verticalScrollBar()->value();
    for (int row = first; row < rows && row <= first + visibleRows(); ++row)
        paintRow(painter, palette, row, headerHeight() + (row - first) * rowHeight());
    paintHeader(painter, palette);
    if (rows == 0) {
        painter.setFont(textFont());
        painter.setPen(palette.textMuted);
        painter.drawText(viewport()->rect().adjusted(16, headerHeight(), -16, 0),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void CallsTable::resizeEvent(QResizeEvent*) {
    updateScrollBar();
    showCurrent();
}

int CallsTable::rowAt(QPoint at) const {
    if (at.y() < headerHeight())
        return -1;
    const int row = verticalScrollBar()->value() + (at.y() - headerHeight()) / rowHeight();
    return row < m_model.rowCount() ? row : -1;
}

void CallsTable::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row >= 0)
        emit rowChosen(row);
}

void CallsTable::mouseMoveEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint());
    if ((event->buttons() & Qt::LeftButton) != 0 && row >= 0 && row != m_current)
        emit rowChosen(row);
}

void CallsTable::keyPressEvent(QKeyEvent* event) {
    const int last = m_model.rowCount() - 1;
    int row = m_current;
    switch (event->key()) {
    case Qt::Key_Up:
        row -= 1;
        break;
    case Qt::Key_Down:
        row += 1;
        break;
    case Qt::Key_PageUp:
        row -= visibleRows();
        break;
    case Qt::Key_PageDown:
        row += visibleRows();
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
    row = std::clamp(row, 0, std::max(last, 0));
    if (last >= 0 && row != m_current)
        emit rowChosen(row);
}

void CallsTable::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    viewport()->update();
}

bool CallsTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        if (row >= 0)
            QToolTip::showText(help->globalPos(), rowTip(row), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace muxscope::ui
