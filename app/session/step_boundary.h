// SPDX-License-Identifier: GPL-3.0-or-later
// Where one step ends, in a trace that is already there: pure searches, forwards and backwards over
// the same set of moments, so that a step forward and a step back are each other's inverse. The caller
// keeps the events (TraceReader). Cost: one look per event passed.
#pragma once

#include "session/playback.h"
#include "trace/trace_log.h"

#include <optional>

namespace muxscope::ui {

// The first moment in (from, to] at which a step of this unit ends. Events from `first` on are held.
std::optional<Moment> nextBoundary(const trace::TraceLog& log, Moment from, Moment to,
                                   Playback::Unit unit, Moment first);
// The last such moment in [first, from).
std::optional<Moment> previousBoundary(const trace::TraceLog& log, Moment from, Moment first,
                                       Playback::Unit unit);
// The last moment in [from, to] whose event happened at `atNs` or before; `from` when none did.
Moment momentAtTime(const trace::TraceLog& log, Moment from, Moment to, std::int64_t atNs);

} // namespace muxscope::ui
