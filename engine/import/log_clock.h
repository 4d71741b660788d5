// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the times of a log's lines into one time line: times of day that pass midnight, and times since
// the line before. One thread.
#pragma once

#include "import/call_sink.h"
#include "import/trace_line.h"

namespace muxscope::strace {

class LogClock {
public:
    Stamp stamp(const TraceLine& line) {
        switch (line.clock) {
        case TraceLine::Clock::none:
            return {};
        case TraceLine::Clock::unixTime:
            return {line.timeNs, true};
        case TraceLine::Clock::relative:
            m_lastNs += line.timeNs;
            return {m_lastNs, true};
        case TraceLine::Clock::timeOfDay:
            // A thread's line may be a little older than the one before it; half a day back is tomorrow.
            if (m_dayNs + line.timeNs < m_lastNs - kDayNs / 2)
                m_dayNs += kDayNs;
            m_lastNs = m_dayNs + line.timeNs;
            return {m_lastNs, true};
        }
        return {};
    }

private:
    static constexpr std::int64_t kDayNs = 86'400LL * 1'000'000'000;
    std::int64_t m_lastNs = 0;
    std::int64_t m_dayNs = 0;
};

} // namespace muxscope::strace
