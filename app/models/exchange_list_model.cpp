// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_list_model.h"

#include "base/clock.h"
#include "world/process_names.h"

#include <algorithm>
#include <utility>

namespace muxscope::ui {

namespace {

QString methodText(http::Method method) {
    const std::string_view name = http::methodName(method);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString targetText(const decltype(world::Exchange::target)& target) {
    const std::string_view view = target.view();
    QString text = QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
    return target.cut ? text + QChar(0x2026) : text;
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
    beginAgain();
    refresh();
}

void ExchangeListModel::setWords(const QString& words) {
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (wanted == m_words)
        return;
    m_words = wanted;
    beginAgain();
    refresh();
}

void ExchangeListModel::restart() {
    beginAgain();
}

void ExchangeListModel::beginAgain() {
    beginResetModel();
    m_matching.clear();
    m_open.clear();
    m_from = m_to = 0;
    endResetModel();
}

std::uint64_t ExchangeListModel::older() const {
    const world::ExchangeIndex* exchanges = m_source.exchanges();
    return exchanges == nullptr ? 0 : exchanges->from();
}

bool ExchangeListModel::refresh(std::int64_t budgetNs) {
    const world::ExchangeIndex* exchanges = m_source.exchanges();
    const std::uint64_t from = exchanges == nullptr ? 0 : exchanges->from();
    const std::uint64_t to = exchanges == nullptr ? 0 : exchanges->end();
    if (to < m_to || from < m_from) // another log
        beginAgain();
    if (m_from == m_to && m_matching.empty())
        m_from = m_to = from;
    forget(from);
    bool done = true;
    if (exchanges != nullptr && filtered()) {
        lookAgain(*exchanges);
        done = lookThrough(*exchanges, budgetNs);
    } else if (to > m_to) {
        beginInsertRows({}, rowCount(), static_cast<int>(to - m_from) - 1);
        m_to = to;
        endInsertRows();
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount_ - 1));
    return done;
}

// Those before `from` are no longer held.
void ExchangeListModel::forget(std::uint64_t from) {
    if (from <= m_from)
        return;
    const auto kept = std::lower_bound(m_matching.begin(), m_matching.end(), from);
    const std::uint64_t gone = filtered() ? static_cast<std::uint64_t>(kept - m_matching.begin())
                                          : std::min(from, m_to) - m_from;
    std::erase_if(m_open, [from](std::uint64_t sequence) { return sequence < from; });
    if (gone > 0)
        beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
    m_matching.erase(m_matching.begin(), kept);
    m_from = from;
    m_to = std::max(m_to, from);
    if (gone > 0)
        endRemoveRows();
}

void ExchangeListModel::insert(std::uint64_t sequence) {
    const auto at = std::lower_bound(m_matching.begin(), m_matching.end(), sequence);
    const auto row = static_cast<int>(at - m_matching.begin());
    beginInsertRows({}, row, row);
    m_matching.insert(at, sequence);
    endInsertRows();
}

// An answer that has come since may have made them match.
void ExchangeListModel::lookAgain(const world::ExchangeIndex& exchanges) {
    constexpr std::size_t kMostAgain =
        1024; // the latest: the others have most likely been given up
    if (m_open.size() > kMostAgain)
        m_open.erase(m_open.begin(), m_open.end() - kMostAgain);
    const std::vector<std::uint64_t> open = std::exchange(m_open, {});
    for (const std::uint64_t sequence : open) {
        const Begun& row = exchanges.at(sequence);
        const Facts facts = outcomeFacts(row);
        if (matches(row, facts))
            insert(sequence);
        else if (facts.answeredAt == world::kNoEvent)
            m_open.push_back(sequence);
    }
}

bool ExchangeListModel::lookThrough(const world::ExchangeIndex& exchanges, std::int64_t budgetNs) {
    constexpr std::uint64_t kSlice = 64; // between two looks at the clock
    const std::int64_t deadline = monotonicNs() + budgetNs;
    std::vector<std::uint64_t> fresh;
    while (m_to < exchanges.end() && monotonicNs() < deadline) {
        const std::uint64_t to = std::min(exchanges.end(), m_to + kSlice);
        for (; m_to < to; ++m_to) {
            const Begun& row = exchanges.at(m_to);
            if (m_only.valid() && row.fd != m_only.n)
                continue;
            const Facts facts = outcomeFacts(row);
            if (matches(row, facts))
                fresh.push_back(m_to);
            else if (facts.answeredAt == world::kNoEvent)
                m_open.push_back(m_to);
        }
    }
    if (!fresh.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
        m_matching.insert(m_matching.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    return m_to == exchanges.end();
}

std::uint64_t ExchangeListModel::sequenceAt(int row) const {
    const auto n = static_cast<std::size_t>(row);
    return filtered() ? m_matching[n] : m_from + n;
}

// Of a row that the index has let go of since the last refresh: nothing.
const ExchangeListModel::Begun& ExchangeListModel::begun(int row) const {
    static const Begun kGone;
    const world::ExchangeIndex* exchanges = m_source.exchanges();
    const std::uint64_t sequence = sequenceAt(row);
    const bool held =
        exchanges != nullptr && sequence >= exchanges->from() && sequence < exchanges->end();
    return held ? exchanges->at(sequence) : kGone;
}

int ExchangeListModel::rowOf(Fd fd, std::uint32_t number) const {
    for (int row = rowCount(); row-- > 0;)
        if (begun(row).fd == fd.n && begun(row).number == number)
            return row;
    return -1;
}

// What came of it, up to the newest moment.
ExchangeListModel::Facts ExchangeListModel::outcomeFacts(const Begun& row) const {
    Facts facts;
    // An answer that nobody asked for has no method.
    facts.method = row.asked ? methodText(row.method) : QStringLiteral("–");
    facts.target = targetText(row.target);
    facts.status = row.status;
    facts.bytesIn = row.bytesIn;
    facts.bytesOut = row.bytesOut;
    facts.answeredAt = row.answered ? row.lastEvent : world::kNoEvent;
    facts.state = row.malformed  ? State::malformed
                  : row.answered ? State::complete
                  : row.unseen   ? State::unseen
                                 : State::left;
    return facts;
}

// At the cursor, where the world there has it.
ExchangeListModel::Facts ExchangeListModel::factsOf(const Begun& row) const {
    const world::World* world = m_source.world();
    const world::Connection* connection =
        world == nullptr ? nullptr : &world->connection(Fd{row.fd});
    const world::Exchange* exchange = connection != nullptr && connection->id.n == row.connection
                                          ? connection->exchange(row.number)
                                          : nullptr;
    if (exchange == nullptr) {
        Facts facts = outcomeFacts(row);
        if (row.event >= m_source.cursor() && facts.state == State::left)
            facts.state = State::none; // not yet
        return facts;
    }
    Facts facts;
    facts.method = exchange->request.begun() ? methodText(exchange->method) : QStringLiteral("–");
    facts.target = targetText(exchange->target);
    facts.status = exchange->status;
    facts.bytesIn = exchange->request.bytes;
    facts.bytesOut = exchange->response.bytes;
    facts.answeredAt =
        exchange->response.complete() ? exchange->response.lastEvent : world::kNoEvent;
    facts.state = stateOf(*connection, *exchange);
    facts.connection = connection;
    facts.exchange = exchange;
    return facts;
}

bool ExchangeListModel::matches(const Begun& row, const Facts& facts) const {
    if (m_only.valid() && row.fd != m_only.n)
        return false;
    QString all = QStringLiteral("fd %1 fd%1 ").arg(numberOf(row));
    for (int column = numberColumn; column < columnCount_; ++column)
        if (column != stateColumn || facts.state != State::left) // it may only not be over
            all += text(row, facts, column) + QLatin1Char(' ');
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

int ExchangeListModel::numberOf(const Begun& row) const {
    const world::World* newest = m_source.newest();
    return newest == nullptr ? row.fd : world::fdNumber(*newest, Fd{row.fd}).n;
}

int ExchangeListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(filtered() ? m_matching.size() : m_to - m_from);
}

int ExchangeListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnCount_;
}

QVariant ExchangeListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Begun& row = begun(index.row());
    if (role == EventRole)
        return QVariant::fromValue<quint64>(row.event);
    if (role == NotYetRole)
        return row.event >= m_source.cursor();
    if (role == Qt::TextAlignmentRole)
        return index.column() == targetColumn || index.column() == methodColumn
                   ? QVariant::fromValue(int(Qt::AlignLeft | Qt::AlignVCenter))
                   : QVariant();
    if (role == EndRole)
        return QVariant::fromValue<quint64>(row.lastEvent);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != StateRole &&
        role != TopicRole && role != HeldRole)
        return {};
    const Facts facts = factsOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, facts, index.column());
    case Qt::ToolTipRole:
        return toolTip(facts, index.column());
    case StateRole:
        return QVariant::fromValue(facts.state);
    case HeldRole:
        return facts.exchange != nullptr;
    default:
        return facts.status != 0 ? QString::number(facts.status) : facts.method;
    }
}

} // namespace muxscope::ui
