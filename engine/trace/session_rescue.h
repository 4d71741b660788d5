// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a session file for reading, also where SQLite alone would refuse: a file that was cut, or
// one whose recorder was killed in the middle of a commit. Those are opened from a private copy
// (in $TMPDIR, gone when the database closes); the file itself is never written. Blocks on the disk.
#pragma once

#include "base/result.h"
#include "trace/session_database.h"

#include <string>

namespace muxscope::trace {

struct OpenedFile {
    Database database;
    Database pages;  // the same file again, whatever has become of its name meanwhile
    Database asItIs; // and once more, for when a journal stands beside its name that is not its own
    std::string what; // what was found wrong, one sentence; empty: nothing
    bool cut = false; // the end of the file is missing
};

Result<OpenedFile> openForReading(const std::string& path);

} // namespace muxscope::trace
