// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/exchange_timing.h"

#include "trace/payload.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

namespace muxscope::world {

namespace {

constexpr std::uint64_t kMostBefore = 4096;     // events looked back for a call's enter
constexpr std::uint64_t kMostQueued = 16'384;   // events looked back for a place in the queue
constexpr std::uint64_t kMostSending = 131'072; // events of a response

// The gauge names sockets by their peer (sock_diag(7)); sockaddr_in has the host at byte 4,
// sockaddr_in6 at byte 8.
bool isPeer(const trace::SocketGauge& gauge, const Address& peer) {
    const bool v4 = peer.length == 16;
    return gauge.accepted == 0 && gauge.peerPort != 0 && gauge.peerPort == peer.port() &&
           std::memcmp(gauge.peerAddress, peer.bytes.data() + (v4 ? 4 : 8), v4 ? 4 : 16) == 0;
}

class TimeReader {
public:
    TimeReader(const World& world, const Connection& connection, const Exchange& exchange,
               const trace::TraceLog& log)
        : m_world(world),
          m_connection(connection),
          m_exchange(exchange),
          m_hold(log),
          m_log(log),
          m_from(std::max(log.begin(), m_hold.keepFrom())),
          m_to(std::min(log.end(), world.moment)) {}

    std::vector<PhaseSpan> read() {
        acceptQueue();
        receiving();
        answering();
        return std::move(m_phases);
    }

private:
    [[nodiscard]] bool held(std::uint64_t event) const { return event >= m_from && event < m_to; }
    [[nodiscard]] std::int64_t timeOf(std::uint64_t event) const {
        return m_log.at(event).record.atNs;
    }
    // The stretch between two events; without a second one it goes on.
    void add(Phase phase, std::uint64_t from, std::uint64_t to, Known known = Known::observed) {
        if (!held(from) || (to != kNoEvent && !held(to)))
            return;
        m_phases.push_back(
            {phase, known, {{timeOf(from), to == kNoEvent ? m_world.atNs : timeOf(to), from, to}}});
    }
    // The event that brought byte `offset`; kNoEvent: its piece is not kept.
    static std::uint64_t eventOf(const MessageSide& side, std::uint64_t offset) {
        std::uint64_t end = 0;
        for (const Piece& piece : side.pieces) {
            end += piece.length;
            if (offset < end)
                return piece.event;
        }
        return side.piecesLeftOut > 0 && offset + 1 == side.bytes ? side.lastEvent : kNoEvent;
    }

    void acceptQueue() {
        const std::uint64_t accepted = m_connection.acceptedEvent;
        if (m_exchange.number != 1 || !held(accepted))
            return;
        std::uint64_t seen = kNoEvent;
        const std::uint64_t oldest = std::max(m_from, accepted - std::min(accepted, kMostQueued));
        for (std::uint64_t i = accepted; i > oldest; --i) {
            const trace::Event event = m_log.at(i - 1);
            if (event.phase() != trace::Phase::observer || event.call() != trace::Call::none)
                continue;
            const auto gauges = trace::decodeGauges(event.payload);
            if (!gauges || std::none_of(gauges->begin(), gauges->end(), [&](const auto& gauge) {
                    return isPeer(gauge, m_connection.peer);
                }))
                break; // it was not there yet
            seen = event.index;
        }
        if (seen != kNoEvent)
            add(Phase::acceptQueue, seen, accepted, Known::inferred);
    }

    void receiving() {
        const MessageSide& request = m_exchange.request;
        if (!request.begun())
            return;
        const bool given =
            m_exchange.response.begun() || request.state == http::MessageParser::State::Error;
        if (request.headBytes == 0) {
            add(Phase::head, request.firstEvent, given ? request.lastEvent : kNoEvent);
            return;
        }
        const std::uint64_t headEnd = eventOf(request, request.headBytes - 1);
        add(Phase::head, request.firstEvent, headEnd);
        if (request.complete() && request.bytes == request.headBytes)
            return;
        if (headEnd != kNoEvent)
            add(Phase::body, headEnd, request.complete() || given ? request.lastEvent : kNoEvent);
    }

