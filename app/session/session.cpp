// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "base/clock.h"
#include "kernel/descriptor_reserve.h"
#include "session/bookmarks.h"
#include "session/findings.h"
#include "session/range_measure.h"
#include "session/server_choices.h"
#include "session/source_factory.h"
#include "session/terminal.h"
#include "session/timeline_choices.h"
#include "source/trace_source.h"
#include "world/time_index.h"

#include <algorithm>
#include <utility>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kFoldBudgetNs = 6'000'000; // of a 16 ms frame, at most
// More events, waiting or in a second, than anybody could watch: the views take turns, and folding
// gets what they leave of the frame. It lasts until they have become much fewer: to and fro would show
// everything at once each time.
constexpr quint64 kCrowd = 5000;
constexpr double kCrowdPerSecond = 1000;
constexpr double kQuietPerSecond = 300;
// So far behind, what is drawn is out of date at once: most frames only fold.
constexpr quint64 kFarBehind = 300'000;
constexpr unsigned kFramesThatFold = 3; // between two that show
constexpr int kFrameMs = 16;
constexpr int kIdleMs = 100;
constexpr int kQuietTicksBeforeIdle = 12; // keeps a burst of requests at full frame rate
constexpr std::int64_t kRateWindowNs = 500'000'000;

} // namespace

Session::Session(QObject* parent)
    : QObject(parent),
      m_playback(*this),
      m_followPace([this] {
          if (m_history && m_selection.followsCursor())
              m_selection.followFd(connectionNear(world().moment));
      }),
      m_bookmarks(std::make_unique<Bookmarks>()),
      m_timelineChoices(std::make_unique<TimelineChoices>()),
      m_rangeMeasure(std::make_unique<RangeMeasure>(*this)),
      m_findings(std::make_unique<Findings>()) {
    m_ticker.setTimerType(Qt::PreciseTimer);
    connect(&m_ticker, &QTimer::timeout, this, &Session::tick);
    connect(&m_playback, &Playback::cursorChanged, this, [this](quint64 moment) {
        if (m_history && moment <= m_history->head())
            m_followPace.moved(m_turns.crowded());
        cursorChanged(moment);
    });
    // What the user asks for starts at once, not with the next idle tick.
    connect(&m_playback, &Playback::modeChanged, this, [this] {
        if (m_source)
            m_ticker.start(kFrameMs);
    });
    connect(&m_breakpoints, &Breakpoints::changed, this, [this] {
        if (EngineControl* engine = control())
            engine->setBreakpoints(m_breakpoints.conditions());
    });
}

Session::~Session() {
    m_ticker.stop();
    m_history.reset();
    m_control.reset();
    m_source.reset();
}

void Session::startServer(const ServerSettings& settings) {
    if (m_engine != Engine::stopped) {
        stopServer();
        m_startAfterStop = settings;
        return;
    }
    launch(settings);
}

void Session::launch(const ServerSettings& settings) {
    m_settings = settings;
    auto [source, control] =
        startLiveSource(settings, terminalFor(settings), m_breakpoints.conditions());
    show(std::move(source), std::move(control));
}

// The server's end of the terminal where the protocol wants one; -1 else.
int Session::terminalFor(const ServerSettings& settings) {
    if (settings.protocol != QLatin1String("lines") || !hostsSources(settings.model))
        return -1;
    if (m_terminal == nullptr) {
        auto opened = Terminal::open();
        if (!opened) {
            emit message({UserMessage::Severity::warning,
                          tr("There is no terminal to type into: %1")
                              .arg(QString::fromStdString(opened.error().text)),
                          UserMessage::Remedy::none});
            return -1;
        }
        m_terminal = std::move(opened.value());
    }
    m_terminal->clear();
    return m_terminal->serverEnd();
}

void Session::stopServer() {
    m_startAfterStop.reset(); // whoever stops wants none
    if (!m_control || m_engine == Engine::stopped || m_engine == Engine::stopping)
        return;
    m_control->requestStop();
    setEngine(Engine::stopping);
    m_ticker.start(kFrameMs);
}

