// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/thread_roll.h"

namespace muxscope::strace {

// syscall_0x1b3 is clone3 where strace does not know it yet.
bool makesChildren(std::string_view call) {
    return call == "clone" || call == "clone3" || call == "fork" || call == "vfork" ||
           call == "syscall_0x1b3";
}

ThreadKey ThreadRoll::add(std::int64_t pid) {
    m_threads.push_back({pid, {}});
    return static_cast<ThreadKey>(m_threads.size() - 1);
}

std::optional<ThreadKey> ThreadRoll::find(std::int64_t pid) const {
    const auto found = m_byPid.find(pid);
    return found == m_byPid.end() ? std::nullopt : std::optional(found->second);
}

ThreadKey ThreadRoll::ofPid(std::int64_t pid) {
    const auto found = m_byPid.find(pid);
    if (found != m_byPid.end())
        return found->second;
    return m_byPid.emplace(pid, add(pid)).first->second;
}

void ThreadRoll::live(ThreadKey thread) {
    m_alive.insert(thread);
}

ThreadKey ThreadRoll::ofPrefixed(std::int64_t pid, bool resumed, std::string_view name) {
    m_prefixed = true;
    const bool known = m_byPid.contains(pid) || m_announced.contains(pid);
    if (!known && m_nameless && m_threads[*m_nameless].pid == 0) {
        const Thread& first = m_threads[*m_nameless];
        // While it makes a child, a line of a stranger is the child's, unless it ends that very call.
        const bool itself = resumed ? first.call == name : !makesChildren(first.call);
        if (itself) {
            m_threads[*m_nameless].pid = pid;
            m_byPid.emplace(pid, *m_nameless);
        }
    }
    const ThreadKey thread = ofPid(pid);
    live(thread);
    return thread;
}

ThreadKey ThreadRoll::ofBare() {
    if (m_alive.size() == 1)
        return *m_alive.begin();
    if (m_alive.empty() && m_nameless && m_threads.size() > 1) {
        // All that were named have ended: some thread without a line so far.
        live(*m_nameless);
        return *m_nameless;
    }
    if (!m_nameless) {
        m_nameless = !m_alive.empty() ? ThreadKey{0} : add(0);
        live(*m_nameless);
    }
    return *m_nameless;
}

void ThreadRoll::attached(std::int64_t pid) {
    announce(pid);
    live(ofPid(pid));
}

void ThreadRoll::ended(ThreadKey thread) {
    m_alive.erase(thread);
}

void ThreadRoll::inCall(ThreadKey thread, std::string_view name) {
    if (thread < m_threads.size())
        m_threads[thread].call = name;
}

} // namespace muxscope::strace
