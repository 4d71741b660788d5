// SPDX-License-Identifier: GPL-3.0-or-later
// Which layout is in force: one of the perspectives, or one that the user saved under a name of their
// own. Owns the saved ones and the menu to choose, save and remove them. GUI thread.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QString>

class QActionGroup;
class QMainWindow;
class QMenu;

namespace muxscope::ui {

class Docks;

class Layouts : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostSaved = 20;

    Layouts(QMainWindow& window, Docks& docks, QMenu& menu, QMap<QString, QByteArray> saved);

    // The perspective in force: the one that a reset brings back.
    [[nodiscard]] const QString& perspective() const { return m_perspective; }
    [[nodiscard]] const QMap<QString, QByteArray>& saved() const { return m_saved; }
    // Of the docks now, and back; false: made by another version of the program.
    [[nodiscard]] QByteArray state() const;
    bool restore(const QByteArray& state);
    // So that the menu and a reset know; moves nothing.
    void notePerspective(const QString& name);

public slots:
    void choose(const QString& perspective);
    void chooseSaved(const QString& name);
    void reset(); // the perspective in force as it was meant
    void save(const QString& name);
    void remove(const QString& name);

signals:
    void changed();

private:
    void fillMenu();
    void askForName();

    QMainWindow& m_window;
    Docks& m_docks;
    QMenu& m_menu;
    QString m_perspective;
    QMap<QString, QByteArray> m_saved;
    QActionGroup* m_group = nullptr;
};

} // namespace muxscope::ui
