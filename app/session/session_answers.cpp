// SPDX-License-Identifier: GPL-3.0-or-later
// What a session answers to its views: of the trace, the worlds and the server.
#include "session/session.h"
#include "source/trace_source.h"

#include <algorithm>
#include <utility>

namespace muxscope::ui {

namespace {

constexpr Moment kLookBack = 64; // events searched for the connection to show

const trace::TraceLog& emptyLog() {
    static const trace::TraceLog log;
    return log;
}

const world::World& emptyWorld() {
    static const world::World world;
    return world;
}

} // namespace

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

} // namespace muxscope::ui
