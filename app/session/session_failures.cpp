// SPDX-License-Identifier: GPL-3.0-or-later
// What a session tells the user when a server did not start or a recording is not whole.
#include "session/server_choices.h"
#include "session/server_words.h"
#include "session/session.h"
#include "session/watch_words.h"
#include "source/trace_source.h"
#include "watch/program_source.h"

#include <cerrno>

namespace muxscope::ui {

namespace {

// False: trying again changes nothing.
bool canRun(const QString& model) {
    for (const ModelChoice& choice : modelChoices())
        if (choice.name == model)
            return choice.unavailable.isEmpty();
    return false;
}

} // namespace

void Session::tellWhatIsMissing() {
    // Of a recording that is paged in, more may turn out to be gone as long as it is looked at: told
    // again when it has become much more.
    const quint64 lost = log().lostEvents();
    if (m_failureTold && (lost == m_toldLost || lost < 2 * m_toldLost))
        return;
    m_failureTold = true;
    m_toldLost = lost;
    QStringList sentences;
    if (m_loadCancelled)
        sentences << tr("reading it was stopped after event %1").arg(log().end());
    for (const std::string& sentence : m_source->missing())
        sentences << QString::fromStdString(sentence);
    if (sentences.isEmpty())
        return;
    UserMessage told;
    told.severity = UserMessage::Severity::warning;
    told.text = tr("This recording is not whole: %1.").arg(sentences.join(QStringLiteral("; ")));
    emit message(told);
}

void Session::engineFailed() {
    if (m_failureTold)
        return;
    m_failureTold = true;
    const auto error = m_source->error();
    const auto* const watched = dynamic_cast<const watch::ProgramSource*>(m_source.get());
    UserMessage told;
    if (watched != nullptr)
        told.text = watchFailureText(*watched);
    else if (!m_control)
        told.text =
            error ? QString::fromStdString(error->text) : tr("The recording cannot be read.");
    else
        told.text = startErrorText(error.value_or(Error{}), m_settings, udpFailed());
    if (error && error->systemError == EADDRINUSE)
        told.remedy =
            udpFailed() ? UserMessage::Remedy::useFreeUdpPort : UserMessage::Remedy::useFreePort;
    else if (m_control && watched == nullptr && canRun(m_settings.model))
        told.remedy = UserMessage::Remedy::retry;
    setEngine(Engine::stopped);
    emit message(told);
}

// The last call that failed says whose address was refused: the listener's or the UDP socket's.
bool Session::udpFailed() const {
    bool ofUdp = false;
    const trace::TraceLog& all = log();
    all.forEach(firstMoment(), all.end(), [&ofUdp](const trace::Event& event) {
        if (event.isExit() && event.error() != 0)
            ofUdp = event.record.site == trace::Site::openUdp;
        return true;
    });
    return ofUdp;
}

} // namespace muxscope::ui
