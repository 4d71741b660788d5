// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of the calls table, and what they select.
#include "views/calls_table.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>

namespace muxscope::ui {

int CallsTable::rowAt(QPoint at) const {
    const int row = verticalScrollBar()->value() + std::max(0, at.y()) / rowHeight();
    return row < m_model.rowCount() ? row : -1;
}

void CallsTable::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    if ((event->modifiers() & Qt::ShiftModifier) != 0) {
        extendTo(row);
    } else if ((event->modifiers() & Qt::ControlModifier) != 0) {
        if (m_selection.empty() && m_current >= 0 && m_current != row)
            m_selection.toggle(m_model.eventOf(m_current));
        m_selection.toggle(m_model.eventOf(row));
        m_anchor = m_model.eventOf(row);
        viewport()->update();
        emit selectionChanged();
    } else {
        clearSelection();
        emit rowChosen(row);
    }
}

void CallsTable::mouseMoveEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint());
    if ((event->buttons() & Qt::LeftButton) == 0 || row < 0)
        return;
    if ((event->modifiers() & Qt::ShiftModifier) != 0)
        extendTo(row);
    else if (event->modifiers() == Qt::NoModifier && row != m_current)
        emit rowChosen(row);
}

// From where the selection began, or from the marked row.
void CallsTable::extendTo(int row) {
    if (m_selection.empty() && m_current >= 0)
        m_anchor = m_model.eventOf(m_current);
    if (m_anchor == UINT64_MAX)
        m_anchor = m_model.eventOf(row);
    m_reach = row;
    m_selection.clear();
    m_selection.add(m_anchor, m_model.eventOf(row));
    const int top = verticalScrollBar()->value();
    if (row < top || row >= top + visibleRows())
        verticalScrollBar()->setValue(row < top ? row : row - visibleRows() + 1);
    viewport()->update();
    emit selectionChanged();
}

void CallsTable::selectAll() {
    if (m_model.rowCount() == 0)
        return;
    m_selection.clear();
    m_selection.add(m_model.eventOf(0), m_model.eventOf(m_model.rowCount() - 1));
    viewport()->update();
    emit selectionChanged();
}

void CallsTable::clearSelection() {
    m_anchor = UINT64_MAX;
    m_reach = -1;
    if (m_selection.empty())
        return;
    m_selection.clear();
    viewport()->update();
    emit selectionChanged();
}

std::vector<std::pair<int, int>> CallsTable::selectedRows() const {
    std::vector<std::pair<int, int>> rows;
    for (const RowSelection::Range& range : m_selection.ranges()) {
        const int from = m_model.rowOf(range.from);
        const int to = m_model.rowOf(range.to + 1) - 1;
        if (from <= to)
            rows.emplace_back(from, to);
    }
    if (m_selection.empty() && m_current >= 0)
        rows.emplace_back(m_current, m_current);
    return rows;
}

void CallsTable::keyPressEvent(QKeyEvent* event) {
    const int last = m_model.rowCount() - 1;
    const bool extends = event->modifiers() == Qt::ShiftModifier;
    if (!extends && event->modifiers() != Qt::NoModifier)
        return QAbstractScrollArea::keyPressEvent(event);
    int row = extends && !m_selection.empty() && m_reach >= 0 ? m_reach : m_current;
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
    if (last < 0)
        return;
    if (extends)
        return extendTo(row);
    clearSelection();
    if (row != m_current)
        emit rowChosen(row);
}

} // namespace muxscope::ui
