// SPDX-License-Identifier: GPL-3.0-or-later
// Paints WaitsModel's shares as a bar: idle hollow, unmet condition filled, transfer in slanted lines, CPU
// cross-hatched, timer dotted; each in the colour of its meaning. The cell's text says the same, and a
// legend below the table shows which is which. GUI thread.
#pragma once

#include <QStyledItemDelegate>
#include <QWidget>

namespace muxscope::ui {

// Rows without any time step back.
class WaitsDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

class SharesDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

// A patch and a name for each reason, in as many lines as they need.
class SharesLegend : public QWidget {
    Q_OBJECT
public:
    explicit SharesLegend(QWidget* parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Item {
        QString name;
        QString meaning;
        QRect at;
    };
    [[nodiscard]] std::vector<Item> items(int width) const;
};

} // namespace muxscope::ui
