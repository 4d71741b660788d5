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
    constexpr std::uint16_t kDontWait = 0x40; // MSG_DONTWAIT
    const bool messageFlags = enter.call == trace::Call::recv || enter.call == trace::Call::send;
    return nonblocking.known == Known::observed && !nonblocking.value &&
           !(messageFlags && (enter.aux & kDontWait) != 0);
}

} // namespace muxscope::world
