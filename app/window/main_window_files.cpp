// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings, opened and saved.
#include "session/bookmarks.h"
#include "session/recording_saver.h"
#include "session/sample_list.h"
#include "window/actions.h"
#include "window/control_bar.h"
#include "window/main_menu.h"
#include "window/main_window.h"
#include "window/message_bar.h"
#include "window/progress_strip.h"
#include "window/recovery_bar.h"
#include "window/start_page.h"
#include "window/unsaved_question.h"
#include "window/window_parts.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

#include <utility>

namespace muxscope::ui {

namespace {

// The one local file that is dragged; empty: something else is.
QString draggedFile(const QMimeData* mime) {
    const QList<QUrl> urls = mime->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

bool isSample(const QString& path) {
    return path.startsWith(QLatin1String(":/"));
}

} // namespace

// What outlives the window's parts.
void MainWindow::connectFiles() {
    connect(m_saver.get(), &RecordingSaver::saved, this, &MainWindow::saved);
    connect(m_saver.get(), &RecordingSaver::failed, this, [this](const QString& text) {
        m_parts->messages().show({UserMessage::Severity::error,
                                  tr("The recording was not saved: %1").arg(text),
                                  UserMessage::Remedy::none});
    });
    connect(m_saver.get(), &RecordingSaver::cancelled, this, [this] {
        m_parts->messages().show({UserMessage::Severity::note,
                                  tr("Saving was stopped; nothing was written."),
                                  UserMessage::Remedy::none});
    });
    connect(m_saver.get(), &RecordingSaver::finished, this, [this](bool done) {
        const auto proceed = std::exchange(m_afterSave, {});
        if (done && proceed)
            proceed();
    });
    connect(&m_session, &Session::traceReplaced, this, [this] { m_parts->startPage().hide(); });
    connect(&m_session, &Session::headMoved, this, &MainWindow::goToBookmark);
}

// What is made anew with the window's parts.
void MainWindow::showFiles(const Settings& settings) {
    const auto on = [this](Order order, auto&& what) {
        connect(orders()[order], &QAction::triggered, this, what);
    };
    on(Order::openRecording, [this] { askForRecording(); });
    on(Order::saveRecording, [this] { saveRecording(); });
    on(Order::saveRecordingAs, [this] { saveRecordingAs(); });
    on(Order::startPage, [this] { showStartPage(); });
    orders()[Order::askToSave]->setChecked(settings.askToSave);
    MainMenu& menu = m_parts->menu();
    const auto forget = [this] {
        m_settings.recentFiles.clear();
        m_parts->menu().showRecent({});
        m_parts->startPage().showRecent({});
    };
    // Queued: the menu is filled anew.
    connect(&menu, &MainMenu::recentChosen, this, &MainWindow::openRecording, Qt::QueuedConnection);
    connect(&menu, &MainMenu::recentForgotten, this, forget, Qt::QueuedConnection);
    connect(&menu, &MainMenu::sampleChosen, this, &MainWindow::openRecording, Qt::QueuedConnection);
    StartPage& page = m_parts->startPage();
    connect(&page, &StartPage::openWanted, this, &MainWindow::openRecording, Qt::QueuedConnection);
    page.showRecent(settings.recentFiles);
    RecoveryBar& recovery = m_parts->recovery();
    connect(&recovery, &RecoveryBar::openWanted, this, &MainWindow::openRecovered);
    connect(&recovery, &RecoveryBar::deleteWanted, this, &MainWindow::deleteRecovered);
    connect(&recovery, &RecoveryBar::later, this, [this] {
        m_leftOver.clear();
        offerRecovery();
    });
    offerRecovery();
}

// --- opening

void MainWindow::openRecording(const QString& path) {
    letGo(Leaving::open, [this, path] { openNow(path); });
}

void MainWindow::openNow(const QString& path) {
    m_parts->messages().dismiss();
    m_session.openFile(path);
    if (m_session.fileName() != path)
        return;            // it was told why
    m_recovered.discard(); // let go of by whoever opened another
    m_goToMark = isSample(path);
    noteRecent(path);
}

// A sample opens where there is something to see, once that is read.
void MainWindow::goToBookmark() {
    if (!m_goToMark || m_session.bookmarks().all().isEmpty())
        return;
    const Moment moment = m_session.bookmarks().all().front().moment;
    if (m_session.head() < moment || m_session.loadProgress() < 1)
        return;
    m_goToMark = false;
    m_session.playback().goTo(moment);
}

// Kept only when it could be opened: a name that was mistyped once is no recent file.
void MainWindow::noteRecent(const QString& path) {
    const QString file = QFileInfo(path).absoluteFilePath();
    if (isSample(path) || m_session.fileName().isEmpty() ||
        QFileInfo(m_session.fileName()).absoluteFilePath() != file)
        return;
    m_settings.recentFiles.removeAll(file);
    m_settings.recentFiles.prepend(file);
    m_settings.recentFiles = m_settings.recentFiles.mid(0, Settings::kMostRecent);
    m_parts->menu().showRecent(m_settings.recentFiles);
    m_parts->startPage().showRecent(m_settings.recentFiles);
}

void MainWindow::askForRecording() {
    // strace -ff names its parts log.PID; others have any name.
    auto* dialog =
        new QFileDialog(this, tr("Open recording"), QString(),
                        tr("Recordings and strace logs (*.muxscope *.strace *.log *.out *.txt "
                           "*.trace *.gz *.[0-9]*)") +
                            QStringLiteral(";;") + tr("Muxscope recordings (*.muxscope)") +
                            QStringLiteral(";;") + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openRecording);
    dialog->open();
}

// A recording dropped anywhere on the window is opened, as long as no server runs that would be lost.
void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!draggedFile(event->mimeData()).isEmpty() && orders()[Order::openRecording]->isEnabled())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString file = draggedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    openRecording(file);
}

