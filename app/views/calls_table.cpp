// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_table.h"

#include "models/calls_cells.h"
#include "painters/fonts.h"
#include "views/calls_columns.h"
#include "widgets/tone_colour.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kPadding = 6; // as in the header
constexpr int kMarkWidth = 3;

} // namespace

CallsTable::CallsTable(CallsModel& model, QWidget* parent)
    : QAbstractScrollArea(parent), m_model(model), m_columns(new CallsColumns(model, this)) {
    setObjectName(QStringLiteral("callsTable"));
    setAccessibleName(tr("System calls"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(false);
    const int header = m_columns->sizeHint().height();
    setViewportMargins(0, header, 0, 0);
    setMinimumHeight(header + 2 * rowHeight()); // the current call and the one before it
    connect(m_columns, &CallsColumns::arranged, this, [this] {
        layoutColumns();
        updateScrollBars();
        viewport()->update();
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, m_columns, &QHeaderView::setOffset);
    layoutColumns();
}

int CallsTable::rowHeight() const {
    return QFontMetrics(monoFont()).height() + 7;
}

int CallsTable::visibleRows() const {
    return std::max(1, viewport()->height() / rowHeight());
}

void CallsTable::updateScrollBars() {
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setRange(0, std::max(0, m_columns->length() - viewport()->width()));
    const int rows = m_model.rowCount();
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, std::max(0, rows - visibleRows()));
}

void CallsTable::modelGrew() {
    layoutColumns();
    updateScrollBars();
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
    updateScrollBars();
    if (row != m_current) {
        m_current = row;
        if (row < 0) // before the first of them
            verticalScrollBar()->setValue(0);
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
    return m_columns->isNarrow(viewport()->width());
}

QFont CallsTable::rowFont() const {
    return monoFont(isNarrow() ? -1 : 0);
}

void CallsTable::layoutColumns() {
    // As wide as the newest time: it grows by a digit now and then.
    const int newest = m_model.rowCount() - 1;
    const QString latest =
        newest < 0 ? QString()
                   : shortened(m_model.index(newest, CallsModel::timeColumn).data().toString(),
                               CallsModel::timeColumn);
    // Likewise as wide as the widest number seen: it never becomes narrower under the reader's eyes.
    const int top = verticalScrollBar()->value();
    for (int row = top; row < std::min(top + visibleRows(), m_model.rowCount()); ++row)
        m_fdDigits = std::max(
            m_fdDigits,
            static_cast<int>(m_model.index(row, CallsModel::fdColumn).data().toString().size()));
    m_columns->arrange(viewport()->width(), latest, m_fdDigits);
    m_columns->setGeometry(viewport()->x(), viewport()->y() - m_columns->sizeHint().height(),
                           viewport()->width(), m_columns->sizeHint().height());
}

QString CallsTable::shortened(QString text, int column) const {
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
    QString tip = QStringLiteral("%1  %2 = %3")
                      .arg(text(CallsModel::timeColumn), text(CallsModel::callColumn),
                           text(CallsModel::resultColumn));
    for (const int column : {CallsModel::tookColumn, CallsModel::httpColumn})
        if (!text(column).isEmpty())
            tip += QStringLiteral("  (%1)").arg(text(column));
    if (const auto notable = m_model.notableAt(row))
        tip += QLatin1Char('\n') + tr("%1: %2").arg(notableName(*notable), notableReason(*notable));
    return tip;
}

QRect CallsTable::cell(int column, int top) const {
    return {m_columns->sectionViewportPosition(column) + kPadding, top,
            m_columns->sectionSize(column) - kPadding - 2, rowHeight()};
}

// A bar at the row's edge, and the name at the end of the call where there is room; how much it took.
int CallsTable::paintNotable(QPainter& painter, const Palette& palette, int row, QRect whole,
                             bool notYet) const {
    const auto notable = m_model.notableAt(row);
    if (!notable)
        return 0;
    const Hue& hue = *notable == Notable::error ? palette.exceptional : palette.attention;
    painter.fillRect(0, whole.top() + 2, kMarkWidth, whole.height() - 4,
                     notYet ? hue.line : hue.strong);
    const QFont before = painter.font();
    painter.setFont(textFont(-2));
    const QString name = notableName(*notable);
    const int width = painter.fontMetrics().horizontalAdvance(name) + 10;
    QRect call = cell(CallsModel::callColumn, whole.top());
    const int needed = QFontMetrics(before).horizontalAdvance(QLatin1Char('0')) * 9;
    const bool fits =
        !m_columns->isSectionHidden(CallsModel::callColumn) && call.width() >= width + needed;
    if (fits) {
        const QRectF pill(call.right() - width, call.top() + 3, width, call.height() - 6);
        painter.setPen(QPen(hue.line, 1));
        painter.setBrush(hue.soft);
        painter.drawRoundedRect(pill, 4, 4);
        painter.setPen(notYet ? palette.textFaint : hue.text);
        painter.drawText(pill, Qt::AlignCenter, name);
    }
    painter.setFont(before);
    return fits ? width + 4 : 0;
}

void CallsTable::paintRow(QPainter& painter, const Palette& palette, int row, int top) const {
    const QRect whole(2, top, viewport()->width() - 4, rowHeight());
    if (m_selection.contains(m_model.eventOf(row)))
        painter.fillRect(whole, palette.selection);
    if (row == m_current) {
        painter.setPen(QPen(palette.selectionLine, 1.2));
        painter.setBrush(palette.selection);
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4);
    }
    const CallRow call = m_model.row(row);
    const bool isNote = !call.enter.isEnter();
    const QFontMetrics metrics(painter.font());
    const int taken = paintNotable(painter, palette, row, whole, m_model.isNotYet(call, 0));
    for (const int column : m_columns->shown()) {
        QRect at = cell(column, top);
        if (at.width() <= 0)
            continue;
        QString text = shortened(callCell(call, column, m_model.callIndex()), column);
        if (text.isEmpty())
            continue;
        if (metrics.horizontalAdvance(text) > at.width())
            if (const QString tight = tightCallCell(call, column); !tight.isEmpty())
                text = tight;
        painter.setPen(m_model.isNotYet(call, column)
                           ? palette.textFaint
                           : toneColour(callTone(call, column), palette));
        if (column == CallsModel::callColumn && isNote) {
            at.setRight(std::max(at.right(), viewport()->width() - kPadding));
            text.prepend(QStringLiteral("⚑ "));
        } else if (column == CallsModel::callColumn) {
            at.setRight(at.right() - taken);
        }
        painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, at.width()));
    }
}

void CallsTable::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), palette.panel);
    painter.setFont(rowFont());
    const int rows = m_model.rowCount();
    const int first = verticalScrollBar()->value();
    for (int row = first; row < rows && row <= first + visibleRows(); ++row)
        paintRow(painter, palette, row, (row - first) * rowHeight());
    if (rows == 0) {
        painter.setFont(textFont());
        painter.setPen(palette.textMuted);
        painter.drawText(viewport()->rect().adjusted(16, 0, -16, 0),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette.selectionLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void CallsTable::resizeEvent(QResizeEvent*) {
    layoutColumns();
    updateScrollBars();
    showCurrent();
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
