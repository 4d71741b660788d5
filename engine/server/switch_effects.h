// SPDX-License-Identifier: GPL-3.0-or-later
// What the teaching switches do that mean the same in every model. Server threads only.
#pragma once

#include "kernel/calls.h"
#include "server/protocol.h"
#include "server/teaching_switches.h"

#include <cstdint>

namespace muxscope::server {

// SO_SNDBUF and SO_RCVBUF as the switches ask, then what the kernel granted (socket(7)): for a listener
// before listen, for a connection after accept. No call at all when nothing is asked. A refusal stands in
// the record and changes nothing.
void setBuffers(kernel::Calls& calls, Fd fd, const TeachingSwitches& switches);

// The handler of `messages` requests sleeps and computes for as long as the switches say. Blocks as long:
// that is what is to be seen. A signal ends a sleep early, a stop everything.
void handleSlowly(kernel::Calls& calls, const TeachingSwitches& switches, std::uint32_t messages);

// Runs `step`, which may answer messages of the conversation, then their handlers as slowly as that.
template <class Step>
void answerSlowly(kernel::Calls& calls, const TeachingSwitches& switches,
                  const Conversation& conversation, Step&& step) {
    const std::uint32_t before = conversation.handled();
    step();
    handleSlowly(calls, switches, conversation.handled() - before);
}

// Keeps the processor busy for `ms`, hashing; returns what nobody needs. A stop that is requested ends it
// early.
std::uint64_t computeFor(std::int64_t ms);

} // namespace muxscope::server
