// SPDX-License-Identifier: GPL-3.0-or-later
// An strace(1) that is attached to a process and writes its log into a pipe of ours. It is let go with
// SIGINT: it detaches and the process runs on. When this thread dies, whyever, strace detaches too
// (PR_SET_PDEATHSIG). One thread, which must live as long as this; nothing here waits but the destructor,
// which kills an strace that is still there.
#pragma once

#include "base/result.h"
#include "watch/watch_order.h"

#include <string>

namespace muxscope::watch {

class StraceProcess {
public:
    static Result<StraceProcess> start(const WatchOrder& order, int pid);
    StraceProcess(StraceProcess&& other) noexcept;
    StraceProcess& operator=(StraceProcess&&) = delete;
    ~StraceProcess();

    [[nodiscard]] int pid() const { return m_pid; }
    [[nodiscard]] int logPipe() const { return m_log; } // readable, non-blocking
    [[nodiscard]] int messagePipe() const {
        return m_messages;
    } // the same; its end: strace has ended
    // Reads what strace says of itself. False at the end.
    bool readMessages();
    // It has said that it watches the process; what it does from then on is in the log.
    [[nodiscard]] bool attached() const;
    // What it said last, as far as it may be a complaint: "attach: ptrace(PTRACE_SEIZE, 2603): ...".
    [[nodiscard]] std::string complaint() const;
    void detach();
    void kill();

private:
    StraceProcess() = default;

    int m_pid = -1;
    int m_log = -1;
    int m_logWriter = -1; // strace opens it by way of /proc: it is in no descriptor of anybody's
    int m_messages = -1;
    std::string m_said;
};

} // namespace muxscope::watch
