// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window.h"

#include "client/client_panel.h"
#include "session/server_choices.h"
#include "window/actions.h"
#include "window/control_bar.h"
#include "window/dock_panel.h"
#include "window/docks.h"
#include "window/help_dialogs.h"
#include "window/icons.h"
#include "window/main_menu.h"
#include "window/message_bar.h"
#include "window/move_keys.h"
#include "window/server_panel.h"
#include "window/status_line.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStatusBar>
#include <QToolBar>

namespace muxscope::ui {

namespace {
constexpr int kLayoutVersion = 2; // grows when docks come or go: an old layout is not restored
} // namespace

MainWindow::MainWindow(const Settings& settings)
    : m_settings(settings), m_actions(new Actions(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/muxscope.svg")));
    resize(1600, 1000);
    buildToolBars();
    m_docks = std::make_unique<Docks>(*this, m_session);
    buildMenus();
    m_status = new StatusLine(m_session, *statusBar());
    connectActions();
    connectTransport();
    connectSession();
    restore(settings);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildToolBars() {
    m_bar = new ControlBar(m_session, *m_actions, this);
    QToolBar* controls = addToolBar(tr("Controls"));
    controls->setObjectName(QStringLiteral("controlToolBar"));
    controls->setMovable(false);
    controls->addWidget(m_bar);
    addToolBarBreak();
    m_messages = new MessageBar(this);
    QToolBar* messages = addToolBar(tr("Messages"));
    messages->setObjectName(QStringLiteral("messageToolBar"));
    messages->setMovable(false);
    messages->addWidget(m_messages);
    messages->hide();
    for (QToolBar* bar : {controls, messages})
        bar->toggleViewAction()->setVisible(false);
    connect(m_messages, &MessageBar::shown, messages, &QToolBar::setVisible);
    connect(m_messages, &MessageBar::remedyChosen, this, &MainWindow::applyRemedy);
    connect(m_bar, &ControlBar::serverChanged, this, &MainWindow::applyServerChoice);
    connect(m_bar, &ControlBar::switchesWanted, this, [this] { m_docks->raise("server"); });
    connect(m_bar, &ControlBar::stepUnitChanged, this,
            [this](Playback::Unit unit) { m_settings.stepUnit = static_cast<int>(unit); });
}

void MainWindow::buildMenus() {
    m_menu = new MainMenu(*this, *m_actions, m_docks->all());
    connect(m_menu, &MainMenu::themeChosen, this, &MainWindow::setTheme);
    connect(m_menu, &MainMenu::modelChosen, this, &MainWindow::chooseModel);
    connect(m_menu, &MainMenu::languageChosen, this, &MainWindow::chooseLanguage);
    // Shortcuts work although the action stands in no menu.
    addActions(m_actions->all());
    new MoveKeys(this);
}

void MainWindow::connectActions() {
    const auto on = [this](Order order, auto&& what) {
        connect((*m_actions)[order], &QAction::triggered, this, what);
    };
    on(Order::openRecording, [this] { askForRecording(); });
    on(Order::quit, [this] { close(); });
    on(Order::startStop, [this] { startOrStop(); });
    on(Order::sendAtOnce, [this](bool atOnce) { chooseSending(atOnce); });
    on(Order::send, [this] { m_docks->client().send(); });
    on(Order::copyAsCurl, [this] { m_docks->client().copyAsCurl(); });
    on(Order::resetLayout, [this] { resetLayout(); });
    on(Order::reduceMotion,
       [this](bool reduced) { m_session.playback().setReducedMotion(reduced); });
    on(Order::find, [this] {
        m_docks->dock("calls")->show();
        QMetaObject::invokeMethod(m_docks->dock("calls")->content(), "focusFilter");
    });
    on(Order::shortcuts, [this] { showShortcuts(this, *m_actions); });
    on(Order::about, [this] { showAbout(this); });
    connect(&m_docks->server(), &ServerPanel::changed, this, &MainWindow::choosePanel);
    connect(&m_docks->server(), &ServerPanel::restartWanted, this, &MainWindow::startServer);
    connect(&m_docks->client(), &ClientPanel::startWanted, this, &MainWindow::startServer);
    connect(&m_docks->client(), &ClientPanel::message, m_messages, &MessageBar::show);
}

void MainWindow::connectTransport() {
    Playback& playback = m_session.playback();
    const auto on = [this](Order order, auto&& what) {
        connect((*m_actions)[order], &QAction::triggered, this, what);
    };
    on(Order::first, [&playback] { playback.goFirst(); });
    on(Order::last, [&playback] { playback.goLast(); });
    on(Order::goLive, [&playback] { playback.goLive(); });
    on(Order::runPause, [this, &playback] {
        if (m_session.hasTrace())
            playback.toggleRun();
        else
            startServer(); // what F5 means to whoever has nothing running yet
    });
    on(Order::stepForward, [this, &playback] { playback.stepForward(m_bar->stepUnit()); });
    on(Order::stepBack, [this, &playback] { playback.stepBack(m_bar->stepUnit()); });
    on(Order::stepEvent, [&playback] { playback.stepForward(Playback::Unit::event); });
    on(Order::nextReady, [&playback] { playback.stepForward(Playback::Unit::ready); });
    on(Order::nextIteration, [&playback] { playback.stepForward(Playback::Unit::iteration); });
}

void MainWindow::connectSession() {
    connect(&m_session, &Session::message, m_messages, &MessageBar::show);
    connect(&m_session, &Session::engineChanged, this, &MainWindow::showEngine);
    connect(&m_session, &Session::traceReplaced, this, &MainWindow::showTitle);
    connect(&m_session.playback(), &Playback::modeChanged, this, &MainWindow::showMode);
    showEngine();
    showMode();
}

void MainWindow::restore(const Settings& settings) {
    setServer(validated(settings.server));
    m_bar->setStepUnit(static_cast<Playback::Unit>(settings.stepUnit));
    m_session.playback().setSpeed(settings.speed);
    m_session.playback().setReducedMotion(settings.reducedMotion);
    (*m_actions)[Order::reduceMotion]->setChecked(settings.reducedMotion);
    m_docks->client().setRequest({settings.clientMethod, settings.clientTarget,
                                  settings.clientHeaders, settings.clientBody});
    m_docks->client().setSending(settings.clientSending);
    m_docks->client().setPort(settings.server.port);
    m_menu->showTheme(settings.theme);
    if (!settings.geometry.isEmpty())
        restoreGeometry(settings.geometry);
    m_arranged = !settings.layout.isEmpty() && restoreState(settings.layout, kLayoutVersion);
}

Settings MainWindow::currentSettings() const {
    Settings settings = m_settings;
    settings.server = m_bar->server();
    settings.geometry = saveGeometry();
    settings.layout = saveState(kLayoutVersion);
    settings.speed = m_session.playback().speed();
    settings.reducedMotion = (*m_actions)[Order::reduceMotion]->isChecked();
    const ClientRequest request = m_docks->client().request();
    settings.clientMethod = request.method;
    settings.clientTarget = request.target;
    settings.clientHeaders = request.headers;
    settings.clientBody = request.body;
    settings.clientSending = m_docks->client().sending();
    return settings;
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_arranged || !m_docks)
        return;
    // Docks have no sizes to share out before the window has its own.
    m_arranged = isVisible();
    QMetaObject::invokeMethod(
        this, [this] { m_docks->arrange(); }, Qt::QueuedConnection);
}

void MainWindow::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    if (event->polished() && m_docks)
        m_docks->nameTabs();
}

void MainWindow::startServer() {
    m_messages->dismiss();
    m_docks->server().commit();
    m_session.startServer(m_bar->server());
}

void MainWindow::startOrStop() {
    if (m_session.engine() == Session::Engine::stopped)
        startServer();
    else
        m_session.stopServer();
}

void MainWindow::chooseModel(const QString& model) {
    ServerSettings settings = m_bar->server();
    settings.model = model;
    applyServerChoice(settings);
}

void MainWindow::chooseSending(bool atOnce) {
    ServerSettings settings = m_bar->server();
    settings.sendAtOnce = atOnce;
    applyServerChoice(settings);
}

// The panel's choices wait for the next start: whoever sets three switches wants one restart.
void MainWindow::choosePanel(const ServerSettings& settings) {
    setServer(settings);
}

// What is chosen, wherever that shows.
void MainWindow::setServer(const ServerSettings& settings) {
    m_bar->setServer(settings);
    m_docks->server().setServer(settings);
    m_docks->wantTerminal(settings.protocol == QLatin1String("lines"));
    m_docks->client().setProtocol(settings.protocol);
    m_menu->showModel(settings.model);
    (*m_actions)[Order::sendAtOnce]->setChecked(settings.sendAtOnce);
    showSwitches();
}

// Of the server that runs; of the one to be started, where none does.
void MainWindow::showSwitches() {
    const bool running = m_session.engine() != Session::Engine::stopped;
    m_docks->server().setRunning(running ? std::optional(m_session.settings()) : std::nullopt);
    m_bar->showSwitches(switchesOn(running ? m_session.settings() : m_bar->server()));
}

void MainWindow::applyServerChoice(const ServerSettings& settings) {
    setServer(settings);
    const bool running = m_session.engine() != Session::Engine::stopped;
    const bool anotherLoop = settings.model != m_session.settings().model ||
                             settings.protocol != m_session.settings().protocol ||
                             settings.sendAtOnce != m_session.settings().sendAtOnce;
    if (!running)
        m_docks->client().setPort(settings.port);
    else if (anotherLoop)
        startServer();
}

void MainWindow::openRecording(const QString& path) {
    m_messages->dismiss();
    m_session.openFile(path);
}

void MainWindow::askForRecording() {
    auto* dialog = new QFileDialog(this, tr("Open recording"), QString(),
                                   tr("Muxscope recordings (*.muxscope);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openRecording);
    dialog->open();
}

void MainWindow::applyRemedy(UserMessage::Remedy remedy) {
    if (remedy == UserMessage::Remedy::useFreePort) {
        ServerSettings settings = m_bar->server();
        settings.port = 0;
        m_session.startServer(settings);
    } else if (remedy == UserMessage::Remedy::useFreeUdpPort) {
        ServerSettings settings = m_bar->server();
        settings.udpPort = 0;
        m_session.startServer(settings);
    } else if (remedy == UserMessage::Remedy::retry) {
        startServer();
    }
}

void MainWindow::setTheme(ThemeChoice choice) {
    m_settings.theme = choice;
    applyTheme(*qApp, choice);
    m_actions->tint();
    m_messages->tint();
    m_menu->showTheme(choice);
    for (QWidget* widget : findChildren<QWidget*>())
        widget->update();
}

void MainWindow::chooseLanguage(const QString& language) {
    m_settings.language = language;
    m_messages->show({UserMessage::Severity::note,
                      tr("The language changes when Muxscope is started the next time."),
                      UserMessage::Remedy::none});
}

void MainWindow::resetLayout() {
    m_docks->arrange();
}

void MainWindow::showEngine() {
    const Session::Engine engine = m_session.engine();
    const bool started = engine != Session::Engine::stopped;
    m_actions->showServerRunning(started);
    m_bar->setStarted(started);
    (*m_actions)[Order::startStop]->setEnabled(engine != Session::Engine::stopping);
    (*m_actions)[Order::openRecording]->setEnabled(!started);
    if (engine == Session::Engine::running || engine == Session::Engine::atGate)
        m_docks->client().setPort(m_session.port());
    m_docks->client().setServerRunning(started);
    showSwitches();
    showMode();
    showTitle();
}

void MainWindow::showMode() {
    const Playback& playback = m_session.playback();
    const bool engine = m_session.engine() != Session::Engine::stopped;
    m_actions->showRunning(playback.mode() != Playback::Mode::paused && m_session.hasTrace());
    for (const Order order : {Order::first, Order::stepBack, Order::stepForward, Order::stepEvent,
                              Order::nextReady, Order::nextIteration, Order::last})
        (*m_actions)[order]->setEnabled(m_session.hasTrace());
    (*m_actions)[Order::goLive]->setEnabled(engine);
}

void MainWindow::showTitle() {
    QString what = m_session.settings().model;
    if (!m_session.fileName().isEmpty())
        what = QFileInfo(m_session.fileName()).fileName();
    else if (!m_session.listeningOn().isEmpty())
        what += QStringLiteral(" · ") + m_session.listeningOn();
    setWindowTitle(QStringLiteral("Muxscope — %1").arg(what));
}

} // namespace muxscope::ui
