// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a program so that it can be watched from its first call on, and sees to it that it never outlives
// the watching unmeant: a small process of ours, the keeper, is its parent. The program stands (SIGSTOP)
// before its execve until go(). The keeper ends it when it is told to, or when this process is gone, however
// that came about (kill -9 too); when it is told to let go, it leaves and the program runs on.
//
// One thread (the one that started it); answer() waits up to its timeout, the rest returns at once. signal(7),
// prctl(2) PR_SET_PTRACER: Yama's rule for descendants is met, strace being a sibling.
#pragma once

#include "base/result.h"
#include "watch/watch_order.h"

#include <optional>

namespace muxscope::watch {

class ProgramKeeper {
public:
    // How the program, or its start, ended.
    struct Answer {
        enum class Kind { standing, notStarted, exited, killed };
        Kind kind = Kind::standing;
        int value = 0; // pid, errno, exit status, signal
    };
    // Of a program that is asked to end (SIGTERM) before it is made to (SIGKILL).
    static constexpr int kPatienceMs = 2'000;

    static Result<ProgramKeeper> start(const WatchOrder& order);
    ProgramKeeper(ProgramKeeper&& other) noexcept;
    ProgramKeeper& operator=(ProgramKeeper&&) = delete;
    ~ProgramKeeper(); // ends the program, unless it was let go; reaps the keeper

    [[nodiscard]] int socket() const { return m_socket; } // readable when there is an answer
    [[nodiscard]] int pid() const { return m_program; }
    std::optional<Answer> answer(int timeoutMs);
    void go();
    void endProgram();
    void letGo();

private:
    ProgramKeeper(int keeper, int socket) : m_keeper(keeper), m_socket(socket) {}
    void say(char word) const;

    int m_keeper = -1;
    int m_socket = -1;
    int m_program = 0;
};

} // namespace muxscope::watch
