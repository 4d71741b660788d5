// SPDX-License-Identifier: GPL-3.0-or-later
// A session gets another trace: a file's, or any source's.
#include "session/bookmarks.h"
#include "session/findings.h"
#include "session/session.h"
#include "session/source_factory.h"
#include "session/timeline_choices.h"
#include "source/trace_source.h"

#include <utility>

namespace muxscope::ui {

namespace {

// What a recording brings along.
QList<Bookmark> bookmarksOf(const trace::SessionFacts& recorded) {
    QList<Bookmark> bookmarks;
    for (const trace::SessionMark& mark : recorded.bookmarks)
        bookmarks.push_back({mark.moment, QString::fromStdString(mark.text)});
    return bookmarks;
}

// A line each. One that belongs to a moment names it: "#1208".
QString notesOf(const trace::SessionFacts& recorded) {
    QStringList lines;
    for (const trace::SessionMark& mark : recorded.notes) {
        const QString text = QString::fromStdString(mark.text);
        const QString name = QStringLiteral("#%1").arg(mark.moment);
        lines << (mark.moment == 0 || text.contains(name) ? text : name + QLatin1Char(' ') + text);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void Session::savedAs(const QString& path) {
    m_fileName = path;
    m_bookmarks->setClean();
    emit engineChanged(); // there is another file name now
}

void Session::cancelLoading() {
    if (!m_source || m_control || loadProgress() >= 1)
        return;
    m_loadCancelled = true;
    m_source->cancel();
}

void Session::openFile(const QString& path) {
    if (m_engine != Engine::stopped) {
        emit message({UserMessage::Severity::warning,
                      tr("Stop the server before opening a recording."),
                      UserMessage::Remedy::none});
        return;
    }
    auto opened = openFileSource(path);
    if (!opened) {
        emit message({UserMessage::Severity::error, QString::fromStdString(opened.error().text),
                      UserMessage::Remedy::none});
        return;
    }
    show(std::move(opened.value()), nullptr);
    m_fileName = path;
    const trace::SessionFacts recorded = m_source->recorded().value_or(trace::SessionFacts{});
    m_bookmarks->load(bookmarksOf(recorded));
    m_bookmarks->loadNotes(notesOf(recorded));
    emit engineChanged(); // there is a file name now
}

void Session::show(std::unique_ptr<source::TraceSource> source,
                   std::unique_ptr<EngineControl> control) {
    m_turns.end();
    // Until they have heard of the new trace, views may still hold on to the old one's log.
    const auto oldSource = std::exchange(m_source, std::move(source));
    const auto oldControl = std::exchange(m_control, std::move(control));
    const auto oldHistory =
        std::exchange(m_history, std::make_unique<world::History>(m_source->log()));
    m_breakpoints.engineReplaced();
    indexHistory();
    m_bookmarks->load({});
    m_timelineChoices->forgetTrace();
    m_fileName.clear();
    m_failureTold = false;
    m_toldLost = 0;
    m_loadCancelled = false;
    m_eventsPerSecond = 0;
    m_rateFrom = 0;
    m_toldHead = 0;
    m_sinceRate.start();
    m_engine = m_control ? Engine::starting : Engine::stopped;
    {
        const QSignalBlocker noSelection(m_selection);
        const QSignalBlocker noPlayback(m_playback);
        m_selection.clear();
        m_playback.reset(m_control ? Playback::Mode::live : Playback::Mode::paused);
    }
    emit traceReplaced();
    emit m_selection.changed();
    emit m_playback.modeChanged(m_playback.mode());
    emit engineChanged();
    emit headMoved(head());
    emit cursorMoved(m_playback.cursor());
    chooseTempo(true);
}

void Session::indexHistory() {
    m_activity.clear();
    m_counters.clear();
    m_calls.clear();
    *m_findings = Findings();
    m_history->setObserver([this](const trace::Event& event, const world::World& after) {
        m_activity.add(event, after);
        m_counters.add(event, after);
        m_calls.add(event, after);
        m_findings->add(event, after);
    });
}

} // namespace muxscope::ui
