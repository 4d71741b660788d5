// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what a log holds to a session file, in a thread of its own: beside its name, and under it once
// it is whole and on the disk. Whatever happens before, a file that was there is as it was: also when events
// of a paged log turn out to be lost while they are read, for that file may be the one that has them. One
// controlling thread, which must keep the log; the questions: any thread.
#pragma once

#include "base/result.h"
#include "trace/session_database_writer.h"
#include "trace/trace_log.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace muxscope::trace {

class SessionSave {
public:
    struct Options {
        SessionFileOptions file;
        std::vector<SessionMark> bookmarks;
        std::vector<SessionMark> notes;
        std::int64_t closedNs = 0; // CLOCK_REALTIME; 0: now
    };
    enum class State { running, done, cancelled, failed };

    // Of [log.begin(), to): what is there when it is called is saved, however the log goes on. Returns at
    // once.
    SessionSave(const TraceLog& log, Moment to, Options options);
    ~SessionSave(); // cancels and joins
    SessionSave(const SessionSave&) = delete;
    SessionSave& operator=(const SessionSave&) = delete;

    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    void join(); // blocks until it has ended

    [[nodiscard]] State state() const { return m_state.load(std::memory_order_acquire); }
    [[nodiscard]] double progress() const { return m_progress.load(std::memory_order_relaxed); }
    // When it has failed.
    [[nodiscard]] const Error& error() const { return m_error; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] Moment savedTo() const { return m_to; }

private:
    void main();
    Status write();
    Status keep(const std::string& part);

    const TraceLog& m_log;
    const Moment m_to;
    Options m_options;
    const std::string m_path;
    TraceReader m_reader;
    std::atomic<State> m_state{State::running};
    std::atomic<double> m_progress{0.0};
    std::atomic<bool> m_cancelled{false};
    Error m_error; // published by m_state
    std::thread m_thread;
};

} // namespace muxscope::trace
