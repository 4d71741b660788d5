// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Opens the static pages below one folder. The site sees only the interface; KernelFileReader makes
// the recorded calls. Server thread only; opening blocks as long as the disk does (files are always
// "ready", see poll(2)), which is what the lesson about files shows.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kernel/calls.h"
#include "server/open_file.h"

namespace muxscope::server {

struct FileContents {
    int error = 0; // errno; EISDIR for a folder, ENOENT for special files
    // One of the two: a file that is open, or its bytes where there is no file.
    SharedFile file;
    std::shared_ptr<const std::string> bytes;
    std::uint64_t length = 0;    // of file
    std::string etag;            // with its quotes; empty = none
    std::int64_t modifiedS = -1; // seconds since 1970; -1 = not known
};

class FileReader {
public:
    virtual ~FileReader() = default;
    // `path` is relative and passed isPlainPath().
    virtual FileContents open(std::string_view path) = 0;
};

// Opens one segment after the other without following symbolic links, so that nothing outside of the
// folder can be named: openat(2) with O_NOFOLLOW; a link gives ELOOP.
class KernelFileReader : public FileReader {
public:
    // `calls` outlives this and every file it has opened.
    KernelFileReader(kernel::Calls& calls, std::string root)
        : m_calls(calls), m_root(std::move(root)) {}
    FileContents open(std::string_view path) override;

private:
    // The descriptor of the file, or -errno.
    kernel::Answer walk(std::string_view path);

    kernel::Calls& m_calls;
    std::string m_root;
};

} // namespace muxscope::server
