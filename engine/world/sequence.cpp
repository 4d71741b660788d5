// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/sequence.h"

#include "http/method.h"
#include "world/process_names.h"
#include "world/sequence_fold.h"

#include <algorithm>
#include <cerrno>
#include <optional>

namespace muxscope::world {

namespace {

using StepKind = SequenceStep::Kind;
using PhaseKind = SequencePhase::Kind;
using trace::CallKind;

// Where in the log a request's events stand: [from, to); what belongs to it from `begin` on.
struct Window {
    std::uint64_t from = 0;
    std::uint64_t begin = 0;
    std::uint64_t to = 0;
};

std::uint64_t endOf(const Exchange& exchange) {
    std::uint64_t end = 0;
    for (const MessageSide* side : {&exchange.request, &exchange.response})
        if (side->lastEvent != kNoEvent)
            end = std::max(end, side->lastEvent + 1);
    return end;
}

Window windowOf(const World& world, const Connection& connection, const Exchange& exchange) {
    Window window;
    window.begin = connection.acceptedEvent == kNoEvent ? 0 : connection.acceptedEvent + 1;
    window.from = window.begin;
    if (const Exchange* before = connection.exchange(exchange.number - 1)) {
        window.begin = endOf(*before);
        if (before->request.lastEvent != kNoEvent)
            window.from = before->request.lastEvent + 1;
    }
    // Pipelined: one read brought the end of one request and the beginning of the next.
    if (exchange.request.begun() && exchange.request.firstEvent < window.begin)
        window.begin = window.from = std::max<std::uint64_t>(exchange.request.firstEvent, 1) - 1;
    window.to = exchange.response.complete() ? endOf(exchange) : world.moment;
    return window;
}

bool isOutput(const trace::Event& event, Fd fd) {
    return event.isAnswer() && event.fd() == fd && event.record.value > 0 &&
           trace::callKind(event.call()) == CallKind::write;
}

bool isInput(const trace::Event& event, Fd fd) {
    return event.isAnswer() && event.fd() == fd && event.record.value > 0 &&
           trace::callKind(event.call()) == CallKind::read;
}

// Without messages to go by: from the last output that was followed by input.
Window turnOf(const World& world, const Connection& connection, const HeldLog& held, Fd fd) {
    Window window;
    window.to = world.moment;
    const std::uint64_t accepted =
        connection.acceptedEvent == kNoEvent ? 0 : connection.acceptedEvent + 1;
    const std::uint64_t floor =
        std::max({accepted, held.oldest,
                  window.to > kMostSequenceEvents ? window.to - kMostSequenceEvents : 0});
    std::uint64_t lastOutput = floor;
    window.begin = floor;
    held.log.forEach(floor, window.to, [&](const trace::Event& event) {
        if (isInput(event, fd))
            window.begin = std::max(window.begin, lastOutput);
        if (isOutput(event, fd))
            lastOutput = event.index + 1;
        return true;
    });
    window.from = window.begin;
    return window;
}

bool isRead(const SequenceStep& step) {
    return trace::callKind(step.enter.call) == CallKind::read;
}

PhaseKind phaseKindOf(const SequenceStep& step) {
    if (trace::callKind(step.enter.call) == CallKind::accept)
        return PhaseKind::client;
    switch (step.kind) {
    case StepKind::copy:
        return PhaseKind::copy;
    case StepKind::waitAndCopy:
        return PhaseKind::waitAndCopy;
    case StepKind::send:
        return PhaseKind::send;
    case StepKind::attempt:
        return isRead(step) ? PhaseKind::wait : PhaseKind::room;
    case StepKind::submit:
    case StepKind::complete:
        return isRead(step) ? PhaseKind::waitAndCopy : PhaseKind::send;
    default: // a wait: for input, unless its answer speaks of room only
        return (step.bits & (trace::kIn | trace::kPri)) == 0 && (step.bits & trace::kOut) != 0
                   ? PhaseKind::room
                   : PhaseKind::wait;
    }
}

// The latest send could not give all of it away.
bool lacksRoom(const std::vector<SequenceStep>& steps, std::size_t before) {
    while (before-- > 0) {
        const SequenceStep& step = steps[before];
        if (trace::callKind(step.enter.call) == CallKind::write)
            return step.kind == StepKind::attempt || step.exit.value < step.enter.value;
        if (trace::callKind(step.enter.call) == CallKind::read)
            return false;
    }
    return false;
}

// A wait that named nobody says nothing itself of what was waited for.
PhaseKind phaseKindAt(const std::vector<SequenceStep>& steps, std::size_t at) {
    const SequenceStep& step = steps[at];
    const bool nobodys = step.kind == StepKind::wait && step.bits == 0 &&
                         step.enter.call != trace::Call::io_uring_enter;
    return nobodys && lacksRoom(steps, at) ? PhaseKind::room : phaseKindOf(step);
}

// The ring's one wait lies within what was submitted before it and completes after it.
bool joins(const SequencePhase& phase, PhaseKind kind, const SequenceStep& step) {
    if (step.enter.call == trace::Call::io_uring_enter)
        return phase.kind == PhaseKind::waitAndCopy || phase.kind == PhaseKind::send;
    if (phase.kind != kind)
        return false;
    return kind == PhaseKind::wait || kind == PhaseKind::room || kind == PhaseKind::client ||
           step.kind == StepKind::complete;
}

std::vector<SequencePhase> phasesOf(const std::vector<SequenceStep>& steps) {
    std::vector<SequencePhase> phases;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const SequenceStep& step = steps[i];
        if (step.kind == StepKind::other)
            continue;
        const PhaseKind kind = phaseKindAt(steps, i);
        const auto at = static_cast<std::uint32_t>(i);
        if (phases.empty() || !joins(phases.back(), kind, step)) {
            SequencePhase phase;
            phase.kind = kind;
            phase.firstStep = at;
            phase.fromNs = step.enter.atNs;
            phases.push_back(phase);
        }
        SequencePhase& phase = phases.back();
        phase.lastStep = at;
        phase.toNs = std::max(step.answered() ? step.exit.atNs : step.enter.atNs, phase.fromNs);
        phase.open = !step.answered() || (step.kind == StepKind::submit && i + 1 == steps.size());
    }
    return phases;
}

// What was handed over for the next request already.
void dropSubmittedAhead(std::vector<SequenceStep>& steps) {
    bool read = false; // one that is done later
    for (std::size_t i = steps.size(); i-- > 0;) {
        if (steps[i].kind == StepKind::complete && isRead(steps[i]))
            read = true;
        else if (steps[i].kind == StepKind::submit && isRead(steps[i]) && !read)
            steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void countBytes(Sequence& sequence) {
    for (const SequenceStep& step : sequence.steps) {
        if (!step.answered() || step.exit.value <= 0 || step.kind == StepKind::submit)
            continue;
        const CallKind kind = trace::callKind(step.exit.call);
        if (kind == CallKind::read)
            sequence.bytesIn += static_cast<std::uint64_t>(step.exit.value);
        else if (kind == CallKind::write)
            sequence.bytesOut += static_cast<std::uint64_t>(step.exit.value);
    }
}

} // namespace

bool SequenceStep::operator==(const SequenceStep& that) const {
    return kind == that.kind && enterEvent == that.enterEvent && exitEvent == that.exitEvent &&
           enter.atNs == that.enter.atNs && exit.atNs == that.exit.atNs &&
           enter.call == that.enter.call && exit.value == that.exit.value && bits == that.bits &&
           repeats == that.repeats && rests == that.rests && othersBefore == that.othersBefore &&
           cannotSleep == that.cannotSleep;
}

std::int64_t Sequence::endNs() const {
    std::int64_t end = beginNs();
    for (const SequenceStep& step : steps)
        end = std::max(end, step.answered() ? step.exit.atNs : step.enter.atNs);
    return end;
}

std::int64_t Sequence::phaseNs(SequencePhase::Kind kind) const {
    std::int64_t sum = 0;
    for (const SequencePhase& phase : phases)
        sum += phase.kind == kind ? phase.toNs - phase.fromNs : 0;
    return sum;
}

std::int64_t Sequence::requestNs() const {
    std::int64_t begin = beginNs();
    for (const SequencePhase& phase : phases)
        if (phase.kind == SequencePhase::Kind::client)
            begin = std::max(begin, phase.toNs);
    return endNs() - begin;
}

bool Sequence::has(SequencePhase::Kind kind) const {
    return std::any_of(phases.begin(), phases.end(),
                       [kind](const SequencePhase& phase) { return phase.kind == kind; });
}

std::uint64_t Sequence::calls() const {
    std::uint64_t count = 0;
    for (const SequenceStep& step : steps)
        if (step.kind != StepKind::submit && step.kind != StepKind::complete)
            count += step.repeats + step.rests;
    return count;
}

std::uint64_t Sequence::wouldBlock() const {
    std::uint64_t count = 0;
    for (const SequenceStep& step : steps)
        count += step.kind == StepKind::attempt ? step.repeats : 0;
    return count;
}

bool Sequence::sameRequest(const Sequence& that) const {
    return model == that.model && fd == that.fd && exchange == that.exchange &&
           peerPort == that.peerPort && beginNs() == that.beginNs();
}

Sequence sequenceOf(const World& world, const HeldLog& held, Fd fd, std::uint32_t number) {
    Sequence sequence;
    if (!fd.valid() || static_cast<std::size_t>(fd.n) >= world.connections.size())
        return sequence;
    const Connection& connection = world.connection(fd);
    if (connection.acceptedEvent == kNoEvent && !connection.open)
        return sequence;
    sequence.model = world.model.substr(0, world.model.find(' '));
    sequence.fd = fd;
    sequence.number = fdNumber(world, fd);
    sequence.peerPort = connection.peer.length == 0 ? 0 : connection.peer.port();
    const Exchange* exchange = connection.exchange(number);
    if (exchange == nullptr)
        exchange = connection.latest();
    Window window;
    if (exchange != nullptr && connection.tunnel == Tunnel::none) {
        window = windowOf(world, connection, *exchange);
        sequence.exchange = exchange->number;
        sequence.done = exchange->response.complete();
        if (exchange->target.length > 0)
            sequence.request = std::string(http::methodName(exchange->method)) + ' ' +
                               std::string(exchange->target.view());
    } else {
        window = turnOf(world, connection, held, fd);
    }
    const std::uint64_t to = std::min<std::uint64_t>(window.to, held.log.end());
    sequence.cut = window.begin < held.oldest || to > window.from + kMostSequenceEvents;
    window.from = std::max(window.from, held.oldest);
    window.begin = std::max(window.begin, window.from);
    const Fact<bool>& nonblocking = world.descriptor(fd).nonblocking;
    SequenceFold fold(fd, window.begin, nonblocking.known != Known::unknown && !nonblocking.value);
    const auto look = [&](std::uint64_t from, std::uint64_t until) {
        held.log.forEach(from, until, [&fold](const trace::Event& event) {
            fold.add(event);
            return true;
        });
    };
    constexpr std::uint64_t kHalf = kMostSequenceEvents / 2;
    if (to > window.from + kMostSequenceEvents) {
        look(window.from, window.from + kHalf);
        look(to - kHalf, to);
    } else {
        look(window.from, to);
    }
    sequence.steps = fold.take(!sequence.done);
    if (sequence.done)
        dropSubmittedAhead(sequence.steps);
    if (sequence.exchange == 1 && connection.acceptedEvent != kNoEvent && !sequence.cut) {
        const std::vector<SequenceStep> before =
            acceptSteps(held, world.listener, connection.acceptedEvent);
        sequence.steps.insert(sequence.steps.begin(), before.begin(), before.end());
    }
    sequence.phases = phasesOf(sequence.steps);
    countBytes(sequence);
    for (SequenceStep& step : sequence.steps) {
        const Fact<bool>& set = world.descriptor(Fd{step.enter.fd}).nonblocking;
        step.cannotSleep =
            step.kind == StepKind::accept && set.known != Known::unknown && set.value;
        step.enter = asMade(world, step.enter);
        step.exit = asMade(world, step.exit);
    }
    return sequence;
}

} // namespace muxscope::world
