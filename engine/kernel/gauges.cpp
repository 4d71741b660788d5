// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/gauges.h"

#include "base/clock.h"
#include "kernel/gauges_table.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace muxscope::kernel {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;

using trace::SocketDetails;
using trace::SocketGauge;

// Told twice: the first time the server's accept4 may not stand in the log yet, and whoever folds the
// log could not know the connection.
constexpr std::uint32_t kTold = 2;

// Details cost several times a look at the queues.
constexpr std::int64_t kDetailsEveryNs = 200'000'000;

// A look at ten thousand sockets takes milliseconds: however many there are, looking takes a
// twentieth of a processor at most.
constexpr std::int64_t kRestForWork = 19;
// Where nothing changes, the looks become rarer, down to a quarter as many.
constexpr int kRarest = 4;

bool equal(const SocketGauge& a, const SocketGauge& b) {
    return std::memcmp(&a, &b, sizeof(a)) == 0;
}

// What is worth a record. Round trip and window move with every segment: they are told along with it,
// and once more when the bytes that move have come to rest.
bool differ(const SocketDetails& a, const SocketDetails& b) {
    return a.receiveBuffer != b.receiveBuffer || a.sendBuffer != b.sendBuffer ||
           a.tcpState != b.tcpState || a.retransmitted != b.retransmitted ||
           a.congestionWindow != b.congestionWindow || a.peerWindow != b.peerWindow ||
           a.hasTcpInfo != b.hasTcpInfo;
}

} // namespace

Status Gauges::probe() {
    auto table = GaugesTable::open();
    if (!table)
        return table.error();
    const auto any = Address::parse("127.0.0.1", 1);
    const auto look = table->look(*any, false);
    return look ? Status{} : Status{look.error()};
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

std::optional<Error> Gauges::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void Gauges::main() {
    auto table = GaugesTable::open();
    std::optional<Error> error;
    if (!table)
        error = table.error();
    std::int64_t detailsAtNs = 0;
    int rarer = 1;
    std::int64_t tookNs = 0;
    while (!error && waitForNext(std::max(m_everyMs * rarer * kNsPerMs, tookNs * kRestForWork))) {
        const std::int64_t beganNs = monotonicNs();
        const bool withDetails = beganNs >= detailsAtNs;
        const auto look = table->look(m_listener, withDetails);
        if (!look) {
            error = look.error();
            break;
        }
        bool news = append(look->gauges);
        if (withDetails) {
            news |= appendDetails(look->details);
            detailsAtNs = monotonicNs() + kDetailsEveryNs;
        }
        rarer = news ? 1 : std::min(rarer * 2, kRarest);
        tookNs = monotonicNs() - beganNs;
    }
    if (error)
        remark("the kernel's queues cannot be looked at: " + error->text);
    const std::lock_guard lock(m_mutex);
    m_error = error;
}

void Gauges::remark(const std::string& text) {
    trace::Record record;
    record.phase = trace::Phase::note;
    record.value = static_cast<std::int64_t>(trace::NoteKind::remark);
    m_log.appendAsGuest(record, std::as_bytes(std::span(text)));
}

// False when it is time to stop. The first look is at once.
bool Gauges::waitForNext(std::int64_t restNs) {
    std::unique_lock lock(m_mutex);
    if (looks() != 0)
        m_wake.wait_for(lock, std::chrono::nanoseconds(restNs), [this] { return m_stopping; });
    return !m_stopping;
}

bool Gauges::append(const std::vector<SocketGauge>& gauges) {
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
        return false;
    trace::Record record;
    record.phase = trace::Phase::observer;
    m_log.appendAsGuest(record, std::as_bytes(std::span(told)));
    return true;
}

bool Gauges::appendDetails(const std::vector<SocketDetails>& details) {
    std::vector<SocketDetails> told;
    for (const SocketDetails& each : details)
        if (areNews(each))
            told.push_back(each);
    if (told.empty())
        return false;
    trace::Record record;
    record.phase = trace::Phase::observer;
    record.call = trace::Call::getsockopt;
    m_log.appendAsGuest(record, std::as_bytes(std::span(told)));
    return true;
}

bool Gauges::areNews(const SocketDetails& details) {
    Seen& seen = m_seen[{details.peerPort, std::to_array(details.peerAddress)}];
    if (seen.detailsTimes == 0 || differ(seen.details, details)) {
        seen.details = details;
        seen.detailsTimes = 0;
    }
    seen.look = looks();
    return seen.detailsTimes < kTold && ++seen.detailsTimes != 0;
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
