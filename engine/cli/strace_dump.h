// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli dump of strace logs: the analysis as JSON. Main thread; blocks until done.
#pragma once

#include "cli/exit_code.h"

#include <string>
#include <vector>

namespace muxscope::cli {

// The analysis of one log, or of the parts of one that was written with -ff.
ExitCode dumpStraceJson(const std::vector<std::string>& files);

} // namespace muxscope::cli
