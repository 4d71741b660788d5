// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/warnings_model.h"

#include "models/warnings_words.h"
#include "session/quantities.h"
#include "world/process_names.h"

namespace muxscope::ui {

namespace {

int alignmentOf(int column) {
    return static_cast<int>((column < WarningsModel::countColumn ? Qt::AlignLeft : Qt::AlignRight) |
                            Qt::AlignVCenter);
}

} // namespace

void WarningsModel::show(const std::vector<world::Warning>& warnings, const world::World& world) {
    const auto before = static_cast<int>(m_warnings.size());
    const auto now = static_cast<int>(warnings.size());
    std::vector<QString> names;
    names.reserve(warnings.size());
    for (const world::Warning& warning : warnings)
        names.push_back(QString::fromStdString(world::fdName(world, warning.fd.fd)));
    if (now > before) {
        beginInsertRows({}, before, now - 1);
        m_warnings = warnings;
        m_fdNames = std::move(names);
        endInsertRows();
    } else {
        m_warnings = warnings;
        m_fdNames = std::move(names);
    }
    if (before > 0)
        emit dataChanged(index(0, 0), index(before - 1, columnCount_ - 1));
}

void WarningsModel::clear() {
    beginResetModel();
    m_warnings.clear();
    m_fdNames.clear();
    endResetModel();
}

int WarningsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_warnings.size());
}

int WarningsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columnCount_);
}

QVariant WarningsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const world::Warning& warning = m_warnings[static_cast<std::size_t>(index.row())];
    const world::Severity severity = world::severityOf(warning.kind);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case titleColumn:
            return severityMark(severity) + QLatin1Char(' ') + warningTitle(warning.kind);
        case descriptorColumn:
            return warningDescriptor(warning, fdName(index.row()));
        case countColumn:
            return QStringLiteral("× ") + countText(warning.count);
        case firstColumn:
            return clockText(warning.firstNs);
        default:
            return clockText(warning.lastNs);
        }
    case Qt::ToolTipRole:
        return warningSentence(warning, fdName(index.row()));
    case Qt::AccessibleTextRole:
        return index.column() == titleColumn
                   ? QVariant(tr("%1: %2").arg(severityWord(severity),
                                               warningSentence(warning, fdName(index.row()))))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case SeverityRole:
        return static_cast<int>(severity);
    default:
        return {};
    }
}

QVariant WarningsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case titleColumn:
        return tr("what is wrong");
    case descriptorColumn:
        return tr("where");
    case countColumn:
        return tr("times");
    case firstColumn:
        return tr("first");
    default:
        return tr("last");
    }
}

} // namespace muxscope::ui
