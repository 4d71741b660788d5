// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a call may put its thread to sleep, as far as the world knows the descriptor. Pure.
#pragma once

#include "world/world.h"

namespace muxscope::world {

// wait4, waitid with WNOHANG and flock with LOCK_NB only look.
inline bool isOneLook(const trace::Record& enter) {
    constexpr std::uint16_t kNoHang = 1;
    constexpr std::uint16_t kLockNonblock = 4;
    switch (enter.call) {
    case trace::Call::wait4:
    case trace::Call::waitid:
        return (enter.aux & kNoHang) != 0;
    case trace::Call::flock:
        return (enter.aux & kLockNonblock) != 0;
    default:
        return false;
    }
}

// MSG_DONTWAIT of this call alone.
inline bool dontWait(const trace::Record& enter) {
    constexpr std::uint16_t kDontWait = 0x40;
    return (enter.call == trace::Call::recv || enter.call == trace::Call::send) &&
           (enter.aux & kDontWait) != 0;
}

// select, poll, epoll_wait, sigtimedwait, nanosleep; io_uring_enter when it is to wait (as its
// min_complete says); the calls that wait for no descriptor (trace::isOtherWait); accept, recv and send on a descriptor seen to block.
inline bool mayWait(const World& world, const trace::Record& enter) {
    using trace::CallKind;
    if (trace::isMultiplexer(enter.call) || enter.call == trace::Call::nanosleep)
        return true;
    if (enter.call == trace::Call::io_uring_enter)
        return enter.aux != 0;
    if (trace::isOtherWait(enter.call))
        return !isOneLook(enter);
    const CallKind kind = trace::callKind(enter.call);
    if (kind != CallKind::accept && kind != CallKind::read && kind != CallKind::write)
        return false;
    if (enter.fd < 0 || enter.fd >= kMaxFd)
        return false;
    const Fact<bool>& nonblocking = world.descriptor(Fd{enter.fd}).nonblocking;
    return nonblocking.known == Known::observed && !nonblocking.value && !dontWait(enter);
}

// An accept, recv or send that is known not to sleep: who does not know how the descriptor is set up
// cannot tell EAGAIN from the end of a time limit (SO_RCVTIMEO, socket(7)).
inline bool neverWaits(const World& world, const trace::Record& enter) {
    if (enter.fd < 0 || enter.fd >= kMaxFd)
        return false;
    const Fact<bool>& nonblocking = world.descriptor(Fd{enter.fd}).nonblocking;
    return (nonblocking.known == Known::observed && nonblocking.value) || dontWait(enter);
}

} // namespace muxscope::world
