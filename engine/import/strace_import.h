// SPDX-License-Identifier: GPL-3.0-or-later
// An strace log, or the parts of one that was written with -ff, from files to a sink's calls. One thread;
// blocks on the disk.
#pragma once

#include "base/result.h"
#include "import/call_sink.h"
#include "import/remarks.h"
#include "import/thread_roll.h"

#include <functional>
#include <string>
#include <vector>

namespace muxscope::strace {

struct ImportOptions {
    // Now and then, with the part done, 0 to 1; false cancels.
    std::function<bool(double)> progress;
};

// Whether the beginning of a file looks like a log of strace's: one of its first lines is one.
bool looksLikeStrace(std::string_view head);

// Reads `files` (several: the parts of one log, the first process first). An Error of Kind::input when one
// cannot be read, or when no line of them is strace's.
Status importLogs(const std::vector<std::string>& files, CallSink& sink, ThreadRoll& roll,
                  Remarks& remarks, const ImportOptions& options = {});

} // namespace muxscope::strace
