// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evidence_model.h"

#include "models/calls_cells.h"
#include "session/sentences.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr std::uint64_t kOtherHalfWithin = 4096; // events of other threads in between

constexpr std::array<int, EvidenceModel::columnCount_> kCallsColumns{
    CallsModel::timeColumn, CallsModel::callColumn, CallsModel::resultColumn,
    CallsModel::tookColumn};

std::optional<trace::Event> exitOf(const trace::Event& enter, const trace::TraceLog& log) {
    std::optional<trace::Event> found;
    const std::uint64_t to = std::min<std::uint64_t>(log.end(), enter.index + kOtherHalfWithin);
    log.forEach(enter.index + 1, to, [&](const trace::Event& event) {
        if (event.record.thread != enter.record.thread || (!event.isEnter() && !event.isExit()))
            return true;
        if (event.isExit())
            found = event;
        return false;
    });
    return found;
}

std::optional<trace::Event> enterOf(const trace::Event& exit, const trace::TraceLog& log,
                                    std::uint64_t from) {
    const std::uint64_t last = exit.index > kOtherHalfWithin ? exit.index - kOtherHalfWithin : 0;
    for (std::uint64_t i = exit.index; i > std::max(from, last);) {
        const trace::Event event = log.at(--i);
        if (event.record.thread != exit.record.thread || (!event.isEnter() && !event.isExit()))
            continue;
        return event.isEnter() ? std::optional(event) : std::nullopt;
    }
    return {};
}

} // namespace

EvidenceModel::Row EvidenceModel::rowOf(const trace::Event& event, const trace::TraceLog& log,
                                        std::uint64_t from) {
    Row row;
    row.begin = row.event = event.index;
    CallRow call;
    if (event.isEnter()) {
        call = {event, exitOf(event, log)};
        row.open = !call.exit && log.end() < event.index + kOtherHalfWithin;
    } else if (const auto enter = event.isExit() ? enterOf(event, log, from) : std::nullopt) {
        call = {*enter, event};
        row.begin = enter->index;
    } else { // a gauge, a note, or an answer whose call is no longer held
        row.cells[timeColumn] = {callCell({event, {}}, CallsModel::timeColumn, nullptr),
                                 CallsModel::Tone::muted};
        row.cells[callColumn] = {nowSentence(event, world::World()), CallsModel::Tone::muted};
        return row;
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        row.cells[i] = {callCell(call, kCallsColumns[i], nullptr),
                        callTone(call, kCallsColumns[i])};
    return row;
}

void EvidenceModel::show(const world::Warning& warning, const trace::TraceLog& log) {
    std::vector<Row> rows;
    const trace::TraceReader hold(log);
    std::vector<std::uint64_t> events = warning.evidence;
    events.push_back(warning.lastEvent);
    for (const std::uint64_t event : events) {
        if (event < hold.keepFrom() || event >= log.end())
            continue;
        Row row = rowOf(log.at(event), log, hold.keepFrom());
        if (!rows.empty() && rows.back().begin == row.begin)
            rows.back() = std::move(row); // both halves of one call
        else
            rows.push_back(std::move(row));
    }
    m_open = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.open; });
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void EvidenceModel::clear() {
    beginResetModel();
    m_rows.clear();
    m_open = false;
    endResetModel();
}

int EvidenceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EvidenceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columnCount_);
}

QVariant EvidenceModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const Cell& cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cell.text;
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == tookColumn ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case ToneRole:
        return static_cast<int>(cell.tone);
    case EventRole:
        return QVariant::fromValue<quint64>(row.event);
    default:
        return {};
    }
}

QVariant EvidenceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == tookColumn ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    return callsHeader(kCallsColumns[static_cast<std::size_t>(section)], role);
}

} // namespace muxscope::ui
