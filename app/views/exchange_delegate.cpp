// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_delegate.h"

#include "models/exchange_tree_model.h"
#include "painters/fonts.h"
#include "painters/palette.h"

#include <QTreeView>

namespace muxscope::ui {

namespace {

QColor stateColour(ExchangeTreeModel::State state, const Palette& palette) {
    switch (state) {
    case ExchangeTreeModel::State::complete:
        return palette.write.text;
    case ExchangeTreeModel::State::waiting:
        return palette.attention.text;
    case ExchangeTreeModel::State::malformed:
        return palette.exceptional.text;
    default:
        return palette.textMuted;
    }
}

// A header has no state: its text takes that column's place too.
bool saysNothing(const QModelIndex& state) {
    return state.data().toString().isEmpty();
}

} // namespace

void ExchangeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    if (index.column() != ExchangeTreeModel::stateColumn || !saysNothing(index))
        QStyledItemDelegate::paint(painter, option, index);
}

void ExchangeDelegate::initStyleOption(QStyleOptionViewItem* option,
                                       const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QModelIndex stateCell = index.siblingAtColumn(ExchangeTreeModel::stateColumn);
    const auto* tree = qobject_cast<const QTreeView*>(option->widget);
    if (tree != nullptr && index != stateCell && saysNothing(stateCell))
        option->rect.setRight(option->rect.right() +
                              tree->columnWidth(ExchangeTreeModel::stateColumn));
    const Palette& palette = Palette::current();
    const auto state = index.data(ExchangeTreeModel::StateRole).value<ExchangeTreeModel::State>();
    QColor colour = palette.text;
    if (index.column() == ExchangeTreeModel::stateColumn) {
        colour = stateColour(state, palette);
        option->font = textFont(-1);
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    } else if (index.data(ExchangeTreeModel::VerbatimRole).toBool()) {
        option->font = monoFont();
        colour = palette.textMuted;
    } else {
        option->font = textFont(0, true);
    }
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
    option->palette.setColor(QPalette::Highlight, palette.selection);
}

QSize ExchangeDelegate::sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width(), rowHeight()};
}

int ExchangeDelegate::rowHeight() {
    return QFontMetrics(monoFont()).height() + 6;
}

} // namespace muxscope::ui
