// SPDX-License-Identifier: GPL-3.0-or-later
// An strace log as a source of events: another program's calls, shown as our own server's are. It is read in
// a thread of its own, into a log that can be read from the first event on. One controlling thread; the
// questions: any thread.
#pragma once

#include "source/trace_source.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace muxscope::source {

class StraceSource : public TraceSource {
public:
    // Of memory, for the events. What does not fit goes from the front, as in a live log.
    static constexpr std::size_t kBudgetBytes = std::size_t{2} << 30;

    // Looks at the first file (blocks for a moment); an Error of Kind::input when it is no log of strace's.
    // Several files are the parts of one -ff log, the first process first.
    static Result<std::unique_ptr<StraceSource>> open(std::vector<std::string> files,
                                                      std::size_t budgetBytes = kBudgetBytes);
    ~StraceSource() override; // cancels and joins

    void load(); // once; returns at once
    void cancel() override;
    void join(); // blocks until loading has ended

    [[nodiscard]] const trace::TraceLog& log() const override { return *m_log; }
    [[nodiscard]] State state() const override { return m_state.load(std::memory_order_acquire); }
    [[nodiscard]] std::optional<Error> error() const override;
    [[nodiscard]] double progress() const override {
        return m_progress.load(std::memory_order_relaxed);
    }
    // Whether its lines say when (-t, -tt, -ttt, -r).
    [[nodiscard]] bool hasTimes() const { return m_hasTimes; }
    // Lines that were not understood, each with its place.
    [[nodiscard]] std::vector<std::string> missing() const override;
    [[nodiscard]] const trace::SessionFacts& facts() const { return m_facts; }
    [[nodiscard]] std::optional<trace::SessionFacts> recorded() const override { return m_facts; }
    [[nodiscard]] static bool damaged() { return false; } // what is not understood is no damage

private:
    StraceSource(std::vector<std::string> files, std::size_t budgetBytes);
    void main();

    const std::vector<std::string> m_files;
    trace::SessionFacts m_facts;
    bool m_hasTimes = false;
    std::unique_ptr<trace::TraceLog> m_log;
    std::atomic<State> m_state{State::starting};
    std::atomic<double> m_progress{0.0};
    std::atomic<bool> m_cancelled{false};
    mutable std::mutex m_mutex; // of m_error and m_missing
    std::optional<Error> m_error;
    std::vector<std::string> m_missing;
    std::thread m_thread;
};

// Whether a file begins as session files do. One that cannot be read does not.
bool isSessionFile(const std::string& path);

} // namespace muxscope::source
