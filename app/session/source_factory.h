// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the sources that a session shows: a live server started with the user's settings, or a file.
// GUI thread; returns at once, the sources tell by their state() how it goes.
#pragma once

#include "base/result.h"
#include "session/engine_control.h"
#include "session/server_settings.h"
#include "source/trace_source.h"

#include <memory>
#include <utility>
#include <vector>

namespace muxscope::ui {

// The breakpoints hold from its first call on.
std::pair<std::unique_ptr<source::TraceSource>, std::unique_ptr<EngineControl>>
startLiveSource(const ServerSettings& settings, int terminalFd = -1,
                std::vector<kernel::Breakpoint> breakpoints = {});

// Looks at the file (blocks for a moment), then loads it in a thread of its own. An Error when it is
// no recording. ":/..." is one of the program's own samples.
Result<std::unique_ptr<source::TraceSource>> openFileSource(const QString& path);

} // namespace muxscope::ui
