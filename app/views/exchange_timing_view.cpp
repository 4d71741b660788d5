// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_timing_view.h"

#include "models/model_table.h"
#include "painters/fonts.h"
#include "painters/palette.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace muxscope::ui {

namespace {

const Hue& hueOf(world::Phase phase, const Palette& palette) {
    switch (phase) {
    case world::Phase::acceptQueue:
        return palette.asleep;
    case world::Phase::head:
    case world::Phase::body:
        return palette.read;
    case world::Phase::handling:
        return palette.neutral;
    case world::Phase::sending:
        return palette.write;
    case world::Phase::blocked:
        return palette.attention;
    }
    return palette.neutral;
}

class BarDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const Palette& palette = Palette::current();
        const bool future = index.data(ExchangeTimingModel::FutureRole).toBool();
        option->font =
            index.column() == ExchangeTimingModel::tookColumn ? monoFont(-1) : textFont();
        if (index.column() == ExchangeTimingModel::tookColumn)
            option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        const QColor colour = future ? palette.textFaint : palette.text;
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
        option->palette.setColor(QPalette::Highlight, palette.selection);
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() != ExchangeTimingModel::barColumn)
            return;
        const Palette& palette = Palette::current();
        const auto phase =
            static_cast<world::Phase>(index.data(ExchangeTimingModel::PhaseRole).toInt());
        const Hue& hue = hueOf(phase, palette);
        const bool goesOn =
            index.data(ExchangeTimingModel::EndRole).toULongLong() == world::kNoEvent;
        const QRectF room = QRectF(option.rect).adjusted(4, 4, -4, -4);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(QRectF(room.left(), room.center().y() - 0.5, room.width(), 1),
                          palette.line);
        // A full buffer is striped, here as on the stage and in the timeline.
        const bool future = index.data(ExchangeTimingModel::FutureRole).toBool();
        painter->setPen(QPen(hue.line, 1));
        painter->setBrush(phase == world::Phase::blocked ? QBrush(hue.strong, Qt::BDiagPattern)
                                                         : QBrush(future ? hue.soft : hue.strong));
        const auto bars = index.data(ExchangeTimingModel::BarsRole).value<QList<QPointF>>();
        for (const QPointF& bar : bars) {
            const double from = room.left() + bar.x() * room.width();
            const double to = room.left() + bar.y() * room.width();
            const double left = std::min(from, room.right() - 3);
            painter->drawRect(QRectF(left, room.top(), std::max(3.0, to - left), room.height()));
        }
        if (goesOn) {
            painter->setPen(QPen(palette.textMuted, 1, Qt::DotLine));
            painter->drawLine(room.topRight(), room.bottomRight());
        }
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width(),
                QFontMetrics(monoFont()).height() + 6};
    }
};

} // namespace

ExchangeTimingView::ExchangeTimingView(QWidget* parent) : QTreeView(parent) {
    setObjectName(QStringLiteral("exchangeTiming"));
    setAccessibleName(tr("Where the time of the exchange went"));
    setToolTip(tr("Each phase with its duration. Click one to go to the call that ended it."));
    setModel(&m_model);
    setItemDelegate(new BarDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAllColumnsShowFocus(true);
    setMinimumHeight(60);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(ExchangeTimingModel::phaseColumn, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(ExchangeTimingModel::barColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(ExchangeTimingModel::tookColumn, QHeaderView::ResizeToContents);
    connect(this, &QTreeView::clicked, this, &ExchangeTimingView::goToEnd);
}

void ExchangeTimingView::goToEnd(const QModelIndex& row) {
    const quint64 end = row.data(ExchangeTimingModel::EndRole).toULongLong();
    const quint64 begin = row.data(ExchangeTimingModel::BeginRole).toULongLong();
    if (row.isValid())
        emit callWanted(end == world::kNoEvent ? begin : end);
}

void ExchangeTimingView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        goToEnd(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void ExchangeTimingView::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex row =
        event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!row.isValid())
        return;
    const quint64 end = row.data(ExchangeTimingModel::EndRole).toULongLong();
    const quint64 begin = row.data(ExchangeTimingModel::BeginRole).toULongLong();
    QMenu menu(this);
    QAction* toBegin = menu.addAction(tr("Go to the call that began it"));
    QAction* toEnd = menu.addAction(tr("Go to the call that ended it"));
    toEnd->setEnabled(end != world::kNoEvent);
    const QPoint at = event->reason() == QContextMenuEvent::Keyboard
                          ? viewport()->mapToGlobal(visualRect(row).center())
                          : event->globalPos();
    const QAction* chosen = menu.exec(at);
    if (chosen == toBegin)
        emit callWanted(begin);
    else if (chosen == toEnd)
        emit callWanted(end);
}

TableTwin ExchangeTimingView::tableTwin() const {
    return modelTable(m_model);
}

} // namespace muxscope::ui