void Session::tick() {
    if (!m_history)
        return;
    kernel::DescriptorReserve::widen();
    emit frameBegins();
    const Tempo tempo = this->tempo();
    const Moment oldest = m_history->first();
    m_budget.tickBegins();
    const std::int64_t leftNs = m_budget.leftNs(tempo == Tempo::calm ? nullptr : showTurn(tempo));
    m_history->advance(tempo == Tempo::calm ? std::min(kFoldBudgetNs, leftNs) : leftNs);
    if (m_history->first() != oldest) {
        m_calls.trim(m_history->first());
        m_findings->exchanges.trim(m_history->first());
        const std::int64_t firstNs = world::timeOfMoment(m_source->log(), m_history->first());
        m_activity.trim(firstNs);
        m_counters.trim(firstNs);
    }
    m_playback.dropForgotten();
    readEngineState();
    measureRate();
    bool moved = tempo != Tempo::calm;
    if (tempo == Tempo::calm) {
        moved = tellViews();
        m_turns.end();
        m_followPace.crowdIsOver();
    }
    m_budget.tickEnds();
    // An idle session's slow tick must not last into the crowd.
    chooseTempo(moved);
    if (m_startAfterStop && m_engine == Engine::stopped) {
        const ServerSettings settings = *m_startAfterStop;
        m_startAfterStop.reset();
        launch(settings);
    }
}

Session::Tempo Session::tempo() const {
    if (m_playback.mode() != Playback::Mode::live)
        return Tempo::calm;
    const double most = m_turns.crowded() ? kQuietPerSecond : kCrowdPerSecond;
    if (behind() > kCrowd || m_eventsPerSecond > most)
        return Tempo::crowd;
    return m_turns.crowded() && m_turns.anyWaits() ? Tempo::crowdEnds : Tempo::calm;
}

// The view whose turn it is, while far behind mostly none; when all of the round have been shown, where
// the next one stands, which can be a frame's work by itself. Returns whose frame it is.
const void* Session::showTurn(Tempo tempo) {
    m_turns.begin();
    if (tempo == Tempo::crowdEnds)
        return m_turns.give(ViewTurns::Whose::waiting);
    if (behind() > kFarBehind && ++m_foldingFrames % (kFramesThatFold + 1) != 0)
        return &m_foldingFrames; // nobody's
    if (!m_turns.roundDone())
        return m_turns.give(ViewTurns::Whose::due);
    tellViews();
    return this;
}

// What moved, and whether anything did. While views take turns the cursor stays there for the round,
// folding goes on.
bool Session::tellViews() {
    if (m_turns.crowded()) {
        m_history->pinHead();
        m_turns.beginRound();
    }
    const bool moved = m_history->head() != m_toldHead;
    m_toldHead = m_history->head();
    if (moved)
        emit headMoved(m_toldHead);
    m_playback.frame();
    return moved;
}

void Session::readEngineState() {
    const source::TraceSource::State state = m_source->state();
    if (state == source::TraceSource::State::failed) {
        engineFailed();
        return;
    }
    if (!m_control) {
        if (state == source::TraceSource::State::ended)
            tellWhatIsMissing();
        return;
    }
    if (state == source::TraceSource::State::ended)
        setEngine(Engine::stopped);
    else if (m_engine == Engine::stopping || state == source::TraceSource::State::starting)
        return;
    else
        setEngine(m_control->standing() ? Engine::atGate : Engine::running);
}

void Session::measureRate() {
    const std::int64_t elapsedNs = m_sinceRate.nsecsElapsed();
    if (elapsedNs < kRateWindowNs)
        return;
    const Moment end = m_source->log().end();
    m_eventsPerSecond =
        static_cast<double>(end - m_rateFrom) * 1e9 / static_cast<double>(elapsedNs);
    m_rateFrom = end;
    m_sinceRate.restart();
}

// A window in which nothing happens costs next to nothing; one in which something does runs at the
// screen's rate.
void Session::chooseTempo(bool moved) {
    const bool busy = moved || behind() > 0 || m_playback.busy() || m_engine == Engine::starting ||
                      m_engine == Engine::stopping || loadProgress() < 1;
    m_quietTicks = busy ? 0 : m_quietTicks + 1;
    const int wantedMs = m_quietTicks < kQuietTicksBeforeIdle ? kFrameMs : kIdleMs;
    if (m_ticker.interval() != wantedMs || !m_ticker.isActive())
        m_ticker.start(wantedMs);
}

void Session::cursorChanged(quint64 moment) {
    if (!m_history || moment > m_history->head())
        return;
    emit cursorMoved(moment);
}

void Session::setEngine(Engine engine) {
    if (engine == m_engine)
        return;
    m_engine = engine;
    if (engine == Engine::stopped)
        m_playback.engineStopped();
    emit engineChanged();
}

} // namespace muxscope::ui
