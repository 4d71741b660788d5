// SPDX-License-Identifier: GPL-3.0-or-later
// Watches how much processor time a thread has used (clock_gettime(2), pthread_getcpuclockid(3)).
//
// A thread of its own looks every everyMs and appends one Phase::observer record of clock_gettime when
// the time has changed, and once more when it has stood still. The watched thread is not asked and not
// slowed; the log knows this one as a guest.
#pragma once

#include "base/ids.h"
#include "trace/trace_log.h"

#include <condition_variable>
#include <ctime>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace muxscope::kernel {

class CpuMeter {
public:
    // Starts at once. `watched` and the log outlive it.
    CpuMeter(trace::TraceLog& log, pthread_t watched, ThreadId id, int everyMs);
    ~CpuMeter(); // stops and joins
    CpuMeter(const CpuMeter&) = delete;
    CpuMeter& operator=(const CpuMeter&) = delete;

private:
    void main(clockid_t clock);

    trace::TraceLog& m_log;
    const ThreadId m_id;
    const int m_everyMs;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace muxscope::kernel
