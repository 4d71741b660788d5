// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a recording when the window lets go of it, and of what killed programs have left.
#include "session/autosave.h"
#include "session/recording_saver.h"
#include "window/actions.h"
#include "window/main_window.h"
#include "window/message_bar.h"
#include "window/recovery_bar.h"
#include "window/unsaved_question.h"
#include "window/window_parts.h"

#include <QCloseEvent>
#include <QFile>

#include <memory>
#include <utility>

namespace muxscope::ui {

// Goes on at once where nobody would miss anything; else once the question is answered.
void MainWindow::letGo(Leaving leaving, std::function<void()> proceed) {
    if (m_saver->busy()) { // it is being saved: then
        m_afterSave = [this, leaving, proceed] {
            letGo(leaving, proceed);
        };
        return;
    }
    const bool asks = orders()[Order::askToSave]->isChecked() && !m_unasked &&
                      wouldBeMissed(m_session, leaving, m_saver->savedTo(), showsRecovered());
    if (!asks)
        proceed();
    else
        ask(leaving, proceed);
}

void MainWindow::ask(Leaving leaving, const std::function<void()>& proceed) {
    if (findChild<UnsavedQuestion*>() != nullptr)
        return; // it stands there already
    auto* question = new UnsavedQuestion(leaving, this);
    connect(question, &UnsavedQuestion::answered, this,
            [this, proceed](UnsavedQuestion::Answer answer, bool askAgain) {
                if (answer == UnsavedQuestion::Answer::stay)
                    return;
                orders()[Order::askToSave]->setChecked(askAgain);
                if (answer == UnsavedQuestion::Answer::letGo) {
                    proceed();
                } else {
                    m_afterSave = proceed;
                    saveRecording();
                }
            });
    question->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_letGo && !m_unasked) {
        const auto asking = std::make_shared<bool>(false);
        letGo(Leaving::close, [this, asking] {
            m_letGo = true;
            if (*asking) // later: the window was asked to stay until now
                close();
        });
        *asking = true;
    }
    if (!m_letGo && !m_unasked) {
        event->ignore();
        return;
    }
    if (m_letGo)
        m_recovered.discard();
    QMainWindow::closeEvent(event);
}

void MainWindow::endUnasked() {
    m_unasked = true;
    if (m_autosave && orders()[Order::askToSave]->isChecked() &&
        wouldBeMissed(m_session, Leaving::close, m_saver->savedTo(), showsRecovered()))
        m_autosave->keep();
}

void MainWindow::keepCopiesIn(const std::string& folder) {
    if (folder.empty())
        return;
    m_autosave = std::make_unique<Autosave>(m_session, folder, this);
    connect(m_autosave.get(), &Autosave::failed, this, [this](const QString& text) {
        m_parts->messages().show({UserMessage::Severity::warning,
                                  tr("The server goes on, but no copy of its recording is kept for "
                                     "the case of a crash: %1")
                                      .arg(text),
                                  UserMessage::Remedy::none});
    });
    m_leftOver = trace::RecoveryPlace::leftOver(folder);
    offerRecovery();
}

void MainWindow::offerRecovery() {
    if (m_leftOver.empty()) {
        m_parts->showRecovery(false);
        return;
    }
    const trace::RecoveryPlace& newest = m_leftOver.front();
    m_parts->recovery().offer(
        {newest.changedNs(), newest.bytes(), static_cast<int>(m_leftOver.size()) - 1});
    m_parts->showRecovery(true);
}

void MainWindow::openRecovered() {
    if (m_leftOver.empty())
        return;
    const QString path = QFile::decodeName(m_leftOver.front().path().c_str());
    letGo(Leaving::open, [this, path] {
        m_session.openFile(path);
        if (m_session.fileName() != path)
            return;            // it was told why
        m_recovered.discard(); // the one before
        m_recovered = std::move(m_leftOver.front());
        m_leftOver.erase(m_leftOver.begin());
        showTitle();
        offerRecovery();
    });
}

void MainWindow::deleteRecovered() {
    if (m_leftOver.empty())
        return;
    m_leftOver.front().discard();
    m_leftOver.erase(m_leftOver.begin());
    offerRecovery();
}

bool MainWindow::showsRecovered() const {
    return m_recovered.valid() &&
           QFile::encodeName(m_session.fileName()).toStdString() == m_recovered.path();
}

} // namespace muxscope::ui
