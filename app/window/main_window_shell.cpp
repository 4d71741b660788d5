// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does besides showing a server: help, commands, sizes, pictures.
#include "session/language.h"
#include "session/watching.h"
#include "window/actions.h"
#include "window/command_palette.h"
#include "window/dock_panel.h"
#include "window/docks.h"
#include "window/export_dialog.h"
#include "window/help_dialogs.h"
#include "window/main_menu.h"
#include "window/main_window.h"
#include "window/message_bar.h"
#include "window/panel_focus.h"
#include "window/picture_dialog.h"
#include "window/shortcut_sheet.h"
#include "window/table_dialog.h"
#include "window/unsaved_question.h"
#include "window/watch_dialog.h"
#include "window/window_parts.h"

#include <QApplication>
#include <QDir>
#include <QMenuBar>
#include <QPointer>
#include <QRegularExpression>
#include <QWhatsThis>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr qsizetype kMostRecentCommands = 8;

} // namespace

void MainWindow::connectShell() {
    const auto on = [this](Order order, auto&& what) {
        connect(orders()[order], &QAction::triggered, this, what);
    };
    on(Order::palette, [this] { openPalette(); });
    on(Order::reference, [this] { m_session.selection().lookUp(m_session.selection().topic()); });
    on(Order::whatsThis, [] { QWhatsThis::enterWhatsThisMode(); });
    on(Order::explainFocus, [this] { explainFocus(); });
    const auto turnTo = [this](int step) {
        if (DockPanel* panel = panelBeside(docks().all(), step); panel != nullptr)
            focusPanel(*panel);
    };
    on(Order::nextPanel, [turnTo] { turnTo(1); });
    on(Order::previousPanel, [turnTo] { turnTo(-1); });
    connect(&m_parts->menu(), &MainMenu::panelWanted, this, [this](const QString& name) {
        docks().raise(qPrintable(name));
        focusPanel(*docks().dock(qPrintable(name)));
    });
    on(Order::shortcuts, [this] { showShortcuts(this, allCommands()); });
    on(Order::about, [this] { showAbout(this); });
    on(Order::watchProgram, [this] { askForProgram(); });
    on(Order::exportTrace, [this] { openExport(); });
    on(Order::savePicture, [this] { openPictures(); });
    on(Order::showTable, [this] { openTables(); });
    // Queued: the actions themselves are made anew.
    const auto zoom = [this](Order order, auto&& next) {
        connect(
            orders()[order], &QAction::triggered, this,
            [this, next] { setZoom(next(m_settings.zoom)); }, Qt::QueuedConnection);
    };
    zoom(Order::zoomIn, largerZoom);
    zoom(Order::zoomOut, smallerZoom);
    zoom(Order::zoomReset, [](int) { return 100; });
    connect(
        orders()[Order::switchLanguage], &QAction::triggered, this, [this] { switchLanguage(); },
        Qt::QueuedConnection);
}

// On to the next of the languages: there and back with one key.
void MainWindow::switchLanguage() {
    const QStringList all = languages();
    const qsizetype shown = all.indexOf(languageShown(m_settings.language));
    setLanguage(all[(shown + 1) % all.size()]);
}

QList<Command> MainWindow::allCommands() const {
    QList<Command> commands = commandsOf(*menuBar());
    for (const DockPanel* dock : docks().all())
        commands << commandsIn(*dock, dock->windowTitle());
    return commands;
}

