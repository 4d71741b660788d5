// SPDX-License-Identifier: GPL-3.0-or-later
// What one event means for a lane of the timeline. Private to engine/world.
#pragma once

#include "trace/event.h"
#include "world/activity.h"

#include <cerrno>
#include <optional>

namespace muxscope::world::rules {

inline LaneKey threadKey(const Thread& thread) {
    return {true, thread.id.n, thread.lives == 0 ? 0 : thread.lives - 1};
}

// What a thread does from this enter on.
inline Activity callActivity(const World& after, const Thread& thread) {
    if (after.asleep(thread))
        return Activity::asleep;
    if (thread.vain.again() != 0 && VainTries::isTry(thread.enter.call))
        return Activity::spinning;
    switch (trace::callKind(thread.enter.call)) {
    case trace::CallKind::accept:
        return Activity::accepting;
    case trace::CallKind::read:
        return Activity::reading;
    case trace::CallKind::write:
        return Activity::writing;
    default:
        return Activity::running;
    }
}

struct Answer {
    Activity kind = Activity::idle;  // what the call was for the descriptor; idle: nothing
    Activity after = Activity::idle; // what it goes on with
};

// What the answer of a call on a descriptor means for it; nullopt: nothing.
inline std::optional<Answer> answerOf(const trace::Event& exit, std::int64_t offered) {
    constexpr std::uint16_t kOutOfBand = 1; // MSG_OOB
    const trace::Record& r = exit.record;
    const bool wouldBlock = r.value == -EAGAIN;
    if (r.value == -ECANCELED) // an operation of io_uring that was taken back
        return {};
    const bool failed = r.value < 0 && !wouldBlock && r.value != -EINTR;
    switch (trace::callKind(r.call)) {
    case trace::CallKind::accept:
        return Answer{wouldBlock ? Activity::idle : Activity::accepting, Activity::idle};
    case trace::CallKind::read:
        if (failed || (r.aux & kOutOfBand) != 0)
            return Answer{Activity::exceptional, Activity::idle};
        return Answer{wouldBlock ? Activity::idle : Activity::reading, Activity::idle};
    case trace::CallKind::write:
        if (failed)
            return Answer{Activity::exceptional, Activity::idle};
        if (wouldBlock)
            return Answer{Activity::blocked, Activity::blocked};
        return Answer{Activity::writing, r.value < offered ? Activity::blocked : Activity::idle};
    default:
        return {};
    }
}

// What a completion's operation asked for: room, or bytes offered.
inline std::int64_t askedOf(const trace::Event& completion, const World& after) {
    for (const Ring& ring : after.rings)
        if (!ring.taken.empty() && ring.taken.back().event == completion.index)
            return ring.taken.back().asked;
    return 0;
}

// A call whose answer is a new descriptor.
inline bool makesDescriptor(trace::Call call) {
    using trace::Call;
    return call == Call::accept || call == Call::accept4 || call == Call::socket ||
           call == Call::epoll_create1 || call == Call::open || call == Call::openat ||
           call == Call::eventfd || call == Call::io_uring_setup;
}

} // namespace muxscope::world::rules
