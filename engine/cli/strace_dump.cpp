// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/strace_dump.h"

#include "analysis/analysis.h"
#include "analysis/analysis_json.h"
#include "import/strace_import.h"

#include <cstdio>

namespace muxscope::cli {

ExitCode dumpStraceJson(const std::vector<std::string>& files) {
    strace::ThreadRoll roll;
    strace::Remarks remarks;
    analysis::Analysis analysis(roll);
    if (const Status status = strace::importLogs(files, analysis, roll, remarks); !status)
        return failed(status.error());
    analysis.finish();
    const bool written = analysis::writeJson(analysis, remarks.texts(), [](std::string_view text) {
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    });
    if (!written || std::fflush(stdout) != 0) {
        complain("cannot write to standard output");
        return kEnvironment;
    }
    return kSuccess;
}

} // namespace muxscope::cli
