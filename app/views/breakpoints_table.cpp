// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/breakpoints_table.h"

#include "painters/fonts.h"
#include "session/quantities.h"

namespace muxscope::ui {

BreakpointsTable::BreakpointsTable(Breakpoints& breakpoints, QObject* parent)
    : QAbstractTableModel(parent),
      m_breakpoints(breakpoints),
      m_rows(static_cast<int>(breakpoints.list().size())) {
    connect(&breakpoints, &Breakpoints::changed, this, &BreakpointsTable::follow);
    connect(&breakpoints, &Breakpoints::counted, this, [this] {
        if (m_rows > 0)
            emit dataChanged(index(0, hitsColumn), index(m_rows - 1, hitsColumn));
    });
}

void BreakpointsTable::follow() {
    const int rows = static_cast<int>(m_breakpoints.list().size());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > 0) {
        emit dataChanged(index(0, 0), index(rows - 1, columnCount_ - 1));
    }
}

quint32 BreakpointsTable::idAt(int row) const {
    return row >= 0 && row < m_rows ? m_breakpoints.list()[static_cast<std::size_t>(row)].id : 0;
}

int BreakpointsTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int BreakpointsTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnCount_;
}

QVariant BreakpointsTable::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Breakpoints::Item& item = m_breakpoints.list()[static_cast<std::size_t>(index.row())];
    const bool condition = index.column() == conditionColumn;
    switch (role) {
    case Qt::DisplayRole:
        return condition   ? item.text
               : item.last ? QStringLiteral("▸ ") + countText(item.hits)
                           : countText(item.hits);
    case Qt::EditRole:
        return condition ? item.text : QVariant();
    case Qt::CheckStateRole:
        return condition ? QVariant(item.enabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::FontRole:
        return condition ? QVariant(monoFont()) : QVariant();
    case Qt::TextAlignmentRole:
        return condition ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return condition   ? breakpointStop(item.any)
               : item.last ? tr("How often it has stopped the server or a replay; the latest stop "
                                "was because of it")
                           : tr("How often it has stopped the server or a replay");
    default:
        return {};
    }
}

QVariant BreakpointsTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == conditionColumn ? tr("stops at") : tr("hits");
}

Qt::ItemFlags BreakpointsTable::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == conditionColumn)
        flags |= Qt::ItemIsEditable | Qt::ItemIsUserCheckable;
    return flags;
}

bool BreakpointsTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    const quint32 id = idAt(index.row());
    if (id == 0 || index.column() != conditionColumn)
        return false;
    if (role == Qt::CheckStateRole) {
        m_breakpoints.setEnabled(id, value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    std::optional<CallFilter::Fault> fault;
    auto any = parseBreakpoint(value.toString(), fault);
    if (fault) {
        emit refused(*fault);
        return false;
    }
    m_breakpoints.edit(id, value.toString().trimmed(), std::move(any));
    return true;
}

} // namespace muxscope::ui
