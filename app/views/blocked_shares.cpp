// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/blocked_shares.h"

#include "models/waits_model.h"
#include "painters/palette.h"

#include <QApplication>
#include <QPainter>

namespace muxscope::ui {

namespace {

struct Look {
    Hue Palette::*hue;
    Qt::BrushStyle pattern;
};

// In the order of world::WaitReason.
constexpr Look kLooks[world::kWaitReasons] = {
    {&Palette::neutral, Qt::NoBrush},       {&Palette::asleep, Qt::SolidPattern},
    {&Palette::write, Qt::BDiagPattern},    {&Palette::attention, Qt::DiagCrossPattern},
    {&Palette::neutral, Qt::Dense5Pattern},
};

} // namespace

void SharesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    QStyleOptionViewItem empty = option;
    initStyleOption(&empty, index);
    empty.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
    const QVariantList shares = index.data(WaitsModel::SharesRole).toList();
    const Palette& palette = Palette::current();
    const QRectF room = QRectF(option.rect).adjusted(4.5, 4.5, -5.5, -4.5);
    painter->save();
    double left = room.left();
    for (qsizetype i = 0; i < shares.size(); ++i) {
        const double width = room.width() * shares[i].toDouble();
        if (width < 0.5)
            continue;
        const Look& look = kLooks[i];
        const Hue& hue = palette.*look.hue;
        const QRectF part(left, room.top(), std::max(1.0, width - 1), room.height());
        painter->setPen(QPen(hue.line, 1));
        painter->setBrush(hue.soft);
        painter->drawRect(part);
        if (look.pattern != Qt::NoBrush)
            painter->fillRect(part, QBrush(hue.strong, look.pattern));
        left += width;
    }
    painter->restore();
}

} // namespace muxscope::ui
