// SPDX-License-Identifier: GPL-3.0-or-later
// Signal-driven I/O (fcntl(2), F_SETSIG; signal(7)): each descriptor sends a realtime signal to this
// thread when something happens to it; sigtimedwait(2) takes them one by one. Like an edge, a signal
// says that something is new, not that something is there.
//
// Two things no signal tells, so poll(2) is asked once: what has been there since before somebody wanted
// to know, and who is ready when the queue of realtime signals was full (RLIMIT_SIGPENDING); the kernel
// then sends a plain SIGIO, which names no descriptor.
//
// The signals are blocked in this thread from open() on, for good: one that is still under way would
// end the process otherwise. Server thread only.
#pragma once

#include "mux/interest_set.h"
#include "mux/mux.h"

#include <csignal>

namespace muxscope::mux {

class SignalMux : public Mux {
public:
    explicit SignalMux(Calls& calls);

    [[nodiscard]] std::string_view name() const override { return "signal-driven"; }
    Answer open() override;
    [[nodiscard]] bool canWatch(Fd fd) const override;
    Answer watch(Fd fd, std::uint32_t bits, Site site) override;
    Answer change(Fd fd, std::uint32_t bits, Site site) override;
    Answer unwatch(Fd fd, Site site) override;
    // One signal a wait, or an answer of poll. 0: the time is over.
    Answer wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) override;
    void close() override {}

private:
    [[nodiscard]] bool mayBlock(std::int32_t fd) const;
    Answer lookAtBlocking(std::vector<FdBits>& ready);
    Answer setAsync(Fd fd, bool on, Site site);
    Answer look(std::vector<FdBits>& ready);

    Calls& m_calls;
    const int m_signal;
    sigset_t m_signals{};
    int m_thread = 0;
    std::vector<std::uint32_t> m_wanted; // by descriptor; 0 = not watched
    std::vector<bool> m_blocks;          // its reads may sleep: it is not ours alone
    std::vector<pollfd> m_lookAt;        // what poll is to be asked for
    InterestSet m_asked;                 // the same, for the record
};

} // namespace muxscope::mux
