// SPDX-License-Identifier: GPL-3.0-or-later
// Watches the kernel's side of the server's sockets: unread bytes, unsent bytes, the accept queue.
//
// A thread of its own looks every everyMs and appends one Phase::observer record when something has
// changed: the listener, all who wait to be accepted, and the connections whose levels are other than
// in the record before (the world keeps what is not mentioned). Buffer sizes and TCP_INFO follow in a
// record of their own, a few times a second at most. The server is not asked and not slowed; the log
// knows this thread as a guest. Where the kernel refuses (a sandbox), a remark in the log and error() say
// so once, and nothing else happens.
#pragma once

#include "base/result.h"
#include "kernel/address.h"
#include "trace/payload.h"
#include "trace/trace_log.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace muxscope::kernel {

class Gauges {
public:
    static constexpr int kMinMs = 20;
    static constexpr int kMaxMs = 1000;

    // Whether this machine can be looked at. Any thread; under a millisecond.
    static Status probe();

    // `listener`: the server's own address, with its port. Starts at once; looks are
    // rarer while nothing changes, and where one takes long. The log outlives it.
    Gauges(trace::TraceLog& log, const Address& listener, int everyMs);
    ~Gauges(); // stops and joins
    Gauges(const Gauges&) = delete;
    Gauges& operator=(const Gauges&) = delete;

    // Any thread.
    [[nodiscard]] std::optional<Error> error() const; // gauges are unavailable, and why
    [[nodiscard]] std::uint64_t looks() const { return m_looks.load(std::memory_order_acquire); }

private:
    struct Seen {
        trace::SocketGauge gauge;
        trace::SocketDetails details;
        std::uint32_t detailsTimes = 0; // that they were told
        std::uint64_t look = 0;         // the latest it was there
        std::uint32_t times = 0;        // that it was told with these levels
    };
    using Peer = std::pair<std::uint16_t, std::array<std::uint8_t, 16>>;

    void main();
    bool waitForNext(std::int64_t restNs);
    void remark(const std::string& text);
    // Whether there was anything new.
    bool append(const std::vector<trace::SocketGauge>& gauges);
    bool appendDetails(const std::vector<trace::SocketDetails>& details);
    bool isNews(const trace::SocketGauge& gauge);
    bool areNews(const trace::SocketDetails& details);
    bool forgetGone();

    trace::TraceLog& m_log;
    const Address m_listener;
    std::map<Peer, Seen> m_seen; // the thread's own
    std::atomic<std::uint64_t> m_looks{0};
    mutable std::mutex m_mutex; // of all below
    std::condition_variable m_wake;
    std::optional<Error> m_error;
    const int m_everyMs;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace muxscope::kernel
