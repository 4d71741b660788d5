// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/cpu_meter.h"

#include "kernel/gauges.h"

#include <algorithm>
#include <chrono>

namespace muxscope::kernel {

CpuMeter::CpuMeter(trace::TraceLog& log, pthread_t watched, ThreadId id, int everyMs)
    : m_log(log), m_id(id), m_everyMs(std::clamp(everyMs, Gauges::kMinMs, Gauges::kMaxMs)) {
    clockid_t clock{};
    if (pthread_getcpuclockid(watched, &clock) == 0) // not where the kernel has no such clocks
        m_thread = std::thread([this, clock] { main(clock); });
}

CpuMeter::~CpuMeter() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void CpuMeter::main(clockid_t clock) {
    std::int64_t told = -1;
    bool stoodStill = false;
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        timespec spent{};
        if (clock_gettime(clock, &spent) != 0)
            return;
        trace::Record record;
        record.phase = trace::Phase::observer;
        record.call = trace::Call::clock_gettime;
        record.thread = m_id;
        record.value = std::int64_t{spent.tv_sec} * 1'000'000'000 + spent.tv_nsec;
        const bool stands = record.value == told;
        if (!stands || !stoodStill)
            m_log.appendAsGuest(record, {});
        told = record.value;
        stoodStill = stands;
        m_wake.wait_for(lock, std::chrono::milliseconds(m_everyMs), [this] { return m_stopping; });
    }
}

} // namespace muxscope::kernel
