// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calls_model.h"

#include "session/quantities.h"
#include "session/sentences.h"
#include "trace/event_text.h"

#include <algorithm>
#include <cerrno>

namespace muxscope::ui {

namespace {

using trace::Call;
using trace::CallKind;

// Events looked at between two looks at the clock.
constexpr std::uint64_t kSlice = 4096;
// How far the answer of a call may stand behind it before it counts as not answered.
constexpr std::uint64_t kExitWithin = 4096;

QString latin1(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

// select's sets by their first letters: a column has no room for more.
QString shortCallText(const trace::Event& enter) {
    if (enter.call() != Call::select)
        return QString::fromStdString(trace::callText(enter));
    const std::int64_t timeoutNs = enter.record.value;
    return QStringLiteral("select(%1,r,w,x,%2)")
        .arg(enter.interest().head.nfds)
        .arg(timeoutNs < 0 ? QStringLiteral("NULL")
                           : QString::number(static_cast<double>(timeoutNs) / 1e9, 'g', 4));
}

// "19 bytes", "1.0 MB": the call itself has the exact number of a large one.
QString bytesResult(std::int64_t value) {
    constexpr std::int64_t kLarge = 100'000;
    return value < kLarge ? CallsModel::tr("%n byte(s)", nullptr, static_cast<int>(value))
                          : sizeText(static_cast<std::uint64_t>(value));
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
        return true;
    default:
        return false;
    }
}

} // namespace

CallsModel::CallsModel(QObject* parent) : QAbstractTableModel(parent) {}

void CallsModel::setLog(const trace::TraceLog* log) {
    beginResetModel();
    m_log = log;
    m_rows.clear();
    m_notes.clear();
    m_first = m_next = m_head = m_cursor = 0;
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
            if (m_filter.matches({event, exit}))
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

QString CallsModel::resultText(const CallRow& row) {
    if (!row.exit)
        return QStringLiteral("…");
    const trace::Event& exit = *row.exit;
    if (exit.call() == Call::sigtimedwait && exit.error() == EAGAIN)
        return tr("time over");
    if (exit.error() != 0)
        return latin1(trace::errnoName(exit.error()));
    const std::int64_t value = exit.record.value;
    const int count = static_cast<int>(std::min<std::int64_t>(value, INT_MAX));
    switch (trace::callKind(exit.call())) {
    case CallKind::wait:
        if (exit.call() == Call::sigtimedwait)
            return latin1(trace::resultText(exit));
        if (!trace::isMultiplexer(exit.call()))
            break;
        return value == 0 ? tr("time over") : tr("%n ready", "descriptors", count);
    case CallKind::read:
        return value == 0 ? tr("0: the end") : bytesResult(value);
    case CallKind::write:
        return value < row.enter.record.value
                   ? tr("%1 of %2")
                         .arg(countText(static_cast<std::uint64_t>(value)),
                              countText(static_cast<std::uint64_t>(row.enter.record.value)))
                   : bytesResult(value);
    case CallKind::accept:
        return QStringLiteral("→ fd %1").arg(value);
    default:
        break;
    }
    if (exit.call() == Call::socket || exit.call() == Call::epoll_create1 ||
        exit.call() == Call::open || exit.call() == Call::openat || exit.call() == Call::eventfd)
        return QStringLiteral("→ fd %1").arg(value);
    return QString::number(value);
}

QString CallsModel::cellText(const CallRow& row, int column) const {
    if (!row.enter.isEnter())
        return column == timeColumn   ? clockText(row.enter.record.atNs)
               : column == callColumn ? noteSentence(row.enter)
                                      : QString();
    switch (column) {
    case timeColumn:
        return clockText(row.enter.record.atNs);
    case callColumn:
        return shortCallText(row.enter);
    case fdColumn: {
        // epoll_ctl is about the descriptor it names, not about the epoll object.
        const std::int64_t fd =
            row.enter.call() == Call::epoll_ctl ? row.enter.record.value : row.enter.record.fd;
        return fd < 0 || trace::isMultiplexer(row.enter.call()) ? QStringLiteral("–")
                                                                : QString::number(fd);
    }
    case resultColumn:
        return resultText(row);
    default:
        return row.exit ? spanText(row.exit->record.atNs - row.enter.record.atNs) : QString();
    }
}

CallsModel::Tone CallsModel::tone(const CallRow& row, int column) {
    if (!row.enter.isEnter())
        return column == timeColumn ? Tone::muted : Tone::attention;
    const CallKind kind = trace::callKind(row.enter.call());
    if (column == tookColumn)
        return kind == CallKind::wait ? Tone::asleep : Tone::muted;
    if (column == timeColumn)
        return Tone::muted;
    if (column != resultColumn || !row.exit)
        return Tone::plain;
    if (row.exit->error() == EAGAIN)
        return Tone::attention;
    if (row.exit->error() != 0)
        return Tone::exceptional;
    switch (kind) {
    case CallKind::wait:
        return Tone::asleep;
    case CallKind::read:
    case CallKind::accept:
        return (row.enter.record.aux & 1U) != 0 && row.enter.call() == Call::recv
                   ? Tone::exceptional
                   : Tone::read;
    case CallKind::write:
        return row.exit->record.value < row.enter.record.value ? Tone::attention : Tone::write;
    default:
        return Tone::plain;
    }
}

QVariant CallsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != NotYetRole &&
        role != ToneRole && role != FdRole && role != MomentRole && role != NoteRole)
        return {};
    const CallRow call = row(index.row());
    switch (role) {
    case NotYetRole: {
        const bool answer = index.column() == resultColumn || index.column() == tookColumn;
        const Moment at = answer && call.exit ? call.exit->moment() : call.enter.moment();
        return at > m_cursor;
    }
    case NoteRole:
        return !call.enter.isEnter();
    case ToneRole:
        return QVariant::fromValue(tone(call, index.column()));
    case FdRole:
        return call.enter.call() == Call::epoll_ctl ? static_cast<int>(call.enter.record.value)
                                                    : call.enter.record.fd;
    case MomentRole:
        return QVariant::fromValue<quint64>(call.exit ? call.exit->moment() : call.enter.moment());
    default:
        return cellText(call, index.column());
    }
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case timeColumn:
        return tr("time");
    case callColumn:
        return tr("call");
    case fdColumn:
        return QStringLiteral("fd");
    case resultColumn:
        return tr("result");
    case tookColumn:
        return tr("took");
    default:
        return {};
    }
}

} // namespace muxscope::ui
