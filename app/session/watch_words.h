// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a program that is watched: its name, why it cannot be, what the watching costs it, how it
// ended. In the user's language; made when it is shown. GUI thread.
#pragma once

#include "watch/program_source.h"

#include <QString>

namespace muxscope::ui {

// "python3", "process 4242".
QString watchedName(const watch::ProgramSource& watched);
// "python3 · PID 4242", once that is known.
QString watchedTitle(const watch::ProgramSource& watched);
// Why it cannot be watched and what can be done about it; empty for none.
QString refusalSentence(watch::Refusal refusal, const watch::WatchOrder& order);
QString watchFailureText(const watch::ProgramSource& watched);
QString watchEndingText(const watch::ProgramSource& watched);
// "strace holds it 12 % of the time · its work takes 3.4× as long": short, for the status line.
QString watchCostText(const watch::WatchCost& cost);
// The same in whole sentences, with how it was measured.
QString watchCostExplained(const watch::WatchCost& cost);

} // namespace muxscope::ui
