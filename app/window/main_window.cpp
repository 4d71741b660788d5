// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window.h"

#include "client/client_panel.h"
#include "session/autosave.h"
#include "session/language.h"
#include "session/recording_saver.h"
#include "session/server_choices.h"
#include "window/actions.h"
#include "window/control_bar.h"
#include "window/dialog_places.h"
#include "window/dock_panel.h"
#include "window/docks.h"
#include "window/drafts.h"
#include "window/focus_place.h"
#include "window/icons.h"
#include "window/language_switch.h"
#include "window/layouts.h"
#include "window/main_menu.h"
#include "window/message_bar.h"
#include "window/move_keys.h"
#include "window/start_page.h"
#include "window/status_line.h"
#include "window/window_parts.h"

#include <QApplication>
#include <QFileInfo>
#include <QLayout>
#include <QTimer>

#include <utility>

namespace muxscope::ui {

MainWindow::MainWindow(const Settings& settings)
    : m_settings(settings), m_saver(std::make_unique<RecordingSaver>(m_session)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/muxscope.svg")));
    resize(1600, 1000);
    setAcceptDrops(true);
    new MoveKeys(this);
    new DialogPlaces(this);
    connect(&m_session, &Session::engineChanged, this, &MainWindow::showEngine);
    connect(&m_session, &Session::traceReplaced, this, &MainWindow::showTitle);
    connect(&m_session.playback(), &Playback::modeChanged, this, &MainWindow::showMode);
    connect(&m_session.selection(), &Selection::lookUpWanted, this, [this] {
        docks().raise("reference");
        QMetaObject::invokeMethod(docks().dock("reference")->content(), "focusSearch");
    });
    m_session.viewState() = settings.views; // before the views are made
    connectFiles();
    buildParts();
    if (!settings.geometry.isEmpty())
        restoreGeometry(settings.geometry);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildParts() {
    m_completing = false;
    m_parts =
        std::make_unique<WindowParts>(*this, m_session, m_settings, [this] { return work(); });
    connectParts();
    connectActions();
    connectTransport();
    connectMarks();
    connectShell();
    restore(m_settings);
    showEngine();
}

// The same window in other words or another size: everything that is made of text is made anew.
void MainWindow::rebuild(const Settings& settings) {
    const bool arranged = m_arranged;
    const SendPlan plan = docks().client().plan();
    const FocusPlace focus(*this);
    const Drafts drafts(*this);
    const bool beginning = m_parts->startPage().isVisible();
    const QStringList made = docks().made();
    m_settings = settings;
    m_parts.reset();
    useLanguage(m_settings.language);
    ui::setZoom(m_settings.zoom);
    applyTheme(*qApp, m_settings.theme);
    buildParts();
    if (!m_arranged && arranged)
        resetLayout();
    m_arranged = arranged;
    docks().client().setPlan(plan);
    docks().make(made); // each may have had a draft, or the keyboard
    drafts.restore(*this);
    m_parts->bar().tellStop(m_stop);
    m_parts->status().tellStop(m_stop);
    if (beginning)
        m_parts->startPage().open();
    focus.restore(*this);
}

Actions& MainWindow::orders() const {
    return m_parts->actions();
}

Docks& MainWindow::docks() const {
    return m_parts->docks();
}

void MainWindow::connectParts() {
    MessageBar& messages = m_parts->messages();
    connect(&messages, &MessageBar::remedyChosen, this, &MainWindow::applyRemedy);
    // Why it stands is said where its state is said: a bar would move everything at each stop.
    connect(&m_session, &Session::message, &messages,
            [this, &messages](const UserMessage& message) {
                if (message.passing)
                    tellStop(message.text);
                else
                    messages.show(message);
            });
    connect(&m_session.playback(), &Playback::modeChanged, &messages, [this](Playback::Mode mode) {
        if (mode != Playback::Mode::paused)
            tellStop({});
    });
    connect(&m_session, &Session::traceReplaced, &messages, [this] { tellStop({}); });
    connect(&m_session, &Session::cursorMoved, &messages,
            [this](quint64 moment) { leaveStop(moment); });
    connect(&m_parts->status(), &StatusLine::warningsWanted, this,
            [this] { docks().raise("warnings"); });
    ControlBar& bar = m_parts->bar();
    connect(&bar, &ControlBar::serverChanged, this, &MainWindow::applyServerChoice);
    connect(&bar, &ControlBar::switchesWanted, this, [this] { docks().raise("server"); });
    connect(&bar, &ControlBar::stepUnitChanged, this,
            [this](Playback::Unit unit) { m_settings.stepUnit = static_cast<int>(unit); });
    connect(&m_parts->menu(), &MainMenu::themeChosen, this, &MainWindow::setTheme);
    connect(&m_parts->menu(), &MainMenu::modelChosen, this, &MainWindow::chooseModel);
    connect(&m_parts->menu(), &MainMenu::languageChosen, this, &MainWindow::setLanguage,
            Qt::QueuedConnection); // the menu itself is made anew
    connect(&m_parts->languages(), &LanguageSwitch::chosen, this, &MainWindow::setLanguage,
            Qt::QueuedConnection);
    connect(docks().dock("server"), &DockPanel::made, this, &MainWindow::connectServerPanel);
    connect(&docks().client(), &ClientPanel::startWanted, this, &MainWindow::startServer);
    connect(&docks().client(), &ClientPanel::message, &messages, &MessageBar::show);
}

void MainWindow::connectActions() {
    const auto on = [this](Order order, auto&& what) {
        connect(orders()[order], &QAction::triggered, this, what);
    };
    on(Order::quit, [this] { close(); });
    on(Order::startStop, [this] { startOrStop(); });
    on(Order::sendAtOnce, [this](bool atOnce) { chooseSending(atOnce); });
    on(Order::send, [this] { docks().client().send(); });
    on(Order::copyAsCurl, [this] { docks().client().copyAsCurl(); });
    on(Order::resetLayout, [this] { resetLayout(); });
    on(Order::reduceMotion,
       [this](bool reduced) { m_session.playback().setReducedMotion(reduced); });
    on(Order::find, [this] {
        docks().dock("calls")->show();
        QMetaObject::invokeMethod(docks().dock("calls")->content(), "focusFilter");
    });
}

void MainWindow::connectTransport() {
    Playback& playback = m_session.playback();
    const auto on = [this](Order order, auto&& what) {
        connect(orders()[order], &QAction::triggered, this, what);
    };
    for (const Order order :
         {Order::first, Order::last, Order::stepForward, Order::stepBack, Order::stepEvent,
          Order::nextReady, Order::stepDescriptor, Order::nextIteration})
        on(order, [this] { tellStop({}); }); // first: the step may come to another one
    on(Order::first, [&playback] { playback.goFirst(); });
    on(Order::last, [&playback] { playback.goLast(); });
    on(Order::goLive, [&playback] { playback.goLive(); });
    on(Order::runPause, [this, &playback] {
        if (m_session.hasTrace())
            playback.toggleRun();
        else
            startServer(); // what F5 means to whoever has nothing running yet
    });
    on(Order::stepForward, [this, &playback] { playback.stepForward(m_parts->bar().stepUnit()); });
    on(Order::stepBack, [this, &playback] { playback.stepBack(m_parts->bar().stepUnit()); });
    on(Order::stepEvent, [&playback] { playback.stepForward(Playback::Unit::event); });
    on(Order::nextReady, [&playback] { playback.stepForward(Playback::Unit::ready); });
    on(Order::stepDescriptor, [&playback] { playback.stepForward(Playback::Unit::descriptor); });
    on(Order::nextIteration, [&playback] { playback.stepForward(Playback::Unit::iteration); });
}

void MainWindow::restore(const Settings& settings) {
    setServer(validated(settings.server));
    m_parts->bar().setStepUnit(static_cast<Playback::Unit>(settings.stepUnit));
    m_session.playback().setSpeed(settings.speed);
    m_session.playback().setReducedMotion(settings.reducedMotion);
    orders()[Order::reduceMotion]->setChecked(settings.reducedMotion);
    docks().client().setRequest({settings.clientMethod, settings.clientTarget,
                                 settings.clientHeaders, settings.clientBody});
    docks().client().setSending(settings.clientSending);
    docks().client().history().setLines(settings.clientHistory);
    docks().client().setPort(settings.server.port);
    m_parts->menu().showTheme(settings.theme);
    m_parts->menu().showLanguage(settings.language);
    m_parts->menu().showRecent(settings.recentFiles);
    m_parts->languages().show(languageShown(settings.language));
    m_parts->layouts().notePerspective(settings.perspective);
    showFiles(settings);
    m_arranged = m_parts->layouts().restore(settings.layout);
}

Settings MainWindow::currentSettings() const {
    Settings settings = m_settings;
    settings.server = m_parts->bar().server();
    settings.geometry = saveGeometry();
    settings.layout = m_parts->layouts().state();
    settings.perspective = m_parts->layouts().perspective();
    settings.savedLayouts = m_parts->layouts().saved();
    settings.speed = m_session.playback().speed();
    settings.reducedMotion = orders()[Order::reduceMotion]->isChecked();
    settings.askToSave = orders()[Order::askToSave]->isChecked();
    const ClientRequest request = docks().client().request();
    settings.clientMethod = request.method;
    settings.clientTarget = request.target;
    settings.clientHeaders = request.headers;
    settings.clientBody = request.body;
    settings.clientSending = docks().client().sending();
    settings.clientHistory = docks().client().history().lines();
    settings.views = m_session.viewState();
    return settings;
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_arranged || !m_parts)
        return;
    // Docks have no sizes to share out before the window has its own.
    m_arranged = isVisible();
    QMetaObject::invokeMethod(
        this, [this] { resetLayout(); }, Qt::QueuedConnection);
}

// What stands behind other tabs is made when the window has been seen.
void MainWindow::paintEvent(QPaintEvent* event) {
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_completing, true))
        QTimer::singleShot(0, this, [this] { docks().makeWatchers(); });
}

