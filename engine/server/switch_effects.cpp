// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/switch_effects.h"

#include "base/clock.h"
#include "kernel/interrupt.h"

#include <sys/socket.h>

namespace muxscope::server {
namespace {

using trace::Site;

void setBuffer(kernel::Calls& calls, Fd fd, int option, std::int64_t bytes) {
    if (bytes == 0)
        return;
    calls.setsockopt(fd, SOL_SOCKET, option, static_cast<int>(bytes), Site::bufferSize);
    int granted = 0;
    calls.getsockopt(fd, SOL_SOCKET, option, granted, Site::socketFacts);
}

} // namespace

void setBuffers(kernel::Calls& calls, Fd fd, const TeachingSwitches& switches) {
    setBuffer(calls, fd, SO_SNDBUF, switches.sendBufferBytes);
    setBuffer(calls, fd, SO_RCVBUF, switches.receiveBufferBytes);
}

void handleSlowly(kernel::Calls& calls, const TeachingSwitches& switches, std::uint32_t messages) {
    for (; messages > 0 && !kernel::Interrupt::requestedHere(); --messages) {
        if (switches.handlerSleepMs > 0 &&
            calls.nanosleep(switches.handlerSleepMs * 1'000'000, Site::sleep).interrupted())
            return;
        if (switches.handlerCpuMs > 0)
            computeFor(switches.handlerCpuMs);
    }
}

// FNV-1a over a counter, a few thousand rounds between two looks at the clock (vdso(7): no system call).
std::uint64_t computeFor(std::int64_t ms) {
    constexpr std::uint64_t kPrime = 0x100000001b3;
    const std::int64_t untilNs = monotonicNs() + ms * 1'000'000;
    std::uint64_t hash = 0xcbf29ce484222325;
    for (std::uint64_t i = 0; monotonicNs() < untilNs && !kernel::Interrupt::requestedHere();)
        for (const std::uint64_t end = i + 4096; i < end; ++i)
            hash = (hash ^ (i & 0xff)) * kPrime;
    return hash;
}

} // namespace muxscope::server
