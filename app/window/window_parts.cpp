// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/window_parts.h"

#include "window/actions.h"
#include "window/control_bar.h"
#include "window/dock_panel.h"
#include "window/docks.h"
#include "window/language_switch.h"
#include "window/layouts.h"
#include "window/main_menu.h"
#include "window/message_bar.h"
#include "window/recovery_bar.h"
#include "window/settings.h"
#include "window/start_page.h"
#include "window/status_line.h"
#include "window/whats_this.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>

namespace muxscope::ui {

WindowParts::WindowParts(QMainWindow& window, Session& session, const Settings& settings,
                         std::function<std::optional<ProgressStrip::Work>()> work)
    : m_window(window), m_actions(new Actions(&window)) {
    m_bar = new ControlBar(session, *m_actions, &window);
    addBar(QCoreApplication::translate("MainWindow", "Controls"), "controlToolBar", m_bar);
    window.addToolBarBreak();
    m_messages = new MessageBar(&window);
    QToolBar* messages =
        addBar(QCoreApplication::translate("MainWindow", "Messages"), "messageToolBar", m_messages);
    noteStrip(messages);
    addStrips(std::move(work));
    m_docks = std::make_unique<Docks>(window, session);
    QObject::connect(m_messages, &MessageBar::shown, messages,
                     [this, messages](bool visible) { showStrip(*messages, visible); });
    m_menu = new MainMenu(window, *m_actions, m_docks->all());
    m_layouts = new Layouts(window, *m_docks, m_menu->layouts(), settings.savedLayouts);
    // Shortcuts work although the action stands in no menu.
    window.addActions(m_actions->all());
    m_status = new StatusLine(session, *window.statusBar());
    m_languages = new LanguageSwitch(window.statusBar());
    window.statusBar()->addPermanentWidget(m_languages);
    addStartPage();
    explain(window);
    for (DockPanel* dock : m_docks->all())
        QObject::connect(dock, &DockPanel::made, dock, [dock] { explain(*dock); });
}

void WindowParts::addStrips(std::function<std::optional<ProgressStrip::Work>()> work) {
    m_recovery = new RecoveryBar(&m_window);
    m_recoveryStrip = addStrip(QCoreApplication::translate("MainWindow", "Left over"),
                               "recoveryToolBar", m_recovery);
    auto* progress = new ProgressStrip(std::move(work), &m_window);
    QToolBar* strip = addStrip(QCoreApplication::translate("MainWindow", "Progress"),
                               "progressToolBar", progress);
    QObject::connect(progress, &ProgressStrip::shown, strip,
                     [this, strip](bool visible) { showStrip(*strip, visible); });
}

// A line of its own below the controls, in sight only while it says something.
QToolBar* WindowParts::addStrip(const QString& title, const char* name, QWidget* content) {
    m_window.addToolBarBreak();
    QToolBar* strip = addBar(title, name, content);
    noteStrip(strip);
    return strip;
}

void WindowParts::noteStrip(QToolBar* strip) {
    strip->setProperty("strip", true); // no part of a layout (Layouts)
    strip->hide();
    m_strips << strip;
}

// The panels make room before, so that the window does not grow.
void WindowParts::showStrip(QToolBar& strip, bool visible) {
    bool any = visible;
    for (const QToolBar* other : m_strips)
        any |= other != &strip && !other->isHidden();
    m_docks->makeRoom(any);
    strip.setVisible(visible);
}

void WindowParts::showRecovery(bool visible) {
    if (visible == m_recoveryStrip->isHidden())
        showStrip(*m_recoveryStrip, visible);
}

void WindowParts::addStartPage() {
    m_startPage =
        new StartPage(m_window, {(*m_actions)[Order::startStop], (*m_actions)[Order::openRecording],
                                 (*m_actions)[Order::watchProgram]});
    // What it lies over is out of reach.
    QObject::connect(m_startPage, &StartPage::shown, m_startPage, [this](bool visible) {
        for (DockPanel* dock : m_docks->all())
            if (!dock->isFloating())
                dock->setEnabled(!visible);
    });
}

WindowParts::~WindowParts() {
    delete m_startPage;
    delete m_menu;
    delete m_window.menuBar();
    delete m_window.statusBar(); // and the status line with it
    const QList<DockPanel*> docks = m_docks->all();
    m_docks.reset();
    qDeleteAll(docks);
    for (const QPointer<QToolBar>& bar : m_toolBars)
        delete bar; // and what stands in it
    delete m_actions;
}

QToolBar* WindowParts::addBar(const QString& title, const char* name, QWidget* content) {
    QToolBar* bar = m_window.addToolBar(title);
    bar->setObjectName(QString::fromLatin1(name));
    bar->setMovable(false);
    bar->toggleViewAction()->setVisible(false);
    bar->addWidget(content);
    m_toolBars << bar;
    return bar;
}

} // namespace muxscope::ui
