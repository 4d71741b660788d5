// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waits_model.h"

#include "models/waits_words.h"
#include "session/quantities.h"

#include <algorithm>

namespace muxscope::ui {

using world::WaitReason;

namespace {

int alignmentOf(int column) {
    const bool text = column == WaitsModel::whatColumn || column == WaitsModel::sharesColumn;
    return static_cast<int>((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

} // namespace

WaitsModel::Row WaitsModel::rowOf(const QString& what, const world::WaitTotals& totals) {
    Row row;
    row.what = what;
    row.count = totals.count();
    row.totalNs = totals.totalNs();
    row.longest = totals.longest();
    for (std::size_t i = 0; i < row.shares.size(); ++i)
        row.shares[i] = row.totalNs > 0 ? static_cast<double>(totals.by[i].totalNs) /
                                              static_cast<double>(row.totalNs)
                                        : 0;
    return row;
}

std::vector<WaitsModel::Row> WaitsModel::rowsOf(const world::Waits& waits) const {
    std::vector<Row> rows;
    switch (m_grouping) {
    case Grouping::reason:
        for (std::size_t i = 0; i < world::kWaitReasons; ++i) {
            const auto reason = static_cast<WaitReason>(i);
            Row row;
            row.what = waitReasonName(reason);
            row.about = waitReasonMeaning(reason);
            row.longest = waits.all().by[i];
            row.count = row.longest.count;
            row.totalNs = row.longest.totalNs;
            const std::int64_t all = waits.all().totalNs();
            row.shares[i] =
                all > 0 ? static_cast<double>(row.totalNs) / static_cast<double>(all) : 0;
            rows.push_back(row);
        }
        break;
    case Grouping::thread:
        for (const auto& [number, totals] : waits.threads())
            rows.push_back(rowOf(QStringLiteral("t%1").arg(number), totals));
        break;
    case Grouping::descriptor:
        waits.descriptors().forEach([&rows](std::size_t fd, const world::WaitTotals& totals) {
            if (totals.count() > 0)
                rows.push_back(rowOf(QStringLiteral("fd %1").arg(fd), totals));
        });
        break;
    case Grouping::client:
        for (const world::Waits::Client& client : waits.clients())
            if (client.totals.count() > 0)
                rows.push_back(rowOf(QString::fromStdString(client.peer.text()), client.totals));
        if (waits.otherClients().count() > 0)
            rows.push_back(rowOf(tr("all other clients"), waits.otherClients()));
        break;
    }
    return rows;
}

void WaitsModel::show(const world::Waits& waits, Grouping grouping) {
    const bool another = grouping != m_grouping;
    m_grouping = grouping;
    std::vector<Row> rows = rowsOf(waits);
    if (grouping != Grouping::reason)
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Row& a, const Row& b) { return a.totalNs > b.totalNs; });
    m_leftOut = rows.size() > kMostRows ? rows.size() - kMostRows : 0;
    rows.resize(rows.size() - m_leftOut);
    // The same number of rows: a selection and a scroll position stay where they are.
    if (rows.size() == m_rows.size() && !another) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0),
                             index(static_cast<int>(m_rows.size()) - 1, columnCount_ - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount_ - 1);
}

int WaitsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WaitsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columnCount_);
}

// "idle loop wait 81 %, CPU 19 %"
QString WaitsModel::sharesText(const Row& row) const {
    QStringList parts;
    for (std::size_t i = 0; i < row.shares.size(); ++i)
        if (row.shares[i] >= 0.005)
            parts << QStringLiteral("%1 %2 %")
                         .arg(waitReasonName(static_cast<WaitReason>(i)))
                         .arg(qRound(row.shares[i] * 100));
    return parts.join(QStringLiteral(", "));
}

QVariant WaitsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case whatColumn:
            return row.what;
        case spansColumn:
            return countText(row.count);
        case totalColumn:
            return row.count == 0 ? QString() : spanText(row.totalNs);
        case longestColumn:
            return row.count == 0 ? QString() : spanText(row.longest.longestNs);
        default:
            return sharesText(row);
        }
    case Qt::ToolTipRole:
        return index.column() == whatColumn && !row.about.isEmpty() ? row.about : sharesText(row);
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case SharesRole: {
        QVariantList shares;
        for (const double share : row.shares)
            shares << share;
        return shares;
    }
    case EventRole:
        return QVariant::fromValue<quint64>(row.count == 0 ? world::kNoEvent
                                                           : row.longest.longestEvent);
    case FdRole:
        return row.longest.longestFd.n;
    default:
        return {};
    }
}

QVariant WaitsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case whatColumn:
        switch (m_grouping) {
        case Grouping::reason:
            return tr("reason");
        case Grouping::thread:
            return tr("thread");
        case Grouping::descriptor:
            return tr("descriptor");
        case Grouping::client:
            return tr("client");
        }
        return {};
    case spansColumn:
        return tr("spans");
    case totalColumn:
        return tr("total");
    case longestColumn:
        return tr("longest");
    default:
        return m_grouping == Grouping::reason ? tr("share of all time") : tr("what for");
    }
}

} // namespace muxscope::ui
