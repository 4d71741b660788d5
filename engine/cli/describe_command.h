// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli info: what a recording or an strace log holds, in a dozen lines or as one JSON object on
// stdout. What is damaged or absent is part of the answer; the code is kInput where there is damage.
#pragma once

#include "cli/exit_code.h"

#include <string>
#include <vector>

namespace muxscope::cli {

struct DescribeOptions {
    std::vector<std::string> files; // a recording, or an strace log: several are its parts
    bool json = false;
};

// Blocks until all of it is read.
ExitCode describe(const DescribeOptions& options);

} // namespace muxscope::cli
