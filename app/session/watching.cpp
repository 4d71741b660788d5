// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/watching.h"

#include "session/session.h"
#include "session/watch_words.h"
#include "session/watched_engine.h"
#include "watch/program_source.h"

namespace muxscope::ui {

Watching& Watching::of(Session& session) {
    if (auto* known = session.findChild<Watching*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new Watching(session);
}

Watching::Watching(Session& session) : QObject(&session), m_session(session) {
    connect(&session, &Session::traceReplaced, this, [this] { m_program = nullptr; });
    connect(&session, &Session::engineChanged, this, &Watching::follow);
}

void Watching::begin(const watch::WatchOrder& order) {
    if (m_session.engine() != Session::Engine::stopped) {
        emit m_session.message({UserMessage::Severity::warning,
                                tr("Stop what runs before watching another program."),
                                UserMessage::Remedy::none});
        return;
    }
    auto source = std::make_unique<watch::ProgramSource>(order, trace::TraceLog::Options{});
    watch::ProgramSource& program = *source;
    auto control = std::make_unique<WatchedEngine>(program);
    m_session.show(std::move(source), std::move(control));
    m_program = &program;
    m_endingTold = false;
    program.start();
    emit m_session.engineChanged(); // it has a name now
}

// How it ended is told once, and what of its log was not understood.
void Watching::follow() {
    if (m_program == nullptr || m_endingTold ||
        m_program->state() != source::TraceSource::State::ended)
        return;
    m_endingTold = true;
    QString text = watchEndingText(*m_program);
    const auto missing = m_program->missing();
    QStringList sentences;
    for (const std::string& sentence : missing)
        sentences << QString::fromStdString(sentence);
    if (!sentences.isEmpty())
        text += QLatin1Char(' ') + tr("Of strace’s log this was not understood: %1.")
                                       .arg(sentences.join(QStringLiteral("; ")));
    emit m_session.message(
        {sentences.isEmpty() ? UserMessage::Severity::note : UserMessage::Severity::warning, text,
         UserMessage::Remedy::none});
}

} // namespace muxscope::ui
