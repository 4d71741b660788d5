// SPDX-License-Identifier: GPL-3.0-or-later
// What muxscope-cli says to the shell, and how it complains: one line on stderr. Main thread.
#pragma once

#include "base/result.h"

#include <string_view>

namespace muxscope::cli {

enum ExitCode : int {
    kSuccess = 0,
    kFailure = 1,       // a fault of the program itself
    kUsage = 2,         // asked for something that does not exist
    kInput = 3,         // a file is unreadable, damaged or none of ours
    kEnvironment = 4,   // the machine refused: port taken, no permission, full disk
    kInterrupted = 130, // by the user: 128 + SIGINT, as the shell has it
};

// "muxscope-cli: TEXT" on stderr.
void complain(std::string_view text);
// Complains and gives the code that fits.
ExitCode failed(const Error& error);

} // namespace muxscope::cli
