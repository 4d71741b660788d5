// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/file_reader.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

Answer KernelFileReader::open(std::string_view path) {
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

FileContents KernelFileReader::read(std::string_view path) {
    const Answer opened = open(path);
    if (!opened.ok())
        return {opened.error(), nullptr};
    FileContents contents = readOpen(opened.fd());
    m_calls.close(opened.fd(), Site::file);
    return contents;
}

FileContents KernelFileReader::readOpen(Fd file) {
    struct stat status {};
    if (const Answer told = m_calls.fstat(file, status, Site::file); !told.ok())
        return {told.error(), nullptr};
    if (!S_ISREG(status.st_mode))
        return {S_ISDIR(status.st_mode) ? EISDIR : ENOENT, nullptr};
    if (static_cast<std::size_t>(status.st_size) > kMaxFileBytes)
        return {EFBIG, nullptr};
    auto bytes = std::make_shared<std::string>(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t filled = 0;
    while (filled < bytes->size()) {
        const Answer got =
            m_calls.read(file, {bytes->data() + filled, bytes->size() - filled}, Site::file);
        if (got.interrupted())
            continue;
        if (!got.ok())
            return {got.error(), nullptr};
        if (got.value == 0)
            break; // it became shorter
        filled += static_cast<std::size_t>(got.value);
    }
    bytes->resize(filled);
    return {0, std::move(bytes)};
}

} // namespace muxscope::server
