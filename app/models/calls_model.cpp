// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calls_model.h"

#include "models/calls_cells.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

// Events looked at between two looks at the clock.
constexpr std::uint64_t kSlice = 4096;
// How far the answer of a call may stand behind it before it counts as not answered.
constexpr std::uint64_t kExitWithin = 4096;

// Not known before the kernel has answered.
bool isOfAnswer(int column) {
    switch (column) {
    case CallsModel::resultColumn:
    case CallsModel::tookColumn:
    case CallsModel::asleepColumn:
    case CallsModel::errnoColumn:
    case CallsModel::bytesColumn:
        return true;
    default:
        return false;
    }
}

// Of what the server notes: what tells why it does something else than one would expect.
bool isTold(const trace::Event& event) {
    using trace::NoteKind;
    switch (event.note()) {
    case NoteKind::connectionRefused:
    case NoteKind::listenerPaused:
    case NoteKind::listenerResumed:
    case NoteKind::remark:
    case NoteKind::signalsLost:
    case NoteKind::teachingSwitch:
    case NoteKind::tunnelOpened:
    case NoteKind::processIs:
    case NoteKind::programIs:
    case NoteKind::processEnded:
        return true;
    default:
        return false;
    }
}

} // namespace

CallsModel::CallsModel(QObject* parent) : QAbstractTableModel(parent) {}

void CallsModel::setLog(const trace::TraceLog* log, const CallIndex* index) {
    beginResetModel();
    m_log = log;
    m_index = index;
    m_rows.clear();
    m_notes.clear();
    m_scan.clear();
    m_notable.clear();
    m_occurred = {};
    m_first = m_next = m_scanned = m_head = m_cursor = 0;
    endResetModel();
}

void CallsModel::restart() {
    beginResetModel();
    m_rows.clear();
    m_notes.clear();
    m_next = m_first;
    endResetModel();
}

void CallsModel::setFilter(CallFilter filter) {
    m_filter = std::move(filter);
    restart();
}

void CallsModel::forget(Moment first) {
    m_first = first;
    m_next = std::max(m_next, first);
    m_scanned = std::max(m_scanned, first);
    while (!m_notable.empty() && m_notable.front().enter < first)
        m_notable.pop_front();
    while (!m_notes.empty() && m_notes.front() < first)
        m_notes.pop_front();
    const auto rows = static_cast<int>(m_rows.rowsBefore(first));
    if (rows == 0)
        return;
    beginRemoveRows({}, 0, rows - 1);
    m_rows.dropFront(static_cast<std::size_t>(rows));
    endRemoveRows();
}

bool CallsModel::advance(Moment first, Moment head, std::int64_t budgetNs) {
    if (m_log == nullptr)
        return true;
    if (first > m_first)
        forget(first);
    m_head = std::max(m_head, head);
    const std::int64_t deadline = monotonicNs() + budgetNs;
    std::vector<std::uint64_t> fresh;
    bool waiting = false;
    do {
        const Moment to = std::min(m_head, m_next + kSlice);
        Moment seen = to;
        scan(to);
        m_log->forEach(m_next, to, [&](const trace::Event& event) {
            if (!event.isEnter()) {
                if (m_filter.empty() && isTold(event)) {
                    fresh.push_back(event.index);
                    m_notes.push_back(event.index);
                }
                return true;
            }
            if (m_filter.empty()) {
                fresh.push_back(event.index);
                return true;
            }
            const auto exit = exitOf(event);
            // The newest call has no answer yet: whether it matches is decided when it has.
            if (!exit && m_head - event.index < kExitWithin) {
                seen = event.index;
                waiting = true;
                return false;
            }
            if (m_filter.matches({event, exit}, m_index))
                fresh.push_back(event.index);
            return true;
        });
        m_next = seen;
    } while (m_next < m_head && !waiting && monotonicNs() < deadline);
    if (!fresh.empty()) {
        const auto from = static_cast<int>(m_rows.size());
        beginInsertRows({}, from, from + static_cast<int>(fresh.size()) - 1);
        for (const std::uint64_t event : fresh)
            m_rows.append(event);
        endInsertRows();
    }
    return m_next >= m_head || waiting;
}

