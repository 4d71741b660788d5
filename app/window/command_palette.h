// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: everything the menus hold, found by typing a few letters of it, in the user's language or
// by the action's English name; and places to go to ("moment 1208", "fd 5"). Made from the menu bar
// each time it opens, so nothing can be missing. GUI thread.
#pragma once

#include <QAction>
#include <QDialog>
#include <QList>
#include <QPointer>
#include <QString>

#include <functional>
#include <optional>

class QLineEdit;
class QListView;
class QMenuBar;
class QStandardItemModel;

namespace muxscope::ui {

// One thing that can be done.
struct Command {
    QString title; // "View › Theme › Dark"
    QString name;  // what it is called in the program: "resetLayout"; may be empty
    QString keys;  // "Ctrl+R"
    QString about;
    QPointer<QAction> action;
};

// All that can be triggered in these menus, in their order; what is greyed out too.
QList<Command> commandsOf(const QMenuBar& bar);
// What has a key of its own within a panel: "Calls › Next notable call".
QList<Command> commandsIn(const QWidget& panel, const QString& title);
// How well what was typed names it: the letters in their order, the better the closer together and
// the nearer to the beginnings of words. Nothing: not at all. Higher is better.
std::optional<int> matchQuality(const QString& typed, const QString& text);

class CommandPalette : public QDialog {
    Q_OBJECT
public:
    // A command for what was typed that stands in no menu; nothing when it says nothing.
    struct Place {
        QString title;
        std::function<void()> go;
    };
    using Places = std::function<std::optional<Place>(const QString& typed)>;

    CommandPalette(QList<Command> commands, Places places, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& typed);
    void run(int row);

    QList<Command> m_commands;
    Places m_places;
    std::optional<Place> m_place; // stands first
    QList<int> m_found;           // indices into m_commands, as they are listed
    QLineEdit* m_line;
    QListView* m_list;
    QStandardItemModel* m_model;
};

} // namespace muxscope::ui