void MainWindow::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    if (event->polished() && m_parts)
        docks().nameTabs();
}

void MainWindow::setTheme(ThemeChoice choice) {
    m_settings.theme = choice;
    applyTheme(*qApp, choice);
    orders().tint();
    m_parts->messages().tint();
    m_parts->menu().showTheme(choice);
    for (QWidget* widget : findChildren<QWidget*>())
        widget->update();
}

void MainWindow::setLanguage(const QString& language) {
    Settings settings = currentSettings();
    if (settings.language == language)
        return;
    settings.language = language;
    rebuild(settings);
}

void MainWindow::setZoom(int percent) {
    Settings settings = currentSettings();
    const int zoom = validZoom(percent);
    if (settings.zoom == zoom)
        return;
    // Back at a size everything stands where it stood at it, unless it was arranged anew meanwhile.
    if (settings.layout != m_zoomedLayout)
        m_layoutAtZoom.clear();
    m_layoutAtZoom.insert(settings.zoom, settings.layout);
    settings.zoom = zoom;
    const bool cramped = docks().cramped();
    const QSize before = size();
    rebuild(settings);
    const QByteArray known = m_layoutAtZoom.value(zoom);
    if (known.isEmpty() && cramped != docks().cramped())
        resetLayout(); // columns that have become too narrow share a place
    // What stood side by side for a moment may have widened the window.
    const auto shrink = [this, before, known] {
        layout()->activate();
        if (!isMaximized() && !isFullScreen())
            resize(before);
        if (!known.isEmpty()) // in the room there is now
            m_parts->layouts().restore(known);
        m_zoomedLayout = m_parts->layouts().state();
    };
    shrink();
    QMetaObject::invokeMethod(this, shrink,
                              Qt::QueuedConnection); // once the docks have their places
}

void MainWindow::choosePerspective(const QString& name) {
    m_parts->layouts().choose(name);
}

void MainWindow::saveLayout(const QString& name) {
    m_parts->layouts().save(name);
}

void MainWindow::resetLayout() {
    m_parts->layouts().reset();
}

} // namespace muxscope::ui
