// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads the static pages below one folder. The site sees only the interface; KernelFileReader makes
// the recorded calls. Server thread only; a read blocks as long as the disk does (files are always
// "ready", see poll(2)), which is what the lesson about files shows.

#include <memory>
#include <string>
#include <string_view>

#include "kernel/calls.h"

namespace muxscope::server {

struct FileContents {
    int error = 0; // errno; EISDIR for a folder, EFBIG over the limit, ENOENT for special files
    std::shared_ptr<const std::string> bytes;
};

class FileReader {
public:
    virtual ~FileReader() = default;
    // `path` is relative and passed isPlainPath().
    virtual FileContents read(std::string_view path) = 0;
};

// Opens one segment after the other without following symbolic links, so that nothing outside of the
// folder can be named: openat(2) with O_NOFOLLOW; a link gives ELOOP.
class KernelFileReader : public FileReader {
public:
    static constexpr std::size_t kMaxFileBytes = 16u << 20;

    // `calls` outlives this.
    KernelFileReader(kernel::Calls& calls, std::string root)
        : m_calls(calls), m_root(std::move(root)) {}
    FileContents read(std::string_view path) override;

private:
    // The descriptor of the file, or -errno.
    kernel::Answer open(std::string_view path);
    FileContents readOpen(Fd file);

    kernel::Calls& m_calls;
    std::string m_root;
};

} // namespace muxscope::server
