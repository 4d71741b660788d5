// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: everything the menus hold, found by typing a few letters of it in any of the program's
// languages, or a word for it; and places to go to ("moment 1208", "fd 5"). What was run lately stands
// first, what cannot be run now says why. Made from the menu bar each time it opens, so nothing can be
// missing. GUI thread.
#pragma once

#include "window/command_match.h"

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
    QString otherWords; // what else it can be found by
    QPointer<QAction> action;
};

// All that can be triggered in these menus, in their order; what is greyed out too.
QList<Command> commandsOf(const QMenuBar& bar);
// What has a key of its own within a panel: "Calls › Next notable call".
QList<Command> commandsIn(const QWidget& panel, const QString& title);

class CommandPalette : public QDialog {
    Q_OBJECT
public:
    // A command for what was typed that stands in no menu; nothing when it says nothing.
    struct Place {
        QString title;
        std::function<void()> go;
    };
    using Places = std::function<std::optional<Place>(const QString& typed)>;

    // `recent`: names of commands, the latest first.
    CommandPalette(QList<Command> commands, Places places, QStringList recent, QWidget* parent);

signals:
    void ran(const QString& name); // a command that has one

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& typed);
    [[nodiscard]] QList<int> ranked(const QString& typed) const;
    void append(const Command& command);
    void run(int row);

    QList<Command> m_commands;
    Places m_places;
    QStringList m_recent;
    std::optional<Place> m_place; // stands first
    QList<int> m_found;           // indices into m_commands, as they are listed
    QLineEdit* m_line;
    QListView* m_list;
    QStandardItemModel* m_model;
};

} // namespace muxscope::ui
