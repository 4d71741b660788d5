// SPDX-License-Identifier: GPL-3.0-or-later
// Paints WaitsModel's shares as a bar: idle hollow, unmet condition filled, transfer in slanted lines, CPU
// cross-hatched, timer dotted; each in the colour of its meaning. The cell's text says the same. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace muxscope::ui {

class SharesDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace muxscope::ui
