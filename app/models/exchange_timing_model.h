// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of the selected exchange went: one row a phase, with the calls behind it. Read from the
// newest world, so that what comes after the cursor is there too (in grey). GUI thread.
#pragma once

#include "session/session.h"
#include "world/exchange_timing.h"

#include <QAbstractTableModel>
#include <vector>

namespace muxscope::ui {

class ExchangeTimingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { phaseColumn, barColumn, tookColumn, columnCount_ };
    enum Role {
        PhaseRole = Qt::UserRole, // int: world::Phase
        BarsRole,                 // QList<QPointF>: parts of the whole, 0..1, x = from, y = to
        FutureRole,               // bool: it began after the cursor
        BeginRole,                // quint64: the event it began with
        EndRole,                  // quint64: and ended with; world::kNoEvent: it goes on
    };

    using QAbstractTableModel::QAbstractTableModel;

    // Of the exchange `number` on `fd` in `world`, seen from `cursor`.
    void show(const world::World& world, const trace::TraceLog& log, Fd fd, std::uint32_t number,
              Moment cursor);
    void clear();
    // All phases from the first byte on, "23.4 ms"; empty for none.
    [[nodiscard]] QString wholeText() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString took(const world::PhaseSpan& span) const;
    void adopt(std::vector<world::PhaseSpan> phases, std::vector<QString> calls);

    std::vector<world::PhaseSpan> m_phases;
    std::vector<QString> m_calls; // "recv, moment 12 → send, moment 40" of each
    Moment m_cursor = 0;
    std::int64_t m_fromNs = 0;
    std::int64_t m_toNs = 1;
};

QString phaseName(world::Phase phase);
QString phaseMeaning(world::Phase phase);

} // namespace muxscope::ui
