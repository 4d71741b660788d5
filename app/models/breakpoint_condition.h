// SPDX-License-Identifier: GPL-3.0-or-later
// A condition as it is typed for a breakpoint, in the filter's language: what of it the server's gate
// can check. It knows the call and its answer, no past and no other call. Pure; GUI thread (translated
// texts).
#pragma once

#include "models/call_filter.h"
#include "session/breakpoints.h"

namespace muxscope::ui {

// Alternatives, each a conjunction; empty with a fault.
std::vector<kernel::Breakpoint> parseBreakpoint(const QString& text,
                                                std::optional<CallFilter::Fault>& fault);
// What a condition can ask for, for people.
QString breakpointHelp();
// Where the server stands when one of these holds, in a sentence.
QString breakpointStop(const std::vector<kernel::Breakpoint>& any);

} // namespace muxscope::ui
