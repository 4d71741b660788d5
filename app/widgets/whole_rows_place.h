// SPDX-License-Identifier: GPL-3.0-or-later
// A place for a table of rows of one height: it gives the table as much of its own height as shows whole
// rows only. GUI thread.
#pragma once

#include <QWidget>

class QTableView;

namespace muxscope::ui {

class WholeRowsPlace : public QWidget {
    Q_OBJECT
public:
    // Takes the table, once it is dressed.
    explicit WholeRowsPlace(QTableView& table, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QTableView& m_table; // in no layout
};

} // namespace muxscope::ui
