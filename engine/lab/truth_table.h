// SPDX-License-Identifier: GPL-3.0-or-later
// The readiness truth table: what select, poll and epoll say of a descriptor in each state, asked of
// the kernel of this machine at the moment of the call. Any thread; blocks as fd_states.h says.
#pragma once

#include "lab/fd_states.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace muxscope::lab {

// select(2) with a zero timeout, over the sets that the state asks for.
struct SelectCell {
    int error = 0; // EBADF: the whole call failed
    bool readable = false;
    bool writable = false;
    bool exceptional = false;
};

// epoll_ctl(2) ADD, then one epoll_wait.
struct EpollCell {
    int addError = 0;         // EPERM, EBADF: it cannot be watched at all
    std::uint32_t events = 0; // EPOLL* bits, the same numbers as POLL*
};

struct TruthRow {
    std::string_view state;
    SelectCell select;
    std::uint32_t pollNothing = 0; // revents with events = 0
    std::uint32_t pollAll = 0;     // revents with events = IN|OUT|PRI|RDHUP
    EpollCell epollNothing;
    EpollCell epollAll;
};

// Makes the state and asks.
Result<TruthRow> observe(const FdState& state);

// "1 1 0", "1 . 0" where a set was not asked, "EBADF".
std::string selectText(const TruthRow& row, const FdState& state);
// "IN|OUT|RDHUP"; "-" for none.
std::string bitsText(std::uint32_t bits);

} // namespace muxscope::lab
