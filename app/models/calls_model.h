// SPDX-License-Identifier: GPL-3.0-or-later
// The calls table: one row per system call, its enter and exit merged, over a log of millions of
// events. Holds two bytes a row and the marks of notable calls, and reads everything else from the log when it is asked. GUI thread;
// advance() takes at most the time it is given.
#pragma once

#include "models/call_filter.h"
#include "models/notable_scan.h"
#include "session/event_index.h"
#include "trace/trace_log.h"

#include <QAbstractTableModel>
#include <bitset>
#include <deque>
#include <optional>

namespace muxscope::ui {

class CallsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        timeColumn,
        callColumn,
        fdColumn,
        resultColumn,
        tookColumn,
        threadColumn,
        iterationColumn,
        asleepColumn,
        errnoColumn,
        bytesColumn,
        connectionColumn,
        httpColumn,
        siteColumn,
        columnCount_
    };
    enum Role {
        NotYetRole = Qt::UserRole, // bool: has not happened at the cursor
        ToneRole,                  // Tone of the cell
        FdRole,                    // int, -1 = none
        MomentRole,                // quint64: where the cursor goes: the answer, else the call
        NoteRole,    // bool: no call but what the server noted; its text in callColumn
        NotableRole, // int: a Notable, -1 = none
    };
    // What a cell means, for the view to colour.
    enum class Tone { plain, muted, read, write, exceptional, asleep, attention };
    Q_ENUM(Tone)

    explicit CallsModel(QObject* parent = nullptr);

    // Another log, or none, and what is known of its calls. They must outlive the model or be replaced
    // first.
    void setLog(const trace::TraceLog* log, const CallIndex* index = nullptr);
    // Takes in the events of [first, head), for at most `budgetNs`; forgets those before `first`.
    // False when there is more to do.
    bool advance(Moment first, Moment head, std::int64_t budgetNs);
    void setCursor(Moment cursor);
    // What the rows must match; counting starts again from the oldest event held.
    void setFilter(CallFilter filter);
    [[nodiscard]] bool filtered() const { return !m_filter.empty(); }
    // The row whose call is the latest at the cursor; -1 when there is none.
    [[nodiscard]] int rowAtCursor() const;
    // Rows without the server's notes.
    [[nodiscard]] std::size_t callCount() const { return m_rows.size() - m_notes.size(); }
    // 0..1: how much of history the rows cover.
    [[nodiscard]] double progress() const;
    [[nodiscard]] CallRow row(int number) const;
    // Whether this cell's text is not known at the cursor yet.
    [[nodiscard]] bool isNotYet(const CallRow& row, int column) const;
    [[nodiscard]] std::optional<Notable> notableAt(int row) const;
    // The event that a row begins with, and the row at which an event stands or would stand.
    [[nodiscard]] std::uint64_t eventOf(int row) const;
    [[nodiscard]] int rowOf(std::uint64_t event) const;
    // What has occurred so far, for completion.
    static constexpr int kErrors = 256;
    struct Occurred {
        std::bitset<trace::kCallCount> calls;
        std::bitset<kErrors> errors;
    };
    [[nodiscard]] const Occurred& occurred() const { return m_occurred; }
    [[nodiscard]] const CallIndex* callIndex() const { return m_index; }
    // "time", "call": the same in every language.
    [[nodiscard]] static QString columnName(int column);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::optional<trace::Event> exitOf(const trace::Event& enter) const;
    void forget(Moment first);
    void restart();
    void scan(Moment to);

    const trace::TraceLog* m_log = nullptr;
    EventIndex m_rows;                 // indexes of enters, and of notes where nothing is filtered
    std::deque<std::uint64_t> m_notes; // those of the notes among them
    CallFilter m_filter;
    const CallIndex* m_index = nullptr;
    NotableScan m_scan;
    std::deque<NotableCall> m_notable; // by enter
    Occurred m_occurred;
    Moment m_scanned = 0; // events before it are marked
    Moment m_first = 0;   // oldest event held
    Moment m_next = 0;    // events before it are taken in
    Moment m_head = 0;    // one past the newest event
    Moment m_cursor = 0;
};

} // namespace muxscope::ui
