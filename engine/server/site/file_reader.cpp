// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/file_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

Answer KernelFileReader::walk(std::string_view path) {
    constexpr int kFolder = O_PATH | O_DIRECTORY | O_NOFOLLOW;
    // The root itself may be a link: the person who started the server named it.
    Answer folder = m_calls.openat(Fd{AT_FDCWD}, m_root.c_str(), O_PATH | O_DIRECTORY, Site::file);
    while (folder.ok()) {
        const std::size_t slash = path.find('/');
        const bool last = slash == path.npos;
        const std::string segment(path.substr(0, slash));
        // O_NONBLOCK: opening a FIFO must not wait for its other end.
        const int flags = last ? O_RDONLY | O_NOFOLLOW | O_NONBLOCK : kFolder;
        const Answer next = m_calls.openat(folder.fd(), segment.c_str(), flags, Site::file);
        m_calls.close(folder.fd(), Site::file);
        if (last)
            return next;
        path.remove_prefix(slash + 1);
        folder = next;
    }
    return folder;
}

FileContents KernelFileReader::open(std::string_view path) {
    const Answer opened = walk(path);
    FileContents contents;
    contents.error = opened.error();
    if (!opened.ok())
        return contents;
    auto file = std::make_shared<const OpenFile>(m_calls, opened.fd());
    struct stat status {};
    contents.error = m_calls.fstat(file->fd(), status, Site::file).error();
    if (contents.error == 0 && !S_ISREG(status.st_mode))
        contents.error = S_ISDIR(status.st_mode) ? EISDIR : ENOENT;
    if (contents.error != 0)
        return contents;
    contents.length = static_cast<std::uint64_t>(status.st_size);
    contents.modifiedS = std::max<std::int64_t>(status.st_mtim.tv_sec, 0);
    // Changes when the file does: time in nanoseconds, length, and which file it is.
    contents.etag = fmt::format("\"{:x}-{:x}-{:x}-{:x}\"", status.st_ino, status.st_size,
                                status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    contents.file = std::move(file);
    return contents;
}

} // namespace muxscope::server
