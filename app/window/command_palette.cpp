// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/command_palette.h"

#include "painters/palette.h"
#include "window/availability.h"
#include "window/search_words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muxscope::ui {

namespace {

constexpr int kWidth = 620;
constexpr int kMostShown = 200;
constexpr int kRecentBonus =
    150;                 // within the words that match: a beginning stays before an inner one
constexpr int kGap = 20; // pixels
constexpr int kKeysRole = Qt::UserRole + 1;
constexpr int kWhyRole = Qt::UserRole + 2;

void collect(const QList<QAction*>& actions, const QString& path, const QString& pathWords,
             QList<Command>& into) {
    for (QAction* action : actions) {
        const QString title = path + withoutMnemonic(action->text());
        const QString words = pathWords + QLatin1Char(' ') + searchWords(*action);
        if (action->isSeparator() || !action->isVisible() || action->property("heading").toBool())
            continue;
        if (action->menu() != nullptr)
            collect(action->menu()->actions(), title + QStringLiteral(" › "), words, into);
        else
            into << Command{title,
                            action->objectName(),
                            action->shortcut().toString(QKeySequence::NativeText),
                            action->statusTip(),
                            words,
                            action};
    }
}

// The title at the left, the keys at the right, as menus have them; between them why it cannot be run.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QString keys = index.data(kKeysRole).toString();
        const QString why = index.data(kWhyRole).toString();
        const int title = option.fontMetrics.horizontalAdvance(index.data().toString());
        const QRect right = option.rect.adjusted(title + kGap, 0, -kGap / 2, 0);
        const int room = right.width() - option.fontMetrics.horizontalAdvance(keys) - kGap;
        painter->setPen(Palette::current().textMuted);
        painter->setFont(option.font);
        painter->drawText(right, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), keys);
        if (!why.isEmpty() && room > 0)
            painter->drawText(right, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                              option.fontMetrics.elidedText(why, Qt::ElideRight, room));
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width(),
                option.fontMetrics.height() + 10};
    }
};

} // namespace

QList<Command> commandsOf(const QMenuBar& bar) {
    QList<Command> commands;
    collect(bar.actions(), {}, {}, commands);
    return commands;
}

QList<Command> commandsIn(const QWidget& panel, const QString& title) {
    QList<Command> commands;
    for (const QWidget* widget : panel.findChildren<QWidget*>())
        for (QAction* action : widget->actions())
            if (!action->shortcut().isEmpty())
                collect({action}, title + QStringLiteral(" › "), {}, commands);
    return commands;
}

CommandPalette::CommandPalette(QList<Command> commands, Places places, QStringList recent,
                               QWidget* parent)
    : QDialog(parent, Qt::Popup),
      m_commands(std::move(commands)),
      m_places(std::move(places)),
      m_recent(std::move(recent)),
      m_line(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_model(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_line->setPlaceholderText(tr("A command, “moment 1208” or “fd 5”"));
    m_line->setAccessibleName(tr("Search the commands"));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("What was found"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_line);
    column->addWidget(m_list);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { run(index.row()); });
    const int width = std::min(kWidth, parent->width() - 40);
    resize(width, std::min(420, parent->height() - 80));
    move(parent->mapToGlobal(QPoint((parent->width() - width) / 2, 60)));
    search({});
    m_line->setFocus(
        Qt::PopupFocusReason); // a popup is never the active window: keys go where it says
}

QList<int> CommandPalette::ranked(const QString& typed) const {
    struct Found {
        int rank;
        qsizetype recency; // 0: the latest
        bool takesAway;    // a tick that is set
        int index;
    };
    QList<Found> found;
    for (int i = 0; i < m_commands.size(); ++i) {
        const Command& command = m_commands[i];
        const qsizetype used = command.name.isEmpty() ? -1 : m_recent.indexOf(command.name);
        if (const auto rank = rankOf(typed, {command.title, command.name, command.otherWords}))
            found << Found{*rank + (used >= 0 ? kRecentBonus : 0), used >= 0 ? used : kMostShown,
                           command.action != nullptr && command.action->isChecked() &&
                               command.action->actionGroup() == nullptr,
                           i};
    }
    // Of two that are called alike, "go to Loop" comes before "show Loop", which would hide it.
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.rank != b.rank)
            return a.rank > b.rank;
        return a.takesAway != b.takesAway ? b.takesAway : a.recency < b.recency;
    });
    // Scattered letters are a last resort: beside real matches they are noise.
    if (!found.isEmpty() && found.front().rank >= kWholeWords)
        found.removeIf([](const Found& one) { return one.rank < kWholeWords; });
    QList<int> indices;
    for (const Found& one : found)
        indices << one.index;
    return indices.mid(0, kMostShown);
}

void CommandPalette::append(const Command& command) {
    auto* item = new QStandardItem(command.title);
    const bool enabled = command.action != nullptr && command.action->isEnabled();
    item->setData(command.keys, kKeysRole);
    item->setToolTip(command.about);
    item->setEnabled(enabled);
    if (!enabled && command.action != nullptr) {
        const QString why = whyNot(*command.action);
        item->setData(why.isEmpty() ? tr("not now") : why, kWhyRole);
        item->setData(command.title + QStringLiteral(": ") + item->data(kWhyRole).toString(),
                      Qt::AccessibleTextRole);
    }
    if (command.action != nullptr && command.action->isChecked())
        item->setText(command.title + QStringLiteral("  ✓"));
    m_model->appendRow(item);
}

void CommandPalette::search(const QString& typed) {
    m_model->clear();
    m_place = m_places(typed.trimmed());
    if (m_place)
        m_model->appendRow(new QStandardItem(m_place->title));
    m_found = ranked(typed);
    for (const int index : m_found)
        append(m_commands[index]);
    if (m_model->rowCount() == 0) {
        auto* none = new QStandardItem(tr("Nothing is called that; try fewer letters."));
        none->setEnabled(false);
        m_model->appendRow(none);
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->item(row)->isEnabled())
            continue;
        m_list->setCurrentIndex(m_model->index(row, 0));
        break;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex().row());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::run(int row) {
    if (row < 0 || row >= m_model->rowCount() || !m_model->item(row)->isEnabled())
        return;
    const std::optional<Place> place = m_place;
    const int at = row - (place ? 1 : 0);
    const QPointer<QAction> action = at >= 0 ? m_commands[m_found[at]].action : nullptr;
    close(); // first: the command may open something itself
    if (at < 0)
        place->go();
    else if (action != nullptr) {
        emit ran(action->objectName());
        action->trigger();
    }
}

} // namespace muxscope::ui
