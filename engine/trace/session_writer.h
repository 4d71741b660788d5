// SPDX-License-Identifier: GPL-3.0-or-later
// Records a TraceLog into a session file while it grows.
//
// A thread of its own reads the log and commits what is new every kCommitMs, or sooner when much
// has happened: after kill -9 the file holds everything up to the last commit and opens. The server
// is never in the way of the disk: only when the recorder falls so far behind that the log is full
// does the log's own stall accounting apply. A failure (full disk, lost permission) stops the
// recording, not the server, and is told once through onError and again by stop().
#pragma once

#include "base/result.h"
#include "trace/session_reader.h"
#include "trace/trace_log.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace muxscope::trace {

class SessionDatabaseWriter;

class SessionWriter {
public:
    struct Options {
        std::string path;
        std::string program;                       // "muxscope 0.1.0"
        std::string model;                         // "select http"
        std::function<void(const Error&)> onError; // called once, from the recorder's thread
        // Of packed events in the file, at most; the oldest go. 0: as many as there are.
        std::uint64_t mostBytes = 0;
        bool survivesPower = true; // false: a killed program, but no cut of power; spares the disk
    };
    static constexpr int kCommitMs = 250;
    static constexpr std::uint64_t kCommitEvents = 16384; // about 4 MiB with their payloads

    // Creates the file and starts recording from the oldest event held. A recording that stands
    // there is replaced; any other file that is not empty is refused. The log must outlive it.
    static Result<std::unique_ptr<SessionWriter>> start(const TraceLog& log, Options options);
    // The same without waiting for the disk: the recorder's thread creates the file, and what is wrong
    // is told by onError alone.
    static std::unique_ptr<SessionWriter> startLater(const TraceLog& log, Options options);
    ~SessionWriter(); // stops
    SessionWriter(const SessionWriter&) = delete;
    SessionWriter& operator=(const SessionWriter&) = delete;

    // Writes the rest and closes the file; the recording's error when there was one. Blocks for the
    // disk. Further calls return the same.
    Status stop();
    // Stops without writing what is not written yet: the file is to be thrown away.
    void abandon();
    // What people have written into the recording so far; stands in the file with the next commit. Any
    // thread; does not wait for the disk.
    void setMarks(std::vector<SessionMark> bookmarks, std::vector<SessionMark> notes = {});

    // Any thread. One past the last event that is safely in the file.
    [[nodiscard]] Moment written() const { return m_written.load(std::memory_order_acquire); }
    [[nodiscard]] std::uint64_t bytesWritten() const {
        return m_bytes.load(std::memory_order_relaxed);
    }
    [[nodiscard]] bool failed() const { return m_failed.load(std::memory_order_acquire); }
    [[nodiscard]] const std::string& path() const { return m_options.path; }

private:
    SessionWriter(const TraceLog& log, Options options);
    Status createFile();
    void run();
    void record();
    bool waitForMore();
    Status commitUpTo(Moment end);
    Status commitMarks();
    void fail(const Error& error);

    const TraceLog& m_log;
    const Options m_options;
    std::unique_ptr<SessionDatabaseWriter> m_database;
    std::optional<TraceReader> m_reader;
    std::atomic<Moment> m_written{0};
    std::atomic<std::uint64_t> m_bytes{0};
    std::atomic<bool> m_failed{false};
    Status m_status;    // of the recorder's thread; read after join
    std::mutex m_mutex; // of the five below
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_abandoned = false;
    std::vector<SessionMark> m_bookmarks;
    std::vector<SessionMark> m_notes;
    bool m_marksChanged = false;
    std::thread m_thread;
};

} // namespace muxscope::trace
