// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli serve: a server until a signal ends it, recorded and if wanted printed. Says
// "listening on ADDRESS:PORT" as its first line on stdout.
#pragma once

#include "cli/exit_code.h"
#include "server/server_options.h"

#include <cstddef>
#include <string>

namespace muxscope::cli {

struct ServeOptions {
    server::ServerOptions server;
    std::string program;          // for the recording: "muxscope-cli 0.1.0"
    std::string recordFile;       // empty: into memory only
    bool record = true;           // false: no call is recorded at all
    bool print = false;           // each event as a line on stdout
    std::size_t historyMiB = 512; // of events held in memory
};

// Blocks until the server has ended. Call it before any thread exists: it blocks the two signals.
ExitCode serve(const ServeOptions& options);

} // namespace muxscope::cli
