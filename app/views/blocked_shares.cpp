// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/blocked_shares.h"

#include "models/waits_model.h"
#include "models/waits_words.h"
#include "painters/fonts.h"
#include "painters/palette.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

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

constexpr int kPatch = 22; // of the legend: its width
constexpr int kGap = 5;    // between patch and name
constexpr int kApart = 16; // between two

void paintPatch(QPainter& painter, const QRectF& at, std::size_t reason) {
    const Look& look = kLooks[reason];
    const Hue& hue = Palette::current().*look.hue;
    painter.setPen(QPen(hue.line, 1));
    painter.setBrush(hue.soft);
    painter.drawRect(at);
    if (look.pattern != Qt::NoBrush)
        painter.fillRect(at, QBrush(hue.strong, look.pattern));
}

} // namespace

void WaitsDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const Palette& palette = Palette::current();
    const bool nothing = index.data(WaitsModel::NothingRole).toBool();
    const QColor colour = nothing ? palette.textMuted : palette.text;
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

void SharesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    QStyleOptionViewItem empty = option;
    initStyleOption(&empty, index);
    empty.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
    const QVariantList shares = index.data(WaitsModel::SharesRole).toList();
    const QRectF room = QRectF(option.rect).adjusted(4.5, 4.5, -5.5, -4.5);
    painter->save();
    double left = room.left();
    for (qsizetype i = 0; i < shares.size(); ++i) {
        const double width = room.width() * shares[i].toDouble();
        if (width < 0.5)
            continue;
        paintPatch(*painter, QRectF(left, room.top(), std::max(1.0, width - 1), room.height()),
                   static_cast<std::size_t>(i));
        left += width;
    }
    painter->restore();
}

SharesLegend::SharesLegend(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("blockedLegend"));
    setFont(textFont(-1));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QStringList names;
    for (const Item& item : items(0))
        names << item.name;
    setAccessibleName(tr("Legend of the bars: %1").arg(names.join(QStringLiteral(", "))));
}

std::vector<SharesLegend::Item> SharesLegend::items(int width) const {
    const QFontMetrics metrics(font());
    const int height = metrics.height() + 2;
    std::vector<Item> all;
    QPoint at(4, 0);
    for (std::size_t i = 0; i < world::kWaitReasons; ++i) {
        const auto reason = static_cast<world::WaitReason>(i);
        Item item{waitReasonName(reason), waitReasonMeaning(reason), {}};
        const int wide = kPatch + kGap + metrics.horizontalAdvance(item.name);
        if (at.x() > 4 && at.x() + wide > width)
            at = {4, at.y() + height};
        item.at = QRect(at, QSize(wide, height));
        at.rx() += wide + kApart;
        all.push_back(std::move(item));
    }
    return all;
}

int SharesLegend::heightForWidth(int width) const {
    return items(width).back().at.bottom() + 1;
}

QSize SharesLegend::sizeHint() const {
    return {0, heightForWidth(width())};
}

QSize SharesLegend::minimumSizeHint() const {
    return {0, QFontMetrics(font()).height() + 2};
}

void SharesLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const std::vector<Item> all = items(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QRect& at = all[i].at;
        paintPatch(painter, QRectF(at.left() + 0.5, at.top() + 3.5, kPatch - 1, at.height() - 7),
                   i);
        painter.setPen(Palette::current().textMuted);
        painter.drawText(at.adjusted(kPatch + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         all[i].name);
    }
}

bool SharesLegend::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const Item& item : items(width()))
        if (item.at.contains(help->pos()))
            QToolTip::showText(help->globalPos(), item.meaning, this, item.at);
    return true;
}

} // namespace muxscope::ui
