// SPDX-License-Identifier: GPL-3.0-or-later
// A send may take less than it was offered (send(2), write(2)): whoever takes that for all cuts holes
// into the stream. What the program holds back is not in the trace; but a program that remembers the
// rest asks for room or tries again before it ends the connection.
#include "world/warning_detectors.h"

namespace muxscope::world::warn {

namespace {

using trace::Call;
using trace::CallKind;

// Bytes of a Content-Length that are still owed on it; 0: none, or nobody knows (a chunked body whose
// recording was cut says nothing).
std::int64_t owedByHttp(const World& after, Fd fd) {
    const Connection& connection = after.connection(fd);
    const Exchange* exchange = connection.exchange(connection.answering);
    if (exchange == nullptr)
        exchange = connection.latest();
    if (!after.speaksHttp || exchange == nullptr || !exchange->response.begun() ||
        exchange->response.complete())
        return 0;
    const MessageSide& response = exchange->response;
    return response.bodyExpected > response.bodyBytes
               ? static_cast<std::int64_t>(response.bodyExpected - response.bodyBytes)
               : 0;
}

bool endsOutput(const Step& step) {
    constexpr std::int64_t kShutRd = 0;
    return step.event.call() == Call::close ||
           (step.event.call() == Call::shutdown && step.event.record.value != kShutRd);
}

} // namespace

void ShortSend::wrote(const Step& step) {
    const std::int64_t took = step.event.record.value;
    m_anyShort = m_anyShort || (took >= 0 && took < step.asked());
    if (took >= 0 && !m_anyShort)
        return;
    State& state = m_states.at(step.fd(), step.after);
    if (took == -EAGAIN || took == -EINTR) {
        state.tried = true;
        return;
    }
    if (took < 0) {
        state.gone = true;
        return;
    }
    const std::int64_t offered = step.asked();
    state.rest = offered > took ? offered - took : 0;
    if (state.rest > 0)
        state.shortEvent = step.event.index;
    state.tried = false;
    state.asked = state.wantsOut;
    state.waits = step.waits;
}

// Room is asked for by the wait that begins with OUT in its interest: taken back before, it was not.
void ShortSend::interestOf(State& state, bool out, std::uint64_t waits) const {
    state.wantsOut = out;
    if (out)
        state.asked = true;
    else if (waits == state.waits)
        state.asked = false;
}

void ShortSend::interests(const Step& step) {
    const Call call = step.event.call();
    if (call == Call::epoll_ctl && step.matched && step.event.error() == 0) {
        const std::int64_t fd = step.thread->enter.value;
        constexpr std::uint16_t kDelete = 2; // EPOLL_CTL_DEL
        if (fd >= 0 && fd < kMaxFd)
            interestOf(m_states.at(Fd{static_cast<std::int32_t>(fd)}, step.after),
                       step.thread->enter.aux != kDelete &&
                           (step.thread->enterWord & trace::kOut) != 0,
                       step.waits);
    }
    if (!step.event.isEnter() || (call != Call::select && call != Call::poll))
        return;
    for (const trace::FdBits& item : step.event.interest().items)
        if (item.fd >= 0 && item.fd < kMaxFd)
            interestOf(m_states.at(Fd{item.fd}, step.after), (item.bits & trace::kOut) != 0,
                       step.waits - 1); // the change was made before this wait
}

void ShortSend::ends(const Step& step) {
    State& state = m_states.at(step.fd(), step.after);
    const Connection& connection = step.after.connection(step.fd());
    const bool reset = connection.closedBy == ClosedBy::reset || connection.lastError == EPIPE ||
                       connection.lastError == ECONNRESET;
    if (state.shortEvent == kNoEvent || state.gone || state.told || reset)
        return;
    const bool remembers = state.tried || (state.asked && step.waits > state.waits);
    const std::int64_t owed = owedByHttp(step.after, step.fd());
    if (remembers || (state.rest == 0 && owed == 0))
        return;
    state.told = true;
    if (m_suspects.size() < kMostSuspects)
        m_suspects.push_back({step.fd(),
                              step.event.record.thread,
                              std::max(owed, state.rest),
                              {state.shortEvent, step.event.index}});
}

// Who waits, accepts or reads goes on; who stops does none of these any more.
void ShortSend::goesOn(const Step& step) {
    const CallKind kind = trace::callKind(step.event.call());
    if (kind != CallKind::wait && kind != CallKind::accept && kind != CallKind::read)
        return;
    std::erase_if(m_suspects, [&](const Suspect& suspect) {
        if (suspect.thread != step.event.record.thread)
            return false;
        step.list.raise(WarningKind::shortSendLost, suspect.fd, step.event, step.after,
                        suspect.evidence, suspect.lost);
        return true;
    });
}

void ShortSend::see(const Step& step) {
    interests(step);
    const bool writes = trace::callKind(step.event.call()) == CallKind::write;
    if (step.begins() && !m_suspects.empty())
        goesOn(step);
    if (!step.usable() || step.after.descriptor(step.fd()).kind != FdKind::connection)
        return;
    if (writes && step.event.phase() == trace::Phase::submission && m_anyShort)
        m_states.at(step.fd(), step.after).tried = true;
    else if (writes && (step.matched || step.event.phase() == trace::Phase::completion))
        wrote(step);
    else if (m_anyShort && step.begins() && endsOutput(step))
        ends(step);
}

} // namespace muxscope::world::warn
