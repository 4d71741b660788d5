// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <algorithm>
#include <ctime>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace muxscope {
namespace {

__extension__ using Wide = unsigned __int128;

std::int64_t readClock(clockid_t id) {
    timespec t{};
    clock_gettime(id, &t);
    return static_cast<std::int64_t>(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

// Intel SDM vol. 3, 18.17.1: CPUID.80000007H:EDX[8] says that the counter runs at a constant rate
// in all power states.
bool countersAreInvariant() {
#if defined(__x86_64__)
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid(0x80000007U, &a, &b, &c, &d) != 0 && (d & (1U << 8)) != 0;
#else
    return false;
#endif
}

} // namespace

std::int64_t monotonicNs() {
    return readClock(CLOCK_MONOTONIC);
}

std::int64_t realtimeNs() {
    return readClock(CLOCK_REALTIME);
}

FastClock::FastClock() : m_usable(countersAreInvariant()) {
    m_firstNs = readBoth(m_firstTicks);
    m_lastNs = m_firstNs;
}

// The thread may be sent off the processor between the two clocks, and every time up to the next anchor
// would be wrong by that much: of a few tries the one that took least counts.
std::int64_t FastClock::readBoth(std::uint64_t& ticks) {
    constexpr int kTries = 4;
    constexpr std::uint64_t kCloseTicks = 2'000; // under 2 us from 1 GHz on
    std::int64_t ns = 0;
    std::uint64_t least = UINT64_MAX;
    for (int i = 0; i < kTries && least > kCloseTicks; ++i) {
        const std::uint64_t before = readTicks();
        const std::int64_t between = monotonicNs();
        const std::uint64_t apart = readTicks() - before;
        if (apart < least) {
            least = apart;
            ticks = before;
            ns = between;
        }
    }
    return ns;
}

std::int64_t FastClock::anchor() {
    std::uint64_t ticks = 0;
    const std::int64_t ns = readBoth(ticks);
    const std::int64_t spanNs = ns - m_firstNs;
    const std::uint64_t spanTicks = ticks - m_firstTicks;
    // The rate is measured over at least 2 ms, and at most some minutes so that it follows NTP
    // slewing.
    if (spanNs >= 2 * kAnchorNs && spanTicks > 0) {
        m_nsPerTickQ32 = static_cast<std::uint64_t>((static_cast<Wide>(spanNs) << 32) / spanTicks);
        m_anchorEveryTicks =
            static_cast<std::uint64_t>((static_cast<Wide>(spanTicks) * kAnchorNs) / spanNs);
        m_anchorTicks = ticks;
        m_anchorNs = ns;
        if (spanNs > 60'000'000'000) {
            m_firstTicks = ticks;
            m_firstNs = ns;
            m_firstTicks -= m_anchorEveryTicks * 10'000; // keep a 10 s base for the next rate
            m_firstNs -= kAnchorNs * 10'000;
        }
    }
    m_lastNs = std::max(m_lastNs, ns);
    return m_lastNs;
}

} // namespace muxscope