void MainWindow::openPalette() {
    const auto places = [this](const QString& typed) -> std::optional<CommandPalette::Place> {
        static const QRegularExpression kMoment(
            QStringLiteral("^(?:m|moment|时刻)?\\s*(\\d{1,18})$"));
        static const QRegularExpression kFd(QStringLiteral("^fd\\s*(\\d{1,7})$"));
        if (!m_session.hasTrace())
            return std::nullopt;
        if (const auto match = kMoment.match(typed); match.hasMatch()) {
            const Moment moment = std::clamp<Moment>(match.captured(1).toULongLong(),
                                                     m_session.firstMoment(), m_session.head());
            return CommandPalette::Place{tr("Go to moment %1").arg(moment), [this, moment] {
                                             m_session.playback().goTo(moment);
                                         }};
        }
        if (const auto match = kFd.match(typed); match.hasMatch()) {
            const Fd fd{match.captured(1).toInt()};
            return CommandPalette::Place{tr("Select fd %1").arg(fd.n), [this, fd] {
                                             m_session.selection().selectFd(fd);
                                         }};
        }
        return std::nullopt;
    };
    const QString key = QStringLiteral("palette.recent");
    const QStringList recent = m_session.viewState().value(key).split(QLatin1Char(' '));
    auto* palette = new CommandPalette(allCommands(), places, recent, this);
    connect(palette, &CommandPalette::ran, this, [this, key, recent](const QString& name) {
        QStringList names = recent;
        names.removeAll(QString());
        names.removeAll(name);
        names.prepend(name);
        m_session.viewState()[key] = names.mid(0, kMostRecentCommands).join(QLatin1Char(' '));
    });
    palette->show();
}

// In words, what the control that has the keyboard is for; else what it stands in.
void MainWindow::explainFocus() {
    QWidget* focus = focusWidget() != nullptr ? focusWidget() : this;
    for (const QWidget* widget = focus; widget != nullptr; widget = widget->parentWidget()) {
        if (widget->whatsThis().isEmpty())
            continue;
        QWhatsThis::showText(focus->mapToGlobal(QPoint(0, std::min(focus->height(), 60))),
                             widget->whatsThis(), focus);
        return;
    }
}

void MainWindow::openPictures() {
    QList<PictureDialog::Subject> subjects{{tr("The whole window"), [this] { return this; }, {}}};
    const QList<DockPanel*> panels = docks().all();
    for (DockPanel* dock : panels)
        subjects << PictureDialog::Subject{
            dock->windowTitle(),
            [panel = QPointer(dock)] { return panel ? panel->content() : nullptr; },
            [this, dock] {
                docks().raise(qPrintable(dock->objectName()));
            }};
    auto* dialog = new PictureDialog(subjects, focusedPanel(panels) + 1, this);
    connect(dialog, &PictureDialog::saved, this, [this](const QString& path) {
        m_parts->messages().show({UserMessage::Severity::note,
                                  tr("The picture is in %1.").arg(QDir::toNativeSeparators(path)),
                                  UserMessage::Remedy::none});
    });
    dialog->open();
}

void MainWindow::openExport() {
    auto* dialog = new ExportDialog(m_session, this);
    connect(dialog, &ExportDialog::exported, this, [this](const QString& path) {
        m_parts->messages().show({UserMessage::Severity::note,
                                  tr("The export is in %1.").arg(QDir::toNativeSeparators(path)),
                                  UserMessage::Remedy::none});
    });
    dialog->open();
}

void MainWindow::openTables() {
    QList<TwinSource> sources;
    QList<DockPanel*> panels;
    for (DockPanel* dock : docks().all()) {
        const QList<QWidget*> widgets = twinWidgets(dock->content());
        for (QWidget* widget : widgets) {
            // Several in one panel are told apart by their own names.
            const bool only = widgets.size() == 1 || widget->accessibleName().isEmpty();
            sources << TwinSource{only ? dock->windowTitle() : widget->accessibleName(), widget};
            panels << dock;
        }
    }
    auto* dialog = new TableDialog(sources, std::max<qsizetype>(0, focusedPanel(panels)), this);
    dialog->show();
}

void MainWindow::askForProgram() {
    auto* dialog = new WatchDialog(m_session.viewState(), this);
    connect(dialog, &WatchDialog::chosen, this, [this](const watch::WatchOrder& order) {
        letGo(Leaving::open, [this, order] {
            m_parts->messages().dismiss();
            Watching::of(m_session).begin(order);
        });
    });
    dialog->open();
}

} // namespace muxscope::ui
