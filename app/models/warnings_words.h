// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong, why that hurts and what helps, in the user's language. Pure functions; GUI thread
// (translations).
#pragma once

#include "world/warning_list.h"

#include <QString>

namespace muxscope::ui {

QString warningTitle(world::WarningKind kind); // "Write-interest spin"
// What was seen, with its numbers. `fd`: what the descriptor is called (world/process_names.h).
QString warningSentence(const world::Warning& warning, const QString& fd);
QString warningRemedy(world::WarningKind kind); // what a correct program does
QString severityWord(world::Severity severity); // "error"
QString severityMark(world::Severity severity); // a shape of its own for each
// "fd 7 · 127.0.0.1:40001"
QString warningDescriptor(const world::Warning& warning, const QString& fd);

} // namespace muxscope::ui
