// SPDX-License-Identifier: GPL-3.0-or-later
// The calls that show a warning, in the words of the calls table: one row a call, its enter and exit
// merged. A handful of rows, read from the log once: they stay when the log lets go of the events. GUI
// thread.
#pragma once

#include "models/calls_model.h"
#include "world/warnings.h"

namespace muxscope::ui {

class EvidenceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { timeColumn, callColumn, resultColumn, tookColumn, columnCount_ };
    enum Role {
        ToneRole = Qt::UserRole, // int: CallsModel::Tone of the cell
        EventRole,               // quint64: the event that is the evidence, the later of both
    };

    using QAbstractTableModel::QAbstractTableModel;

    // The events of the first time and the latest one, as far as the log still holds them.
    void show(const world::Warning& warning, const trace::TraceLog& log);
    void clear();
    // A call of it had not been answered when it was shown: to be shown again.
    [[nodiscard]] bool hasOpen() const { return m_open; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Cell {
        QString text;
        CallsModel::Tone tone = CallsModel::Tone::plain;
        bool operator==(const Cell&) const = default;
    };
    struct Row {
        std::array<Cell, columnCount_> cells;
        std::uint64_t begin = 0; // the enter's event
        std::uint64_t event = 0;
        bool open = false;
        bool operator==(const Row&) const = default;
    };
    static Row rowOf(const trace::Event& event, const trace::TraceLog& log, std::uint64_t from);

    std::vector<Row> m_rows;
    bool m_open = false;
};

} // namespace muxscope::ui
