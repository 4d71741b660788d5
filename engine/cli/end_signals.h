// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT, SIGTERM and, unless it was ignored (nohup(1)), SIGHUP, blocked in the main thread and in all it
// makes, and taken with sigtimedwait(2): no handler runs anywhere. Make one before any thread exists.
#pragma once

#include <csignal>

namespace muxscope::cli {

inline sigset_t endSignalSet() {
    sigset_t set{};
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    struct sigaction hangup {};
    if (sigaction(SIGHUP, nullptr, &hangup) == 0 && hangup.sa_handler != SIG_IGN)
        sigaddset(&set, SIGHUP);
    return set;
}

class EndSignals {
public:
    EndSignals() {
        pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
        std::signal(SIGPIPE, SIG_IGN); // stdout may go away; what we serve or watch must not
        std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an answer, told as one: EFBIG
    }
    // The one that came within so many ms; 0: none.
    [[nodiscard]] int within(int ms) const {
        const timespec shortly{ms / 1000, ms % 1000 * 1'000'000L};
        const int number = sigtimedwait(&m_set, nullptr, &shortly);
        return number > 0 ? number : 0;
    }
    [[nodiscard]] bool came() const { return within(100) != 0; }

private:
    sigset_t m_set = endSignalSet();
};

} // namespace muxscope::cli
