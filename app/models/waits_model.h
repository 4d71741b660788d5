// SPDX-License-Identifier: GPL-3.0-or-later
// Totals of why threads waited, as a table: by reason, by thread, by descriptor or by client; what goes on
// is counted so far. The greatest total first, at most kMostRows rows; filled anew by show(). GUI thread.
#pragma once

#include "world/waits.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <map>
#include <vector>

namespace muxscope::ui {

class WaitsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Grouping { reason, thread, descriptor, client };
    enum Column { whatColumn, spansColumn, totalColumn, longestColumn, sharesColumn, columnCount_ };
    enum Role {
        SharesRole = Qt::UserRole, // QVariantList of five shares of the row's total, 0..1
        EventRole,                 // quint64: where the longest span begins; kNoEvent: nowhere
        FdRole,                    // int: whom the longest span was about; -1: nobody
        NothingRole,               // bool: no time at all
    };
    // A span that has not ended; its toNs: now.
    struct Running {
        world::WaitSpan span;
        QString client; // whose connection it is about; empty: nobody's
    };
    static constexpr std::size_t kMostRows = 1000;

    using QAbstractTableModel::QAbstractTableModel;

    // `world`: the newest, for the names of descriptors and threads.
    void show(const world::Waits& waits, Grouping grouping, const world::World& world,
              const std::vector<Running>& running = {});
    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    [[nodiscard]] std::size_t leftOut() const { return m_leftOut; } // rows beyond kMostRows

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString what;
        QString about; // tool tip
        std::uint64_t count = 0;
        std::int64_t totalNs = 0;
        world::WaitTotal longest;
        std::array<double, world::kWaitReasons> shares{};
        bool goesOn = false;
    };
    using Totals = std::map<QString, world::WaitTotals>; // of those that something goes on with
    static Row rowOf(const QString& what, const world::WaitTotals& totals, bool goesOn);
    static std::vector<Row> byReason(const world::Waits& waits,
                                     const std::vector<Running>& running);
    static std::vector<Row> byThread(const world::Waits& waits, const std::vector<Running>& running,
                                     const world::World& world);
    static std::vector<Row> byDescriptor(const world::Waits& waits,
                                         const std::vector<Running>& running,
                                         const world::World& world);
    static std::vector<Row> byClient(const world::Waits& waits,
                                     const std::vector<Running>& running);
    static void addRow(std::vector<Row>& rows, const QString& what, const world::WaitTotals& totals,
                       Totals& goingOn);
    [[nodiscard]] std::vector<Row> rowsOf(const world::Waits& waits,
                                          const std::vector<Running>& running,
                                          const world::World& world) const;
    void adopt(std::vector<Row> rows);
    [[nodiscard]] QString timeText(const Row& row, std::int64_t ns) const;
    [[nodiscard]] QString toolTip(const Row& row, int column) const;
    [[nodiscard]] QString sharesText(const Row& row) const;

    Grouping m_grouping = Grouping::reason;
    std::vector<Row> m_rows;
    std::size_t m_leftOut = 0;
};

} // namespace muxscope::ui
