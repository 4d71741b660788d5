// SPDX-License-Identifier: GPL-3.0-or-later
// Why a thread does not get on, in the user's language: the names of the reasons and the state of a
// moment in one sentence. Pure functions; GUI thread (translations).
#pragma once

#include "trace/trace_log.h"
#include "world/waits.h"

#include <QString>

namespace muxscope::ui {

QString waitReasonName(world::WaitReason reason);    // "idle loop wait"
QString waitReasonMeaning(world::WaitReason reason); // what it stands for, in one sentence

// What the thread that made the latest call is in, why, for how long, and whom that keeps waiting.
// `nowNs`: the time of this moment. `log` gives the times of events; may be null. `atGate`: it stands
// there before its next call.
QString blockedSentence(const world::World& world, const trace::TraceLog* log, std::int64_t nowNs,
                        bool atGate);

} // namespace muxscope::ui
