// SPDX-License-Identifier: GPL-3.0-or-later
// The running programs to choose one from: a table with a filter that takes words of the name, the command
// line or the PID. It is read anew when asked to, never by itself. GUI thread; reading /proc takes some ms.
#pragma once

#include <QWidget>

class QLineEdit;
class QStandardItemModel;
class QSortFilterProxyModel;
class QTreeView;

namespace muxscope::ui {

class ProgramList : public QWidget {
    Q_OBJECT
public:
    explicit ProgramList(QWidget* parent);

    void read();
    [[nodiscard]] int pid() const; // 0: none is chosen
    void choose(int pid);

signals:
    void changed();
    void activated(); // a double click, or Return

private:
    QLineEdit* m_filter;
    QTreeView* m_table;
    QStandardItemModel* m_programs;
    QSortFilterProxyModel* m_shown;
};

} // namespace muxscope::ui