    // The first send that came after the whole request: an interim answer (100) came before its body.
    [[nodiscard]] std::uint64_t firstSend() const {
        const MessageSide& response = m_exchange.response;
        const std::uint64_t asked =
            m_exchange.request.begun() ? m_exchange.request.lastEvent : std::uint64_t{0};
        for (const Piece& piece : response.pieces)
            if (piece.event > asked)
                return piece.event;
        return response.firstEvent; // answered before the request was whole
    }
    // The enter of the call that this event answers; the answer itself when it is not found.
    [[nodiscard]] std::uint64_t enterOf(std::uint64_t answer) const {
        const trace::Event exit = m_log.at(answer);
        const std::uint64_t oldest = std::max(m_from, answer - std::min(answer, kMostBefore));
        for (std::uint64_t i = answer; i > oldest; --i) {
            const trace::Event event = m_log.at(i - 1);
            const bool asks = event.isEnter() || event.phase() == trace::Phase::submission;
            if (asks && event.call() == exit.call() && event.fd() == exit.fd() &&
                event.record.thread.n == exit.record.thread.n)
                return event.index;
        }
        return answer;
    }

    void answering() {
        const MessageSide& request = m_exchange.request;
        const MessageSide& response = m_exchange.response;
        const bool asked = request.complete() || request.state == http::MessageParser::State::Error;
        if (!response.begun()) {
            if (asked)
                add(Phase::handling, request.lastEvent, kNoEvent);
            return;
        }
        const std::uint64_t answer = firstSend();
        if (!held(answer))
            return;
        const std::uint64_t begun = enterOf(answer);
        if (request.begun() && request.lastEvent < begun)
            add(Phase::handling, request.lastEvent, begun);
        const bool ended =
            response.complete() || response.state == http::MessageParser::State::Error;
        add(Phase::sending, begun, ended ? response.lastEvent : kNoEvent);
        blocked(begun, ended ? response.lastEvent : m_to);
    }

    // From a send that found no room, or too little, to the next one that found some.
    void blocked(std::uint64_t from, std::uint64_t to) {
        PhaseSpan full{Phase::blocked, Known::observed, {}};
        if (to > from + kMostSending) {
            to = from + kMostSending;
            full.known = Known::inferred;
        }
        std::optional<Stretch> open;
        std::int64_t offered = 0;
        m_log.forEach(from, std::min(to + 1, m_to), [&](const trace::Event& event) {
            if (event.fd() != m_connection.fd ||
                trace::callKind(event.call()) != trace::CallKind::write)
                return;
            const std::int64_t value = event.record.value;
            if (!event.isAnswer()) {
                offered = event.phase() == trace::Phase::note ? offered : value;
                return;
            }
            if (value > 0 && open) {
                open->toNs = event.record.atNs;
                open->toEvent = event.index;
                full.stretches.push_back(*open);
                open.reset();
            }
            const bool noRoom = value == -EAGAIN || (value >= 0 && value < offered);
            if (noRoom && !open)
                open = Stretch{event.record.atNs, m_world.atNs, event.index, kNoEvent};
        });
        if (open && full.known == Known::observed && !m_exchange.response.complete())
            full.stretches.push_back(*open);
        if (!full.stretches.empty())
            m_phases.push_back(std::move(full));
    }

    const World& m_world;
    const Connection& m_connection;
    const Exchange& m_exchange;
    const trace::TraceReader m_hold; // what is read here stays until we are done
    const trace::TraceLog& m_log;
    const std::uint64_t m_from;
    const std::uint64_t m_to;
    std::vector<PhaseSpan> m_phases;
};

} // namespace

std::int64_t PhaseSpan::tookNs() const {
    std::int64_t sum = 0;
    for (const Stretch& stretch : stretches)
        sum += stretch.toNs - stretch.fromNs;
    return sum;
}

std::vector<PhaseSpan> phasesOf(const World& world, const Connection& connection,
                                const Exchange& exchange, const trace::TraceLog& log) {
    return TimeReader(world, connection, exchange, log).read();
}

} // namespace muxscope::world
