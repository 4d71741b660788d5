// SPDX-License-Identifier: GPL-3.0-or-later
// Watching many descriptors at once: one interface, three ways (select(2), poll(2), epoll(7)). The
// three files have the same functions in the same order: read them side by side. Level-triggered, but
// for two flavours of epoll.
// Server thread only; wait() blocks, epoll's changes are system calls, the others are not.
#pragma once

#include "kernel/calls.h"

#include <string_view>
#include <vector>

namespace muxscope::mux {

using kernel::Answer;
using kernel::Calls;
using trace::FdBits;
using trace::Site;

class Mux {
public:
    virtual ~Mux() = default;
    Mux() = default;
    Mux(const Mux&) = delete;
    Mux& operator=(const Mux&) = delete;

    [[nodiscard]] virtual std::string_view name() const = 0;

    // Before anything else. epoll: makes the kernel object.
    virtual Answer open() = 0;
    // Whether this descriptor number can be watched at all (select: below FD_SETSIZE).
    [[nodiscard]] virtual bool canWatch(Fd fd) const = 0;
    // Starts watching with trace::kIn, kOut, kPri bits.
    virtual Answer watch(Fd fd, std::uint32_t bits, Site site) = 0;
    // Watches something else; 0 = nothing for now (errors and hang-ups still come from poll and epoll).
    virtual Answer change(Fd fd, std::uint32_t bits, Site site) = 0;
    // Before the descriptor is closed.
    virtual Answer unwatch(Fd fd, Site site) = 0;
    // Blocks until something is ready, the time is over (0 answers) or a signal comes (EINTR).
    virtual Answer wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) = 0;
    virtual void close() = 0;
};

} // namespace muxscope::mux
