// SPDX-License-Identifier: GPL-3.0-or-later
// How a row of the exchange tree is drawn: what was on the wire in the fixed-width face, the state in
// its colour at the right. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace muxscope::ui {

class ExchangeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    [[nodiscard]] static int rowHeight();
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

protected:
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace muxscope::ui
