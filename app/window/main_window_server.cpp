// SPDX-License-Identifier: GPL-3.0-or-later
// What the user wants of the server, and what the window shows of its state.
#include "client/client_panel.h"
#include "session/server_choices.h"
#include "session/watch_words.h"
#include "session/watching.h"
#include "window/actions.h"
#include "window/availability.h"
#include "window/control_bar.h"
#include "window/docks.h"
#include "window/main_menu.h"
#include "window/main_window.h"
#include "window/message_bar.h"
#include "window/server_panel.h"
#include "window/status_line.h"
#include "window/unsaved_question.h"
#include "window/window_parts.h"

namespace muxscope::ui {

void MainWindow::startServer() {
    m_parts->messages().dismiss();
    m_parts->bar().commit();
    if (ServerPanel* panel = docks().server(); panel != nullptr)
        panel->commit();
    letGo(Leaving::restart, [this] { m_session.startServer(m_parts->bar().server()); });
}

void MainWindow::startOrStop() {
    if (m_session.engine() == Session::Engine::stopped)
        startServer();
    else
        m_session.stopServer();
}

void MainWindow::chooseModel(const QString& model) {
    ServerSettings settings = m_parts->bar().server();
    settings.model = model;
    applyServerChoice(settings);
}

void MainWindow::chooseSending(bool atOnce) {
    ServerSettings settings = m_parts->bar().server();
    settings.sendAtOnce = atOnce;
    applyServerChoice(settings);
}

void MainWindow::connectServerPanel() {
    connect(docks().server(), &ServerPanel::changed, this, &MainWindow::choosePanel);
    connect(docks().server(), &ServerPanel::restartWanted, this, &MainWindow::startServer);
    docks().server()->setServer(m_parts->bar().server());
    showSwitches();
}

// The panel's choices wait for the next start: whoever sets three switches wants one restart.
void MainWindow::choosePanel(const ServerSettings& settings) {
    setServer(settings);
}

// What is chosen, wherever that shows.
void MainWindow::setServer(const ServerSettings& settings) {
    m_parts->bar().setServer(settings);
    if (ServerPanel* panel = docks().server(); panel != nullptr)
        panel->setServer(settings);
    docks().wantTerminal(settings.protocol == QLatin1String("lines"));
    docks().client().setProtocol(settings.protocol);
    m_parts->menu().showModel(settings.model);
    orders()[Order::sendAtOnce]->setChecked(settings.sendAtOnce);
    showSwitches();
    showTitle();
}

// Of the server that runs; of the one to be started, where none does.
void MainWindow::showSwitches() {
    const bool running = m_session.engine() != Session::Engine::stopped;
    if (ServerPanel* panel = docks().server(); panel != nullptr)
        panel->setRunning(running ? std::optional(m_session.settings()) : std::nullopt);
    m_parts->bar().showSwitches(
        switchesOn(running ? m_session.settings() : m_parts->bar().server()));
}

void MainWindow::applyServerChoice(const ServerSettings& settings) {
    setServer(settings);
    const bool running = m_session.engine() != Session::Engine::stopped;
    const bool anotherLoop = settings.model != m_session.settings().model ||
                             settings.protocol != m_session.settings().protocol ||
                             settings.sendAtOnce != m_session.settings().sendAtOnce;
    if (!running)
        docks().client().setPort(settings.port);
    else if (anotherLoop)
        startServer();
}

void MainWindow::applyRemedy(UserMessage::Remedy remedy) {
    if (remedy == UserMessage::Remedy::useFreePort) {
        ServerSettings settings = m_parts->bar().server();
        settings.port = 0;
        m_session.startServer(settings);
    } else if (remedy == UserMessage::Remedy::useFreeUdpPort) {
        ServerSettings settings = m_parts->bar().server();
        settings.udpPort = 0;
        m_session.startServer(settings);
    } else if (remedy == UserMessage::Remedy::retry) {
        startServer();
    }
}

void MainWindow::showEngine() {
    const Session::Engine engine = m_session.engine();
    if (engine == Session::Engine::stopping ||
        (engine == Session::Engine::stopped && m_stoppedLive))
        tellStop({});
    const bool started = engine != Session::Engine::stopped;
    // Whoever has started it: the choices are those of the server that runs, until another is made.
    if (engine == Session::Engine::starting && !(m_parts->bar().server() == m_session.settings()))
        setServer(m_session.settings());
    orders().showServerRunning(started);
    m_parts->bar().setStarted(started);
    setAvailable(*orders()[Order::startStop], engine != Session::Engine::stopping,
                 tr("The server is being stopped."));
    setAvailable(*orders()[Order::openRecording], !started,
                 tr("Stop the server first: its record would be lost."));
    setAvailable(*orders()[Order::watchProgram], !started,
                 tr("Stop the server first: its record would be lost."));
    for (const Order order : {Order::saveRecording, Order::saveRecordingAs})
        setAvailable(*orders()[order], m_session.hasTrace(), tr("Nothing was recorded yet."));
    if ((engine == Session::Engine::running || engine == Session::Engine::atGate) &&
        m_session.port() != 0)
        docks().client().setPort(m_session.port());
    docks().client().setServerRunning(started);
    showSwitches();
    showMode();
    showTitle();
}

void MainWindow::showMode() {
    const Playback& playback = m_session.playback();
    const bool engine = m_session.engine() != Session::Engine::stopped;
    orders().showRunning(playback.mode() != Playback::Mode::paused && m_session.hasTrace());
    for (const Order order :
         {Order::first, Order::stepBack, Order::stepForward, Order::stepEvent, Order::nextReady,
          Order::stepDescriptor, Order::nextIteration, Order::last, Order::toggleBookmark,
          Order::nextBookmark, Order::previousBookmark})
        setAvailable(*orders()[order], m_session.hasTrace(),
                     tr("There is nothing to step through: start the server or open a recording."));
    setAvailable(*orders()[Order::goLive], engine, tr("No server runs."));
}

void MainWindow::tellStop(const QString& why) {
    m_stop = why;
    m_stoppedLive = !why.isEmpty() && m_session.engine() != Session::Engine::stopped;
    m_stoppedAt = m_stoppedLive ? m_session.playback().cursor() : 0; // else it goes there now
    m_parts->bar().tellStop(why);
    m_parts->status().tellStop(why);
}

// While the server stands there its gauges go on, and the cursor with them; any other way leads away.
void MainWindow::leaveStop(quint64 moment) {
    if (m_stop.isEmpty())
        return;
    const bool live = m_session.engine() != Session::Engine::stopped;
    if (m_stoppedAt != 0 && (live ? moment < m_stoppedAt : moment != m_stoppedAt))
        tellStop({});
    else
        m_stoppedAt = moment;
}

void MainWindow::showTitle() {
    QString what =
        m_session.hasTrace() ? m_session.settings().model : m_parts->bar().server().model;
    if (const watch::ProgramSource* const watched = Watching::of(m_session).program())
        what = watchedTitle(*watched);
    else if (!m_session.fileName().isEmpty())
        what = titleOfFile();
    else if (!m_session.listeningOn().isEmpty())
        what += QStringLiteral(" · ") + m_session.listeningOn();
    setWindowTitle(QStringLiteral("Muxscope — %1").arg(what));
}

} // namespace muxscope::ui
