// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a thread spins: it asks a descriptor that cannot put it to sleep, is told EAGAIN (accept(2),
// recv(2), send(2)), and asks the same again although it has neither slept nor got on since. One such
// try of each descriptor is no spin: so a loop looks round before it sleeps. Plain value.
#pragma once

#include "base/ids.h"
#include "trace/call.h"

#include <bit>
#include <cerrno>
#include <cstdint>

namespace muxscope::world {

class VainTries {
public:
    // A call that moves something, or says EAGAIN.
    static bool isTry(trace::Call call) {
        const trace::CallKind kind = trace::callKind(call);
        return kind == trace::CallKind::accept || kind == trace::CallKind::read ||
               kind == trace::CallKind::write;
    }
    // The thread's call on `fd` was answered. Its calls in order. `neverSleeps`: it could not have.
    void answered(trace::Call call, Fd fd, int error, bool neverSleeps) {
        const bool tries = isTry(call);
        if (tries && error == EAGAIN && neverSleeps)
            return inVain(call, fd);
        if (tries || trace::isLoopWait(call) || trace::isOtherWait(call) ||
            call == trace::Call::nanosleep)
            *this = {};
    }
    // How often one was asked again in vain since then; 0: no spin.
    [[nodiscard]] std::uint32_t again() const { return m_again; }
    bool operator==(const VainTries&) const = default;

private:
    // The try that is remembered is another one at each power of two, so that a round of any length is
    // noticed without remembering all of it, also where it began with one that is not tried any more
    // (R. P. Brent's way to find a cycle).
    void inVain(trace::Call call, Fd fd) {
        ++m_tries;
        if (call == m_call && fd == m_fd) {
            ++m_again;
        } else if (std::has_single_bit(m_tries)) {
            m_call = call;
            m_fd = fd;
        }
    }

    trace::Call m_call = trace::Call::none;
    Fd m_fd;
    std::uint32_t m_tries = 0; // without sleep or success
    std::uint32_t m_again = 0;
};

} // namespace muxscope::world
