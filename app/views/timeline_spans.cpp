// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline zoomed in: the calls of a small window, from the log itself.
#include "session/session.h"
#include "views/timeline_view.h"
#include "world/time_index.h"

#include <algorithm>
#include <cerrno>
#include <map>

namespace muxscope::ui {

namespace {

using world::Activity;

// Above this many events in the window the index's buckets are drawn instead of the calls.
constexpr Moment kExactEvents = 20'000;

// A blocking descriptor's call that was not answered at once; the flag is the one of today.
bool slept(const world::World& world, const trace::Record& enter, std::int64_t tookNs) {
    constexpr std::uint16_t kDontWait = 0x40; // MSG_DONTWAIT
    const bool messageFlags = enter.call == trace::Call::recv || enter.call == trace::Call::send;
    const Fact<bool>& nonblocking = world.descriptor(Fd{enter.fd}).nonblocking;
    return tookNs >= world::kAtOnceNs && nonblocking.known != Known::unknown &&
           !nonblocking.value && !(messageFlags && (enter.aux & kDontWait) != 0);
}

// Of the thread.
Activity activityOf(const world::World& world, const trace::Record& enter, std::int64_t tookNs) {
    switch (trace::callKind(enter.call)) {
    case trace::CallKind::wait:
        return tookNs >= world::kAtOnceNs ? Activity::asleep : Activity::running;
    case trace::CallKind::accept:
        return slept(world, enter, tookNs) ? Activity::asleep : Activity::accepting;
    case trace::CallKind::read:
        return slept(world, enter, tookNs) ? Activity::asleep : Activity::reading;
    case trace::CallKind::write:
        return slept(world, enter, tookNs) ? Activity::asleep : Activity::writing;
    default:
        return Activity::running;
    }
}

// Of the descriptor; idle: nothing to be drawn.
Activity descriptorActivity(const trace::Record& enter, const trace::Record* exit) {
    if (exit != nullptr && exit->value < 0 && exit->value != -EAGAIN && exit->value != -EINTR)
        return Activity::exceptional;
    switch (trace::callKind(enter.call)) {
    case trace::CallKind::accept:
        return Activity::accepting;
    case trace::CallKind::read:
        return (enter.aux & 1U) != 0 && enter.call == trace::Call::recv // MSG_OOB
                   ? Activity::exceptional
                   : Activity::reading;
    case trace::CallKind::write:
        return Activity::writing;
    default:
        return Activity::idle;
    }
}

void addCall(std::vector<world::ActivitySpan>& spans, const world::World& world,
             const trace::Record& enter, const trace::Record* exit, std::int64_t toNs) {
    const Activity ofThread = activityOf(world, enter, toNs - enter.atNs);
    spans.push_back({{true, enter.thread.n, 0}, enter.atNs, toNs, ofThread});
    const Activity activity = descriptorActivity(enter, exit);
    if (enter.fd < 0 || activity == Activity::idle)
        return;
    const bool waited = ofThread == Activity::asleep;
    if (waited && exit == nullptr)
        return; // nothing has happened on it yet
    const auto fd = static_cast<std::uint32_t>(enter.fd);
    spans.push_back({{false, fd, world.descriptor(Fd{enter.fd}).generation},
                     waited ? toNs : enter.atNs,
                     toNs,
                     activity});
}

} // namespace

std::vector<world::ActivitySpan> TimelineView::exactSpans() const {
    const trace::TraceLog& log = m_session.log();
    Moment from = std::max(world::momentAtTime(log, m_fromNs), m_session.firstMoment());
    const Moment to = std::min(world::momentAtTime(log, m_toNs), m_session.head());
    // A call that began before the window may reach into it.
    from = from > m_session.firstMoment() + 1 ? from - 2 : from;
    if (to <= from || to - from > kExactEvents)
        return {};
    std::vector<world::ActivitySpan> spans;
    std::map<std::uint16_t, trace::Record> open;
    const world::World& world = m_session.headWorld();
    log.forEach(from, to, [&](const trace::Event& event) {
        if (event.isEnter()) {
            open[event.record.thread.n] = event.record;
        } else if (event.isExit()) {
            if (const auto enter = open.find(event.record.thread.n); enter != open.end()) {
                addCall(spans, world, enter->second, &event.record, event.record.atNs);
                open.erase(enter);
            }
        }
        return true;
    });
    for (const auto& [thread, enter] : open)
        addCall(spans, world, enter, nullptr, nowNs());
    return spans;
}

} // namespace muxscope::ui
