// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/model_list.h"

#include "painters/fonts.h"
#include "painters/palette.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace muxscope::ui {

namespace {

enum Role { kAbout = Qt::UserRole + 1, kHeading };

constexpr int kNameColumn = 140;
constexpr int kLeft = 10;
constexpr int kRowHeight = 25;
constexpr int kWidestBox = 158;

class ModelDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Palette& colours = Palette::current();
        const bool chosen = (option.state & QStyle::State_Selected) != 0;
        const bool usable = (index.flags() & Qt::ItemIsEnabled) != 0;
        painter->save();
        painter->fillRect(option.rect, chosen && usable ? colours.selection : colours.panel);
        const QRect row = option.rect.adjusted(kLeft, 0, -kLeft, 0);
        QFont font = option.font;
        if (index.data(kHeading).toBool()) {
            font.setBold(true);
            font.setPixelSize(zoomed(11));
            painter->setFont(font);
            painter->setPen(colours.textMuted);
            painter->drawText(row.adjusted(0, 4, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                              index.data().toString());
        } else {
            const QRect name = row.adjusted(8, 0, 0, 0);
            painter->setFont(font);
            painter->setPen(usable ? colours.text : colours.textFaint);
            painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
            font.setPixelSize(zoomed(12));
            painter->setFont(font);
            painter->setPen(usable ? colours.textMuted : colours.textFaint);
            painter->drawText(name.adjusted(zoomed(kNameColumn), 0, 0, 0),
                              Qt::AlignLeft | Qt::AlignVCenter, index.data(kAbout).toString());
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        QFont font = option.font;
        font.setPixelSize(zoomed(12));
        const int about = QFontMetrics(font).horizontalAdvance(index.data(kAbout).toString());
        return {kLeft * 2 + 8 + zoomed(kNameColumn) + about + 8, zoomed(kRowHeight)};
    }
};

} // namespace

ModelList::ModelList(const std::vector<ModelChoice>& choices, QWidget* parent) : QComboBox(parent) {
    setItemDelegate(new ModelDelegate(this));
    setMaxVisibleItems(24);
    QString group;
    for (const ModelChoice& choice : choices) {
        if (choice.group != group)
            addHeading(choice.group);
        group = choice.group;
        addModel(choice);
    }
    int widest = 0;
    const QStyleOptionViewItem option;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, itemDelegate()->sizeHint(option, model()->index(i, 0)).width());
    view()->setMinimumWidth(widest + 24);
    view()->setTextElideMode(Qt::ElideNone);
}

void ModelList::addHeading(const QString& title) {
    addItem(title);
    setItemData(count() - 1, true, kHeading);
    setItemData(count() - 1, title, Qt::AccessibleTextRole);
    static_cast<QStandardItemModel*>(model())->item(count() - 1)->setFlags(Qt::NoItemFlags);
}

void ModelList::addModel(const ModelChoice& choice) {
    const bool usable = choice.unavailable.isEmpty();
    const QString about = usable ? choice.about : choice.unavailable;
    addItem(choice.name, choice.name);
    const int row = count() - 1;
    setItemData(row, about, kAbout);
    setItemData(row, usable ? about : choice.about + QLatin1Char('\n') + about, Qt::ToolTipRole);
    setItemData(row, tr("%1: %2").arg(choice.name, about), Qt::AccessibleDescriptionRole);
    if (!usable)
        static_cast<QStandardItemModel*>(model())->item(row)->setFlags(Qt::NoItemFlags);
}

QString ModelList::modelName() const {
    return currentData().toString();
}

void ModelList::setModelName(const QString& name) {
    const QSignalBlocker quiet(this);
    if (const int row = findData(name); row >= 0)
        setCurrentIndex(row);
}

QSize ModelList::sizeHint() const {
    const QSize natural = QComboBox::sizeHint();
    return {std::min(natural.width(), kWidestBox), natural.height()};
}

QSize ModelList::minimumSizeHint() const {
    return {std::min(QComboBox::minimumSizeHint().width(), 96),
            QComboBox::minimumSizeHint().height()};
}

} // namespace muxscope::ui
