// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/layouts.h"

#include "window/docks.h"
#include "window/perspectives.h"
#include "window/search_words.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>
#include <QToolBar>

#include <utility>

namespace muxscope::ui {

namespace {

constexpr int kVersion = 6; // grows when docks come or go: an old state is not restored

} // namespace

Layouts::Layouts(QMainWindow& window, Docks& docks, QMenu& menu, QMap<QString, QByteArray> saved)
    : QObject(&menu),
      m_window(window),
      m_docks(docks),
      m_menu(menu),
      m_perspective(perspectives().front().name),
      m_saved(std::move(saved)) {
    menu.setToolTipsVisible(true);
    fillMenu();
}

QByteArray Layouts::state() const {
    return m_window.saveState(kVersion);
}

bool Layouts::restore(const QByteArray& state) {
    if (state.isEmpty())
        return false;
    // A strip that says something now stays, and one that said something then does not come back.
    QList<std::pair<QToolBar*, bool>> strips;
    for (QToolBar* bar : m_window.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (bar->property("strip").toBool())
            strips.emplace_back(bar, !bar->isHidden());
    const bool restored = m_window.restoreState(state, kVersion);
    for (const auto& [strip, shown] : strips)
        strip->setVisible(shown);
    return restored;
}

void Layouts::notePerspective(const QString& name) {
    m_perspective = perspectiveNamed(name).name;
    fillMenu();
}

void Layouts::choose(const QString& perspective) {
    notePerspective(perspective);
    reset();
    emit changed();
}

void Layouts::chooseSaved(const QString& name) {
    if (restore(m_saved.value(name)))
        m_docks.nameTabs();
    emit changed();
}

void Layouts::reset() {
    m_docks.arrange(perspectiveNamed(m_perspective));
}

void Layouts::save(const QString& name) {
    const QString kept = name.simplified().left(40);
    if (kept.isEmpty() || (m_saved.size() >= kMostSaved && !m_saved.contains(kept)))
        return;
    m_saved[kept] = state();
    fillMenu();
    emit changed();
}

void Layouts::remove(const QString& name) {
    m_saved.remove(name);
    fillMenu();
    emit changed();
}

void Layouts::askForName() {
    auto* dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("layoutName"));
    dialog->setWindowTitle(tr("Save the layout"));
    dialog->setLabelText(
        tr("Name of this arrangement of panels; a name that is there is replaced."));
    connect(dialog, &QInputDialog::textValueSelected, this, &Layouts::save);
    dialog->open();
}

void Layouts::fillMenu() {
    // Not cleared at once: the action that brought us here may still be on the stack.
    for (QAction* action : m_menu.actions()) {
        m_menu.removeAction(action);
        if (QMenu* menu = action->menu(); menu != nullptr)
            menu->deleteLater();
        else
            action->deleteLater();
    }
    if (m_group != nullptr)
        m_group->deleteLater();
    m_group = new QActionGroup(this);
    int number = 0;
    for (const Perspective& perspective : perspectives()) {
        QAction* action = m_menu.addAction(perspectiveTitle(perspective.name));
        action->setObjectName(QStringLiteral("layout_") + perspective.name);
        noteSource(*action, "Perspectives", perspectiveSource(perspective.name));
        action->setCheckable(true);
        action->setChecked(perspective.name == m_perspective);
        action->setActionGroup(m_group);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number++)));
        action->setToolTip(perspectivePurpose(perspective.name));
        action->setStatusTip(perspectivePurpose(perspective.name));
        connect(action, &QAction::triggered, this,
                [this, name = perspective.name] { choose(name); });
    }
    m_menu.addSeparator();
    for (auto it = m_saved.cbegin(); it != m_saved.cend(); ++it) {
        QAction* action =
            m_menu.addAction(QString(it.key()).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(tr("A layout that you saved"));
        connect(action, &QAction::triggered, this, [this, name = it.key()] { chooseSaved(name); });
    }
    QAction* save = m_menu.addAction(tr("&Save the layout…"));
    save->setToolTip(tr("Keep where the panels stand now, under a name"));
    save->setEnabled(m_saved.size() < kMostSaved);
    connect(save, &QAction::triggered, this, &Layouts::askForName);
    if (m_saved.isEmpty())
        return;
    QMenu* remove = m_menu.addMenu(tr("&Remove a saved layout"));
    for (auto it = m_saved.cbegin(); it != m_saved.cend(); ++it)
        connect(
            remove->addAction(QString(it.key()).replace(QLatin1Char('&'), QStringLiteral("&&"))),
            &QAction::triggered, this, [this, name = it.key()] { this->remove(name); });
}

} // namespace muxscope::ui
