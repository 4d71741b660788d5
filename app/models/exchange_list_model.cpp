// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_list_model.h"

#include "models/reference.h"
#include "session/quantities.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

std::uint64_t firstEventOf(const world::Exchange& exchange) {
    return exchange.request.begun() ? exchange.request.firstEvent : exchange.response.firstEvent;
}

QString methodText(const world::Exchange& exchange) {
    if (!exchange.request.begun())
        return QStringLiteral("–"); // an answer that nobody asked for
    const std::string_view name = http::methodName(exchange.method);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString targetText(const world::Exchange& exchange) {
    const std::string_view target = exchange.target.view();
    QString text = QString::fromLatin1(target.data(), static_cast<qsizetype>(target.size()));
    return exchange.target.cut ? text + QChar(0x2026) : text;
}

} // namespace

ExchangeListModel::ExchangeListModel(Source source, QObject* parent)
    : QAbstractTableModel(parent), m_source(std::move(source)) {
    refresh();
}

void ExchangeListModel::setOnly(Fd fd) {
    if (fd == m_only)
        return;
    m_only = fd;
    refresh();
}

void ExchangeListModel::setWords(const QString& words) {
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refresh();
}

std::vector<ExchangeListModel::Row> ExchangeListModel::rowsNow() const {
    std::vector<Row> rows;
    const world::World* world = m_source.world();
    if (world == nullptr)
        return rows;
    const auto addOf = [&](const world::Connection& connection) {
        for (const world::Exchange& exchange : connection.exchanges)
            rows.push_back({firstEventOf(exchange), connection.fd.n, exchange.number});
    };
    if (m_only.valid())
        addOf(world->connection(m_only));
    else
        world->connections.forEach(
            [&](std::size_t, const world::Connection& connection) { addOf(connection); });
    if (!m_words.isEmpty())
        std::erase_if(rows, [this](const Row& row) { return !matches(row); });
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ExchangeListModel::refresh() {
    adopt(rowsNow());
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount_ - 1));
}

// What is there already stays, so that selection and scroll position do; rows mostly come at the end
// and go anywhere. Too many separate changes are one new list.
void ExchangeListModel::adopt(std::vector<Row> rows) {
    std::vector<Row> kept;
    std::set_intersection(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(),
                          std::back_inserter(kept));
    const std::size_t gone = m_rows.size() - kept.size();
    constexpr std::size_t kMostSingly = 64;
    const bool atEnd = std::equal(kept.begin(), kept.end(), rows.begin());
    if (gone > kMostSingly || !atEnd) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = m_rows.size(); i > 0 && m_rows.size() > kept.size(); --i) {
        if (std::binary_search(kept.begin(), kept.end(), m_rows[i - 1]))
            continue;
        beginRemoveRows({}, static_cast<int>(i) - 1, static_cast<int>(i) - 1);
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        endRemoveRows();
    }
    if (rows.size() == m_rows.size())
        return;
    beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(rows.size()) - 1);
    m_rows = std::move(rows);
    endInsertRows();
}

int ExchangeListModel::rowOf(Fd fd, std::uint32_t number) const {
    const auto row = std::find_if(m_rows.rbegin(), m_rows.rend(), [&](const Row& one) {
        return one.fd == fd.n && one.number == number;
    });
    return row == m_rows.rend() ? -1 : static_cast<int>(m_rows.rend() - row) - 1;
}

ExchangeListModel::Found ExchangeListModel::find(const Row& row) const {
    const world::World* world = m_source.world();
    if (world == nullptr)
        return {};
    const world::Connection& connection = world->connection(Fd{row.fd});
    const world::Exchange* exchange = connection.exchange(row.number);
    if (exchange == nullptr || firstEventOf(*exchange) != row.event)
        return {};
    return {&connection, exchange};
}

bool ExchangeListModel::matches(const Row& row) const {
    const Found found = find(row);
    if (found.exchange == nullptr)
        return false;
    QString all = QStringLiteral("fd %1 fd%1 ").arg(row.fd);
    for (int column = numberColumn; column < columnCount_; ++column)
        all += text(row, found, column) + QLatin1Char(' ');
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

int ExchangeListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExchangeListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnCount_;
}

QString ExchangeListModel::tookText(const world::Exchange& exchange) const {
    const trace::TraceLog* log = m_source.log();
    const std::uint64_t from = firstEventOf(exchange);
    const std::uint64_t to = exchange.response.lastEvent;
    if (log == nullptr || !exchange.response.complete() || from < log->begin() || to >= log->end())
        return QStringLiteral("…");
    return spanText(log->at(to).record.atNs - log->at(from).record.atNs);
}

QString ExchangeListModel::text(const Row& row, const Found& found, int column) const {
    const world::Exchange& exchange = *found.exchange;
    switch (column) {
    case fdColumn:
        return QString::number(row.fd);
    case numberColumn:
        return QString::number(row.number);
    case methodColumn:
        return methodText(exchange);
    case targetColumn:
        return targetText(exchange);
    case statusColumn:
        return exchange.status == 0 ? QStringLiteral("…") : QString::number(exchange.status);
    case bytesColumn:
        return QStringLiteral("%1 → %2").arg(sizeText(exchange.request.bytes),
                                             sizeText(exchange.response.bytes));
    case tookColumn:
        return tookText(exchange);
    case arrivalColumn:
        return arrivalText(*found.connection, exchange, false);
    case stateColumn:
        return exchangeStateWord(stateOf(*found.connection, exchange));
    default:
        return {};
    }
}

QString ExchangeListModel::toolTip(const Found& found, int column) const {
    const world::Exchange& exchange = *found.exchange;
    switch (column) {
    case methodColumn:
        return meaningOf(methodText(exchange));
    case statusColumn:
        return exchange.status == 0 ? QString() : meaningOf(QString::number(exchange.status));
    case arrivalColumn:
        return arrivalSentence(*found.connection, exchange, false);
    case targetColumn:
        return targetText(exchange);
    default:
        return {};
    }
}

QVariant ExchangeListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == EventRole)
        return QVariant::fromValue<quint64>(row.event);
    if (role == Qt::TextAlignmentRole)
        return index.column() == targetColumn || index.column() == methodColumn
                   ? QVariant::fromValue(int(Qt::AlignLeft | Qt::AlignVCenter))
                   : QVariant();
    const Found found = find(row);
    if (found.exchange == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(row, found, index.column());
    case Qt::ToolTipRole:
        return toolTip(found, index.column());
    case StateRole:
        return QVariant::fromValue(stateOf(*found.connection, *found.exchange));
    case TopicRole:
        return found.exchange->status != 0 ? QString::number(found.exchange->status)
                                           : methodText(*found.exchange);
    default:
        return {};
    }
}

QVariant ExchangeListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case fdColumn:
        return tip ? tr("The connection's descriptor") : QStringLiteral("fd");
    case numberColumn:
        return tip ? tr("Which request on the connection") : QStringLiteral("#");
    case methodColumn:
        return tr("method");
    case targetColumn:
        return tr("target");
    case statusColumn:
        return tr("status");
    case bytesColumn:
        return tip ? tr("Bytes of the request → of the response") : tr("bytes");
    case tookColumn:
        return tip ? tr("From the first byte received to the last byte sent") : tr("took");
    case arrivalColumn:
        return tip ? tr("How the request came: split over several recv calls, or several requests "
                        "in one")
                   : tr("came in");
    case stateColumn:
        return tr("state");
    default:
        return {};
    }
}

} // namespace muxscope::ui
