// SPDX-License-Identifier: GPL-3.0-or-later
// The only thing a view may ask: the trace, the world at the cursor, the selection, and what the
// engine is doing. Owns the source (a live server or a file), its history and the playback. GUI
// thread; never blocks: the server runs in its own thread and is looked at once a frame.
#pragma once

#include "base/result.h"
#include "session/breakpoints.h"
#include "session/call_index.h"
#include "session/engine_control.h"
#include "session/follow_pace.h"
#include "session/frame_budget.h"
#include "session/playback.h"
#include "session/selection.h"
#include "session/server_settings.h"
#include "session/view_turns.h"
#include "trace/session_reader.h"
#include "trace/trace_log.h"
#include "world/activity.h"
#include "world/counter_index.h"
#include "world/history.h"
#include "world/world.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>

namespace muxscope::source {
class TraceSource;
}

namespace muxscope::ui {

// Something the user must read where they look, with what they can do about it.
struct UserMessage {
    enum class Severity { note, warning, error };
    enum class Remedy { none, useFreePort, useFreeUdpPort, retry };
    Severity severity = Severity::error;
    QString text;
    Remedy remedy = Remedy::none;
    bool passing = false; // why it stands at the moment at hand: over as soon as it goes on
};

class Bookmarks;
class RangeMeasure;
struct Findings;
class Terminal;
class TimelineChoices;

class Session : public QObject {
    Q_OBJECT
public:
    enum class Engine { stopped, starting, running, atGate, stopping };
    Q_ENUM(Engine)

    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    // --- what there is to see; valid as long as no signal traceReplaced() has been emitted
    [[nodiscard]] bool hasTrace() const;
    [[nodiscard]] const trace::TraceLog& log() const;
    [[nodiscard]] Moment firstMoment() const; // the oldest that can be shown
    [[nodiscard]] Moment head() const;        // the newest, folded so far
    // The world at the cursor. Valid until the cursor moves.
    [[nodiscard]] const world::World& world() const;
    // The newest world.
    [[nodiscard]] const world::World& headWorld() const;
    // The world that knows by which number its process calls a descriptor: the one at the cursor, or the
    // newest for a descriptor that is yet to come (world/process_names.h).
    [[nodiscard]] const world::World& namingWorld(Fd fd) const;
    // What each thread and descriptor did when, up to the head (the timeline).
    [[nodiscard]] const world::ActivityIndex& activity() const { return m_activity; }
    // Set sizes, bytes, loop lag over time, up to the head.
    [[nodiscard]] const world::CounterIndex& counters() const { return m_counters; }
    // Why threads waited and what went wrong, up to the head.
    [[nodiscard]] const Findings& findings() const { return *m_findings; }
    // The event that led to `moment` (moment >= 1, held).
    [[nodiscard]] trace::Event eventAt(Moment moment) const;
    // How long the call entered at `moment` took (held); nothing: no answer is in the log yet.
    [[nodiscard]] std::optional<std::int64_t> durationOf(Moment moment) const;
    [[nodiscard]] Playback& playback() { return m_playback; }
    [[nodiscard]] const Playback& playback() const { return m_playback; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    [[nodiscard]] const Selection& selection() const { return m_selection; }
    // In which turn, connection and exchange each call stands, up to the head.
    [[nodiscard]] const CallIndex& calls() const { return m_calls; }
    [[nodiscard]] Breakpoints& breakpoints() { return m_breakpoints; }
    [[nodiscard]] const Breakpoints& breakpoints() const { return m_breakpoints; }
    // How views are set up (which columns, which language), by the view's name: plain texts that the
    // window keeps, for a view that is made anew.
    [[nodiscard]] QHash<QString, QString>& viewState() { return m_viewState; }
    [[nodiscard]] const QHash<QString, QString>& viewState() const { return m_viewState; }
    [[nodiscard]] Bookmarks& bookmarks() const { return *m_bookmarks; }
    [[nodiscard]] TimelineChoices& timelineChoices() const { return *m_timelineChoices; }
    [[nodiscard]] RangeMeasure& rangeMeasure() const { return *m_rangeMeasure; }
    // Which views are shown in this frame; for Refresh.
    [[nodiscard]] ViewTurns& turns() { return m_turns; }

    // --- the live server
    [[nodiscard]] Engine engine() const { return m_engine; }
    [[nodiscard]] QString listeningOn() const; // "127.0.0.1:8889", empty when not
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const ServerSettings& settings() const { return m_settings; }
    // The enter at which the server stands at the gate; 0 when it does not.
    [[nodiscard]] Moment standingAtGate() const;
    // Events a second, over the last half second.
    [[nodiscard]] double eventsPerSecond() const { return m_eventsPerSecond; }
    // Published but not folded yet (the window is behind by so many events).
    [[nodiscard]] quint64 behind() const;
    // The file that is shown; empty for a live server's trace.
    [[nodiscard]] const QString& fileName() const { return m_fileName; }
    // 0..1 while a file is being read.
    [[nodiscard]] double loadProgress() const;
    // What the recording that was opened says of itself; nothing for a live server's trace.
    [[nodiscard]] std::optional<trace::SessionFacts> recorded() const;
    // The trace stands in this file now: what is changed from here on is not saved yet.
    void savedAs(const QString& path);

    // What the server of the protocol lines reads its terminal from; null until one was started.
    [[nodiscard]] Terminal* terminal() const { return m_terminal.get(); }

    // Shows this source from now on; `control` is null for one that cannot be steered. startServer
    // and openFile end here; tests bring their own.
    void show(std::unique_ptr<source::TraceSource> source, std::unique_ptr<EngineControl> control);

public slots:
    // When one runs it is stopped first, then the new one is started.
    void startServer(const muxscope::ui::ServerSettings& settings);
    void stopServer();
    void openFile(const QString& path);
    // Ends reading a file; what was read of it stays and is shown.
    void cancelLoading();

signals:
    void traceReplaced();             // a new log: forget everything
    void frameBegins();               // the session looks at what happened, views follow
    void headMoved(quint64 head);     // at most once a frame
    void cursorMoved(quint64 moment); // world() is another one
    void engineChanged();
    void message(const muxscope::ui::UserMessage& message);

private:
    friend class Playback;
    void tick();
    // A crowd: more events than anybody could watch. When it ends, each view still gets its turn.
    enum class Tempo { calm, crowd, crowdEnds };
    [[nodiscard]] Tempo tempo() const;
    const void* showTurn(Tempo tempo);
    bool tellViews();
    void readEngineState();
    void engineFailed();
    [[nodiscard]] bool udpFailed() const;
    void tellWhatIsMissing();
    void measureRate();
    void chooseTempo(bool moved);
    void cursorChanged(quint64 moment);
    void indexHistory();
    [[nodiscard]] Fd connectionNear(Moment moment) const;
    void launch(const ServerSettings& settings);
    [[nodiscard]] int terminalFor(const ServerSettings& settings);
    void setEngine(Engine engine);
    // Null when nothing can be steered: a file, or a server that has stopped.
    [[nodiscard]] EngineControl* control() {
        return m_engine == Engine::stopped ? nullptr : m_control.get();
    }

    ViewTurns m_turns;
    FrameBudget m_budget;
    Playback m_playback;
    FollowPace m_followPace;
    Selection m_selection;
    Breakpoints m_breakpoints;
    QHash<QString, QString> m_viewState;
    ServerSettings m_settings;
    Engine m_engine = Engine::stopped;
    // Outlives the source: the server may still read from it.
    std::unique_ptr<Terminal> m_terminal;
    // The order matters: history reads the log, control steers the source.
    std::unique_ptr<source::TraceSource> m_source;
    std::unique_ptr<EngineControl> m_control;
    std::unique_ptr<world::History> m_history;
    world::ActivityIndex m_activity;
    CallIndex m_calls;
    world::CounterIndex m_counters;
    std::unique_ptr<Bookmarks> m_bookmarks;
    std::unique_ptr<TimelineChoices> m_timelineChoices;
    std::unique_ptr<RangeMeasure> m_rangeMeasure;
    std::unique_ptr<Findings> m_findings;
    std::optional<ServerSettings> m_startAfterStop;
    QString m_fileName;
    QTimer m_ticker;
    double m_eventsPerSecond = 0;
    QElapsedTimer m_sinceRate;
    Moment m_rateFrom = 0;
    int m_quietTicks = 0;
    unsigned m_foldingFrames = 0; // while far behind, modulo 2^32
    Moment m_toldHead = 0;        // that the views know of
    bool m_failureTold = false;
    quint64 m_toldLost = 0; // events of a recording that can no longer be read
    bool m_loadCancelled = false;
};

} // namespace muxscope::ui

Q_DECLARE_METATYPE(muxscope::ui::UserMessage)
