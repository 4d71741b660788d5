// SPDX-License-Identifier: GPL-3.0-or-later
// The file that an export goes to. It grows beside its name (".part") and stands under it only once it is
// whole; what was there before stays until then, and an export that was given up leaves nothing. Pipes and
// devices are written to as they are. One thread; blocks on the disk.
#pragma once

#include "base/result.h"

#include <cstdio>
#include <memory>
#include <string>

namespace muxscope::exporting {

class OutputFile {
public:
    // "-" is standard output. Errors carry errno.
    Status open(const std::string& path);
    OutputFile() = default;
    ~OutputFile(); // without keep(): nothing stays
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    [[nodiscard]] std::FILE* stream() const { return m_file ? m_file.get() : stdout; }
    Status keep();

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::string m_path;
    std::string m_part;
    std::unique_ptr<std::FILE, CloseFile> m_file;
};

} // namespace muxscope::exporting
