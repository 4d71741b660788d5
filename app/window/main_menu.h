// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar, made from the table of actions. GUI thread.
#pragma once

#include "window/theme.h"

#include <QList>
#include <QObject>

class QActionGroup;
class QMainWindow;
class QMenu;

namespace muxscope::ui {

class Actions;
class DockPanel;

class MainMenu : public QObject {
    Q_OBJECT
public:
    MainMenu(QMainWindow& window, const Actions& actions, const QList<DockPanel*>& docks);

    // Where the layouts are chosen; filled by Layouts.
    [[nodiscard]] QMenu& layouts() const { return *m_layouts; }
    void showTheme(ThemeChoice choice);
    void showLanguage(const QString& language);
    void showRecent(const QStringList& files); // newest first
    void showModel(const QString& model);

signals:
    void themeChosen(muxscope::ui::ThemeChoice choice);
    void modelChosen(const QString& model);
    void languageChosen(const QString& language);
    void recentChosen(const QString& path);
    void recentForgotten();
    void sampleChosen(const QString& path);
    void panelWanted(const QString& name);

private:
    void buildSamples(QMenu& file);
    void buildServer(const Actions& actions);
    void buildView(const Actions& actions, const QList<DockPanel*>& docks);

    QMainWindow& m_window;
    QMenu* m_layouts = nullptr;
    QMenu* m_recent = nullptr;
    QActionGroup* m_languages = nullptr;
    QActionGroup* m_themes = nullptr;
    QActionGroup* m_models = nullptr;
};

} // namespace muxscope::ui
