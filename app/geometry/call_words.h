// SPDX-License-Identifier: GPL-3.0-or-later
// The banner's words: the call as the program wrote it, what state the thread is in, and what came
// back. Kernel words stay verbatim.
#pragma once

#include "geometry/shape.h"
#include "geometry/stage_input.h"
#include "trace/record.h"

#include <QString>

namespace muxscope::ui {

enum class ThreadState : std::uint8_t {
    none,        // no call yet
    aboutToCall, // held at the gate
    inCall,      // entered, not a call that sleeps for long
    asleep,      // in select, poll, epoll_wait
    woken,       // the wait answered with descriptors
    timedOut,    // the wait answered with none
    returned,
    wouldBlock, // EAGAIN
    failed,
};

ThreadState threadState(const StageInput& input);
// Whether a multiplexer is the heart of the server: a poll that is only a time limit is none.
bool isMultiplexed(const world::World& world);
// In a call that keeps the thread waiting: a wait, or accept, recv, send on a descriptor that blocks.
bool sleeps(const world::World& world, const world::Thread& thread);
QString stateText(const StageInput& input); // for the pill: "ASLEEP 1.3 s"
Meaning stateMeaning(ThreadState state);

// "select(rlist, wlist, xlist, 3.0)", "recv(5, 1024)"
QString callText(const trace::Record& enter);
// "returned 3 after 1.284 s asleep", "→ 19 B of 1024", "EAGAIN: nothing there yet"
QString outcomeText(const StageInput& input);
QString outcomeShort(const StageInput& input); // the same where there is little room
// errno's name with the plain words of strerror(3) for the few that a server meets.
QString errorWords(int error);

} // namespace muxscope::ui
