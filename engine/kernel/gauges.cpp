// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/gauges.h"

#include "kernel/gauges_table.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace muxscope::kernel {
namespace {

using trace::SocketGauge;

// Told twice: the first time the server's accept4 may not stand in the log yet, and whoever folds the
// log could not know the connection.
constexpr std::uint32_t kTold = 2;

bool equal(const SocketGauge& a, const SocketGauge& b) {
    return std::memcmp(&a, &b, sizeof(a)) == 0;
}

} // namespace

Status Gauges::probe() {
    auto table = GaugesTable::open();
    if (!table)
        return table.error();
    const auto any = Address::parse("127.0.0.1", 1);
    const auto gauges = table->look(*any);
    return gauges ? Status{} : Status{gauges.error()};
}

Gauges::Gauges(trace::TraceLog& log, const Address& listener, int everyMs)
    : m_log(log), m_listener(listener), m_everyMs(std::clamp(everyMs, kMinMs, kMaxMs)) {
    m_thread = std::thread([this] { main(); });
}

Gauges::~Gauges() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Gauges::setEveryMs(int everyMs) {
    {
        const std::lock_guard lock(m_mutex);
        m_everyMs = std::clamp(everyMs, kMinMs, kMaxMs);
    }
    m_wake.notify_all();
}

void Gauges::setPaused(bool paused) {
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
    }
    m_wake.notify_all();
}

std::optional<Error> Gauges::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void Gauges::main() {
    auto table = GaugesTable::open();
    std::optional<Error> error;
    if (!table)
        error = table.error();
    while (!error && waitForNext()) {
        const auto gauges = table->look(m_listener);
        if (!gauges)
            error = gauges.error();
        else
            append(*gauges);
    }
    const std::lock_guard lock(m_mutex);
    m_error = error;
}

// False when it is time to stop. The first look is at once.
bool Gauges::waitForNext() {
    std::unique_lock lock(m_mutex);
    if (looks() != 0)
        m_wake.wait_for(lock, std::chrono::milliseconds(m_everyMs), [this] { return m_stopping; });
    m_wake.wait(lock, [this] { return m_stopping || !m_paused; });
    return !m_stopping;
}

void Gauges::append(const std::vector<SocketGauge>& gauges) {
    m_looks.fetch_add(1, std::memory_order_acq_rel);
    std::vector<SocketGauge> told;
    bool news = false;
    for (const SocketGauge& gauge : gauges) {
        const bool isNew = isNews(gauge);
        news |= isNew;
        if (isNew || gauge.peerPort == 0 || gauge.accepted == 0)
            told.push_back(gauge);
    }
    news |= forgetGone();
    if (!news)
        return;
    trace::Record record;
    record.phase = trace::Phase::observer;
    m_log.appendAsGuest(record, std::as_bytes(std::span(told)));
}

bool Gauges::isNews(const SocketGauge& gauge) {
    Seen& seen = m_seen[{gauge.peerPort, std::to_array(gauge.peerAddress)}];
    if (seen.times == 0 || !equal(seen.gauge, gauge)) {
        seen.gauge = gauge;
        seen.times = 0;
    }
    seen.look = looks();
    if (seen.times >= kTold)
        return false;
    ++seen.times;
    return true;
}

// True when somebody who waited to be accepted is there no more: that must be told, too.
bool Gauges::forgetGone() {
    bool waited = false;
    std::erase_if(m_seen, [&](const auto& entry) {
        const Seen& seen = entry.second;
        const bool gone = seen.look != looks();
        waited |= gone && seen.gauge.accepted == 0;
        return gone;
    });
    return waited;
}

} // namespace muxscope::kernel
