// SPDX-License-Identifier: GPL-3.0-or-later
// A session file as a source of events. It loads in a thread of its own, into a paged log that can be
// read from the first event on and holds every event of a file of any size. One controlling thread;
// the questions: any thread.
#pragma once

#include "source/trace_source.h"
#include "trace/session_reader.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace muxscope::source {

class FileSource : public TraceSource {
public:
    // Of memory, for a file's events. What does not fit is fetched from the file when it is read.
    static constexpr std::size_t kBudgetBytes = std::size_t{2} << 30;

    // Looks at the file (blocks for a moment); an Error when it is none of ours. load() then reads
    // its events.
    static Result<std::unique_ptr<FileSource>> open(const std::string& path,
                                                    std::size_t budgetBytes = kBudgetBytes);
    // The same of a file's bytes in memory, which are copied.
    static Result<std::unique_ptr<FileSource>> openBytes(std::span<const std::byte> bytes,
                                                         std::size_t budgetBytes = kBudgetBytes);
    ~FileSource() override; // cancels and joins

    void load(); // once; returns at once
    void cancel() override;
    void join(); // blocks until loading has ended

    [[nodiscard]] const trace::TraceLog& log() const override { return *m_log; }
    [[nodiscard]] State state() const override { return m_state.load(std::memory_order_acquire); }
    [[nodiscard]] std::optional<Error> error() const override;
    [[nodiscard]] double progress() const override {
        return m_progress.load(std::memory_order_relaxed);
    }
    [[nodiscard]] const trace::SessionFacts& facts() const { return m_facts; }
    [[nodiscard]] std::optional<trace::SessionFacts> recorded() const override { return m_facts; }
    // What of the recording is damaged or absent; complete when loading has ended. What can no longer be
    // fetched comes on top whenever that is found (log().lostEvents()).
    [[nodiscard]] std::vector<std::string> missing() const override;
    [[nodiscard]] std::vector<trace::SessionMark> marks() const override;
    // Whether some of that is damage to the file.
    [[nodiscard]] bool damaged() const {
        return m_damaged.load(std::memory_order_acquire) || m_log->lostEvents() != 0;
    }

private:
    FileSource(std::unique_ptr<trace::SessionReader> reader, std::size_t budgetBytes);
    void main();

    std::unique_ptr<trace::SessionReader> m_reader; // the loading thread's once load() was called
    const trace::SessionFacts m_facts;
    std::unique_ptr<trace::TraceLog> m_log;
    std::atomic<State> m_state{State::starting};
    std::atomic<double> m_progress{0.0};
    std::atomic<bool> m_cancelled{false};
    std::atomic<bool> m_damaged{false};
    mutable std::mutex m_mutex; // of m_error and m_missing
    std::optional<Error> m_error;
    std::vector<std::string> m_missing;
    std::thread m_thread;
};

} // namespace muxscope::source
