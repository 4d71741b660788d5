// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/whole_rows_tree.h"

#include <QHeaderView>

namespace muxscope::ui {

WholeRowsTree::WholeRowsTree(QWidget* parent) : QTreeView(parent) {
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
}

void WholeRowsTree::setRowHeight(int pixels) {
    m_rowHeight = pixels;
    leaveOutHalfRows();
}

void WholeRowsTree::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    leaveOutHalfRows();
}

// The tree sets its own margin above, for the header, whenever it lays out: only the one below is ours.
void WholeRowsTree::leaveOutHalfRows() {
    if (m_rowHeight <= 0)
        return;
    const QMargins margins = viewportMargins();
    const int room = height() - margins.top();
    const int below = room < m_rowHeight ? 0 : room % m_rowHeight;
    if (below != margins.bottom())
        setViewportMargins(margins.left(), margins.top(), margins.right(), below);
}

} // namespace muxscope::ui
