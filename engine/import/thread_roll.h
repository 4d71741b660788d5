// SPDX-License-Identifier: GPL-3.0-or-later
// Who is who: which thread a line is about. A log on stderr prints `[pid N]` only while more than one
// process is alive, so the same thread appears with and without its number. One thread.
#pragma once

#include "import/call_sink.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace muxscope::strace {

class ThreadRoll {
public:
    // Threads of one log. A log of 64 MB that was really written has fewer.
    static constexpr std::size_t kMostThreads = std::size_t{1} << 18;

    // The thread with this pid; new ones get the next key.
    ThreadKey ofPid(std::int64_t pid);
    // Whether ofPid could not take it on: there are too many already.
    [[nodiscard]] bool isTooMuch(std::int64_t pid) const {
        return m_threads.size() >= kMostThreads && !m_byPid.contains(pid);
    }
    // The thread with this pid, if there was any line or word about it.
    [[nodiscard]] std::optional<ThreadKey> find(std::int64_t pid) const;
    // Of a line with a pid that may be the one of the thread that wrote lines without.
    ThreadKey ofPrefixed(std::int64_t pid, bool resumed, std::string_view name);
    // Of a line without a pid: the only one alive, else the first.
    ThreadKey ofBare();

    // The pid is a child's or was announced: it is not the first process's own.
    void announce(std::int64_t pid) { m_announced.insert(pid); }
    void attached(std::int64_t pid);
    void ended(ThreadKey thread);
    // What the thread is in, "" for nothing: tells a parent from its child.
    void inCall(ThreadKey thread, std::string_view name);

    // 0: not in the log.
    [[nodiscard]] std::int64_t pidOf(ThreadKey thread) const {
        return thread < m_threads.size() ? m_threads[thread].pid : 0;
    }
    // Whether the log tells of the child with this pid: it has a column of pids, or a part for it.
    [[nodiscard]] bool follows(std::int64_t pid) const {
        return m_parts.empty() ? m_prefixed : m_parts.contains(pid);
    }
    void addPart(std::int64_t pid) { m_parts.insert(pid); }

private:
    struct Thread {
        std::int64_t pid = 0;
        std::string call;
    };
    ThreadKey add(std::int64_t pid);
    void live(ThreadKey thread);

    std::vector<Thread> m_threads;
    std::unordered_map<std::int64_t, ThreadKey> m_byPid;
    std::unordered_set<std::int64_t> m_announced;
    std::optional<ThreadKey> m_nameless; // wrote lines before its pid was known
    std::unordered_set<ThreadKey> m_alive;
    bool m_prefixed = false;
    std::unordered_set<std::int64_t> m_parts; // of -ff
};

bool makesChildren(std::string_view call);

} // namespace muxscope::strace
