// SPDX-License-Identifier: GPL-3.0-or-later
// Another program as a source of events, while it runs: strace(1) writes down its calls, and they stand in
// the log within milliseconds, a call that sleeps as one that sleeps. Started from a command line, or
// attached to by its PID.
//
// One controlling thread, whose calls return at once; one thread of its own reads. The questions: any
// thread. Memory is bounded by the budget. When this object goes, by whatever way, strace detaches; a
// program that was attached to runs on, one that was started ends unless the order says otherwise.
#pragma once

#include "import/log_file.h"
#include "source/trace_source.h"
#include "watch/program_keeper.h"
#include "watch/watch_cost.h"
#include "watch/watch_order.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace muxscope::watch {

class StraceProcess;

class ProgramSource : public source::TraceSource {
public:
    // How it ended with the program.
    struct Ending {
        enum class Kind { exited, killed, letGo, gone };
        Kind kind = Kind::gone; // gone: a program that was attached to has ended
        int value = 0;          // exit status, signal; letGo: the pid
    };
    // Each line of strace's, in the reading thread, before its calls are in the log.
    using OnLine = std::function<void(const strace::LogFile::Line&)>;

    ProgramSource(WatchOrder order, trace::TraceLog::Options logOptions, OnLine onLine = {});
    ~ProgramSource() override; // ends the watching and waits for it: some seconds at most

    void start();      // once
    void requestEnd(); // ends the watching; state() tells when it has ended

    [[nodiscard]] const trace::TraceLog& log() const override { return *m_log; }
    [[nodiscard]] State state() const override { return m_state.load(std::memory_order_acquire); }
    [[nodiscard]] std::optional<Error> error() const override;
    [[nodiscard]] std::vector<std::string> missing() const override;
    [[nodiscard]] const WatchOrder& order() const { return m_order; }
    [[nodiscard]] int pid() const { return m_pid.load(std::memory_order_acquire); } // 0: not yet
    // Why it failed, where that is known.
    [[nodiscard]] Refusal refusal() const;
    [[nodiscard]] std::optional<Ending> ending() const;
    [[nodiscard]] WatchCost cost() const;

private:
    struct Reading; // what the reading thread has
    void main();
    bool begin(Reading& reading);
    void read(Reading& reading);
    bool turn(Reading& reading);
    void end(Reading& reading);
    void pursueEnd(Reading& reading);
    void hear(Reading& reading, const ProgramKeeper::Answer& answer);
    void fail(Error error, Refusal refusal);
    void noteCost(const WatchCost& cost);

    const WatchOrder m_order;
    const OnLine m_onLine;
    std::unique_ptr<trace::TraceLog> m_log;
    const trace::TraceLog::Epoch m_began;
    int m_wake = -1; // eventfd(2)
    std::atomic<State> m_state{State::starting};
    std::atomic<bool> m_ending{false};
    std::atomic<int> m_pid{0};
    mutable std::mutex m_mutex; // of what follows
    std::optional<Error> m_error;
    Refusal m_refusal = Refusal::none;
    std::vector<std::string> m_missing;
    std::optional<Ending> m_ended;
    WatchCost m_cost;
    std::thread m_thread;
};

} // namespace muxscope::watch
