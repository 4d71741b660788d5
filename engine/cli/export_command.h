// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli export: a recording, or a range of it, in the format of another tool. What is sound of a
// damaged file is exported, what is missing is said on stderr, and the code is kInput. Interrupted, or
// where the output cannot be written, an output file that was there before is as it was.
#pragma once

#include "cli/exit_code.h"
#include "export/export_writer.h"

#include <optional>
#include <string>

namespace muxscope::cli {

struct ExportOptions {
    std::string program; // name and version, for the formats that name their maker
    std::string file;
    std::string to;                    // the format's name
    std::string out;                   // "-" = stdout
    std::optional<double> fromSeconds; // since the trace began
    std::optional<double> untilSeconds;
    bool anonymize = false;
};

// Blocks until done.
ExitCode exportFile(const ExportOptions& options);

} // namespace muxscope::cli
