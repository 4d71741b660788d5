// SPDX-License-Identifier: GPL-3.0-or-later
// A tree of rows of one height that never shows half a row at its lower end. GUI thread.
#pragma once

#include <QTreeView>

namespace muxscope::ui {

class WholeRowsTree : public QTreeView {
    Q_OBJECT
public:
    explicit WholeRowsTree(QWidget* parent = nullptr);
    // As the delegate says.
    void setRowHeight(int pixels);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void leaveOutHalfRows();
    int m_rowHeight = 0;
};

} // namespace muxscope::ui