void MainWindow::showStartPage() {
    const ServerSettings server = m_parts->bar().server();
    m_parts->startPage().showServer(server.port == 0
                                        ? tr("%1 · any free port").arg(server.model)
                                        : tr("%1 · port %2").arg(server.model).arg(server.port));
    m_parts->startPage().open();
}

QString MainWindow::titleOfFile() const {
    if (const auto sample = sampleAt(m_session.fileName()))
        return sample->title;
    return showsRecovered() ? tr("recovered recording")
                            : QFileInfo(m_session.fileName()).fileName();
}

// --- saving

// An strace log is no session file: it is not written over.
void MainWindow::saveRecording() {
    const QString file = m_session.fileName();
    const auto recorded = m_session.recorded();
    const bool ours = !recorded || recorded->program != "strace";
    // What can no longer be read would be lost with the old file.
    const bool whole = m_session.log().lostEvents() == 0;
    if (file.isEmpty() || isSample(file) || showsRecovered() || !ours || !whole)
        saveRecordingAs();
    else
        saveRecordingTo(file);
}

void MainWindow::saveRecordingAs() {
    if (!m_session.hasTrace())
        return;
    auto* dialog = new QFileDialog(this, tr("Save recording"), QString(),
                                   tr("Muxscope recordings (*.muxscope)"));
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("muxscope"));
    const QString model =
        QString::fromStdString(m_session.recorded() ? m_session.recorded()->model
                                                    : m_session.settings().model.toStdString());
    const QString name = model.section(QLatin1Char(' '), 0, 0);
    dialog->selectFile((name.isEmpty() ? QStringLiteral("recording") : name) +
                       QStringLiteral(".muxscope"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::saveRecordingTo);
    connect(dialog, &QFileDialog::rejected, this, [this] { m_afterSave = {}; });
    dialog->open();
}

void MainWindow::saveRecordingTo(const QString& path) {
    m_parts->messages().dismiss();
    m_saver->save(path);
}

void MainWindow::saved(const QString& path) {
    m_recovered.discard();
    noteRecent(path);
    m_parts->messages().show({UserMessage::Severity::note,
                              tr("The recording is in %1.").arg(QDir::toNativeSeparators(path)),
                              UserMessage::Remedy::none});
}

// What takes its time, for the strip that says so.
std::optional<ProgressStrip::Work> MainWindow::work() {
    if (m_saver->busy())
        return ProgressStrip::Work{
            tr("Saving %1").arg(QFileInfo(m_saver->path()).fileName()), m_saver->progress(),
            tr("Stop &saving"), tr("Nothing is written then; a file that was there stays"), [this] {
                m_saver->cancel();
            }};
    if (m_session.loadProgress() < 1 && !m_session.fileName().isEmpty())
        return ProgressStrip::Work{tr("Opening %1").arg(titleOfFile()), m_session.loadProgress(),
                                   tr("Stop &reading"),
                                   tr("What was read until now stays and is shown"), [this] {
                                       m_session.cancelLoading();
                                   }};
    return std::nullopt;
}

} // namespace muxscope::ui
