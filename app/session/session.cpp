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
constexpr Moment kLookBack = 64;          // events searched for the connection to show
constexpr std::int64_t kRateWindowNs = 500'000'000;

const trace::TraceLog& emptyLog() {
    static const trace::TraceLog log;
    return log;
}

const world::World& emptyWorld() {
    static const world::World world;
    return world;
}

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

bool Session::hasTrace() const {
    return m_history != nullptr;
}

const trace::TraceLog& Session::log() const {
    return m_source ? m_source->log() : emptyLog();
}

Moment Session::firstMoment() const {
    return m_history ? m_history->first() : 0;
}

Moment Session::head() const {
    return m_history ? m_history->head() : 0;
}

const world::World& Session::world() const {
    if (!m_history)
        return emptyWorld();
    const Moment cursor = m_playback.cursor();
    return cursor == m_history->head() ? m_history->headWorld() : m_history->at(cursor);
}

const world::World& Session::namingWorld(Fd fd) const {
    return world::namingWorld(world(), headWorld(), fd);
}

const world::World& Session::headWorld() const {
    return m_history ? m_history->headWorld() : emptyWorld();
}

trace::Event Session::eventAt(Moment moment) const {
    return log().at(moment - 1);
}

std::optional<std::int64_t> Session::durationOf(Moment moment) const {
    constexpr Moment kLookAhead = 256; // events of other threads and observers in between
    const trace::Record enter = eventAt(moment).record;
    std::optional<std::int64_t> duration;
    log().forEach(moment, std::min(log().end(), moment + kLookAhead),
                  [&](const trace::Event& event) {
                      if (event.record.thread != enter.thread || !event.isExit())
                          return true;
                      duration = event.record.atNs - enter.atNs;
                      return false;
                  });
    return duration;
}

QString Session::listeningOn() const {
    return m_control && m_engine != Engine::starting ? m_control->listeningOn() : QString();
}

quint16 Session::port() const {
    return m_control && m_engine != Engine::starting ? m_control->port() : 0;
}

Moment Session::standingAtGate() const {
    const auto standing = m_control ? m_control->standing() : std::nullopt;
    return standing ? *standing + 1 : 0;
}

quint64 Session::behind() const {
    return m_history ? m_source->log().end() - m_history->head() : 0;
}

double Session::loadProgress() const {
    return m_source && m_source->state() == source::TraceSource::State::starting
               ? std::min(m_source->progress(), 0.999)
               : 1.0;
}

std::optional<trace::SessionFacts> Session::recorded() const {
    return m_source ? m_source->recorded() : std::nullopt;
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

// The connection that the events up to `moment` dealt with last; the selected one when none did,
// the newest when none is selected.
Fd Session::connectionNear(Moment moment) const {
    const Moment first = std::max(firstMoment(), moment > kLookBack ? moment - kLookBack : 0);
    const auto& connections = world().connections;
    for (Moment at = moment; at > first; --at) {
        const Fd fd = eventAt(at).fd();
        if (fd.valid() && connections[static_cast<std::size_t>(fd.n)].id.valid())
            return fd;
    }
    if (m_selection.fd().valid())
        return m_selection.fd();
    // None was shown yet, and a loop that spins names no descriptor: the newest that is open, else the
    // newest that was.
    const world::Connection* newest = nullptr;
    for (std::size_t n = 0; n < connections.size(); ++n)
        if (const world::Connection& each = connections[n];
            each.id.valid() && (newest == nullptr || std::pair(each.open, each.id.n) >
                                                         std::pair(newest->open, newest->id.n)))
            newest = &each;
    return newest == nullptr ? kNoFd : newest->fd;
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
