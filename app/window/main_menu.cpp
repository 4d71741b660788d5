// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_menu.h"

#include "session/server_choices.h"
#include "window/actions.h"
#include "window/dock_panel.h"

#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace muxscope::ui {

namespace {

QMenu* addMenu(QMainWindow& window, const QString& title, const char* name) {
    QMenu* menu = window.menuBar()->addMenu(title);
    menu->setObjectName(QString::fromLatin1(name));
    return menu;
}

QAction* addChoice(QMenu& menu, QActionGroup& group, const QString& text, const QVariant& value) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setData(value);
    group.addAction(action);
    return action;
}

void check(QActionGroup& group, const QVariant& value) {
    for (QAction* action : group.actions())
        action->setChecked(action->data() == value);
}

} // namespace

MainMenu::MainMenu(QMainWindow& window, const Actions& actions, const QList<DockPanel*>& docks)
    : QObject(&window), m_window(window) {
    QMenu* file = addMenu(window, tr("&File"), "fileMenu");
    file->addAction(actions[Order::openRecording]);
    m_recent = file->addMenu(tr("Open &recent"));
    m_recent->setObjectName(QStringLiteral("recentMenu"));
    m_recent->setToolTipsVisible(true);
    file->addSeparator();
    file->addAction(actions[Order::savePicture]);
    file->addSeparator();
    file->addAction(actions[Order::quit]);

    buildServer(actions);

    QMenu* client = addMenu(window, tr("&Client"), "clientMenu");
    client->addAction(actions[Order::send]);
    client->addAction(actions[Order::copyAsCurl]);

    QMenu* step = addMenu(window, tr("S&tep"), "stepMenu");
    step->addActions({actions[Order::runPause], actions[Order::goLive]});
    step->addSeparator();
    step->addActions({actions[Order::stepForward], actions[Order::stepBack],
                      actions[Order::stepEvent], actions[Order::nextReady],
                      actions[Order::stepDescriptor], actions[Order::nextIteration]});
    step->addSeparator();
    step->addActions({actions[Order::toggleBreakpoint], actions[Order::showBreakpoints]});
    step->addSeparator();
    step->addActions({actions[Order::first], actions[Order::last]});
    step->addSeparator();
    step->addActions({actions[Order::toggleBookmark], actions[Order::nextBookmark],
                      actions[Order::previousBookmark]});

    buildView(actions, docks);

    QMenu* help = addMenu(window, tr("&Help"), "helpMenu");
    help->addActions({actions[Order::reference], actions[Order::palette], actions[Order::whatsThis],
                      actions[Order::shortcuts], actions[Order::about]});
}

void MainMenu::buildServer(const Actions& actions) {
    QMenu* server = addMenu(m_window, tr("&Server"), "serverMenu");
    server->addAction(actions[Order::startStop]);
    QMenu* models = server->addMenu(tr("&Model"));
    models->setObjectName(QStringLiteral("modelMenu"));
    m_models = new QActionGroup(this);
    models->setToolTipsVisible(true);
    QString group;
    for (const ModelChoice& choice : modelChoices()) {
        if (choice.group != group) {
            QAction* heading = models->addAction(choice.group);
            heading->setEnabled(false);
        }
        group = choice.group;
        const bool usable = choice.unavailable.isEmpty();
        QAction* action = addChoice(*models, *m_models, choice.name, choice.name);
        action->setEnabled(usable);
        action->setToolTip(usable ? choice.about
                                  : choice.about + QLatin1Char('\n') + choice.unavailable);
        action->setStatusTip(usable ? choice.about : choice.unavailable);
    }
    connect(m_models, &QActionGroup::triggered, this,
            [this](QAction* action) { emit modelChosen(action->data().toString()); });
    server->addAction(actions[Order::sendAtOnce]);
}

void MainMenu::buildView(const Actions& actions, const QList<DockPanel*>& docks) {
    QMenu* view = addMenu(m_window, tr("&View"), "viewMenu");
    QMenu* panels = view->addMenu(tr("&Panels"));
    panels->setObjectName(QStringLiteral("panelMenu"));
    for (DockPanel* dock : docks)
        panels->addAction(dock->toggleViewAction());
    m_layouts = view->addMenu(tr("La&yout"));
    m_layouts->setObjectName(QStringLiteral("layoutMenu"));
    view->addAction(actions[Order::resetLayout]);
    view->addSeparator();
    QMenu* themes = view->addMenu(tr("&Theme"));
    themes->setObjectName(QStringLiteral("themeMenu"));
    m_themes = new QActionGroup(this);
    addChoice(*themes, *m_themes, tr("As the &system"), static_cast<int>(ThemeChoice::automatic));
    addChoice(*themes, *m_themes, tr("&Light"), static_cast<int>(ThemeChoice::light));
    addChoice(*themes, *m_themes, tr("&Dark"), static_cast<int>(ThemeChoice::dark));
    addChoice(*themes, *m_themes, tr("&High contrast"),
              static_cast<int>(ThemeChoice::highContrast));
    connect(m_themes, &QActionGroup::triggered, this, [this](QAction* action) {
        emit themeChosen(static_cast<ThemeChoice>(action->data().toInt()));
    });
    QMenu* languages = view->addMenu(tr("L&anguage"));
    languages->setObjectName(QStringLiteral("languageMenu"));
    m_languages = new QActionGroup(this);
    addChoice(*languages, *m_languages, tr("As the &system"), QString());
    addChoice(*languages, *m_languages, QStringLiteral("English"), QStringLiteral("en"));
    addChoice(*languages, *m_languages, QString::fromUtf8("中文"), QStringLiteral("zh_CN"));
    connect(m_languages, &QActionGroup::triggered, this,
            [this](QAction* action) { emit languageChosen(action->data().toString()); });
    QMenu* size = view->addMenu(tr("&Size"));
    size->setObjectName(QStringLiteral("sizeMenu"));
    size->addActions({actions[Order::zoomIn], actions[Order::zoomOut], actions[Order::zoomReset]});
    view->addSeparator();
    view->addActions(
        {actions[Order::find], actions[Order::showTable], actions[Order::reduceMotion]});
}

void MainMenu::showTheme(ThemeChoice choice) {
    check(*m_themes, static_cast<int>(choice));
}

void MainMenu::showLanguage(const QString& language) {
    check(*m_languages, language);
}

void MainMenu::showRecent(const QStringList& files) {
    m_recent->clear();
    m_recent->setEnabled(!files.isEmpty());
    int number = 0;
    for (const QString& file : files) {
        QString name = QFileInfo(file).fileName();
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* action =
            m_recent->addAction(QStringLiteral("&%1  %2").arg(++number % 10).arg(name));
        action->setToolTip(QDir::toNativeSeparators(file));
        action->setStatusTip(action->toolTip());
        connect(action, &QAction::triggered, this, [this, file] { emit recentChosen(file); });
    }
    m_recent->addSeparator();
    connect(m_recent->addAction(tr("&Forget them")), &QAction::triggered, this,
            [this] { emit recentForgotten(); });
}

void MainMenu::showModel(const QString& model) {
    check(*m_models, model);
}

} // namespace muxscope::ui
