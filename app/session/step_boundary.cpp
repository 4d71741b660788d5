// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/step_boundary.h"

namespace muxscope::ui {

namespace {

// The same calls that Gate::Step::ready ends before.
bool handlesReadiness(const trace::Event& event) {
    const trace::CallKind kind = trace::callKind(event.call());
    return kind == trace::CallKind::accept || kind == trace::CallKind::read ||
           kind == trace::CallKind::write;
}

// A wait, or a call on another ready descriptor than the one dealt with before it.
bool startsDescriptor(const trace::TraceLog& log, std::uint64_t index, std::uint64_t begin) {
    const trace::Event event = log.at(index);
    if (!event.isEnter())
        return false;
    if (trace::isLoopWait(event.call()))
        return true;
    if (!handlesReadiness(event))
        return false;
    for (std::uint64_t i = index; i > begin; --i) {
        const trace::Event before = log.at(i - 1);
        if (!before.isEnter())
            continue;
        if (trace::isLoopWait(before.call()))
            return true;
        if (handlesReadiness(before))
            return before.fd() != event.fd();
    }
    return true;
}

// Events that a turn of the loop may be looked for behind: no step looks through a whole history
// because nothing in it waits for many.
constexpr std::uint64_t kLookBack = 4096;

std::uint64_t lookBackFrom(std::uint64_t index, std::uint64_t begin) {
    return index > begin + kLookBack ? index - kLookBack : begin;
}

// Whether the wait before `index` reported this descriptor; nothing waits for many: each is.
bool reported(const trace::TraceLog& log, std::uint64_t index, std::uint64_t begin, Fd fd,
              ThreadId thread) {
    for (std::uint64_t i = index; i > lookBackFrom(index, begin); --i) {
        const trace::Event before = log.at(i - 1);
        if (!before.isExit() || before.record.thread != thread ||
            !trace::isMultiplexer(before.call()))
            continue;
        for (const trace::FdBits& item : before.ready())
            if (item.fd == fd.n)
                return true;
        return before.ready().empty(); // a recording without the list
    }
    return true;
}

// A wait, or the first call on another of the descriptors that the wait reported.
bool turnsToDescriptor(const trace::TraceLog& log, std::uint64_t index, std::uint64_t begin) {
    const trace::Event event = log.at(index);
    if (!event.isEnter())
        return false;
    if (trace::isLoopWait(event.call()))
        return true;
    const ThreadId thread = event.record.thread;
    if (!handlesReadiness(event) || !reported(log, index, begin, event.fd(), thread))
        return false;
    for (std::uint64_t i = index; i > lookBackFrom(index, begin); --i) {
        const trace::Event before = log.at(i - 1);
        if (!before.isEnter() || before.record.thread != thread)
            continue;
        if (trace::isLoopWait(before.call()))
            return true;
        if (handlesReadiness(before) && reported(log, i - 1, begin, before.fd(), thread))
            return before.fd() != event.fd();
    }
    return true;
}

bool endsStep(const trace::TraceLog& log, Moment moment, Moment first, Playback::Unit unit) {
    const std::uint64_t index = moment - 1;
    switch (unit) {
    case Playback::Unit::event:
        return true;
    case Playback::Unit::call:
        return log.at(index).isExit();
    case Playback::Unit::iteration: {
        const trace::Event event = log.at(index);
        return event.isEnter() && trace::isLoopWait(event.call());
    }
    case Playback::Unit::ready:
        return startsDescriptor(log, index, first);
    case Playback::Unit::descriptor:
        return turnsToDescriptor(log, index, first);
    }
    return true;
}

} // namespace

std::optional<Moment> nextBoundary(const trace::TraceLog& log, Moment from, Moment to,
                                   Playback::Unit unit, Moment first) {
    for (Moment moment = from + 1; moment <= to; ++moment) {
        if (endsStep(log, moment, first, unit))
            return moment;
    }
    return std::nullopt;
}

std::optional<Moment> previousBoundary(const trace::TraceLog& log, Moment from, Moment first,
                                       Playback::Unit unit) {
    for (Moment moment = from; moment > first + 1; --moment) {
        if (endsStep(log, moment - 1, first, unit))
            return moment - 1;
    }
    return std::nullopt;
}

Moment momentAtTime(const trace::TraceLog& log, Moment from, Moment to, std::int64_t atNs) {
    return log.firstAfter(atNs, from, to); // `from` is known to be reached
}

} // namespace muxscope::ui
