// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli trace: another program under strace until it ends, or until a signal ends it. Events on
// stdout as they come, or the analysis as JSON at the end; what is said about the watching is on stderr.
#pragma once

#include "cli/exit_code.h"
#include "watch/watch_order.h"

#include <cstddef>
#include <string>

namespace muxscope::cli {

struct TraceOptions {
    watch::WatchOrder order;
    std::string program;    // for the recording: "muxscope-cli 0.1.0"
    std::string recordFile; // empty: into memory only
    bool json = false;
    bool quiet = false;
    bool letRun = false;
    std::size_t historyMiB = 512;
};

// Blocks until the watching has ended. kInterrupted when a signal ended it. Call it before any thread exists:
// it blocks the two signals.
ExitCode trace(TraceOptions options);

} // namespace muxscope::cli
