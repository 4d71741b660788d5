// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the program, one row each, as a table. Rows only come; their counts grow. GUI
// thread.
#pragma once

#include "world/warnings.h"

#include <QAbstractTableModel>

#include <vector>

namespace muxscope::ui {

class WarningsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        titleColumn,
        descriptorColumn,
        countColumn,
        firstColumn,
        lastColumn,
        columnCount_
    };
    enum Role {
        SeverityRole = Qt::UserRole, // int: world::Severity
    };

    using QAbstractTableModel::QAbstractTableModel;

    // The warnings as they are now; all of the same recording until clear().
    void show(const std::vector<world::Warning>& warnings, const world::World& world);
    void clear();
    [[nodiscard]] const world::Warning& warning(int row) const {
        return m_warnings[static_cast<std::size_t>(row)];
    }

    // What its descriptor is called: "fd 7 · pid 4242".
    [[nodiscard]] const QString& fdName(int row) const {
        return m_fdNames[static_cast<std::size_t>(row)];
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<world::Warning> m_warnings;
    std::vector<QString> m_fdNames; // of each
};

} // namespace muxscope::ui
