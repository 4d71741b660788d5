// SPDX-License-Identifier: GPL-3.0-or-later
// Monotonic time for recording. Times are nanoseconds.
#pragma once

#include <cstdint>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace muxscope {

// CLOCK_MONOTONIC in ns (clock_gettime(2)). Any thread; no system call on Linux (vDSO).
std::int64_t monotonicNs();

// CLOCK_REALTIME in ns since 1970. Any thread.
std::int64_t realtimeNs();

// CLOCK_MONOTONIC for one recording thread, cheaper than a vDSO call: between two looks at the real
// clock (at most kAnchorNs apart) it follows the processor's time stamp counter. Never runs
// backwards. Falls back to the real clock where the counter is not invariant. One thread, or under
// a lock.
class FastClock {
public:
    FastClock();
    std::int64_t nowNs();

    static constexpr std::int64_t kAnchorNs = 1'000'000;

private:
    std::int64_t anchor();
    static std::int64_t readBoth(std::uint64_t& ticks);
    static std::uint64_t readTicks();

    std::uint64_t m_anchorTicks = 0;
    std::uint64_t m_anchorEveryTicks = 0; // 0: not calibrated, use the real clock
    std::int64_t m_anchorNs = 0;
    std::uint64_t m_nsPerTickQ32 = 0; // fixed point, 32 fractional bits
    std::int64_t m_lastNs = 0;
    std::uint64_t m_firstTicks = 0;
    std::int64_t m_firstNs = 0;
    bool m_usable = false;
};

inline std::uint64_t FastClock::readTicks() {
#if defined(__x86_64__)
    return __rdtsc();
#else
    return 0;
#endif
}

// Inline: it stands in the path of every recorded call.
inline std::int64_t FastClock::nowNs() {
    if (!m_usable) [[unlikely]]
        return monotonicNs();
    const std::uint64_t ticks = readTicks();
    const std::uint64_t since = ticks - m_anchorTicks;
    if (since >= m_anchorEveryTicks) [[unlikely]]
        return anchor();
    const auto ns = m_anchorNs + static_cast<std::int64_t>((since * m_nsPerTickQ32) >> 32);
    m_lastNs = ns > m_lastNs ? ns : m_lastNs;
    return m_lastNs;
}

} // namespace muxscope
