// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli dump: what stands in a session file, as text or JSON on stdout. What is sound of a
// damaged file is printed, what is missing is said on stderr, and the code is kInput.
#pragma once

#include "cli/exit_code.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muxscope::cli {

struct DumpOptions {
    std::vector<std::string> files;     // a recording, or an strace log: several are its parts
    std::optional<std::uint64_t> world; // the world at this moment
    bool events = false;                // one line each
    bool json = false;                  // the summary as one JSON object
};

// Blocks until done. Neither of the three: a summary for people.
ExitCode dump(const DumpOptions& options);

} // namespace muxscope::cli
