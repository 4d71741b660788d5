// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/command_palette.h"

#include "painters/palette.h"

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
constexpr int kKeysRole = Qt::UserRole + 1;

// "(&O)" behind a Chinese word, "&" within an English one.
QString plain(QString text) {
    const qsizetype bracket = text.indexOf(QStringLiteral("(&"));
    if (bracket >= 0 && text.size() > bracket + 3 && text[bracket + 3] == QLatin1Char(')'))
        text.remove(bracket, 4);
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

void collect(const QList<QAction*>& actions, const QString& path, QList<Command>& into) {
    for (QAction* action : actions) {
        const QString title = path + plain(action->text());
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (action->menu() != nullptr)
            collect(action->menu()->actions(), title + QStringLiteral(" › "), into);
        else
            into << Command{
                title, action->objectName(), action->shortcut().toString(QKeySequence::NativeText),
                action->statusTip().isEmpty() ? QString() : action->statusTip(), action};
    }
}

// The title at the left, the keys at the right, as menus have them.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QString keys = index.data(kKeysRole).toString();
        const int room = option.fontMetrics.horizontalAdvance(keys) + 24;
        QStyledItemDelegate::paint(painter, option, index);
        painter->setPen(Palette::current().textMuted);
        painter->setFont(option.font);
        painter->drawText(option.rect.adjusted(option.rect.width() - room, 0, -10, 0),
                          static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), keys);
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
    collect(bar.actions(), {}, commands);
    return commands;
}

QList<Command> commandsIn(const QWidget& panel, const QString& title) {
    QList<Command> commands;
    for (const QWidget* widget : panel.findChildren<QWidget*>())
        for (QAction* action : widget->actions())
            if (!action->shortcut().isEmpty())
                collect({action}, title + QStringLiteral(" › "), commands);
    return commands;
}

std::optional<int> matchQuality(const QString& typed, const QString& text) {
    int quality = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar wanted : typed) {
        if (wanted.isSpace())
            continue;
        // The nearest place of this letter: right behind the last one, else at the start of a word.
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toCaseFolded() != wanted.toCaseFolded())
                continue;
            const bool startsWord = i == 0 || !text[i - 1].isLetterOrNumber();
            if (found < 0)
                found = i;
            if (i == last + 1 || startsWord) {
                found = i;
                break;
            }
        }
        if (found < 0)
            return std::nullopt;
        const bool startsWord = found == 0 || !text[found - 1].isLetterOrNumber();
        quality += found == last + 1 ? 8 : startsWord ? 6 : 1;
        last = found;
        at = found + 1;
    }
    return quality * 16 - static_cast<int>(std::min<qsizetype>(text.size(), 160)) / 10;
}

CommandPalette::CommandPalette(QList<Command> commands, Places places, QWidget* parent)
    : QDialog(parent, Qt::Popup),
      m_commands(std::move(commands)),
      m_places(std::move(places)),
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
}

void CommandPalette::search(const QString& typed) {
    QList<std::pair<int, int>> found; // quality, index
    for (int i = 0; i < m_commands.size(); ++i) {
        const auto title = matchQuality(typed, m_commands[i].title);
        const auto name = matchQuality(typed, m_commands[i].name);
        if (title || name)
            found << std::pair(std::max(title.value_or(INT_MIN), name.value_or(INT_MIN)), i);
    }
    if (!typed.trimmed().isEmpty())
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
    m_found.clear();
    m_model->clear();
    m_place = m_places(typed.trimmed());
    if (m_place)
        m_model->appendRow(new QStandardItem(m_place->title));
    for (const auto& [quality, index] : found) {
        if (m_found.size() >= kMostShown)
            break;
        const Command& command = m_commands[index];
        auto* item = new QStandardItem(command.title);
        item->setData(command.keys, kKeysRole);
        item->setToolTip(command.about);
        item->setEnabled(command.action != nullptr && command.action->isEnabled());
        if (command.action != nullptr && command.action->isChecked())
            item->setText(command.title + QStringLiteral("  ✓"));
        m_model->appendRow(item);
        m_found << index;
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
    else if (action != nullptr)
        action->trigger();
}

} // namespace muxscope::ui
