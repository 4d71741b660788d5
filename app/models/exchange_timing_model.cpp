// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_timing_model.h"

#include "session/quantities.h"

#include <QPointF>
#include <algorithm>
#include <limits>

namespace muxscope::ui {

namespace {

QString callAt(const trace::TraceLog& log, std::uint64_t event) {
    if (event < log.begin() || event >= log.end())
        return {};
    const trace::Event at = log.at(event);
    const QString moment = countText(event + 1);
    if (at.phase() == trace::Phase::observer)
        return ExchangeTimingModel::tr("seen waiting at moment %1").arg(moment);
    const std::string_view name = trace::callName(at.call());
    return ExchangeTimingModel::tr("%1 at moment %2")
        .arg(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())), moment);
}

QString callsText(const trace::TraceLog& log, const world::PhaseSpan& span) {
    const QString from = callAt(log, span.stretches.front().fromEvent);
    const std::uint64_t to = span.stretches.back().toEvent;
    return to == world::kNoEvent
               ? ExchangeTimingModel::tr("from %1, goes on").arg(from)
               : ExchangeTimingModel::tr("from %1 to %2").arg(from, callAt(log, to));
}

} // namespace

QString phaseName(world::Phase phase) {
    switch (phase) {
    case world::Phase::acceptQueue:
        return ExchangeTimingModel::tr("accept queue");
    case world::Phase::head:
        return ExchangeTimingModel::tr("head");
    case world::Phase::body:
        return ExchangeTimingModel::tr("body");
    case world::Phase::handling:
        return ExchangeTimingModel::tr("handling");
    case world::Phase::sending:
        return ExchangeTimingModel::tr("sending");
    case world::Phase::blocked:
        return ExchangeTimingModel::tr("buffer full");
    }
    return {};
}

QString phaseMeaning(world::Phase phase) {
    switch (phase) {
    case world::Phase::acceptQueue:
        return ExchangeTimingModel::tr(
            "The kernel had finished the connection; the program had not "
            "called accept yet. At least so long: a gauge looks now and "
            "then.");
    case world::Phase::head:
        return ExchangeTimingModel::tr(
            "From the first byte of the request to the blank line that ends its head.");
    case world::Phase::body:
        return ExchangeTimingModel::tr(
            "From the end of the head to the last byte of the request's body.");
    case world::Phase::handling:
        return ExchangeTimingModel::tr("From the last byte of the request to the first send of the "
                                       "answer: the program worked, or waited for room.");
    case world::Phase::sending:
        return ExchangeTimingModel::tr(
            "From the first send of the answer until the kernel had taken its last byte.");
    case world::Phase::blocked:
        return ExchangeTimingModel::tr(
            "Of the sending: the send buffer was full (EAGAIN or a short "
            "send) until a send found room again.");
    }
    return {};
}

void ExchangeTimingModel::show(const world::World& world, const trace::TraceLog& log, Fd fd,
                               std::uint32_t number, Moment cursor) {
    m_cursor = cursor;
    const world::Exchange* exchange = world.connection(fd).exchange(number);
    if (exchange == nullptr)
        return clear();
    std::vector<world::PhaseSpan> phases =
        world::phasesOf(world, world.connection(fd), *exchange, log);
    std::vector<QString> calls;
    m_fromNs = std::numeric_limits<std::int64_t>::max();
    m_toNs = 0;
    for (const world::PhaseSpan& span : phases) {
        calls.push_back(callsText(log, span));
        m_fromNs = std::min(m_fromNs, span.stretches.front().fromNs);
        m_toNs = std::max(m_toNs, span.stretches.back().toNs);
    }
    adopt(std::move(phases), std::move(calls));
}

void ExchangeTimingModel::clear() {
    adopt({}, {});
}

void ExchangeTimingModel::adopt(std::vector<world::PhaseSpan> phases, std::vector<QString> calls) {
    const bool sameRows =
        phases.size() == m_phases.size() &&
        std::equal(phases.begin(), phases.end(), m_phases.begin(),
                   [](const auto& a, const auto& b) { return a.phase == b.phase; });
    if (!sameRows)
        beginResetModel();
    m_phases = std::move(phases);
    m_calls = std::move(calls);
    if (!sameRows)
        endResetModel();
    else if (!m_phases.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount_ - 1));
}

QString ExchangeTimingModel::wholeText() const {
    return m_phases.empty() ? QString() : spanText(m_toNs - m_fromNs);
}

int ExchangeTimingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_phases.size());
}

int ExchangeTimingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnCount_;
}

QString ExchangeTimingModel::took(const world::PhaseSpan& span) const {
    QString text = spanText(span.tookNs());
    if (span.known == Known::inferred)
        text = QStringLiteral("≥ ") + text;
    return span.goesOn() ? text + QChar(0x2026) : text;
}

QVariant ExchangeTimingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const world::PhaseSpan& span = m_phases[static_cast<std::size_t>(index.row())];
    const QString& calls = m_calls[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == phaseColumn  ? phaseName(span.phase)
               : index.column() == tookColumn ? took(span)
                                              : QString();
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(phaseMeaning(span.phase), calls);
    case Qt::AccessibleTextRole:
        return index.column() == barColumn ? calls : data(index, Qt::DisplayRole);
    case PhaseRole:
        return static_cast<int>(span.phase);
    case BarsRole: {
        QList<QPointF> bars;
        const double whole = static_cast<double>(std::max<std::int64_t>(1, m_toNs - m_fromNs));
        for (const world::Stretch& stretch : span.stretches)
            bars << QPointF(static_cast<double>(stretch.fromNs - m_fromNs) / whole,
                            static_cast<double>(stretch.toNs - m_fromNs) / whole);
        return QVariant::fromValue(bars);
    }
    case FutureRole:
        return span.stretches.front().fromEvent >= m_cursor;
    case BeginRole:
        return QVariant::fromValue<quint64>(span.stretches.front().fromEvent);
    case EndRole:
        return QVariant::fromValue<quint64>(span.stretches.back().toEvent);
    default:
        return {};
    }
}

QVariant ExchangeTimingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == phaseColumn ? tr("phase") : section == barColumn ? tr("when") : tr("took");
}

} // namespace muxscope::ui
