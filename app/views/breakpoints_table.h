// SPDX-License-Identifier: GPL-3.0-or-later
// The breakpoints as rows of a table: on or off, the condition (editable), hits. GUI thread.
#pragma once

#include "models/breakpoint_condition.h"
#include "session/breakpoints.h"

#include <QAbstractTableModel>

namespace muxscope::ui {

class BreakpointsTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { conditionColumn, hitsColumn, columnCount_ };

    explicit BreakpointsTable(Breakpoints& breakpoints, QObject* parent = nullptr);

    [[nodiscard]] quint32 idAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    // A text that is no condition changes nothing; refused() says why.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void refused(const muxscope::ui::CallFilter::Fault& fault);

private:
    void follow();

    Breakpoints& m_breakpoints;
    int m_rows = 0;
};

} // namespace muxscope::ui