// Marks and names up to `to`: once for each event, whatever is filtered.
void CallsModel::scan(Moment to) {
    if (m_scanned >= to)
        return;
    m_log->forEach(m_scanned, to, [this](const trace::Event& event) {
        if (event.isEnter())
            m_occurred.calls.set(static_cast<std::size_t>(event.call()));
        else if (const int error = event.error(); error != 0 && error < kErrors)
            m_occurred.errors.set(static_cast<std::size_t>(error));
        const auto found = m_scan.add(event);
        if (!found)
            return;
        // Of several threads an earlier call may be answered later.
        auto at = m_notable.end();
        while (at != m_notable.begin() && std::prev(at)->enter > found->enter)
            --at;
        m_notable.insert(at, *found);
    });
    m_scanned = to;
}

std::optional<Notable> CallsModel::notableAt(int row) const {
    const std::uint64_t enter = m_rows.at(static_cast<std::size_t>(row));
    const auto found =
        std::partition_point(m_notable.begin(), m_notable.end(),
                             [enter](const auto& each) { return each.enter < enter; });
    return found != m_notable.end() && found->enter == enter ? std::optional(found->what)
                                                             : std::nullopt;
}

std::uint64_t CallsModel::eventOf(int row) const {
    return m_rows.at(static_cast<std::size_t>(row));
}

int CallsModel::rowOf(std::uint64_t event) const {
    return static_cast<int>(m_rows.rowsBefore(event));
}

void CallsModel::setCursor(Moment cursor) {
    if (m_cursor == cursor)
        return;
    // Every row between the two changes its look; views that follow paint only what is visible.
    const auto low = static_cast<int>(m_rows.rowsBefore(std::min(m_cursor, cursor)));
    const auto high = static_cast<int>(m_rows.rowsBefore(std::max(m_cursor, cursor)));
    m_cursor = cursor;
    const int last = static_cast<int>(m_rows.size()) - 1;
    if (last >= 0)
        emit dataChanged(index(std::max(0, low - 1), 0),
                         index(std::min(high, last), columnCount_ - 1), {NotYetRole});
}

int CallsModel::rowAtCursor() const {
    return static_cast<int>(m_rows.rowsBefore(m_cursor)) - 1;
}

double CallsModel::progress() const {
    return m_head <= m_first
               ? 1.0
               : static_cast<double>(m_next - m_first) / static_cast<double>(m_head - m_first);
}

std::optional<trace::Event> CallsModel::exitOf(const trace::Event& enter) const {
    std::optional<trace::Event> found;
    const Moment to = std::min(m_head, enter.index + 1 + kExitWithin);
    m_log->forEach(enter.index + 1, to, [&](const trace::Event& event) {
        if (event.record.thread != enter.record.thread)
            return true;
        if (event.isExit()) {
            found = event;
            return false;
        }
        return !event.isEnter(); // another call of this thread: the answer was lost
    });
    return found;
}

CallRow CallsModel::row(int number) const {
    CallRow row;
    row.enter = m_log->at(m_rows.at(static_cast<std::size_t>(number)));
    if (row.enter.isEnter())
        row.exit = exitOf(row.enter);
    return row;
}

int CallsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CallsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnCount_;
}

bool CallsModel::isNotYet(const CallRow& row, int column) const {
    const Moment at = isOfAnswer(column) && row.exit ? row.exit->moment() : row.enter.moment();
    return at > m_cursor;
}

QVariant CallsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == NotableRole) {
        const auto notable = notableAt(index.row());
        return notable ? static_cast<int>(*notable) : -1;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != NotYetRole &&
        role != ToneRole && role != FdRole && role != MomentRole && role != NoteRole)
        return {};
    const CallRow call = row(index.row());
    switch (role) {
    case NotYetRole:
        return isNotYet(call, index.column());
    case NoteRole:
        return !call.enter.isEnter();
    case ToneRole:
        return QVariant::fromValue(callTone(call, index.column()));
    case FdRole:
        return fdOf(call.enter).n;
    case MomentRole:
        return QVariant::fromValue<quint64>(call.exit ? call.exit->moment() : call.enter.moment());
    default:
        return callCell(call, index.column(), m_index);
    }
}

} // namespace muxscope::ui
