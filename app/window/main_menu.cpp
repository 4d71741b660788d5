// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_menu.h"

#include "session/language.h"
#include "session/sample_list.h"
#include "session/server_choices.h"
#include "window/actions.h"
#include "window/availability.h"
#include "window/dock_panel.h"
#include "window/search_words.h"

#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace muxscope::ui {

namespace {

// As QT_TR_NOOP takes it in MainMenu.
void setText(QAction& action, const char* text, const QString& name) {
    action.setText(MainMenu::tr(text));
    action.setObjectName(name);
    noteSource(action, "muxscope::ui::MainMenu", text);
}

// A QMenuBar or a QMenu.
template <class Bar>
QMenu* addMenu(Bar& bar, const char* text, const char* name) {
    QMenu* menu = bar.addMenu(QString());
    menu->setObjectName(QString::fromLatin1(name));
    setText(*menu->menuAction(), text, QString());
    return menu;
}

QAction* addChoice(QMenu& menu, QActionGroup& group, const QString& name, const QString& text,
                   const QVariant& value) {
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
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
    QMenu* file = addMenu(*m_window.menuBar(), QT_TR_NOOP("&File"), "fileMenu");
    file->addAction(actions[Order::openRecording]);
    m_recent = addMenu(*file, QT_TR_NOOP("Open &recent"), "recentMenu");
    m_recent->setToolTipsVisible(true);
    buildSamples(*file);
    file->addAction(actions[Order::watchProgram]);
    file->addSeparator();
    file->addActions({actions[Order::saveRecording], actions[Order::saveRecordingAs],
                      actions[Order::askToSave]});
    file->addSeparator();
    file->addAction(actions[Order::exportTrace]);
    file->addAction(actions[Order::savePicture]);
    file->addSeparator();
    file->addAction(actions[Order::quit]);

    buildServer(actions);

    QMenu* client = addMenu(*m_window.menuBar(), QT_TR_NOOP("&Client"), "clientMenu");
    client->addAction(actions[Order::send]);
    client->addAction(actions[Order::copyAsCurl]);

    QMenu* step = addMenu(*m_window.menuBar(), QT_TR_NOOP("S&tep"), "stepMenu");
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

    QMenu* help = addMenu(*m_window.menuBar(), QT_TR_NOOP("&Help"), "helpMenu");
    help->addActions({actions[Order::reference], actions[Order::palette], actions[Order::whatsThis],
                      actions[Order::explainFocus], actions[Order::shortcuts],
                      actions[Order::about]});
}

void MainMenu::buildSamples(QMenu& file) {
    QMenu* menu = addMenu(file, QT_TR_NOOP("Sa&mples"), "sampleMenu");
    menu->setToolTipsVisible(true);
    QString group;
    for (const Sample& sample : samples()) {
        if (sample.group != group)
            menu->addSection(sample.group);
        group = sample.group;
        QAction* action = menu->addAction(sample.title);
        action->setObjectName(QStringLiteral("open_sample_") + sample.name);
        action->setToolTip(sample.about);
        action->setStatusTip(sample.about);
        connect(action, &QAction::triggered, this,
                [this, path = sample.path()] { emit sampleChosen(path); });
    }
}

void MainMenu::buildServer(const Actions& actions) {
    QMenu* server = addMenu(*m_window.menuBar(), QT_TR_NOOP("&Server"), "serverMenu");
    server->addAction(actions[Order::startStop]);
    QMenu* models = addMenu(*server, QT_TR_NOOP("&Model"), "modelMenu");
    m_models = new QActionGroup(this);
    models->setToolTipsVisible(true);
    QString group;
    for (const ModelChoice& choice : modelChoices()) {
        if (choice.group != group) {
            QAction* heading = models->addAction(choice.group);
            heading->setEnabled(false);
            heading->setProperty("heading", true); // nothing that could ever be run
        }
        group = choice.group;
        const bool usable = choice.unavailable.isEmpty();
        QAction* action = addChoice(*models, *m_models, QStringLiteral("model_") + choice.name,
                                    choice.name, choice.name);
        action->setToolTip(choice.about);
        action->setStatusTip(usable ? choice.about : choice.unavailable);
        setAvailable(*action, usable, choice.unavailable);
    }
    connect(m_models, &QActionGroup::triggered, this,
            [this](QAction* action) { emit modelChosen(action->data().toString()); });
    server->addAction(actions[Order::sendAtOnce]);
}

void MainMenu::buildView(const Actions& actions, const QList<DockPanel*>& docks) {
    QMenu* view = addMenu(*m_window.menuBar(), QT_TR_NOOP("&View"), "viewMenu");
    QMenu* panels = addMenu(*view, QT_TR_NOOP("&Panels"), "panelMenu");
    for (DockPanel* dock : docks)
        panels->addAction(dock->toggleViewAction());
    QMenu* goTo = addMenu(*view, QT_TR_NOOP("&Go to panel"), "goToMenu");
    goTo->addActions({actions[Order::nextPanel], actions[Order::previousPanel]});
    goTo->addSeparator();
    for (const DockPanel* dock : docks) {
        QAction* action = goTo->addAction(dock->windowTitle());
        action->setObjectName(QStringLiteral("goTo_") + dock->objectName());
        shareSource(*dock->toggleViewAction(), *action);
        action->setStatusTip(tr("Brings it to the front and gives it the keyboard"));
        connect(action, &QAction::triggered, this,
                [this, name = dock->objectName()] { emit panelWanted(name); });
    }
    view->addAction(actions[Order::startPage]);
    m_layouts = addMenu(*view, QT_TR_NOOP("La&yout"), "layoutMenu");
    view->addAction(actions[Order::resetLayout]);
    view->addSeparator();
    QMenu* themes = addMenu(*view, QT_TR_NOOP("&Theme"), "themeMenu");
    m_themes = new QActionGroup(this);
    const auto theme = [this, themes](ThemeChoice choice, const char* text, const char* name) {
        setText(*addChoice(*themes, *m_themes, {}, {}, static_cast<int>(choice)), text,
                QString::fromLatin1(name));
    };
    theme(ThemeChoice::automatic, QT_TR_NOOP("As the &system"), "theme_auto");
    theme(ThemeChoice::light, QT_TR_NOOP("&Light"), "theme_light");
    theme(ThemeChoice::dark, QT_TR_NOOP("&Dark"), "theme_dark");
    theme(ThemeChoice::highContrast, QT_TR_NOOP("&High contrast"), "theme_contrast");
    connect(m_themes, &QActionGroup::triggered, this, [this](QAction* action) {
        emit themeChosen(static_cast<ThemeChoice>(action->data().toInt()));
    });
    QMenu* languages = addMenu(*view, QT_TR_NOOP("L&anguage"), "languageMenu");
    m_languages = new QActionGroup(this);
    setText(*addChoice(*languages, *m_languages, {}, {}, QString()), QT_TR_NOOP("As the &system"),
            QStringLiteral("language_auto"));
    for (const QString& language : ui::languages())
        addChoice(*languages, *m_languages, QStringLiteral("language_") + language,
                  languageName(language), language);
    connect(m_languages, &QActionGroup::triggered, this,
            [this](QAction* action) { emit languageChosen(action->data().toString()); });
    languages->addSeparator();
    languages->addAction(actions[Order::switchLanguage]);
    QMenu* size = addMenu(*view, QT_TR_NOOP("&Size"), "sizeMenu");
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
    if (files.isEmpty())
        return;
    m_recent->addSeparator();
    connect(m_recent->addAction(tr("&Forget them")), &QAction::triggered, this,
            [this] { emit recentForgotten(); });
}

void MainMenu::showModel(const QString& model) {
    check(*m_models, model);
}

} // namespace muxscope::ui
