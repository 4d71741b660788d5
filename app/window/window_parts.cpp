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
#include "window/settings.h"
#include "window/status_line.h"
#include "window/whats_this.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>

namespace muxscope::ui {

WindowParts::WindowParts(QMainWindow& window, Session& session, const Settings& settings)
    : m_window(window), m_actions(new Actions(&window)) {
    m_bar = new ControlBar(session, *m_actions, &window);
    addBar(QCoreApplication::translate("MainWindow", "Controls"), "controlToolBar", m_bar);
    window.addToolBarBreak();
    m_messages = new MessageBar(&window);
    QToolBar* messages =
        addBar(QCoreApplication::translate("MainWindow", "Messages"), "messageToolBar", m_messages);
    messages->hide();
    m_docks = std::make_unique<Docks>(window, session);
    QObject::connect(m_messages, &MessageBar::shown, messages, [this, messages](bool visible) {
        m_docks->makeRoom(visible);
        messages->setVisible(visible);
    });
    m_menu = new MainMenu(window, *m_actions, m_docks->all());
    m_layouts = new Layouts(window, *m_docks, m_menu->layouts(), settings.savedLayouts);
    // Shortcuts work although the action stands in no menu.
    window.addActions(m_actions->all());
    m_status = new StatusLine(session, *window.statusBar());
    m_languages = new LanguageSwitch(window.statusBar());
    window.statusBar()->addPermanentWidget(m_languages);
    explain(window);
}

WindowParts::~WindowParts() {
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
