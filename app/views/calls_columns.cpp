// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_columns.h"

#include "painters/fonts.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStandardItemModel>
#include <algorithm>
#include <array>

namespace muxscope::ui {

namespace {

constexpr int kRoomy = 52; // digits: below, columns are left out
constexpr int kMostPixels = 4000;

// In digits; of those that are not there from the beginning too.
constexpr std::array<int, CallsModel::columnCount_> kDigits{10, 26, 4, 17, 8,  7, 9,
                                                            9,  12, 9, 12, 28, 15};

bool fromTheBeginning(int column) {
    return column <= CallsModel::tookColumn;
}

} // namespace

CallsColumns::CallsColumns(const CallsModel& calls, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent) {
    setObjectName(QStringLiteral("callsColumns"));
    setAccessibleName(tr("Columns of the calls"));
    setToolTip(tr("Drag to move, drag an edge to resize, right-click to choose columns"));
    // One of its own: the rows' model begins anew with every filter.
    auto* titles = new QStandardItemModel(0, CallsModel::columnCount_, this);
    for (int column = 0; column < CallsModel::columnCount_; ++column)
        for (const auto role : {Qt::DisplayRole, Qt::ToolTipRole})
            titles->setHeaderData(column, Qt::Horizontal,
                                  calls.headerData(column, Qt::Horizontal, role), role);
    setModel(titles);
    setFont(textFont(-2, true));
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSectionsMovable(true);
    setSectionsClickable(false); // the order is time's own
    setHighlightSections(false);
    setStretchLastSection(false);
    setFocusPolicy(Qt::NoFocus); // its menu is in the table's too
    setMinimumSectionSize(24);
    setSectionResizeMode(QHeaderView::Interactive);
    setSectionResizeMode(CallsModel::callColumn, QHeaderView::Fixed); // takes what is left
    setContextMenuPolicy(Qt::DefaultContextMenu);
    const int digit = QFontMetrics(monoFont()).horizontalAdvance(QLatin1Char('0'));
    for (int column = 0; column < CallsModel::columnCount_; ++column) {
        resizeSection(column, kDigits[static_cast<std::size_t>(column)] * digit);
        setSectionHidden(column, !fromTheBeginning(column));
    }
    connect(this, &QHeaderView::sectionMoved, this, &CallsColumns::userChanged);
    connect(this, &QHeaderView::sectionResized, this, &CallsColumns::userChanged);
}

void CallsColumns::userChanged() {
    if (m_arranging)
        return;
    m_chosen = true;
    emit arranged();
    emit stateChanged(state());
}

QList<int> CallsColumns::shown() const {
    QList<int> columns;
    for (int visual = 0; visual < count(); ++visual)
        if (!isSectionHidden(logicalIndex(visual)))
            columns << logicalIndex(visual);
    return columns;
}

void CallsColumns::setShown(int column, bool shown) {
    if (shown != isSectionHidden(column) || (!shown && this->shown().size() == 1))
        return;
    {
        const QScopedValueRollback<bool> own(m_arranging, true);
        setSectionHidden(column, !shown);
    }
    userChanged();
}

QString CallsColumns::state() const {
    if (!m_chosen)
        return {};
    QStringList parts;
    for (const int column : shown())
        parts << (column == CallsModel::callColumn ? CallsModel::columnName(column)
                                                   : QStringLiteral("%1:%2")
                                                         .arg(CallsModel::columnName(column))
                                                         .arg(sectionSize(column)));
    return parts.join(QLatin1Char(' '));
}

void CallsColumns::setState(const QString& state) {
    QStringList names;
    for (int column = 0; column < CallsModel::columnCount_; ++column)
        names << CallsModel::columnName(column);
    QList<std::pair<int, int>> wanted; // column, width
    for (const QString& part : state.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto column = static_cast<int>(names.indexOf(part.section(QLatin1Char(':'), 0, 0)));
        const int width = part.section(QLatin1Char(':'), 1).toInt();
        if (column >= 0)
            wanted << std::pair(column, std::clamp(width, minimumSectionSize(), kMostPixels));
    }
    if (wanted.isEmpty())
        return reset();
    const QScopedValueRollback<bool> own(m_arranging, true);
    m_chosen = true;
    for (int column = 0; column < CallsModel::columnCount_; ++column)
        setSectionHidden(column, true);
    int visual = 0;
    for (const auto& [column, width] : wanted) {
        setSectionHidden(column, false);
        moveSection(visualIndex(column), visual++);
        if (column != CallsModel::callColumn)
            resizeSection(column, width);
    }
}

void CallsColumns::reset() {
    {
        const QScopedValueRollback<bool> own(m_arranging, true);
        m_chosen = false;
        for (int column = 0; column < CallsModel::columnCount_; ++column) {
            setSectionHidden(column, !fromTheBeginning(column));
            moveSection(visualIndex(column), column);
        }
    }
    emit arranged();
}

bool CallsColumns::isNarrow(int width) const {
    return !m_chosen && width < kRoomy * QFontMetrics(monoFont()).horizontalAdvance(u'0');
}

void CallsColumns::arrange(int width, const QString& latestTime, int fdDigits) {
    const QScopedValueRollback<bool> own(m_arranging, true);
    const bool narrow = isNarrow(width);
    const QFontMetrics metrics(monoFont(narrow ? -1 : 0));
    const int digit = metrics.horizontalAdvance(QLatin1Char('0'));
    if (!m_chosen) {
        const int time =
            std::max(digit * (narrow ? 5 : 9), metrics.horizontalAdvance(latestTime)) + digit * 2;
        const int fd = narrow ? 0 : digit * (std::max(fdDigits, 3) + 2);
        const int took = digit * 10;
        const int rest = std::max(width - time - fd - took, 20 * digit);
        setSectionHidden(CallsModel::fdColumn, narrow);
        resizeSection(CallsModel::timeColumn, time);
        if (!narrow)
            resizeSection(CallsModel::fdColumn, fd);
        resizeSection(CallsModel::resultColumn, std::clamp(rest / 3, 11 * digit, 18 * digit));
        resizeSection(CallsModel::tookColumn, took);
    }
    int others = 0;
    for (const int column : shown())
        if (column != CallsModel::callColumn)
            others += sectionSize(column);
    if (!isSectionHidden(CallsModel::callColumn))
        resizeSection(CallsModel::callColumn,
                      std::max(width - others, digit * (m_chosen ? 18 : 8)));
}

void CallsColumns::fillMenu(QMenu& menu) {
    for (int column = 0; column < CallsModel::columnCount_; ++column) {
        QAction* action =
            menu.addAction(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setToolTip(model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool checked) { setShown(column, checked); });
    }
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    QAction* back = menu.addAction(tr("Columns as they were"));
    back->setEnabled(m_chosen);
    connect(back, &QAction::triggered, this, [this] {
        reset();
        emit stateChanged({});
    });
}

void CallsColumns::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(event->globalPos());
}

} // namespace muxscope::ui
