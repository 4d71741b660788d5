// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waits_model.h"

#include "models/waits_words.h"
#include "session/quantities.h"
#include "world/process_names.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <iterator>

namespace muxscope::ui {

using world::WaitReason;

namespace {

int alignmentOf(int column) {
    const bool text = column == WaitsModel::whatColumn || column == WaitsModel::sharesColumn;
    return static_cast<int>((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

QString threadWord(const world::World& world, ThreadId thread) {
    return QString::fromStdString(world::threadName(world, thread));
}

QString fdWord(const world::World& world, Fd fd) {
    return QString::fromStdString(world::fdName(world, fd));
}

} // namespace

WaitsModel::Row WaitsModel::rowOf(const QString& what, const world::WaitTotals& totals,
                                  bool goesOn) {
    Row row;
    row.what = what;
    row.count = totals.count();
    row.totalNs = totals.totalNs();
    row.longest = totals.longest();
    row.goesOn = goesOn;
    for (std::size_t i = 0; i < row.shares.size(); ++i)
        row.shares[i] = row.totalNs > 0 ? static_cast<double>(totals.by[i].totalNs) /
                                              static_cast<double>(row.totalNs)
                                        : 0;
    return row;
}

std::vector<WaitsModel::Row> WaitsModel::byReason(const world::Waits& waits,
                                                  const std::vector<Running>& running) {
    world::WaitTotals all = waits.all();
    std::array<bool, world::kWaitReasons> goesOn{};
    for (const Running& one : running) {
        all.add(one.span);
        goesOn[static_cast<std::size_t>(world::reasonOf(one.span.cause))] = true;
    }
    std::vector<Row> rows;
    for (std::size_t i = 0; i < world::kWaitReasons; ++i) {
        Row row;
        row.what = waitReasonName(static_cast<WaitReason>(i));
        row.about = waitReasonMeaning(static_cast<WaitReason>(i));
        row.longest = all.by[i];
        row.count = row.longest.count;
        row.totalNs = row.longest.totalNs;
        row.goesOn = goesOn[i];
        row.shares[i] = all.totalNs() > 0
                            ? static_cast<double>(row.totalNs) / static_cast<double>(all.totalNs())
                            : 0;
        rows.push_back(row);
    }
    return rows;
}

// With what goes on, when that is about it.
void WaitsModel::addRow(std::vector<Row>& rows, const QString& what,
                        const world::WaitTotals& totals, Totals& goingOn) {
    const auto more = goingOn.find(what);
    if (more == goingOn.end()) {
        if (totals.count() > 0)
            rows.push_back(rowOf(what, totals, false));
        return;
    }
    world::WaitTotals sum = totals;
    for (std::size_t i = 0; i < world::kWaitReasons; ++i) {
        const world::WaitTotal& added = more->second.by[i];
        sum.by[i].count += added.count;
        sum.by[i].totalNs += added.totalNs;
        if (added.longestEvent == world::kNoEvent || added.longestNs < sum.by[i].longestNs)
            continue;
        sum.by[i].longestNs = added.longestNs;
        sum.by[i].longestEvent = added.longestEvent;
        sum.by[i].longestFd = added.longestFd;
    }
    rows.push_back(rowOf(what, sum, true));
    goingOn.erase(more);
}

std::vector<WaitsModel::Row> WaitsModel::byThread(const world::Waits& waits,
                                                  const std::vector<Running>& running,
                                                  const world::World& world) {
    Totals goingOn;
    for (const Running& one : running)
        goingOn[threadWord(world, one.span.thread)].add(one.span);
    std::vector<Row> rows;
    for (const auto& [number, totals] : waits.threads())
        addRow(rows, threadWord(world, ThreadId{static_cast<std::uint16_t>(number)}), totals,
               goingOn);
    for (const auto& [what, totals] : goingOn) // that have not ended a span yet
        rows.push_back(rowOf(what, totals, true));
    return rows;
}

std::vector<WaitsModel::Row> WaitsModel::byDescriptor(const world::Waits& waits,
                                                      const std::vector<Running>& running,
                                                      const world::World& world) {
    Totals goingOn;
    for (const Running& one : running)
        if (one.span.fd.valid())
            goingOn[fdWord(world, one.span.fd)].add(one.span);
    std::vector<Row> rows;
    waits.descriptors().forEach([&](std::size_t fd, const world::WaitTotals& totals) {
        addRow(rows, fdWord(world, Fd{static_cast<std::int32_t>(fd)}), totals, goingOn);
    });
    for (const auto& [what, totals] : goingOn)
        rows.push_back(rowOf(what, totals, true));
    return rows;
}

std::vector<WaitsModel::Row> WaitsModel::byClient(const world::Waits& waits,
                                                  const std::vector<Running>& running) {
    Totals goingOn;
    for (const Running& one : running)
        if (!one.client.isEmpty())
            goingOn[one.client].add(one.span);
    std::vector<Row> rows;
    for (const world::Waits::Client& client : waits.clients())
        addRow(rows, QString::fromStdString(client.peer.text()), client.totals, goingOn);
    for (const auto& [what, totals] : goingOn)
        rows.push_back(rowOf(what, totals, true));
    if (waits.otherClients().count() > 0)
        rows.push_back(rowOf(tr("all other clients"), waits.otherClients(), false));
    return rows;
}

std::vector<WaitsModel::Row> WaitsModel::rowsOf(const world::Waits& waits,
                                                const std::vector<Running>& running,
                                                const world::World& world) const {
    switch (m_grouping) {
    case Grouping::reason:
        return byReason(waits, running);
    case Grouping::thread:
        return byThread(waits, running, world);
    case Grouping::descriptor:
        return byDescriptor(waits, running, world);
    case Grouping::client:
        return byClient(waits, running);
    }
    return {};
}

void WaitsModel::show(const world::Waits& waits, Grouping grouping, const world::World& world,
                      const std::vector<Running>& running) {
    const bool another = grouping != m_grouping;
    m_grouping = grouping;
    std::vector<Row> rows = rowsOf(waits, running, world);
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return a.totalNs != b.totalNs ? a.totalNs > b.totalNs : a.count > b.count;
    });
    m_leftOut = rows.size() > kMostRows ? rows.size() - kMostRows : 0;
    rows.resize(rows.size() - m_leftOut);
    if (!another)
        return adopt(std::move(rows));
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount_ - 1);
}

// A row that is chosen stays chosen, wherever it goes; those that are new come at the end and then find
// their place. Rows that go away are another list.
void WaitsModel::adopt(std::vector<Row> rows) {
    QHash<QString, int> places;
    for (std::size_t i = 0; i < rows.size(); ++i)
        places.insert(rows[i].what, static_cast<int>(i));
    const bool allStay = std::all_of(m_rows.begin(), m_rows.end(),
                                     [&](const Row& row) { return places.contains(row.what); });
    if (!allStay || places.size() != static_cast<qsizetype>(rows.size())) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    if (rows.size() > m_rows.size()) {
        QSet<QString> known;
        for (const Row& row : m_rows)
            known.insert(row.what);
        beginInsertRows({}, rowCount(), static_cast<int>(rows.size()) - 1);
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(m_rows),
                     [&](const Row& row) { return !known.contains(row.what); });
        endInsertRows();
    }
    if (m_rows.empty())
        return;
    const bool sameOrder = std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                      [](const Row& a, const Row& b) { return a.what == b.what; });
    if (!sameOrder) {
        emit layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex& old : before)
            after << index(places.value(m_rows[static_cast<std::size_t>(old.row())].what),
                           old.column());
        m_rows = std::move(rows);
        changePersistentIndexList(before, after);
        emit layoutChanged();
    } else {
        m_rows = std::move(rows);
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount_ - 1));
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
            parts << QStringLiteral("%1 %2\u00a0%")
                         .arg(waitReasonName(static_cast<WaitReason>(i)))
                         .arg(qRound(row.shares[i] * 100));
    return parts.join(QStringLiteral(", "));
}

// "1.284 s", "1.284 s…": goes on, so far.
QString WaitsModel::timeText(const Row& row, std::int64_t ns) const {
    if (row.count == 0)
        return QStringLiteral("–");
    return row.goesOn ? spanText(ns) + QChar(0x2026) : spanText(ns);
}

QString WaitsModel::toolTip(const Row& row, int column) const {
    QStringList lines{column == whatColumn && !row.about.isEmpty() ? row.about : sharesText(row)};
    if (row.goesOn)
        lines << tr("One span of it goes on: counted so far.");
    return lines.join(QLatin1Char('\n'));
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
            return timeText(row, row.totalNs);
        case longestColumn:
            return row.count == 0 ? QStringLiteral("–") : spanText(row.longest.longestNs);
        default:
            return sharesText(row);
        }
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
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
    case NothingRole:
        return row.totalNs == 0;
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
